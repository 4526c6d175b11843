"""Which body and which unit a post belongs to, where the text leaves one or both out."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extraction.grammar import is_a, vocabulary
from kg.extraction.mentions import BodyMention, PostMention, UnitMention
from kg.extraction.units import Place, Places, level_of

COMMITTEE = {
    "tỉnh": "tinh-uy", "thành phố": "thanh-uy", "huyện": "huyen-uy", "quận": "quan-uy", "thị xã": "thi-uy",
}  # fmt: skip
_MEMBERS = {"tỉnh": "tinh-uy-vien", "thành phố": "thanh-uy-vien"}  # what "TUV" abbreviates
_DEFAULT = {"bi-thu": "dang-uy", "chu-tich": "uy-ban-nhan-dan"}  # the body of "Bí thư xã", "Chủ tịch tỉnh"
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


@dataclass(slots=True, eq=False)
class Organization:
    """A body of the article, with its unit or the greater body that it is part of."""

    kind: str
    words: str
    place: Place | None = None
    parent: Organization | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The full name, with the unit where it is known."""
        if self.parent:
            return f"{self.words} {self.parent.name}"
        if self.place is None:
            return self.words
        if self.kind in _BARE_NAME:
            return f"{self.words} {self.place.name}" if self.place.name else self.words
        return f"{self.words} {unit_name(self.place)}"

    @property
    def title(self) -> str:
        """The name as it stands in a title: without the name of the unit."""
        if self.parent:
            return f"{self.words} {self.parent.title}"
        return self.words if self.place is None or self.kind in _BARE_NAME else f"{self.words} {self.place.type}"

    def unit(self) -> Place | None:
        """Return the unit that it serves, by the greater body if need be."""
        return self.place or (self.parent.unit() if self.parent else None)


def unit_name(place: Place) -> str:
    """Return "xã Vĩnh Hanh", or only the type of an unnamed unit."""
    return f"{place.type} {place.name}" if place.name else place.type


class Organizations:
    """All bodies of one article, each once."""

    def __init__(self, places: Places) -> None:
        """Start without any."""
        self.places = places
        self.all: list[Organization] = []
        self._by_key: dict[tuple[str, str, int, int], Organization] = {}
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
        if span not in found.mentions:
            found.mentions.append(span)
        if place:
            place.used = True
        return found

    def named_before(self, label: str, at: int) -> Organization | None:
        """Return the last body before ``at`` whose name begins with a common word: "Ban" after "Ban Bồi thường …"."""
        before = [
            (start, o)
            for o in self.all
            if o.words.lower().startswith(label.lower() + " ")
            for start, _ in o.mentions
            if start < at
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def host_committee(self) -> Organization | None:
        """Return the Party committee that holds the article's main meeting, itself or by its bureau."""
        host = self.host
        while host and host.parent and not is_a(host.kind, "cap-uy"):
            host = host.parent
        return host if host and is_a(host.kind, "cap-uy") else None

    def of_body(self, body: BodyMention, fallback: Place | None = None) -> Organization:
        """Return the organization that a body mention names."""
        span = (body.start, body.end)
        if body.parent:
            return self.get(body.kind, body.words, None, self.of_body(body.parent, fallback), span)
        place = self.place_of(body.unit, body.kind, body.start) or fallback
        info = vocabulary().bodies[body.kind]
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
        if kind == "dang-uy":
            own = self.places.of_level("commune")
            return own or self.places.placeholder("xã", UnitMention(0, 0, "xã", None))
        for level in ("commune", "district", "province"):
            own = self.places.of_level(level)
            if own and (not info.levels or level in info.levels):
                return own
        return None


def organization_of(
    post: PostMention, chain: list[PostMention], organizations: Organizations
) -> tuple[Organization | None, str]:
    """Return the organization of a post and whether its unit was stated or inferred."""
    if (
        post.role == "tinh-uy-vien"
        and post.end - post.start == len("TUV")
        and (beside := _beside(post, chain, organizations))
    ):
        post.role = _MEMBERS.get(beside.type, post.role)
    role = vocabulary().roles[post.role]
    span = (post.start, post.end)
    stated = post.stated_unit()
    basis = "stated" if stated and stated.name else "inferred"
    kind = post.body.kind if post.body else role.body
    if post.body and post.body.parent:
        return organizations.of_body(post.body, _neighbour(post, chain, organizations)), basis
    info = vocabulary().bodies.get(kind or "")
    if kind and info and info.singular:
        return organizations.get(kind, post.body.words if post.body else info.label, None, None, span), "stated"
    place = organizations.place_of(stated, kind, post.start)
    if kind is None:
        kind = role.organ and "dang-uy" or _DEFAULT.get(role.base)
        if place is None and (post.unit is None) and role.base == "chu-tich" and organizations.host:
            return organizations.host, "inferred"
        if (
            place is None
            and post.unit is None
            and role.base == "bi-thu"
            and (committee := organizations.host_committee())
            and not _neighbour(post, chain, organizations)
        ):
            return committee, "inferred"
        if kind is None:
            return None, "inferred"
        if post.unit is None and role.base not in _DEFAULT and not role.organ:
            return None, "inferred"
    place = place or _neighbour(post, chain, organizations)
    words = post.body.words if post.body else vocabulary().bodies[kind].label
    host = organizations.host
    if (
        post.body
        and host
        and is_a(host.kind, kind)
        and not stated
        and (info is None or words == info.label or host.kind == kind and info.open)
    ):
        return host, "inferred"
    if (
        info
        and info.open
        and words == info.label
        and post.body
        and (known := organizations.named_before(info.label, post.start))
    ):
        return known, "inferred"
    if (
        info
        and info.part_of
        and place is None
        and not info.organ
        or info
        and info.part_of
        and not stated
        and _needs_parent(info.part_of)
    ):
        parent = _department_parent(info.part_of, place, organizations, span)
        if parent:
            return organizations.get(kind, words, None, parent, span), basis
    if info and info.organ:
        place = place or organizations.own_place("dang-uy")
        if place:
            return organizations.get("dang-uy", vocabulary().bodies["dang-uy"].label, place, None, span), basis
    place = place or organizations.own_place(kind)
    return organizations.get(kind, words, place, None, span), basis


def _needs_parent(part_of: tuple[str, ...]) -> bool:
    return "cap-uy" in part_of


def _department_parent(
    part_of: tuple[str, ...], place: Place | None, organizations: Organizations, span: tuple[int, int]
) -> Organization | None:
    """Return the committee that a department named alone belongs to: the host of the meeting if it can be, else one of
    its unit.
    """
    host = organizations.host
    while host and vocabulary().bodies[host.kind].organ and host.parent:
        host = host.parent
    if host and any(is_a(host.kind, kind) for kind in part_of) and (place is None or host.unit() is place):
        return host
    place = place or organizations.own_place("dang-uy" if "cap-uy" in part_of else "uy-ban-nhan-dan")
    if place is None:
        return None
    if "cap-uy" in part_of:
        return organizations.get("dang-uy", vocabulary().bodies["dang-uy"].label, place, None, span)
    return None


def _beside(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Place | None:
    """Return the unit of the post written next to one."""
    for other in chain:
        if other is not post and (unit := other.stated_unit()):
            return organizations.place_of(unit, None, other.start)
    return None


def _neighbour(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Place | None:
    """Return the unit that a post shares with one beside it: the next that states a unit of a fitting level, else the
    last before.
    """
    kind = post.body.kind if post.body else vocabulary().roles[post.role].body or ""
    info = vocabulary().bodies.get(kind)
    if info and info.unit_type:
        return None
    at = chain.index(post) if post in chain else 0
    for other in [*chain[at + 1 :], *reversed(chain[:at])]:
        unit = other.stated_unit()
        role = vocabulary().roles[other.role]
        if unit and unit.plural or role.fused and role.kind == "member" and not (unit and unit.name):
            continue
        place = organizations.place_of(unit, other.body.top().kind if other.body else None, other.start)
        if place and _fits(kind, place):
            return place
    return None


def _fits(kind: str, place: Place) -> bool:
    info = vocabulary().bodies.get(kind)
    if kind == "dang-uy":
        return place.level != "hamlet"
    return (
        info is None or not info.levels or place.level in info.levels or level_of(place.type, place.name) in info.levels
    )


def title_of(post: PostMention, organization: Organization | None) -> str:
    """Return the canonical title: the role with its body, abbreviations expanded, without the unit's name."""
    role = vocabulary().roles[post.role]
    if role.fused:
        return role.label
    if organization is None:
        return role.label
    if (
        role.organ
        and post.body is None
        or post.body is not None
        and vocabulary().bodies[post.body.kind].organ
        and role.kind == "member"
    ):
        organ = vocabulary().bodies[post.body.kind].label if post.body else ""
        label = role.label if not organ or organ in role.label else f"{role.label} {organ}"
        committee = (
            organization.parent
            if vocabulary().bodies[organization.kind].organ and organization.parent
            else organization
        )
        return f"{label} {committee.title}"
    return f"{role.label}{post.suffix} {organization.title}"
