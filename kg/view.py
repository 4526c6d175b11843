r"""The text as the rules see it, with the way back to the offsets of the text as it stands.

``raw`` is NFC with every run of blanks written as one space, wrapped lines joined and "Ð" (eth) as "Đ"; ``low`` is
``raw`` in lower case with one tone placement.  Both have the same length.  Line breaks that end a line of thought stay
``\n``.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.letters import LOWER
from ontology.folding import LOOKALIKES, normal

_UNSEEN = "\u200b\u200e\u200f\u00ad\ufeff"
_MARKS = "\u0300-\u036f"
# Where something may be rewritten.  It begins with a set of characters, which the engine skips to; what is tried at
# every character of a text takes ten times as long.
_SPOT = re.compile(rf"[\s{_UNSEEN}{_MARKS}](?:(?<=[^ {_MARKS}])|(?<= )(?=\s)|(?<=[^\W\d_][{_MARKS}]))")
# A line that was wrapped by hand goes on in lower case, or after a comma; every other line break separates.
_REWRITTEN = re.compile(
    rf"(?P<marks>[^\W\d_][{_MARKS}]+)"
    rf"|(?P<wrap>(?<=[{LOWER},])[^\S\n]*\r?\n[^\S\n]*(?=[{LOWER}\d(])(?!\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}})"
    r"|(?<=,)[^\S\n]*\r?\n[^\S\n]*(?=\S)"
    rf"|(?<=[^\s.;:!?…\"”])[^\S\n]*\r?\n[^\S\n]*(?=[{LOWER}]))"
    r"|(?P<lines>[^\S\n]*\n\s*)"
    rf"|(?P<blanks>[^\S\n]{{2,}}|[^\S\n ]|[{_UNSEEN}]+)"
)


_LOWER_LINE = re.compile(rf"\n[^\S\n]*(?=[{LOWER}])")
_SHORTEST = 40  # characters of a line that was wrapped
_ENDS = frozenset('.;:!?…"”)')
_HEAD = 200  # characters in which a line is a headline rather than a wrapped one
_FULL = 0.75  # of the width, which letters of unequal breadth do not tell exactly
_FEWEST = 3  # lines that go on in lower case: the text was wrapped at a width


@dataclass(frozen=True, slots=True)
class View:
    """A text made even.  ``span`` maps a stretch of it back."""

    text: str
    raw: str
    low: str
    _starts: list[int] = field(repr=False)
    _pieces: list[tuple[int, int, int, int]] = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets into ``text`` of ``raw[start:end]``."""
        return self._back(start, last=False), self._back(end - 1, last=True) if end > start else self._back(
            start, last=False
        )

    def _back(self, position: int, *, last: bool) -> int:
        at = bisect_right(self._starts, position) - 1
        if at < 0:
            return position + last
        _, end, text_start, text_end = self._pieces[at]
        if position < end:  # inside a rewritten piece: all of it
            return text_end if last else text_start
        return text_end + position - end + last


def _rewritten(text: str) -> Iterator[re.Match[str]]:
    """Yield what ``_REWRITTEN`` finds in the text."""
    at = 0
    while spot := _SPOT.search(text, at):
        start = spot.start()
        if start > at and "\u0300" <= text[start] <= "\u036f":
            start -= 1  # marks follow their letter
        found = _REWRITTEN.match(text, start)
        if found:
            yield found
        at = found.end() if found else spot.end()


def _width(text: str) -> int:
    """Return the width at which a text was wrapped by hand; 0 if it was not."""
    lengths: list[int] = []
    for found in _LOWER_LINE.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].rstrip()
        if len(line) >= _SHORTEST and line[-1] not in _ENDS:
            lengths.append(len(line))
    return max(lengths) if len(lengths) >= _FEWEST else 0


def _forced(text: str, start: int, end: int, width: int) -> bool:
    """Hold whether a line break is a wrap although a capital follows: the next word had no room, no sentence ended."""
    begin = text.rfind("\n", 0, start) + 1
    word = text.find(" ", end)
    length = start - begin + 1 + (word if word >= 0 else len(text)) - end
    single = text.count("\n", start, end) == 1 and begin > _HEAD
    return single and text[start - 1] not in _ENDS and text[end : end + 1].isalpha() and length > _FULL * width


def view(text: str) -> View:
    """Make the text even.  Linear in its length."""
    out: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int, int, int]] = []
    done = length = 0
    width = _width(text)
    for found in _rewritten(text):
        start, end = found.span()
        kind = found.lastgroup
        if kind == "marks":
            new = unicodedata.normalize("NFC", found[0])
            if len(new) == end - start:
                continue
        elif kind == "lines":
            new = " " if width and _forced(text, start, end, width) else "\n"
        else:
            new = " " if found[0].strip(_UNSEEN) else ""
        if new == found[0]:
            continue
        out.append(text[done:start])
        length += start - done
        starts.append(length)
        pieces.append((length, length + len(new), start, end))
        out.append(new)
        length += len(new)
        done = end
    out.append(text[done:])
    raw = "".join(out)
    for written, meant in LOOKALIKES:
        raw = raw.replace(written, meant)
    return View(text, raw, normal(raw), starts, pieces)
