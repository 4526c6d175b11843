"""Personal names: two to six capitalised syllables that nothing else claims."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.signs import FAMILIES
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.gazetteer import gazetteer
from kg.letters import APOSTROPHES, LETTERS, LOWER, UPPER
from kg.matching import Hit

_SYLLABLE = re.compile(
    rf"[{UPPER}][{LOWER}]+|[{UPPER}][{APOSTROPHES}]\s?[{LETTERS}]+|[{UPPER}]{{2,}}(?![{LOWER}])"
    rf"|[{UPPER}](?![\w{APOSTROPHES}.])"
)
_ELIDED = ("'", "’")  # "K'Brẹo", of the family K
_MOST = 6
_CLASSES = frozenset({"hạng nhất", "hạng nhì", "hạng ba"})
_CONG = (" nghiệp", " nghệ", " thương", " đoàn", " an", " ty", " tác", " trình", " cộng", " chức")
_STOPS = frozenset(["ngày", "sáng", "chiều", "tối", "trưa"])
_DATE_BEHIND = re.compile(r"\s(?:nay|qua|ngày|\d)")


def syllables(source: Source, start: int, most: int = _MOST) -> tuple[tuple[int, int], ...]:
    """Return the capitalised syllables that follow each other from ``start``, up to where another phrase begins."""
    run = source.runs.get(start)
    if run is None:
        run = source.runs[start] = _run(source, start)
    return run[:most]


def _run(source: Source, start: int) -> tuple[tuple[int, int], ...]:
    raw = source.view.raw
    found: list[tuple[int, int]] = []
    position = start
    while len(found) < _MOST:
        if found and position in source.at and claimed(source, position):
            break
        match = _SYLLABLE.match(raw, position)
        if not match:
            break
        found.append(match.span())
        position = match.end()
        if raw[position : position + 1] != " ":
            break
        position += 1
    return tuple(found)


def claimed(source: Source, position: int) -> bool:
    """Hold whether a post, a body or an honorific begins at a position inside a run of capitalised syllables."""
    for hit in source.at[position]:
        if hit.kind == "role" and _overlapped(source, hit):
            continue
        words = source.view.raw[hit.start : hit.end]
        if hit.kind in {"role", "body", "meeting"} and (" " in words or (words.isupper() and len(words) > 2)):
            return True
        if hit.kind in {"honorific", "rank"} and " " in words:
            return True
        if hit.kind == "role" and (source.starting(hit.end, "body") or source.starting(hit.end + 1, "body")):
            return True  # "ông A Trưởng ban Tuyên giáo", "bà B CTUBND xã"
    return False


def _overlapped(source: Source, role: Hit) -> bool:
    """Hold whether another post begins inside the words of one: "ông Chu Quốc Hiệu Phó Bí thư …" is no "hiệu phó"."""
    blank = source.view.low.find(" ", role.start, role.end)
    return blank > 0 and any(other.end > role.end for other in source.starting(blank + 1, "role"))


def name_at(source: Source, start: int, least: int = 2) -> tuple[int, str] | None:
    """Read a name at a position: (where it ends, the name), or None.

    ``least`` is the number of syllables that it must have; without an honorific the first one must be a family name.
    """
    found = syllables(source, start)
    if len(found) < least or (len(found) == 1 and least > 1):
        return None
    if (
        len(found) > 2
        and source.view.low[slice(*found[-1])] in _STOPS
        and _DATE_BEHIND.match(source.view.low, found[-1][1])
    ):
        found = found[:-1]
    end = found[-1][1]
    return end, source.view.raw[start:end]


def is_name(source: Source, start: int) -> tuple[int, str] | None:
    """Read a name that begins with a family name."""
    first = _SYLLABLE.match(source.view.raw, start)
    if not first:
        return None
    family = source.view.low[first.start() : first.end()]
    if (family[0] if family[1:2] in _ELIDED else family) not in FAMILIES:
        return None
    named = name_at(source, start)
    if named and (
        named[1].lower() in _CLASSES or (named[1].endswith("Công") and source.view.low.startswith(_CONG, named[0]))
    ):
        return None  # "Huân chương … Hạng Nhất", "Xí nghiệp Nông Công nghiệp …"
    return None if named and len(named[1].split(" ")) == 2 and _is_place(named[1]) else named


def _is_place(name: str) -> bool:
    """Hold whether two syllables are the name of a province, a state or a zone: "An Giang" rather than a person."""
    words = vocabulary()
    return name in words.countries or name in words.no_names or is_province(name)


@lru_cache(maxsize=8192)
def is_province(name: str) -> bool:
    """Hold whether a province bears a bare name."""
    return any(unit.level == "province" for unit in gazetteer().named(name))


def tidy(name: str) -> str:
    """Write a name in capitals the usual way."""
    return (
        " ".join(w.capitalize() if len(w) > 1 else w for w in name.split())
        if name.isupper() and len(name) > 3
        else name
    )
