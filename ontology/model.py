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
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, Literal, get_args

Act = Literal["chaired", "attended", "opened", "presented", "spoke", "directed", "concluded"]
ACTS: tuple[Act, ...] = get_args(Act)
Status = Literal["current", "former", "incoming", "acting", "candidate"]
ChangeKind = Literal["appointed", "elected", "transferred", "dismissed", "resigned", "retired", "disciplined"]


def _earliest() -> Any:  # noqa: ANN401 - dataclasses.field has no better type
    return field(default=None, metadata={"merge": "min"})


def _latest() -> Any:  # noqa: ANN401 - as above
    return field(default=None, metadata={"merge": "max"})


# --- nodes ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing with an identifier that is unique in the whole graph."""

    label: ClassVar[str]
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Node):
    """An article that was read."""

    label: ClassVar[str] = "Document"
    source: str
    sha256: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Node):
    """An official: somebody to whom a text gives a public post."""

    label: ClassVar[str] = "Person"
    name: str
    name_folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Node):
    """What a post makes of its holder, whatever the body: Bí thư, Phó Chủ tịch.  ``id`` is the vocabulary's."""

    label: ClassVar[str] = "Role"
    name: str
    name_folded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Node):
    """A role in one organization; it exists while nobody holds it."""

    label: ClassVar[str] = "Post"
    title: str
    title_folded: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Node):
    """A committee, council, department, front, court, school…  ``kind`` is the vocabulary's."""

    label: ClassVar[str] = "Organization"
    name: str
    name_folded: str
    kind: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminUnit(Node):
    """One version of an administrative unit, a place below the commune, or a placeholder for an unnamed unit.

    ``level`` is province, district, commune or hamlet.  ``resolved`` is false for a unit that could not be told apart;
    such a node belongs to one document, or, where only its version is open, to all that leave it open.
    """

    label: ClassVar[str] = "AdminUnit"
    name: str | None
    name_folded: str | None
    type: str
    level: str
    resolved: bool
    code: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Node):
    """A gathering: conference, session, congress, ceremony, working visit…  ``kind`` is the vocabulary's."""

    label: ClassVar[str] = "Meeting"
    name: str
    name_folded: str
    kind: str
    date: str | None = None
    date_basis: str | None = _latest()  # stated outranks completed
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Node):
    """People who took part in one meeting without being named."""

    label: ClassVar[str] = "Group"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Node):
    """A post changes hands.  ``date``: when it was decided or announced.  Its evidence points at its ``id``."""

    label: ClassVar[str] = "Change"
    kind: str
    title: str | None = None
    date: str | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Node):
    """The words that a fact was read from.  Offsets are code points into the document's text."""

    label: ClassVar[str] = "Evidence"
    fact: str
    quote: str
    start_offset: int
    end_offset: int
    rule: str
    confidence: float


# --- edges ----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A fact between two nodes.  ``ends`` names the labels of source and target."""

    ends: ClassVar[tuple[type[Node], type[Node]]]
    types: ClassVar[tuple[str, ...]]
    fact: str
    source: str
    target: str

    @property
    def type(self) -> str:
        """The relationship type in the store."""
        return self.types[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Edge):
    """A person holds a post.  ``from_date`` and ``to_date`` only where a text states them."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Person, Post)
    types: ClassVar[tuple[str, ...]] = ("HELD",)
    status: str
    from_date: str | None = None
    to_date: str | None = None
    term: str | None = None
    scope_basis: str | None = _latest()  # stated outranks inferred
    first_seen: str | None = _earliest()
    last_seen: str | None = _latest()


@dataclass(frozen=True, slots=True, kw_only=True)
class HasRole(Edge):
    """The role that a post consists of."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Post, Role)
    types: ClassVar[tuple[str, ...]] = ("HAS_ROLE",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostIn(Edge):
    """The organization that a post belongs to."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Post, Organization)
    types: ClassVar[tuple[str, ...]] = ("IN",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Serves(Edge):
    """The unit version that an organization serves."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Organization, AdminUnit)
    types: ClassVar[tuple[str, ...]] = ("SERVES",)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationPartOf(Edge):
    """A department is part of its committee."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Organization, Organization)
    types: ClassVar[tuple[str, ...]] = ("PART_OF",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads(Edge):
    """A Party committee leads the bodies of its unit."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Organization, Organization)
    types: ClassVar[tuple[str, ...]] = ("LEADS",)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPartOf(Edge):
    """A unit lies under another from ``from_date`` until the day before ``to_date``."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (AdminUnit, AdminUnit)
    types: ClassVar[tuple[str, ...]] = ("PART_OF",)
    from_date: str | None = None
    to_date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SucceededBy(Edge):
    """What became of a unit.  ``extent`` is whole, part, or unknown."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (AdminUnit, AdminUnit)
    types: ClassVar[tuple[str, ...]] = ("SUCCEEDED_BY",)
    date: str | None = None
    extent: str | None = None
    decree: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participated(Edge):
    """A person did something at a meeting.  ``capacity``: facts of the posts named beside the person there."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Person, Meeting)
    types: ClassVar[tuple[str, ...]] = tuple(act.upper() for act in ACTS)
    act: Act
    capacity: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """The relationship type in the store: the act in capitals."""
        return self.act.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupParticipated(Edge):
    """Unnamed people did something at a meeting."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Group, Meeting)
    types: ClassVar[tuple[str, ...]] = tuple(act.upper() for act in ACTS)
    act: Act

    @property
    def type(self) -> str:
        """The relationship type in the store: the act in capitals."""
        return self.act.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBy(Edge):
    """The body that held or called a meeting."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Meeting, Organization)
    types: ClassVar[tuple[str, ...]] = ("HELD_BY",)


@dataclass(frozen=True, slots=True, kw_only=True)
class InUnit(Edge):
    """The unit in which a meeting took place or which it concerns."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Meeting, AdminUnit)
    types: ClassVar[tuple[str, ...]] = ("IN_UNIT",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOf(Edge):
    """Whom a change concerns."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Change, Person)
    types: ClassVar[tuple[str, ...]] = ("OF",)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTo(Edge):
    """The post that a change gives or takes."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Change, Post)
    types: ClassVar[tuple[str, ...]] = ("TO",)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedBy(Edge):
    """Who decided a change."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Change, Organization)
    types: ClassVar[tuple[str, ...]] = ("DECIDED_BY",)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFrom(Edge):
    """The document that an evidence stands in."""

    ends: ClassVar[tuple[type[Node], type[Node]]] = (Evidence, Document)
    types: ClassVar[tuple[str, ...]] = ("FROM",)


NODES: tuple[type[Node], ...] = (
    Document, Role, AdminUnit, Organization, Post, Person, Meeting, Group, Change, Evidence,
)  # fmt: skip
EDGES: tuple[type[Edge], ...] = (
    UnitPartOf, SucceededBy, Serves, OrganizationPartOf, Leads, HasRole, PostIn, Held, HeldBy, InUnit, Participated,
    GroupParticipated, ChangeOf, ChangeTo, DecidedBy, EvidenceFrom,
)  # fmt: skip


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
