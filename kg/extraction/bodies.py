"""Bodies: a kind with its own name, the greater body that it is part of, and the unit that it serves."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.mentions import BodyMention, UnitMention
from kg.extraction.names import claimed, is_name
from kg.extraction.own_names import open_end
from kg.extraction.places import bare_at, province_at, type_at, unit_at, with_parents
from kg.extraction.source import Source
from kg.extraction.terms import is_a, is_part, vocabulary
from kg.matching import Hit
from ontology.folding import normal
from ontology.vocabulary import Body

_TYPES_LAST = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường")
_TYPE_LAST = re.compile(rf"\s({'|'.join(_TYPES_LAST)})$")
_HEADS = ("trưởng ", "phó ", "chánh ", "giám đốc ", "chủ tịch ", "bí thư ", "chủ nhiệm ", "tư lệnh ", "chính ủy ")
_CENTRAL = " trung ương"
_WORKPLACES = frozenset({"health", "education", "enterprise"})
_NOUNS = frozenset({"cuc", "chi-cuc", "tong-cuc", "vu", "vien"})
_ACRONYM = re.compile(r"\s\((?:[A-ZĐƯ]{2,8}|[A-ZĐƯ]+(?:[&-][A-ZĐƯ]+)+)\)")
_PLURAL = re.compile(
    r"(?:các|những|\d{1,3}(?:/\d+)?)\s+(?=xã|phường|thị trấn|huyện|tỉnh|ấp|thôn|khu|tổ|khóm|chi|đảng|đơn|ban|phòng)"
)


def body_at(source: Source, start: int, depth: int = 0) -> BodyMention | None:
    """Read a body at a position; the longest reading wins."""
    key = start, depth
    if key not in source.bodies:
        hit = source.first(start, "body")
        source.bodies[key] = _body(source, hit, vocabulary().bodies[hit.id], depth) if hit else None
    return source.bodies[key]


def _of_union(source: Source, hit: Hit, depth: int) -> BodyMention | None:
    """Read a department of the Youth Union's or an association's centre: "Ban Tổ chức Trung ương Đoàn"."""
    begin = hit.end - len(_CENTRAL)
    low = source.view.low
    if depth > 1 or not low.startswith((" đoàn", " hội "), hit.end) or not low.startswith(_CENTRAL, begin):
        return None
    plain = next((other for other in source.starting(hit.start, "body") if other.end == begin), None)
    union = body_at(source, begin + 1, depth + 1)
    if plain is None or union is None:
        return None
    return BodyMention(hit.start, union.end, plain.id, vocabulary().bodies[plain.id].label, parent=union)


def _body(source: Source, hit: Hit, info: Body, depth: int) -> BodyMention:
    if info.levels == ("central",) and (department := _of_union(source, hit, depth)):
        return department
    end = hit.end
    words = info.label
    # the word itself can end in a type: "Bệnh viện Đa khoa tỉnh"
    ends_in_type = source.view.low.endswith(_TYPES_LAST, hit.start, end)
    if (
        info.open
        and not ends_in_type
        and not _greater_behind(source, info, end)
        and not _of_province(source, info, end)
    ):
        end = open_end(source, end, proper=info.line in {"education", "health"}, task=is_a(info.id, "ban-chi-dao"))
        own = source.view.raw[hit.end : end].strip()
        words = f"{words} {own}" if own else words
    low = source.view.low
    if low.startswith(" việt nam", end):
        end += len(" việt nam")
    bracketed = low.startswith(" (", end)
    if bracketed and (short := _ACRONYM.match(source.view.raw, end)):
        end, bracketed = short.end(), low.startswith(" (", short.end())  # "Đảng ủy Quân sự (ĐUQS) tỉnh"
        central = vocabulary().bodies.get(f"{info.id}-trung-uong")
        if central and low.startswith(_CENTRAL, end):  # "Ủy ban Kiểm tra (UBKT) Trung ương"
            return BodyMention(hit.start, end + len(_CENTRAL), central.id, central.label)
    body = BodyMention(hit.start, end, hit.id, words)
    follow = source.skip(end)
    behind = (
        source.skip(end, "của", "thuộc", "trực thuộc", "–", "-")
        if depth < 3 and (info.part_of or info.open or info.organ)
        else follow
    )
    ahead = source.first(behind, "body")
    if (
        ahead
        and depth < 3
        and _lies_in(info, ahead.id, adjacent=follow == behind)
        and (greater := body_at(source, behind, depth + 1))
    ):
        body.parent, body.end = greater, greater.end
        return body
    if depth < 1 and (bracketed or low.startswith(", ", end)):
        beyond = _in_brackets(source, end, info) if bracketed else _beyond_comma(source, hit.start, end, info)
        if beyond:
            body.parent, body.end = beyond, beyond.end + low.startswith(")", beyond.end)
            return body
    typed = _TYPE_LAST.search(source.view.low[hit.start : end]) if ends_in_type else None
    if typed and body.words.lower().endswith(typed[0]):
        body.words = body.words[: -len(typed[0])]
    scope = scope_at(source, hit.start + typed.start(1) if typed else source.skip(end, "của", "chuyên trách"), info)
    if scope is None and bracketed and (bracket := unit_at(source, end + 2)):
        scope = bracket if bracket.name else None  # "trường tiểu học A (xã B)"
        if scope and low.startswith(")", scope.end):
            scope.end += 1
    if scope is None and low.startswith("\n", end) and (wrapped := unit_at(source, end + 1)) and wrapped.name:
        scope = wrapped
    if scope:
        body.unit, body.end = scope, scope.end
    return body


def _of_province(source: Source, info: Body, end: int) -> bool:
    """Hold whether a province's name follows a kind of which each has one: "Trung tâm Kiểm soát bệnh tật Nghệ An"."""
    begin = source.skip(end)
    last = province_at(source, begin) if info.levels == ("province",) and begin > end else None
    return last is not None and not source.view.raw[last + 1 : last + 2].isupper()


def _greater_behind(source: Source, info: Body, end: int) -> bool:
    """Hold whether a body that this one is part of follows: "Hội đồng thành viên Tập đoàn …" has no name of its own."""
    named = vocabulary().bodies
    return any(
        is_part(info.id, hit.id)
        or (named[hit.id].singular and " " in source.view.raw[hit.start : hit.end])
        or (info.line == "mass" and named[hit.id].line in _WORKPLACES)  # "Công đoàn Bệnh viện"
        for hit in source.starting(source.skip(end), "body")
    )


def _beyond_comma(source: Source, start: int, end: int, info: Body) -> BodyMention | None:
    """Read the greater body behind a comma: "Cục Quản trị, Văn phòng Chính phủ", "Ban Pháp chế, HĐND tỉnh"."""
    hits = source.starting(end + 2, "body")
    named = info.open and any(" " in source.view.raw[h.start : h.end] for h in hits)
    part = any(is_part(info.id, hit.id) for hit in hits)
    greater = body_at(source, end + 2, 1) if named or part else None
    if greater is None:
        return None
    if not part and vocabulary().bodies[greater.kind].levels not in {("central",), ("province",)}:
        return None
    if source.view.low.endswith(_HEADS, 0, start):
        return greater  # a role stands before, so that no list of hosts can go on
    follow = source.view.low[greater.end : greater.end + 8]
    return (
        greater
        if follow[:1] in {",", ".", ";", ")", ""} or follow.startswith((" đến ", " giữ ", " làm ", " được ", " cho "))
        else None
    )


def _in_brackets(source: Source, end: int, info: Body) -> BodyMention | None:
    """Read the greater body in brackets: "Cục Tổ chức cán bộ (Bộ Công an)"."""
    greater = body_at(source, end + 2, 1)
    if greater is None or not source.view.low.startswith(")", greater.end):
        return None
    central = info.open and vocabulary().bodies[greater.kind].levels == ("central",)
    return greater if central or is_a(greater.kind, "bo") or is_part(info.id, greater.kind) else None


def _lies_in(info: Body, greater: str, *, adjacent: bool) -> bool:
    """Hold whether a body can be part of one of the kind written behind it."""
    if info.line == "government" and vocabulary().bodies[greater].line == "mass":
        return is_part(info.id, greater)  # "Sở Giáo dục và Đào tạo - Công đoàn Giáo dục tỉnh" are two
    if info.part_of:
        return is_part(info.id, greater) or not adjacent
    if info.line == "mass":  # "Đoàn Thanh niên Công an tỉnh", "Hội Cựu chiến binh Sở Y tế"
        return not adjacent or vocabulary().bodies[greater].line not in {"mass", "front", "council"}
    return info.organ or info.open or not adjacent or info.id in {"dang-uy", "chi-bo"}


def scope_at(source: Source, position: int, info: Body | None = None) -> UnitMention | None:
    """Read the unit behind a body or a role: named, bare, plural, or its name alone where the body tells the type."""
    plural = _PLURAL.match(source.view.low, position)
    if plural:
        unit = unit_at(source, plural.end())
        end = unit.end if unit and not unit.name else plural.end() - 1  # the names behind are units of their own
        return UnitMention(position, end, unit.type if unit else None, None, plural=True)
    unit = unit_at(source, position, person_follows=True)
    if unit:
        return unit
    if position in source.at and claimed(source, position):
        return None
    fixed = info.unit_type if info else None
    bare = bare_at(
        source, position, "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", fixed=fixed
    )
    return with_parents(source, bare) if bare else None


@cache
def _ministries() -> dict[str, str]:
    """Return the kinds of ministry by what stands behind "Bộ" in their names."""
    named = vocabulary().bodies.values()
    return {
        normal(w[3:]): body.id for body in named for w in body.writings if w.startswith("Bộ ") and is_a(body.id, "bo")
    }


def ministry_at(source: Source, start: int) -> BodyMention | None:
    """Read a ministry whose "Bộ" is in the word before: "Bộ trưởng Tài chính", "Thứ trưởng Y tế"."""
    low = source.view.low
    fitting = [
        name
        for name in _ministries()
        if name and low.startswith(name, start) and not low[start + len(name) : start + len(name) + 1].isalnum()
    ]
    if not fitting:
        return None
    name = max(fitting, key=len)
    kind = _ministries()[name]
    return BodyMention(start, start + len(name), kind, vocabulary().bodies[kind].label)


def named_by_head(source: Source, kind: str, start: int) -> BodyMention | None:
    """Read a body whose noun is in the word before: "Cục trưởng Hàng không", "Viện trưởng Y dược học dân tộc"."""
    raw = source.view.raw
    if kind not in _NOUNS or start >= len(raw) or not raw[start].isupper():
        return None
    if source.at.get(start) or type_at(source, start) or is_name(source, start):
        return None
    end = open_end(source, start)
    if end <= start:
        return None
    body = BodyMention(start, end, kind, f"{vocabulary().bodies[kind].label} {raw[start:end]}")
    if scope := scope_at(source, source.skip(end, "của"), vocabulary().bodies[kind]):
        body.unit, body.end = scope, scope.end
    return body
