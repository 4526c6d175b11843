"""The extraction record: what was read from one document, one JSON object a line.

Offsets are code points into ``document.text`` and ``text[start:end]`` is the span's quote.  Lists may be empty, never
absent.  Dates are ISO 8601 at the precision known; unknown is ``None``.  ``SCHEMA`` is the JSON Schema of a line.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from ontology.values import Act, ChangeKind, Status

Date = Annotated[str, msgspec.Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Span(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of the text: ``text[start:end] == quote``.  ``rule`` names the rule that found it."""

    start: Annotated[int, msgspec.Meta(ge=0)]
    end: int
    quote: str
    rule: str | msgspec.UnsetType = msgspec.UNSET


class PersonMention(Span, frozen=True, kw_only=True, omit_defaults=True):
    """Where a person is named, called by a role, or by a bare "đồng chí"."""

    kind: Literal["name", "role", "pronoun"] | msgspec.UnsetType = msgspec.UNSET


Spans = Annotated[list[Span], msgspec.Meta(min_length=1)]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The article as it was read."""

    id: str
    source: str
    sha256: str
    title: str | None
    published: Date | None
    author: str | None = None
    text: str


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """An administrative unit that the text names or implies.  ``id`` is null while candidates tie."""

    key: str
    id: str | None
    candidates: list[str] = []
    name: str | None
    type: str
    basis: Literal["stated", "inferred"]
    mentions: Spans


class Organization(msgspec.Struct, frozen=True, kw_only=True):
    """A body, with the unit that it serves and the body that it is part of."""

    key: str
    name: str
    kind: str
    unit: str | None
    parent: str | None = None
    mentions: Spans


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An official: here because the text gives a post."""

    key: str
    name: str
    aliases: list[str] = []
    mentions: list[PersonMention]


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """A person holds a post.  ``confidence`` in 0–1 is the calibrated chance that it is right."""

    person: str
    role: str
    title: str
    organization: str | None
    scope_basis: Literal["stated", "inferred"] | None = None
    status: Status
    from_: Date | None = msgspec.field(name="from")
    to: Date | None
    term: str | None = None
    confidence: float = 1.0
    mentions: Spans


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """A gathering that the text reports."""

    key: str
    name: str | None
    kind: str
    date: Date | None
    date_basis: Literal["stated", "completed"] | None
    organizers: list[str]
    unit: str | None
    place: str | None = None
    mentions: Spans


class Participation(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did at a meeting.  ``capacity``: indexes into ``holdings``."""

    person: str
    meeting: str
    act: Act
    capacity: list[int] = []
    confidence: float = 1.0
    mentions: Spans


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """People who took part without being named."""

    meeting: str
    label: str
    act: Act
    role: str | None = None
    organization: str | None = None
    mentions: Spans


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A post changes hands."""

    person: str
    kind: ChangeKind
    title: str | None
    role: str | None = None
    organization: str | None
    date: Date | None
    decision: str | None = None
    decided_by: str | None = None
    confidence: float = 1.0
    mentions: Spans


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Everything read from one document."""

    document: Document
    units: list[Unit] = []
    organizations: list[Organization] = []
    people: list[Person] = []
    holdings: list[Holding] = []
    meetings: list[Meeting] = []
    participations: list[Participation] = []
    groups: list[Group] = []
    changes: list[Change] = []


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    """Return one line of JSON, without the line break."""
    return _encoder.encode(record)


def decode(line: bytes | str) -> Record:
    """Read one line of JSON; raises ``msgspec.ValidationError`` with the path of what does not fit."""
    return _decoder.decode(line)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line."""
    return msgspec.json.schema(Record)
