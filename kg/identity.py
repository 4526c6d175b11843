"""Who is who across documents.

Two mentions are one person if their folded names are equal and they hold a post in the same organization, or in
organizations of which one's unit lies within the other's district or commune.  The work is done block by block (folded
name) by a pure function, so that it can run anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ontology.folding import fold, normal
from ontology.ids import identifier


@dataclass(frozen=True, slots=True)
class Appearance:
    """A person as one document shows them.

    ``anchors`` are what the posts stand on: ids of organizations and of the communes and districts that they serve.
    ``key`` names the appearance, e.g. (document, local key).
    """

    key: tuple[str, str]
    name: str
    anchors: frozenset[str] = field(default_factory=frozenset)

    @property
    def block(self) -> str:
        """The folded name: only appearances of one block can be one person."""
        return fold(self.name)


def resolve(appearances: Iterable[Appearance]) -> Mapping[tuple[str, str], str]:
    """Return the person id of every appearance.

    An id is made of the name and of the least anchor of the cluster, so it does not depend on the order of documents.
    """
    blocks: defaultdict[str, list[Appearance]] = defaultdict(list)
    for appearance in appearances:
        blocks[appearance.block].append(appearance)
    people: dict[tuple[str, str], str] = {}
    for block in blocks.values():
        people.update(resolve_block(block))
    return people


def resolve_block(block: list[Appearance]) -> dict[tuple[str, str], str]:
    """Cluster the appearances of one folded name: those that share an anchor, directly or through others, are one."""
    parent = list(range(len(block)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    first: dict[tuple[str, str], int] = {}
    for at, appearance in enumerate(block):
        for anchor in appearance.anchors:
            # names that differ in a diacritic are different names: Hoà and Hòa are not, Hoa and Hòa are
            shared = first.setdefault((anchor, normal(appearance.name)), at)
            parent[root(at)] = root(shared)
    clusters: defaultdict[int, list[Appearance]] = defaultdict(list)
    for at, appearance in enumerate(block):
        clusters[root(at)].append(appearance)
    result: dict[tuple[str, str], str] = {}
    for members in clusters.values():
        anchors = {anchor for member in members for anchor in member.anchors}
        name = min(normal(member.name) for member in members)
        # somebody without any anchor is known by the document alone
        ident = identifier("person", name, min(anchors) if anchors else "|".join(min(m.key for m in members)))
        result.update((member.key, ident) for member in members)
    return result
