"""Titles, bodies and names in a form that can be compared, however they are written.

The vocabulary says which words are which role and which kind of body; none of the reader's rules is used, so that a
mistake of theirs does not hide itself.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from kg.extraction.terms import is_a, vocabulary
from kg.matching import Hit, lexicon
from kg.view import View, view
from ontology.folding import normal

_LARGE = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
_SMALL = ("thôn", "ấp", "khóm", "khu phố", "tổ dân phố", "bản", "buôn", "làng", "khu")
_TYPES = sorted((*_LARGE, *_SMALL), key=len, reverse=True)
_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
_TYPE = re.compile(rf"(?P<full>{'|'.join(_TYPES)})(?!\w)|(?P<short>tp|tx|tt)\.?(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_STATUS = re.compile(r"(?:(?:nguyên|cựu|quyền|q\.|tân)\s+)+")
_STANDING = re.compile(r"(?:\s+(?:ban|phòng))?\s+(?:thường trực|trực|tt)(?!\w)")
_JOINTS = frozenset({"và", "của", "thuộc"})
_NATION = ("việt", "nam")  # "… Việt Nam" is left out as often as not
_CITY = {"hcm": "hồ chí minh"}
_MEMBER = "uy-vien-ban-chap-hanh"


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case with one tone placement, without joining words and "Việt Nam"."""
    found = [word for word in _WORD.findall(view(text).low) if word not in _JOINTS]
    if tuple(found[-2:]) == _NATION and len(found) > len(_NATION):
        del found[-2:]
    return tuple(found)


def likeness(one: str, other: str) -> float:
    """Return how alike two names of meetings are, 0 to 1: the share of words in common, ½ where one holds the other."""
    first, second = Counter(words(one)), Counter(words(other))
    common, shorter = (first & second).total(), min(first.total(), second.total())
    share = 2 * common / (first.total() + second.total()) if common else 0.0
    return max(share, 0.5) if shorter >= 3 and common >= 0.8 * shorter else share  # noqa: PLR2004 - two words say little


def conflict(one: str | None, other: str | None) -> bool:
    """Hold whether two types of unit cannot both be right; a body of a village is one of its commune as well."""
    return bool(one and other and one != other) and (one in _SMALL) == (other in _SMALL)


@dataclass(frozen=True, slots=True)
class Body:
    """An organization: ids of its kind and of the bodies that it is part of, its own words, and the unit it serves."""

    kinds: tuple[str, ...]
    own: frozenset[str]
    type: str | None
    name: tuple[str, ...]

    def same_kind(self, other: Body) -> bool:
        """Hold whether kinds and own words agree where both state them, and the type of the unit does."""
        if conflict(self.type, other.type):
            return False
        if self.kinds and other.kinds:
            one, two = self.kinds[0], other.kinds[0]
            if one != two and not is_a(one, two) and not is_a(two, one):
                return False
        elif self.own and other.own and (self.kinds or other.kinds):
            return False
        return self.own <= other.own or other.own <= self.own

    def same(self, other: Body) -> bool:
        """Hold whether the kinds agree, and the names of the units where both give one."""
        return self.same_kind(other) and (not self.name or not other.name or self.name == other.name)


@cache
def body(text: str, unit: str | None = None) -> Body:
    """Read the name of an organization; ``unit`` ("xã Hà Tiến, …") tells what it serves where its name does not."""
    even = view(text)
    kinds: list[str] = []
    own: list[str] = []
    said: str | None = None  # the type that a body's word says: Huyện ủy
    called: list[str] = []  # what follows such a word is the name of the unit
    type_: str | None = None
    name: tuple[str, ...] = ()
    position = 0
    while word := _WORD.search(even.low, position):
        hit = _longest(even, word.start(), "body")
        position = hit.end if hit else word.end()
        if hit:
            kinds.append(hit.id)
            said = said or vocabulary().bodies[hit.id].unit_type
        elif _TYPE.match(even.low, word.start()):
            found, told = _unit(even.low[word.start() :])
            if said in {None, found}:  # in "Huyện ủy phụ trách xã" the commune is not whom it serves
                type_, name = found, told
            break
        elif word[0] not in _JOINTS:
            (called if said else own).append(word[0])
    if type_ is None:
        type_, name = said, _city(called)
    if unit and not name:
        given, told = _unit(view(unit).low)
        if type_ in {None, given}:
            type_, name = given, told
            if tuple(own[-len(told) :]) == told:  # "Sở Y tế Nghệ An": a bare name that the unit explains
                del own[-len(told) :]
    return Body(_significant(kinds), frozenset(words(" ".join(own))), type_, name)


def _significant(kinds: list[str]) -> tuple[str, ...]:
    """Leave out the organs of a committee, and give all Party committees one id: the unit's type tells them apart."""
    bodies = vocabulary().bodies
    kept = [kind for at, kind in enumerate(kinds) if not bodies[kind].organ or at + 1 == len(kinds)]
    return tuple("dang-uy" if is_a(kind, "cap-uy") and kind != "chi-bo" else kind for kind in kept)


def _unit(low: str) -> tuple[str | None, tuple[str, ...]]:
    """Read "xã Hà Tiến, huyện Hà Trung": the type and the name of the first unit; a name alone is one as well."""
    first = low.partition(",")[0]
    typed = _TYPE.match(first)
    rest = first[typed.end() :] if typed else first
    further = next((found.start() for found in _TYPE.finditer(rest) if rest[: found.start()].strip()), len(rest))
    type_ = (typed["full"] or _SHORT[typed["short"]]) if typed else None
    return type_, _city(_WORD.findall(rest[:further]))


def _city(name: list[str]) -> tuple[str, ...]:
    written = " ".join(word.lstrip("0") or word for word in name if word not in {"tp", "tx"})
    return tuple(_CITY.get(written, written).split())


def _longest(even: View, position: int, kind: str) -> Hit | None:
    return next((hit for hit in _hits(even.text) if hit.kind == kind and hit.start == position), None)


@cache
def _hits(text: str) -> tuple[Hit, ...]:
    return tuple(lexicon().hits(view(text)))


@dataclass(frozen=True, slots=True)
class Post:
    """A post: ``head`` is (role, deputy, standing); ``title`` and ``organization`` are the body as either states it."""

    head: tuple[str, bool, bool]
    title: Body | None
    organization: Body | None

    def same(self, other: Post) -> bool:
        """Hold whether the heads are equal, and some statement of the body agrees where both have one."""
        mine, theirs = self._bodies(), other._bodies()
        served = [next((body.type for body in bodies if body.type), None) for bodies in (mine, theirs)]
        if self.head != other.head or conflict(*served):
            return False
        return not mine or not theirs or any(one.same_kind(two) for one in mine for two in theirs)

    def same_organization(self, gold: Post) -> bool:
        """Hold whether the organization is that of ``gold``, which may name none."""
        if gold.organization is None:
            return True
        return self.organization is not None and self.organization.same(gold.organization)

    def _bodies(self) -> list[Body]:
        return [body for body in (self.title, self.organization) if body]


@cache
def posts(title: str, organization: str | None, unit: str | None = None) -> tuple[Post, ...]:
    """Read a title; "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ" is two posts."""
    parts = [part.strip() for part in title.split(",")]
    if len(parts) == 1 or not all(_longest(view(part), 0, "role") for part in parts):
        parts = [title]
    served = body(organization, unit) if organization else None
    return tuple(_post(part, served) for part in parts)


def _post(title: str, organization: Body | None) -> Post:
    title = title[found.end() :] if (found := _STATUS.match(normal(title))) else title
    even = view(title)
    hit = _longest(even, 0, "role")
    if hit is None:
        first = words(title)
        return Post((" ".join(first[:2]), False, False), body(" ".join(first[2:])) if first[2:] else None, organization)
    role = vocabulary().roles[hit.id]
    standing = _STANDING.match(even.low, hit.end)
    rest = even.raw[standing.end() if standing else hit.end :].strip()
    base = _MEMBER if role.kind == "member" and role.fused and _of_committee(role.body) else role.base
    said = rest or (vocabulary().bodies[role.body].label if role.body and organization is None else "")
    return Post((base, role.deputy, role.standing or bool(standing)), body(said) if said else None, organization)


def _of_committee(kind: str | None) -> bool:
    return kind is not None and is_a(kind, "cap-uy")


def unit_of(name: str, type_: str | None) -> tuple[tuple[str, ...], str | None] | None:
    """Return a unit's name and type; None for what lies below the commune."""
    low = normal(type_) if type_ else None
    return None if low in _SMALL else (_city(_WORD.findall(normal(name))), low)
