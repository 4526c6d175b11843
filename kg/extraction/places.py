"""Unit mentions: a type word with a name or a number, a bare type word, or a bare name that the table knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.mentions import UnitMention
from kg.extraction.names import is_province, syllables
from kg.extraction.signs import ABBREVIATED, FAMILIES, TYPES, UNIT_TYPE
from kg.extraction.source import Source
from kg.gazetteer import gazetteer
from kg.letters import DASHES, UPPER

SMALL = frozenset({"ấp", "thôn", "khóm", "khu phố", "tổ dân phố", "bản", "buôn", "làng", "khối phố", "khu"})
RANK = {
    "tỉnh": 0,
    "thành phố": 1,
    "huyện": 2,
    "quận": 2,
    "thị xã": 2,
    "xã": 3,
    "phường": 3,
    "thị trấn": 3,
    "đặc khu": 3,
}
_NUMBER = re.compile(
    r"(?:số\s)?\d{1,2}(?![\d/.,]*\d)\b(?!\s?(?:tháng|năm|đồng|ha|%|xã|phường|huyện|tỉnh|người|hộ|thôn|ấp|khu))"
)
_NUMBERED_NAME = re.compile(r"\s\d{1,2}\b(?![./]\d)")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LOWER_NAME = re.compile(r"\w+ \w+")
_CITY_SHORT = re.compile(r"tp\.?\s?hcm\b")
_DASH = re.compile(rf"\s?[{DASHES}]\s?")
_CITY = re.compile(r"hcm\b|hồ chí minh\b")
_OLD = re.compile(r"\s?\((?:cũ|trước đây|trước sáp nhập|trước khi sáp nhập)\)|\s+(?:cũ|trước đây|trước sáp nhập)\b")
_PARENT = re.compile(rf"\s?(?:,\s|\s?\(\s?|\s[{DASHES}]\s|\sthuộc\s|\scủa\s)")
_NO_KHU = (
    "vực",
    "di tích",
    "dân cư",
    "đô thị",
    "kinh tế",
    "công nghiệp",
    "du lịch",
    "bảo tồn",
    "tưởng niệm",
    "chế xuất",
)
_GOALS = (
    "văn hóa",
    "văn hoá",
    "nông thôn",
    "văn minh",
    "an toàn",
    "đạt chuẩn",
    "kiểu mẫu",
    "anh hùng",
    "biên giới",
    "khóa ",
    "nhiệm kỳ",
    "lần thứ",
)
_AT = "tại"
_WHERE = ("tại ", "ở ", "về ", "đến ", "địa bàn ", "thuộc ", "của ")  # before a unit, and never before a post
_LISTED = re.compile(r"(?:(?:bao )?gồm\s?)?:")
_SEVERAL = re.compile(r"(?:\b(?:các|những|hai|ba)|\d)\s$")
_NUMBERED = frozenset(
    {"phường", "quận", "khu phố", "khóm", "ấp", "thôn", "tổ dân phố", "khu", "khối phố", "bản", "buôn"}
)


@lru_cache(maxsize=8192)
def known(name: str, kind: str | None = None) -> bool:
    """Hold whether the table has a unit of that bare name, of that type where one is given."""
    return bool(gazetteer().named(name, type=kind))


def _written(number: str) -> tuple[str, ...]:
    """Return the ways to write the number of a unit: " 1", " I"."""
    value = int(number)
    return (number, f" {_ROMAN[value]}") if value < len(_ROMAN) else (number,)


def longest_known(source: Source, start: int, kind: str | None, most: int = 6) -> int | None:
    """Return where the longest known unit name at a position ends."""
    parts = syllables(source, start, most)
    if not parts:
        return None
    raw = source.view.raw
    best = None
    for _, end in reversed(parts):
        if known(raw[start:end], kind):
            best = end
            break
    numbered = _NUMBERED_NAME.match(raw, parts[-1][1])
    if numbered and any(known(raw[start : parts[-1][1]] + number, kind) for number in _written(numbered[0])):
        return numbered.end()  # "xã A Lưới 1"
    if dash := _DASH.match(raw, parts[-1][1]):  # names with a dash: Phan Rang - Tháp Chàm, Thừa Thiên - Huế
        more = syllables(source, dash.end(), 3)
        best = next((end for _, end in reversed(more) if known(raw[start:end], kind)), best)
    return best


def province_at(source: Source, start: int) -> int | None:
    """Return where the name of a province, written without its type, ends."""
    end = longest_known(source, start, "tỉnh") or longest_known(source, start, "thành phố")
    return end if end and is_province(source.view.raw[start:end]) else None


def type_at(source: Source, start: int) -> tuple[int, str] | None:
    """Read a type word at a position: (where it ends, the type)."""
    match = UNIT_TYPE.match(source.view.low, start) if start in source.signs else None
    if not match:
        return None
    if match["full"]:
        kind = TYPES[match["full"]]
        end = match.end("full")
        if kind == "bản" and source.view.low.endswith("nhật ", 0, start):
            return None
        rest = source.view.low[end : end + 5]
        if kind == "khu" and source.view.low.startswith(_NO_KHU, end + 1):
            return None
        if kind == "xã" and (rest.startswith(" hội") or source.view.low.endswith("hợp tác ", 0, start)):
            return None
        return end, kind
    short = source.view.raw[match.start("short") : match.end("short")]
    if not short[0].isupper():
        return None
    if (
        match["short"] in {"q", "h", "p", "x", "tt"}
        and "." not in match[0]
        and not (match["short"] == "p" and match[0].endswith(" "))
    ):
        return None
    return match.end(), ABBREVIATED[match["short"]]


def unit_at(source: Source, start: int, *, person_follows: bool = False) -> UnitMention | None:
    """Read a unit at a position: its type word with a name, or bare.

    ``person_follows``: the type word may end a post that somebody's name follows, so an unknown name is a person's.
    """
    typed = type_at(source, start)
    if typed is None:
        return None
    end, kind = typed
    raw, low = source.view.raw, source.view.low
    begin = source.skip(end)
    listed = _LISTED.match(low, begin)
    if listed and _SEVERAL.search(low, max(0, start - 8), start):
        begin = source.skip(listed.end())  # "các xã: A, B", "4 xã gồm: A, B"
    if low.startswith("\n", begin):
        wrapped = longest_known(source, begin + 1, kind) if kind not in SMALL else None
        return UnitMention(start, wrapped or end, kind, raw[begin + 1 : wrapped] if wrapped else None)
    name_end = None
    if kind == "thành phố" and (city := _CITY.match(low, begin)):
        name_end = city.end()
    elif (number := _NUMBER.match(low, begin)) and kind in _NUMBERED and not low.endswith("cấp ", 0, start):
        name_end = number.end()
    elif raw[begin : begin + 1] in UPPER and begin < len(raw):
        name_end = named_end(source, begin, kind, 2 if person_follows else 3)
    if name_end is None:
        return UnitMention(start, end, kind, None)
    name = raw[begin:name_end]
    if _CITY.fullmatch(low[begin:name_end]):
        name = "Hồ Chí Minh"
    mention = UnitMention(start, name_end, kind, name)
    return with_parents(source, mention)


def named_end(source: Source, begin: int, kind: str, person: int) -> int | None:
    """Return where the name behind a type word ends: the longest known one, else the run of capitalised syllables.

    An unknown name of ``person`` syllables or more that begins with a family name is a person's.
    """
    end = longest_known(source, begin, kind if kind not in SMALL else None) if kind not in SMALL else None
    parts = syllables(source, begin, 5)
    if not parts:
        return None
    families = [source.view.low[slice(*part)] in FAMILIES for part in parts[:2]]
    if end == parts[0][1] and families[0] and (len(parts) == 3 or families == [True, False]):
        return None  # "Bí thư xã Phan Văn A": there is a xã Phan, but this is somebody
    if end is not None:
        return end
    shouted = len(parts) > 1 and source.view.raw[begin : parts[1][1]].isupper()
    lower = _LOWER_NAME.match(source.view.low, begin)
    if lower and not shouted and kind not in SMALL and known(lower[0], kind):
        return lower.end()  # "thành phố Đà nẵng"
    if kind in {"tỉnh", "thành phố"} or shouted:
        return None  # the table knows them all: what follows is somebody's name, or any word of a headline in capitals
    if source.view.low.startswith(_GOALS, begin):
        return None  # "xã Văn hóa", "xã Nông thôn mới"
    if len(parts) == 1 and kind not in SMALL:
        return None  # "xã Nông thôn mới": no name is one capitalised syllable that the table does not know
    if len(parts) >= person and source.view.low[slice(*parts[0])] in FAMILIES and kind not in SMALL:
        # "huyện Nguyễn Văn A": the type word ends a post, a person follows; but "tại xã Phương Linh" elsewhere
        named = f"{_AT} {kind} {source.view.low[begin : parts[1][1]]}"
        return parts[1][1] if len(parts) == 2 and named in _typed(source) else None
    if len(parts) >= 4 and source.view.low[slice(*parts[2])] in FAMILIES:
        return parts[1][1]  # "xã X Y Nguyễn Văn A": an unknown name of two syllables, then a person
    return parts[min(len(parts), 4) - 1][1]


def with_parents(source: Source, mention: UnitMention) -> UnitMention:
    """Read what stands beside a named unit: "(cũ)", and the greater units that it lies in."""
    old = _OLD.match(source.view.low, mention.end)
    if old:
        mention.old = True
        mention.end = old.end()
    while mention.name:
        joint = _PARENT.match(source.view.low, mention.end)
        if not joint:
            break
        last = mention.parents[-1] if mention.parents else mention
        typed = type_at(source, joint.end())
        if typed and RANK.get(typed[1], 9) >= RANK.get(last.type or "", 9):
            break
        parent = unit_at(source, joint.end())
        if (parent is None and "(" in joint[0]) or (
            parent is None and last.type in {"huyện", "quận", "thị xã", "thành phố", "xã", "phường"}
        ):
            end = province_at(source, joint.end())
            follows = source.view.low[end : end + 1] if end else ""
            if end and (
                follows in {")", ",", ".", ";", "", "\n"}
                or (follows == " " and not source.view.raw[end + 1 : end + 2].isupper())
            ):
                parent = UnitMention(joint.end(), end, None, source.view.raw[joint.end() : end])
        if parent is None or parent.name is None or RANK.get(parent.type or "tỉnh", 9) >= RANK.get(last.type or "", 9):
            break
        end = parent.end
        if "(" in joint[0] and source.view.low[end : end + 1] == ")":
            end += 1
        mention.parents += [parent, *parent.parents]
        parent.parents = []
        mention.end = end
    return mention


def _typed_elsewhere(source: Source, start: int, kind: str) -> bool:
    """Hold whether the text writes the name with that type word elsewhere, or the word would be any capitalised one."""
    first = syllables(source, start, 2)
    return f"{kind} {source.view.low[start : first[-1][1]]}" in _typed(source)


def _typed(source: Source) -> set[str]:
    """Return the names that the text writes with a type word before them; with "tại" if a place stands there."""
    if source.typed is None:
        source.typed = set(_names_behind_types(source))
    return source.typed


def _names_behind_types(source: Source) -> Iterator[str]:
    """Yield the type words of the text with the one and the two syllables behind each."""
    behind = 0
    for start in sorted(source.signs):
        found = UNIT_TYPE.match(source.view.low, start)
        if found and start >= behind:  # "thị xã", and not the "xã" in it
            behind = found.end()
            placed = source.view.low.endswith(_WHERE, 0, start)
            for _, end in syllables(source, behind + 1, 2):
                named = f"{found[0]} {source.view.low[behind + 1 : end]}"
                yield from (named, f"{_AT} {named}") if placed else (named,)


def bare_at(
    source: Source, start: int, *types: str, fixed: str | None = None, sure: bool = False
) -> UnitMention | None:
    """Read a unit name without its type word, of one of the given types.

    ``fixed``: the type that the body's word tells; ``sure``: its place in the text shows that it is a unit.
    """
    if source.view.raw[start : start + 1] not in UPPER or start >= len(source.view.raw):
        return None
    if source.view.low.startswith("tp", start) and (city := _CITY_SHORT.match(source.view.low, start)):
        return UnitMention(start, city.end(), "thành phố", "Hồ Chí Minh")
    # the table knows all provinces: "Tỉnh ủy Phan Văn A", though there is a commune Phan
    end = province_at(source, start) if fixed == "tỉnh" else longest_known(source, start, None)
    if end is None:
        return None
    if fixed:
        return UnitMention(start, end, fixed, source.view.raw[start:end])
    best: UnitMention | None = None
    for kind in types:
        if not sure and kind not in {"tỉnh", "thành phố"} and not _typed_elsewhere(source, start, kind):
            continue
        end = longest_known(source, start, kind)
        if end and (best is None or end > best.end):
            best = UnitMention(start, end, kind, source.view.raw[start:end])
    return best
