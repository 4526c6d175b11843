"""The edges that the graph can hold; ``ontology.model`` says what holds of all facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from ontology.nodes import (
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
    latest,
)
from ontology.values import ACTS, Act


def _earliest() -> Any:  # noqa: ANN401 - dataclasses.field has no better type
    return field(default=None, metadata={"merge": "min"})


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
    scope_basis: str | None = latest()  # stated outranks inferred
    first_seen: str | None = _earliest()
    last_seen: str | None = latest()


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


EDGES: tuple[type[Edge], ...] = (
    UnitPartOf, SucceededBy, Serves, OrganizationPartOf, Leads, HasRole, PostIn, Held, HeldBy, InUnit, Participated,
    GroupParticipated, ChangeOf, ChangeTo, DecidedBy, EvidenceFrom,
)  # fmt: skip
