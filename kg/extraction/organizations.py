"""The bodies of one article, each once, with their units."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from kg.extraction.mentions import BodyMention, UnitMention
from kg.extraction.terms import is_a, vocabulary
from kg.extraction.units import Place, Places
from ontology.vocabulary import Body

COMMITTEE = {
    "tỉnh": "tinh-uy", "thành phố": "thanh-uy", "huyện": "huyen-uy", "quận": "quan-uy", "thị xã": "thi-uy",
}  # fmt: skip
_BARE_NAME = frozenset(
    {
        "tinh-uy",
        "thanh-uy",
        "huyen-uy",
        "quan-uy",
        "thi-uy",
        "tinh-doan",
        "thanh-doan",
        "huyen-doan",
        "quan-doan",
        "thi-doan",
    }
)


_CENTRAL = frozenset({"cuc", "tong-cuc", "vu"})


@dataclass(slots=True, eq=False)
class Organization:
    """A body of the article, with its unit or the greater body that it is part of."""

    kind: str
    words: str
    place: Place | None = None
    parent: Organization | None = None
    mentions: dict[tuple[int, int], None] = field(default_factory=dict)  # spans, each once

    @property
    def name(self) -> str:
        """The full name, with the unit where it is known."""
        if self.parent:
            return f"{self.words} {self.parent.name}"
        if self.place is None:
            return self.words
        if self.kind in _BARE_NAME:
            return f"{self.words} {self.place.name}" if self.place.name else self.words
        unit = unit_name(self.place)
        words = self.words[: -len(self.place.type) - 1] if self._ends_in_type() else self.words
        return f"{words} {unit}"

    @property
    def title(self) -> str:
        """The name as it stands in a title: without the name of the unit."""
        if self.parent:
            return f"{self.words} {self.parent.title}"
        return self.words if self.place is None or self._tells_itself() else f"{self.words} {self.place.type}"

    @property
    def open_named(self) -> bool:
        """Whether it is called by words that the vocabulary cannot know, in some unit: "Ban … xã Hà Tiến"."""
        info = vocabulary().bodies[self.kind]
        return info.open and (self.unit() is not None or self.words == info.label)

    def _tells_itself(self) -> bool:
        """Hold whether the words need no type of unit behind them: "Tỉnh ủy", "Trường Tiểu học Đức Tân"."""
        info = vocabulary().bodies[self.kind]
        named = info.line == "education" and self.words != info.label
        return self.kind in _BARE_NAME or named or self._ends_in_type()

    def _ends_in_type(self) -> bool:
        """Hold whether the words end with the type of the unit: "Ban điều hành khu phố"."""
        return self.place is not None and self.words.lower().endswith(f" {self.place.type}")

    def unit(self) -> Place | None:
        """Return the unit that it serves, by the greater body if need be."""
        return self.place or (self.parent.unit() if self.parent else None)


def unit_name(place: Place) -> str:
    """Return "xã Vĩnh Hanh", "khu phố 2, phường Bình Thọ", or only the type of an unnamed unit."""
    within = next((p for p in place.parents if p.level == "commune" and p.name), None)
    lies = f", {within.type} {within.name}" if within and place.level == "hamlet" else ""
    return f"{place.type} {place.name}{lies}" if place.name else place.type


class Organizations:
    """All bodies of one article, each once."""

    def __init__(self, places: Places) -> None:
        """Start without any."""
        self.places = places
        self.all: list[Organization] = []
        self._by_key: dict[tuple[str, str, int, int], Organization] = {}
        self.named: list[BodyMention] = []  # in the order of the text
        self._called: dict[str, list[BodyMention]] = {}  # of these, those whose name begins with a common word
        self.host: Organization | None = None  # who holds the article's main meeting

    def get(
        self, kind: str, words: str, place: Place | None, parent: Organization | None, span: tuple[int, int]
    ) -> Organization:
        """Return the body of a kind and a unit, as one wherever it is mentioned."""
        info = vocabulary().bodies[kind]
        if info.singular:
            place = parent = None
        if kind == "dang-uy" and place and place.type in COMMITTEE and not parent:
            kind = COMMITTEE[place.type]
            words = vocabulary().bodies[kind].label
        if parent:
            place = None
        key = (kind, words.lower(), id(place), id(parent))
        found = self._by_key.get(key)
        if found is None:
            found = Organization(kind, words, place, parent)
            self._by_key[key] = found
            self.all.append(found)
        found.mentions[span] = None
        if place:
            place.used = True
        return found

    def named_before(self, info: Body, at: int, most: int | None = None) -> Organization | None:
        """Return the last body before ``at`` whose name begins with a common word: "Ban" after "Ban Bồi thường …".

        ``most``: how many characters may stand between.
        """
        if info.id not in self._called:
            self._called[info.id] = [body for body in self.named if _is_called(body, info)]
        called = self._called[info.id]
        last = bisect_left(called, at, key=lambda body: body.start) - 1
        found = last >= 0 and called[last].end <= at and (most is None or at - called[last].end < most)
        return self.of_body(called[last]) if found else None

    def host_committee(self) -> Organization | None:
        """Return the Party committee that holds the article's main meeting, itself or by its bureau."""
        host = self.host
        while host and host.parent and not is_a(host.kind, "cap-uy"):
            host = host.parent
        return host if host and is_a(host.kind, "cap-uy") else None

    def home(self) -> Place | None:
        """Return the article's own unit at the level that it begins with."""
        return self.places.of_level(self.places.home) if self.places.home else None

    def of_body(self, body: BodyMention, fallback: Place | None = None, told: Place | None = None) -> Organization:
        """Return the organization that a body mention names; ``told``: the unit that it leaves without a name."""
        span = (body.start, body.end)
        if body.parent:
            return self.get(body.kind, body.words, None, self.of_body(body.parent, fallback, told), span)
        info = vocabulary().bodies[body.kind]
        if info.open and body.words == info.label and not body.unit and (known := self.named_before(info, body.start)):
            return known
        place = told or self.place_of(body.unit, body.kind, body.start) or fallback
        if place is None and not info.singular:
            place = self.own_place(body.kind)
        if place is not None and info.organ:
            committee = self.get("dang-uy", vocabulary().bodies["dang-uy"].label, place, None, span)
            return self.get(body.kind, body.words, None, committee, span)
        return self.get(body.kind, body.words, place, None, span)

    def place_of(self, unit: UnitMention | None, kind: str | None, at: int) -> Place | None:
        """Return the place written with a body, or told by the body's own word ("Huyện ủy")."""
        if unit and unit.name:
            return self.places.place(unit)
        if unit and unit.type and not unit.plural:
            return self.places.bare(unit.type, unit, at)
        info = vocabulary().bodies.get(kind or "")
        if info and info.unit_type:
            return self.places.bare(info.unit_type, UnitMention(at, at, info.unit_type, None), at)
        return None

    def own_place(self, kind: str) -> Place | None:
        """Return the article's own unit at a level where such a body exists."""
        info = vocabulary().bodies[kind]
        if info.singular or info.levels == ("central",):
            return None
        if self.host and (host := self.host.unit()) and (not info.levels or host.level in info.levels):
            return host
        if kind in _CENTRAL:
            return None  # a Cục or a Vụ is the ministry's unless its province is written
        if kind == "dang-uy":
            own = self.places.of_level("commune")
            if own is None and self.places.communes:
                return self.places.placeholder("xã", UnitMention(0, 0, "xã", None))
            return own
        for level in ("commune", "district", "province"):
            own = self.places.of_level(level)
            if own and (not info.levels or level in info.levels):
                return own
        return None


def _is_called(body: BodyMention, common: Body) -> bool:
    """Hold whether a body's name begins with a common word and goes on, by itself or by the greater body.

    "Ban cán sự đảng" has a Bí thư, so that it is not called "Ban".
    """
    label, info = common.label, vocabulary().bodies[body.kind]
    goes_on = body.words.lower().startswith(f"{label.lower()} ") or (body.words == label and body.parent is not None)
    return goes_on and not info.organ and info.chief in {None, common.chief}
