"""The parts of a page: title, body, related news, byline; and the sentences within its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from kg.letters import DASHES, LOWER, UPPER
from kg.view import View

_RELATED = re.compile(
    r"^\W*(?:các )?(?:tin|bài)(?: viết| bài)? (?:khác|liên quan|cùng chuyên mục|cũ hơn"
    r"|mới hơn|đã đưa|tiếp theo|xem nhiều|mới nhất|nổi bật)\b.{0,30}$"
    r"|^\W*(?:xem thêm|đọc thêm|có thể bạn quan tâm|liên kết website|bình luận)\b.{0,30}$"
)
_CREDIT = re.compile(
    r"^\W*(?:tin(?:,? (?:bài|ảnh))?|bài(?: viết)?|nguồn|tác giả|theo|người viết|thực hiện"
    r"|biên tập|ảnh)\s*(?:và ảnh|, ảnh)?\s*[:–-]"
)
_CREDITED = re.compile(r"^[^:]{0,24}:\s*")
_WORDS_OF_NAME = rf"[{UPPER}][{LOWER}]*\.?"
_BYLINE = re.compile(
    rf"^\W*{_WORDS_OF_NAME}(?:\s+{_WORDS_OF_NAME}){{0,3}}(?:\s*[,{DASHES}]\s*{_WORDS_OF_NAME}(?:\s+{_WORDS_OF_NAME}){{0,3}})*\W*$"
)
# a full stop after these ends no sentence
_ABBREVIATIONS = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "p",
        "q",
        "h",
        "x",
        "ts",
        "ths",
        "gs",
        "pgs",
        "bs",
        "cki",
        "ckii",
        "bscki",
        "bsckii",
        "ks",
        "ls",
        "ct",
        "ub",
        "pct",
        "gđ",
        "pgđ",
        "tr",
        "st",
        "đ/c",
        "đc",
        "ths.bs",
        "th.s",
        "t.s",
        "ông",
        "bà",
        "cn",
        "nsưt",
        "nsnd",
        "ngưt",
        "ngnd",
        "v.v",
        "kts",
        "pbt",
        "uv",
        "uvbtv",
        "uvbch",
        "đuv",
        "btv",
        "bt",
        "hđ",
    ]
)
_WORD = re.compile(r"[\w/]*")
_PARAGRAPH = 120  # characters that end in a full stop: more than a headline
_ROLES = ("chủ tịch", "bí thư", "giám đốc", "trưởng", "ủy viên", "chủ nhiệm", "thường trực")
_BODIES = (
    "ubnd",
    "hđnd",
    "ubmttq",
    "ủy ban",
    "hội đồng",
    "đảng ủy",
    "huyện ủy",
    "tỉnh ủy",
    "ban ",
    "phòng ",
    "sở ",
    "mttq",
)
_MENU = 42  # characters
_LONGEST = 3_000  # characters of a sentence; a longer one is no prose, and rules look back to where a sentence begins
_SPEAKS = re.compile(r"đồng chí|đ/c|\bông\b|\bbà\b|^\W*-|\d{1,2}[/.-]\d|hội nghị|đại hội|^\W*(?:ảnh|tin|bài)\b")
_STOP = re.compile(
    rf"[.!?…](?:(?<=[{LOWER}]\.)(?=[{UPPER}][{LOWER}])"
    rf"|(?<![.!?…].)[.!?…]*[\"”’')\]]*(?=\s+[\"“‘'(\[*•]*[{UPPER}\d]))"
)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A stretch of ``View.raw``.  ``zone`` is title, body, related or credit; ``line`` counts lines from 0."""

    start: int
    end: int
    zone: str
    line: int


def _stops(raw: str, start: int, end: int) -> list[int]:
    """Return where the sentences of a line end."""
    ends = []
    for found in _STOP.finditer(raw, start, end):
        backwards = _WORD.match(raw[max(start, found.start() - 12) : found.start()][::-1])
        word = backwards[0][::-1].lower() if backwards else ""
        if word.isdigit() and not raw[start : found.start() - len(word)].strip(" -•*("):
            continue  # the number of a line in a list
        if (
            found[0].startswith(".")
            and not found[0].startswith("..")
            and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()))
        ):
            continue
        ends.append(found.end())
    ends.append(end)
    return [*_cut(raw, start, ends)] if end - start > _LONGEST else ends


def _cut(raw: str, start: int, ends: list[int]) -> Iterator[int]:
    """Yield the ends of sentences, and cut those that are longer than any at a blank."""
    for end in ends:
        while end - start > _LONGEST:
            blank = raw.rfind(" ", start, start + _LONGEST)
            start = blank + 1 if blank > start else start + _LONGEST
            yield start
        yield end
        start = end


def _menus(lines: list[str]) -> set[int]:
    """Return the lines of menus: three or more short ones in a row that end no sentence and speak of nobody."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate([*lines, "."]):
        words = line.strip()
        if (
            len(words) < _MENU
            and not words.endswith((".", ":", ";", ",", "…"))
            and not _SPEAKS.search(words.lower())
            and number < len(lines)
        ):
            run.append(number)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return found


def _unwrapped(low: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the lines, one of two where a line break stands between a role and its body, or between two roles."""
    held: tuple[int, int] | None = None
    for start, end in lines:
        above = low[held[0] : held[1]].rstrip() if held else ""
        wrapped = above.endswith(_ROLES) and low.startswith(_BODIES, start)
        if held and (wrapped or (above.endswith(",") and low.startswith(_ROLES, start))):
            held = held[0], end
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


def sentences(view: View) -> list[Sentence]:
    """Cut a text into sentences with their zones, in order."""
    raw, low = view.raw, view.low
    lines: list[tuple[int, int]] = []
    at = 0
    for line in raw.split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    lines = list(_unwrapped(low, lines))
    menus = _menus([raw[s:e] for s, e in lines])
    first = next(
        (i for i, (s, e) in enumerate(lines) if e - s > _PARAGRAPH), 0
    )  # a box above the text hides none of it
    heads = (i for i, (s, e) in enumerate(lines) if i >= first and _RELATED.match(low[s:e].strip()))
    related = next(heads, len(lines))
    result: list[Sentence] = []
    titled = False
    for number, (start, end) in enumerate(lines):
        line = raw[start:end]
        if number >= related or number in menus:
            zone = "related"
        elif (_CREDIT.match(low[start:end]) and len(line) < 80) or (
            number > 1 and len(line) < 60 and _BYLINE.match(line)
        ):
            zone = "credit"
        elif (
            not titled
            and number < 8
            and not any(s.zone == "body" and s.end - s.start > 80 for s in result)
            and len(line) < 260
            and sum(map(str.isalpha, line)) > 20
            and not line.rstrip().endswith(",")
        ):
            titled, zone = (
                True,
                "title"
                if len(lines) > number + 1
                and not (len(line) > _PARAGRAPH and line.rstrip().endswith("."))
                and not re.match(r"\W*(?:sáng|chiều|tối|ngày|thực hiện|căn cứ)\b", low[start:end])
                else "body",
            )
        else:
            zone = "body"
        begin = start
        for stop in _stops(raw, start, end):
            if raw[begin:stop].strip():
                result.append(Sentence(begin, stop, zone, number))
            begin = stop
    return result


def author_of(view: View, cut: list[Sentence]) -> str | None:
    """Return the byline: the last line that credits somebody with more than a picture."""
    for sentence in reversed(cut):
        words = view.raw[sentence.start : sentence.end].strip(" \n.*|")
        if sentence.zone == "credit" and not words.lower().startswith("ảnh"):
            return _CREDITED.sub("", words).strip() or None
    return None
