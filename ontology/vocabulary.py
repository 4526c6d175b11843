"""The vocabulary of roles, bodies and kinds of meeting, as the TOML files beside this module have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ontology.kept import kept, vocabulary_files

RoleKind = Literal["head", "member", "staff", "delegate", "village", "grade"]
Level = Literal["central", "province", "district", "commune", "hamlet"]
Line = Literal[
    "party", "government", "council", "front", "mass", "police", "army", "court", "procuracy", "education", "health",
    "media", "enterprise", "agency", "assembly", "international",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """What a post makes of its holder.  ``base`` is the head's id for a deputy, else the role's own.

    ``body`` and ``organ``: ids of the kinds of body that the word implies; ``lines``: of the bodies that it is held in,
    empty for any.  ``fused``: the word holds its body, only a unit can follow (Huyện ủy viên).  ``composed``: a body
    follows directly (Trưởng Ban …).  ``rank_groups``: the groups of ``official_titles`` that name the bare role.
    """

    id: str
    label: str
    writings: tuple[str, ...]
    kind: RoleKind
    deputy: bool
    standing: bool
    base: str
    body: str | None
    organ: str | None
    fused: bool
    composed: bool
    lines: tuple[Line, ...]
    rank_groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of organization.  ``part_of`` and ``broader`` are ids of kinds; empty ``levels`` means any.

    ``unit_type``: where the word says it (Huyện ủy → huyện).  ``open``: the name goes on after the label.  ``organ``:
    the committee itself acting.  ``chief``: the word for the head.  ``singular``: there is one in the country.
    """

    id: str
    label: str
    writings: tuple[str, ...]
    line: Line
    levels: tuple[Level, ...]
    unit_type: str | None
    broader: str | None
    open: bool
    part_of: tuple[str, ...]
    organ: bool
    chief: str | None
    singular: bool


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A kind of meeting; ``verb``: some of its writings are verbal."""

    id: str
    label: str
    writings: tuple[str, ...]
    broader: str | None
    verb: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it, by id, in the order of the files; ``official_titles`` by group."""

    roles: Mapping[str, Role]
    bodies: Mapping[str, Body]
    meetings: Mapping[str, MeetingKind]
    official_titles: Mapping[str, tuple[str, ...]]
    honorifics: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    family_names: tuple[str, ...]
    countries: tuple[str, ...]
    foreign_offices: tuple[str, ...]
    no_names: tuple[str, ...]
    misspellings: Mapping[str, tuple[str, ...]]


@cache
def load() -> Vocabulary:
    """Return the vocabulary of this package, read once."""
    return kept("vocabulary", vocabulary_files(), Vocabulary, _read)


def _read() -> Vocabulary:
    from ontology.vocabulary_files import read  # noqa: PLC0415 - it imports this module, and few processes need it

    return read(Path(__file__).parent)
