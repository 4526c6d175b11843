"""The vocabulary of roles, bodies and kinds of meeting, read from the TOML files beside this module and checked.

An entry's ``also`` may hold alternatives: ``"(Ủy ban|UB) MTTQ( Việt Nam|)"`` stands for four writings, and ``{name}`` for an
entry of ``[words]`` in ``bodies.toml``.  The label is always the first writing.  Writings are matched blind to case, tone
placement and kind of space (``ontology.folding.normal``); those with two capitals and no small letter only in capitals.
"""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from ontology.folding import fold, normal

RoleKind = Literal["head", "member", "staff", "delegate", "village"]
Level = Literal["central", "province", "district", "commune", "hamlet"]
Line = Literal[
    "party", "government", "council", "front", "mass", "police", "army", "court", "procuracy", "education", "health", "media",
    "enterprise", "agency", "assembly", "international",
]  # fmt: skip

_HERE = Path(__file__).parent
_GROUP = re.compile(r"\(([^)]*)\)")
_STANDING = ("Thường trực", "TT")


@dataclass(frozen=True, slots=True)
class Role:
    """What a post makes of its holder.  ``base`` is the head's id for a deputy, else the role's own.

    ``composed``: a body follows directly (Trưởng Ban …); ``fused``: the word holds its body, only a unit can follow.
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

    ``open``: the name goes on after the label; ``organ``: the committee itself acting; ``singular``: once in the country.
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
    """All of it, by id, in the order of the files."""

    roles: Mapping[str, Role]
    bodies: Mapping[str, Body]
    meetings: Mapping[str, MeetingKind]
    honorifics: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    family_names: tuple[str, ...]


class Entry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What every line of a file may say."""

    label: str
    id: str = ""
    also: list[str] = []

    def __post_init__(self) -> None:
        """Make the id of the label where none is given."""
        self.id = self.id or slug(self.label)


class RoleEntry(Entry, kw_only=True):
    """A line of ``roles.toml``."""

    kind: RoleKind
    lines: list[Line] = []
    body: str | None = None
    organ: str | None = None
    fused: bool = False
    composed: bool = False
    deputy: bool = False
    deputy_label: str | None = None
    deputy_also: list[str] = []
    standing: bool = False
    rank_groups: list[str] = []


class BodyEntry(Entry, kw_only=True):
    """A line of ``bodies.toml``.  ``line``, ``levels``, ``part_of`` and ``chief`` come from ``broader`` when missing."""

    line: Line | None = None
    levels: list[Level] | None = None
    unit_type: str | None = None
    broader: str | None = None
    open: bool = False
    part_of: list[str] | None = None
    organ: bool = False
    chief: str | None = None
    singular: bool = False


class MeetingEntry(Entry, kw_only=True):
    """A line of ``meetings.toml``."""

    broader: str | None = None
    verb: bool = False


E = TypeVar("E", bound=Entry)
Thing = TypeVar("Thing", Role, Body, MeetingKind)


def slug(label: str) -> str:
    """Return the id that a label gives: "Phó Bí thư" → ``pho-bi-thu``."""
    return fold(label).replace(" ", "-")


def is_abbreviation(writing: str) -> bool:
    """Tell whether a writing is matched in capitals only: two capitals or more and no small letter."""
    return sum(c.isupper() for c in writing) > 1 and not any(c.islower() for c in writing)


def key(writing: str) -> str:
    """Return what two writings share when a text cannot tell them apart."""
    return writing if is_abbreviation(writing) else normal(writing)


def expand(pattern: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the writings that a pattern stands for; raises ``KeyError`` for a word that is not listed."""
    parts = _GROUP.split(re.sub(r"\{([^}]*)\}", lambda found: words[found[1]], pattern))
    choices = (part.split("|") if i % 2 else [part] for i, part in enumerate(parts))
    return tuple(" ".join("".join(chosen).split()) for chosen in itertools.product(*choices))


def _read(file: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / file).read_text(encoding="utf-8"))


def _entries(file: str, table: dict[str, Any], name: str, kind: type[E]) -> list[E]:
    found = []
    for row in table[name]:
        try:
            found.append(msgspec.convert(row, kind))
        except msgspec.ValidationError as error:
            raise ValueError(f"{file}: {row.get('label', row)}: {error}") from None
    return found


def _writings(file: str, label: str, also: Iterable[str], words: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return tuple({key(w): w for w in (*reversed([x for p in also for x in expand(p, words)]), label)}.values())[
            ::-1
        ]
    except KeyError as error:
        raise ValueError(f"{file}: {label}: {error} is not one of [words]") from None


def _roles(entry: RoleEntry, words: Mapping[str, str]) -> Iterable[Role]:
    def role(label: str, writings: Iterable[str], *, deputy: bool = False, standing: bool = False) -> Role:
        return Role(
            id=slug(label) if deputy else entry.id, label=label, kind=entry.kind, deputy=deputy, standing=standing,
            writings=_writings("roles.toml", label, writings, words), base=entry.id, body=entry.body, organ=entry.organ,
            fused=entry.fused, composed=entry.composed, lines=tuple(entry.lines),
            rank_groups=() if deputy else tuple(entry.rank_groups),
        )  # fmt: skip

    head = role(entry.label, entry.also)
    yield head
    if not entry.deputy:
        return
    second = entry.deputy_label or f"Phó {head.label}"
    deputy = role(second, [*(f"Phó {w}" for w in head.writings), *entry.deputy_also], deputy=True)
    yield deputy
    if entry.standing:
        # "Phó Trưởng ban Thường trực": after a composed head the body comes first, so that is for the grammar to read
        before = [second] if entry.composed else deputy.writings
        both = [f"{w} {standing}" for w in before for standing in _STANDING]
        yield role(f"{second} Thường trực", both, deputy=True, standing=True)


def _body(entry: BodyEntry, entries: Mapping[str, BodyEntry], words: Mapping[str, str]) -> Body:
    chain = [entry]
    while (broader := chain[-1].broader) is not None:
        if broader not in entries or entries[broader] in chain:
            raise ValueError(f"bodies.toml: {entry.label}: broader = {broader!r} names no kind, or itself")
        chain.append(entries[broader])

    def inherited(name: str) -> Any:  # noqa: ANN401 - the type is the field's
        return next((value for kind in chain if (value := getattr(kind, name)) is not None), None)

    if (line := inherited("line")) is None:
        raise ValueError(f"bodies.toml: {entry.label}: says no line")
    return Body(
        id=entry.id, label=entry.label, writings=_writings("bodies.toml", entry.label, entry.also, words), line=line,
        levels=tuple(inherited("levels") or ()), unit_type=entry.unit_type, broader=entry.broader, open=entry.open,
        part_of=tuple(inherited("part_of") or ()), organ=entry.organ, chief=inherited("chief"), singular=entry.singular,
    )  # fmt: skip


def _by_id(file: str, things: Iterable[Thing]) -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    owners: dict[str, str] = {}
    for thing in things:
        if found.setdefault(thing.id, thing) is not thing:
            raise ValueError(f"{file}: {thing.label}: the id {thing.id!r} is taken by {found[thing.id].label}")
        for writing in thing.writings:
            owner = owners.setdefault(key(writing), thing.label)
            if owner != thing.label:
                raise ValueError(f"{file}: {thing.label}: the writing {writing!r} is taken by {owner}")
    return found


def _check(file: str, thing: Role | Body | MeetingKind, known: Iterable[str], *names: str | None) -> None:
    for name in names:
        if name is not None and name not in known:
            raise ValueError(f"{file}: {thing.label}: {name!r} names no entry")


@functools.cache
def load() -> Vocabulary:
    """Read and check all files once; raises ``ValueError`` naming the file and the entry that is wrong."""
    tables = {name: _read(f"{name}.toml") for name in ("roles", "bodies", "meetings", "honorifics", "names")}
    words = tables["bodies"]["words"]
    entries = {entry.id: entry for entry in _entries("bodies.toml", tables["bodies"], "body", BodyEntry)}
    listed = _entries("bodies.toml", tables["bodies"], "body", BodyEntry)
    bodies = _by_id("bodies.toml", (_body(entry, entries, words) for entry in listed))
    role_entries = _entries("roles.toml", tables["roles"], "role", RoleEntry)
    roles = _by_id("roles.toml", (role for entry in role_entries for role in _roles(entry, words)))
    meetings = _by_id(
        "meetings.toml",
        (
            MeetingKind(m.id, m.label, _writings("meetings.toml", m.label, m.also, words), m.broader, m.verb)
            for m in _entries("meetings.toml", tables["meetings"], "meeting", MeetingEntry)
        ),
    )
    chiefs = {key(writing) for role in roles.values() for writing in role.writings}
    for body in bodies.values():
        _check("bodies.toml", body, bodies, *body.part_of)
        _check("bodies.toml", body, chiefs, body.chief and key(body.chief))
    for role in roles.values():
        _check("roles.toml", role, bodies, role.body, role.organ)
    for meeting in meetings.values():
        _check("meetings.toml", meeting, meetings, meeting.broader)
    return Vocabulary(
        roles, bodies, meetings, *(tuple(tables["honorifics"][name]) for name in ("honorifics", "ranks", "degrees")),
        tuple(tables["names"]["family_names"]),
    )  # fmt: skip
