"""The nodes that the graph can hold; ``ontology.model`` says what holds of all facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar


def latest() -> Any:  # noqa: ANN401 - dataclasses.field has no better type
    """Declare a property of which the greatest value wins when the same thing is stated again."""
    return field(default=None, metadata={"merge": "max"})


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
    date_basis: str | None = latest()  # stated outranks completed
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


NODES: tuple[type[Node], ...] = (
    Document, Role, AdminUnit, Organization, Post, Person, Meeting, Group, Change, Evidence,
)  # fmt: skip
