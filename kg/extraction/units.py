"""The units of one article solved together: which names are which units, and which unit the article speaks for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from kg.extraction.mentions import UnitMention
from kg.extraction.names import tidy
from kg.extraction.places import SMALL
from kg.gazetteer import REFORM, Unit, clamped, gazetteer
from ontology.errors import NotFoundError
from ontology.folding import fold, normal

LEVEL = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune",
    "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
} | dict.fromkeys(SMALL, "hamlet")  # fmt: skip
_SPELLING = 0.8  # how alike a misspelt name must be to the one meant, within its district
_BESIDE = 120  # characters in which a unit named before is meant by its type alone
_MOST = 20  # candidates in the record where nothing fits
_ORDER = ("province", "district", "commune", "hamlet")
_PHONE = re.compile(r"(02(?<!\d02)\d{1,2})\)?[\s.\-]?(?:\d[\s.]?){7,8}(?!\d)")


@dataclass(slots=True, eq=False)
class Place:
    """One unit of the article.  ``unit`` is its row in the table once it can be told apart."""

    name: str | None
    type: str
    level: str
    basis: Literal["stated", "inferred"] = "stated"
    mentions: list[UnitMention] = field(default_factory=list)
    parents: list[Place] = field(default_factory=list)
    unit: Unit | None = None
    candidates: tuple[str, ...] = ()
    count: int = 0  # mentions outside lists of other news
    used: bool = False  # a post, a body or a meeting needs it

    @property
    def key(self) -> tuple[str, str]:
        """What tells it apart within the article."""
        return normal(self.name or ""), self.type


def level_of(kind: str, name: str | None) -> str:
    """Return the level of a unit; a city is a province or a district, as the table says."""
    if kind != "thành phố":
        return LEVEL.get(kind, "commune")
    if name and any(u.level == "province" for u in gazetteer().named(name, type="thành phố")):
        return "province"
    return "district"


class Places:
    """All units of one article."""

    def __init__(self, day: str | None) -> None:
        """Start without any; ``day`` is the day of the article, if known."""
        self.day = clamped(day) if day else None
        self.all: list[Place] = []
        self._by_key: dict[tuple[str, str], Place] = {}
        self._of: dict[int, Place] = {}
        self._written: dict[str, list[tuple[int, Place]]] = {}  # by type, in the order of the text
        self.own: dict[str, Place] = {}
        self.area: Unit | None = None
        self.breaks: list[int] = []  # where the sentences begin
        self.home: str | None = None  # the level of the body that the article begins with
        self.communes = False  # whether the text speaks of communes at all

    def add(self, mention: UnitMention, *, related: bool) -> Place | None:
        """Take a named mention."""
        if mention.name is None:
            return None
        if known := self._of.get(id(mention)):
            return known
        parents = [p for parent in mention.parents if (p := self.add(parent, related=related))]
        place = self._find(mention)
        place.mentions.append(mention)
        insort(self._written.setdefault(place.type, []), (mention.start, place), key=lambda pair: pair[0])
        if place.name and place.name.isupper() and not mention.name.isupper():
            place.name = mention.name  # a headline in capitals does not tell how the name is written
        place.count += not related
        place.parents += [p for p in parents if p not in place.parents]
        self._of[id(mention)] = place
        return place

    def _find(self, mention: UnitMention) -> Place:
        name = mention.name or ""
        kind = mention.type
        if kind is None:
            same = [p for p in self.all if normal(p.name or "") == normal(name)]
            if same:
                return same[0]
            known = gazetteer().named(name)
            kind = next((u.type for u in known if u.level == "province"), known[0].type if known else "tỉnh")
        key = normal(name), kind
        place = self._by_key.get(key)
        if place is None:
            place = Place(tidy(name), kind, level_of(kind, name))
            self.all.append(place)
            self._by_key[key] = place
        return place

    def place(self, mention: UnitMention) -> Place | None:
        """Return the place of a mention taken before."""
        return self._of.get(id(mention))

    def infer(self, unit: Unit, mention: UnitMention) -> Place:
        """Take a unit that the text implies."""
        key = (normal(unit.name), unit.type)
        place = self._by_key.get(key)
        if place is None:
            place = Place(unit.name, unit.type, unit.level, "inferred", [mention], unit=unit)
            self.all.append(place)
            self._by_key[key] = place
        return place

    def placeholder(self, kind: str, mention: UnitMention) -> Place:
        """Return the unnamed unit of a type; one an article."""
        place = self._by_key.get(("", kind))
        if place is None:
            place = Place(None, kind, level_of(kind, None), "inferred", [mention])
            self.all.append(place)
            self._by_key[place.key] = place
        return place

    def locate(self, view: str) -> None:
        """Take the province from an old telephone area code, where the page shows a number of a land line."""
        for found in _PHONE.finditer(view):
            try:
                self.area = gazetteer().by_area_code(found[1], self.day)
            except NotFoundError:
                continue
            return

    def settle(self, lead: list[Place], home: str | None = None) -> None:
        """Tell the units apart by the table, all together, and choose the article's own unit of each level.

        ``lead``: the places of the title and of the first sentences, in order; ``home``: the level of the body that the
        article begins with.
        """
        self.home = home
        weight: dict[int, float] = {id(p): float(p.count) for p in self.all}
        rank = _ORDER.index(home) if home else 3
        for order, place in enumerate(reversed(lead)):
            weight[id(place)] += 2 + order / 10
        for level in _ORDER[:3]:
            here = [p for p in self.all if p.level == level]
            if here and (_ORDER.index(level) <= rank or any(p in lead for p in here)):
                self.own[level] = max(here, key=lambda p: (weight[id(p)], -self.all.index(p)))
        lowest = next(
            (self.own[level] for level in ("commune", "district") if level in self.own and self.own[level] in lead),
            None,
        )
        if lowest:
            for parent in lowest.parents:
                self.own[parent.level] = parent
        commune = self.own.get("commune")
        for place in self.all:
            numbered = place.level == "hamlet" and (place.name or "")[:1].isdigit()
            if commune and numbered and not place.parents:
                place.parents.append(commune)  # "khu phố 2": of the commune that the article is about
        for level in _ORDER:
            for place in self.all:
                if place.level == level and place.unit is None:
                    self._resolve(place)

    def _resolve(self, place: Place) -> None:
        if place.level == "hamlet" or place.name is None:
            return
        stated = [p.unit for p in place.parents if p.unit]
        near = [p.unit for level, p in self.own.items() if p.unit and _ORDER.index(level) < _ORDER.index(place.level)]
        old = any(m.old for m in place.mentions)
        on = "2025-06-30" if old else self.day
        for within in (stated, near[-1:], near[:1], [self.area] if self.area else [], []):
            if within == [] and (stated or self.area):
                continue
            place.unit, tied = _resolved(place.name, place.type, on, tuple(within))
            if place.unit:
                return
            place.candidates = place.candidates or tied
        for unit in (
            place.unit
            for place in [*place.parents, *self.own.values()]
            if place.unit and place.unit.level == "district"
        ):
            place.unit = _resembling(place.name, unit, self._alive_day(unit))
            if place.unit:
                if fold(place.name) == fold(place.unit.name):  # a slip in a diacritic, not another way to write it
                    place.name = place.unit.name
                return
        # a province named without its type, or an old name in a newer text
        place.unit, tied = _resolved(place.name, place.type, None, ())
        place.candidates = place.candidates or tied

    def _alive_day(self, unit: Unit) -> str:
        day = self.day or unit.valid_from or "2022-01-01"
        if unit.valid_to and day >= unit.valid_to:
            day = "2025-06-30" if unit.valid_to == REFORM else unit.valid_from or "2021-11-01"
        return day

    def of_level(self, level: str) -> Place | None:
        """Return the article's own unit of a level."""
        return self.own.get(level)

    def line(self, place: Place) -> tuple[Unit, ...]:
        """Return the units that a resolved place lies in, the nearest first."""
        if place.unit is None:
            return ()
        day = self.day or place.unit.valid_from or "2025-06-30"
        if place.unit.valid_to and day >= place.unit.valid_to:
            day = place.unit.valid_from or "2021-11-01"
        if place.unit.valid_from and day < place.unit.valid_from:
            day = place.unit.valid_from
        return gazetteer().line(place.unit, day)[1:]

    def bare(self, kind: str, mention: UnitMention, at: int) -> Place:
        """Return the unit that a bare type word means here: the article's own, the one it lies in, or a placeholder."""
        level = level_of(kind, None)
        levels = ("province", "district") if kind == "thành phố" else (level,)
        written = self._written.get(kind, [])
        last = bisect_left(written, at, key=lambda pair: pair[0]) - 1
        begin = self.breaks[bisect_right(self.breaks, at) - 1] if self.breaks else 0
        if last >= 0 and written[last][0] >= (max(begin, at - _BESIDE) if kind == "tỉnh" else begin):
            return written[last][1]  # "chúc mừng Biên phòng Hà Giang có đồng chí A, Bí thư Tỉnh ủy"
        for one in levels:
            own = self.own.get(one)
            if own and own.type == kind:
                return own
        named = [p for p in self.all if p.type == kind and p.name]
        if named:
            before = [p for p in named if any(m.start < at for m in p.mentions)]
            return (before or named)[-1]
        if level == "province" and self.area and (kind in ("tỉnh", self.area.type)):
            return self.infer(self.area, mention)
        for low in ("commune", "district"):
            own = self.own.get(low)
            if own:
                for unit in self.line(own):
                    if unit.type == kind:
                        return self.infer(unit, mention)
        return self.placeholder(kind, mention)


@lru_cache(maxsize=2048)  # articles of one place name its units again and again
def _resolved(name: str, kind: str, on: str | None, within: tuple[Unit, ...]) -> tuple[Unit | None, tuple[str, ...]]:
    """Return the unit that the table picks, else those between which the text does not decide.

    Where none fits, these are all that bear the name.
    """
    found = gazetteer().resolve(name, type=kind, on=on, within=within)
    if found.unit:
        return found.unit, ()
    return None, tuple(unit.id for unit in found.best or [c.unit for c in found.candidates[:_MOST]])


@lru_cache(maxsize=1024)
def _resembling(name: str, district: Unit, day: str) -> Unit | None:
    """Return the unit of a district that a misspelt name resembles more than any other."""
    near = gazetteer().nearest(name, district, 2, day)
    if not near or near[0].similarity < _SPELLING or (len(near) > 1 and near[1].similarity == near[0].similarity):
        return None
    return near[0].unit
