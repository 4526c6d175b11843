"""The typed facts: every node and edge that the graph can hold, as frozen dataclasses.

The loaders make their queries, constraints and files out of these classes; nothing else says what a label or a
property is called.  Dates are ISO 8601 strings at the precision known (``2024``, ``2024-03``, ``2024-03-01``),
intervals half-open; unknown is ``None`` and is not stored.  Every edge has a ``fact``: the identity of what is said,
which ``Evidence.fact`` points at and which names the RDF node of that fact.

A property's ``merge`` says what happens when the same thing is stated again: the newer value wins, or ``min`` and
``max`` (used for the first and the last day on which something was seen).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields
from typing import Any

from ontology.edges import (
    EDGES,
    ChangeOf,
    ChangeTo,
    DecidedBy,
    Edge,
    EvidenceFrom,
    GroupParticipated,
    HasRole,
    Held,
    HeldBy,
    InUnit,
    Leads,
    OrganizationPartOf,
    Participated,
    PostIn,
    Serves,
    SucceededBy,
    UnitPartOf,
)
from ontology.nodes import (
    NODES,
    AdminUnit,
    Change,
    Document,
    Evidence,
    Group,
    Meeting,
    Node,
    Organization,
    Person,
    Post,
    Role,
)

__all__ = [
    "EDGES",
    "NODES",
    "AdminUnit",
    "Change",
    "ChangeOf",
    "ChangeTo",
    "DecidedBy",
    "Document",
    "Edge",
    "Evidence",
    "EvidenceFrom",
    "Facts",
    "Group",
    "GroupParticipated",
    "HasRole",
    "Held",
    "HeldBy",
    "InUnit",
    "Leads",
    "Meeting",
    "Node",
    "Organization",
    "OrganizationPartOf",
    "Participated",
    "Person",
    "Post",
    "PostIn",
    "Role",
    "Serves",
    "SucceededBy",
    "UnitPartOf",
    "properties",
]


def properties(kind: type[Node | Edge]) -> tuple[Field[Any], ...]:
    """Return the fields that are stored as properties: all but a node's ``id`` and an edge's ``fact`` and ends."""
    identity = {"id"} if issubclass(kind, Node) else {"fact", "source", "target"}
    return tuple(f for f in fields(kind) if f.name not in identity)


@dataclass(frozen=True, slots=True)
class Facts:
    """A set of nodes and edges, each once, whose edges end in its nodes or in the store already."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def of(self, kind: type[Node]) -> Iterator[Node]:
        """Yield the nodes of one class."""
        return (node for node in self.nodes if type(node) is kind)
