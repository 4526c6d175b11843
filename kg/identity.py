"""Who is who across documents.

Only appearances under one name (``kg.gazetteer.key``: diacritics count, case and tone placement do not) can be one
person.  They are, in two steps:

1. Those that share an anchor, directly or through others: an organization of which both hold a post, or a commune or a
   district that both serve.  A province is no anchor, it has too many officials.
2. Those of which one serves what lies around the other's unit: the district over a commune, the commune that an old
   one became; or is in the body that the other's became with its province.  Such a link is weaker, so it counts only
   where all that it joins are linked with each other.  Two communes' officials are thus never one person because of a
   third in their district, nor is any of them then the third: what cannot be told apart stays apart.  Who serves a
   commune and sits on the district's committee as well counts as the commune's here.

A person's id is made of the name and of one anchor: the narrowest unit, else the organization, of the appearance seen
first.  A later article does not change it, unless it is by that article that a weak link becomes ambiguous; an older
one may.  Somebody without any anchor is known by the document alone.  The clusters are those of the records given:
what another build put into a store is not looked at, and meets the same person there if both give the same id.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.gazetteer import key as name_key
from kg.local import Local
from kg.territory import around
from ontology.ids import identifier

Key = tuple[str, str]
NEVER = "~"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person as one document shows them.

    ``key`` is (document, local key), ``seen`` the document's day.  ``organizations``: ids of those that the posts are
    in; ``units``: of the hamlets, communes and districts that these serve; ``around``: of what surrounds the units or
    follows the organizations.
    """

    key: Key
    name: str
    seen: str | None = None
    organizations: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()

    @property
    def narrowest(self) -> frozenset[str]:
        """The units served that lie around no other unit served."""
        return self.units - self.around


def appearances(local: Local) -> list[Appearance]:
    """Return the people of one record with what their posts stand on."""
    return [_appearance(local, person.key, person.name) for person in local.record.people]


def _appearance(local: Local, person: str, name: str) -> Appearance:
    held = {one.organization for one in local.record.holdings if one.person == person and one.organization}
    units: set[str] = set()
    wider: set[str] = set()
    for organization in held:
        key = local.body_records[organization].unit
        unit = local.unit_records[key] if key else None
        if unit is None or not local.is_resolved(unit):
            continue
        if local.level(unit) == "province":
            wider |= local.heirs(organization)
            continue
        units.add(local.units[unit.key])
        if unit.id:
            wider |= around(unit.id)
        elif local.commune:
            wider.add(local.units[local.commune])
    bodies = frozenset(local.bodies[organization] for organization in held)
    return Appearance((local.document, person), name, local.seen, bodies, frozenset(units), frozenset(wider))


def resolve(found: Iterable[Appearance]) -> dict[Key, str]:
    """Return the person id of every appearance, by its key; the order of the appearances does not matter."""
    blocks: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in found:
        blocks[name_key(appearance.name)].append(appearance)
    people: dict[Key, str] = {}
    for name, block in blocks.items():
        people |= resolve_block(name, block)
    return people


def resolve_block(name: str, block: list[Appearance]) -> Mapping[Key, str]:
    """Return the person ids of the appearances under one name; a pure function, so that it can run anywhere."""
    groups = [[block[at] for at in group] for group in _components(len(block), _shared(block))]
    links = _near([_together(group) for group in groups])
    people: dict[Key, str] = {}
    for joined in map(set, _components(len(groups), links)):
        pairs = sum(one in joined for one, _ in links)
        everyone = [member for at in joined for member in groups[at]]
        clear = pairs == len(joined) * (len(joined) - 1) // 2
        for cluster in [everyone] if clear else [groups[at] for at in joined]:
            people |= dict.fromkeys((member.key for member in cluster), _identifier(name, cluster))
    return people


def _shared(block: list[Appearance]) -> Iterable[tuple[int, int]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for at, appearance in enumerate(block):
        for anchor in appearance.organizations | appearance.units:
            holders[anchor].append(at)
    return [link for sharing in holders.values() for link in pairwise(sharing)]


def _together(group: list[Appearance]) -> Appearance:
    return Appearance(
        group[0].key,
        group[0].name,
        organizations=frozenset().union(*(one.organizations for one in group)),
        units=frozenset().union(*(one.units for one in group)),
        around=frozenset().union(*(one.around for one in group)),
    )


def _near(groups: list[Appearance]) -> set[tuple[int, int]]:
    """Return the pairs of which one stands, most narrowly, on what surrounds or follows the other; lower first."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for anchor in group.narrowest | group.organizations:
            standing[anchor].append(at)
    return {
        (min(at, other), max(at, other))
        for at, group in enumerate(groups)
        for anchor in group.around
        for other in standing.get(anchor, ())
        if other != at
    }


def _components(size: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of 0 … size - 1 that are linked, directly or through others."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    for one, other in links:
        parent[root(one)] = root(other)
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(size):
        found[root(at)].append(at)
    return list(found.values())


def _identifier(name: str, cluster: list[Appearance]) -> str:
    anchors = [
        (one.seen or NEVER, rank, anchor)
        for one in cluster
        for rank, known in enumerate((one.narrowest, one.organizations))
        for anchor in known
    ]
    if anchors:
        return identifier("person", name, min(anchors)[-1])
    return identifier("person", name, *min(one.key for one in cluster))
