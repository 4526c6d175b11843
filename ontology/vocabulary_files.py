"""The TOML files of the vocabulary, read and checked.

In ``also``, ``"(Ủy ban|UB) MTTQ( Việt Nam|)"`` stands for four writings, ``{name}`` for an entry of ``[words]`` in
``bodies.toml``.  The label is always the first writing.  Writings are matched blind to case, tone placement and kind of
space (``ontology.folding.normal``); abbreviations (``is_abbreviation``) in capitals only.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ontology.folding import fold
from ontology.vocabulary import Body, Level, Line, MeetingKind, Role, RoleKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"\{([^}]*)\}")
_LEFT_OVER = re.compile(r"[(){}|]")
_STANDING = ("Thường trực", "TT")


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


class BodyEntry(Entry, kw_only=True):
    """A line of ``bodies.toml``.  ``line``, ``levels``, ``part_of`` and ``chief`` come from ``broader`` if missing."""

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


AnyEntry = TypeVar("AnyEntry", bound=Entry)
Thing = TypeVar("Thing", Role, Body, MeetingKind)


def slug(label: str) -> str:
    """Return the id that a label gives: "Phó Bí thư" → ``pho-bi-thu``."""
    return fold(label).replace(" ", "-")


def is_abbreviation(writing: str) -> bool:
    """Tell whether a writing is matched in capitals only: two letters or more, all of them capitals."""
    return writing.isupper() and sum(map(str.isalpha, writing)) > 1


def expand(pattern: str, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the writings that a pattern stands for; ``ValueError`` for an unknown word or nested alternatives."""
    try:
        parts = _ALTERNATIVES.split(_WORD.sub(lambda found: words[found[1]], pattern))
    except KeyError as error:
        raise ValueError(f"{pattern!r}: {error} is not one of [words]") from None
    if _LEFT_OVER.search("".join(parts[::2])):
        raise ValueError(f"{pattern!r}: alternatives that do not close, or nest")
    choices = (part.split("|") if i % 2 else [part] for i, part in enumerate(parts))
    return tuple(" ".join("".join(chosen).split()) for chosen in itertools.product(*choices))


def _writings(file: str, label: str, also: Iterable[str], words: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys((label, *(writing for pattern in also for writing in expand(pattern, words)))))
    except ValueError as error:
        raise ValueError(f"{file}: {label}: {error}") from None


def _entries(file: str, rows: Iterable[dict[str, Any]], kind: type[AnyEntry]) -> Iterator[AnyEntry]:
    for row in rows:
        try:
            yield msgspec.convert(row, kind)
        except msgspec.ValidationError as error:
            raise ValueError(f"{file}: {row.get('label', row)}: {error}") from None


def _roles(entry: RoleEntry, words: Mapping[str, str], groups: Mapping[str, tuple[str, ...]]) -> Iterator[Role]:
    def role(label: str, also: Iterable[str], *, deputy: bool = False, standing: bool = False) -> Role:
        writings = _writings("roles.toml", label, also, words)
        return Role(
            id=slug(label) if deputy else entry.id, label=label, writings=writings, kind=entry.kind, deputy=deputy,
            standing=standing, base=entry.id, body=entry.body, organ=entry.organ, fused=entry.fused,
            composed=entry.composed, lines=tuple(entry.lines),
            rank_groups=tuple(dict.fromkeys(group for writing in writings for group in groups.get(writing, ()))),
        )  # fmt: skip

    yield (head := role(entry.label, entry.also))
    if not entry.deputy:
        return
    second = entry.deputy_label or f"Phó {head.label}"
    also = [*(f"Phó {writing}" for writing in head.writings), *entry.deputy_also]
    yield (deputy := role(second, also, deputy=True))
    if entry.standing:
        # "Phó Trưởng ban Thường trực": after a composed head the body comes first, which is for the grammar to read
        before = [second] if entry.composed else deputy.writings
        both = [f"{writing} {standing}" for writing in before for standing in _STANDING]
        both += [f"{writing}TT" for writing in before if is_abbreviation(writing)]  # "PBTTT"
        yield role(f"{second} Thường trực", both, deputy=True, standing=True)


def _body(entry: BodyEntry, entries: Mapping[str, BodyEntry], words: Mapping[str, str]) -> Body:
    chain = [entry]
    while (broader := chain[-1].broader) is not None:
        if broader not in entries or entries[broader] in chain:
            raise ValueError(f"bodies.toml: {entry.label}: broader = {broader!r} names no kind, or the entry itself")
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
            # lower() and not folding.normal(), which costs as much as all the rest: the files keep one tone placement
            owner = owners.setdefault(writing if is_abbreviation(writing) else writing.lower(), thing.id)
            if owner != thing.id:
                raise ValueError(f"{file}: {thing.label}: the writing {writing!r} is taken by {found[owner].label}")
    return found


def _check(file: str, thing: Role | Body | MeetingKind, known: Container[str], *names: str | None) -> None:
    for name in names:
        if name is not None and name not in known:
            raise ValueError(f"{file}: {thing.label}: {name!r} names no entry")


def read(folder: Path) -> Vocabulary:
    """Read and check the files in a folder; raises ``ValueError`` naming the file and the entry that is wrong."""

    def table(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    body_table, before_names = table("bodies"), table("honorifics")
    words = body_table["words"]
    titles = {group: tuple(found) for group, found in table("official_titles")["groups"].items()}
    groups: dict[str, tuple[str, ...]] = {}
    for group, found in titles.items():
        groups |= {title: (*groups.get(title, ()), group) for title in found}
    entries = list(_entries("bodies.toml", body_table["body"], BodyEntry))
    kinds = {entry.id: entry for entry in entries}
    bodies = _by_id("bodies.toml", (_body(entry, kinds, words) for entry in entries))
    role_entries = _entries("roles.toml", table("roles")["role"], RoleEntry)
    roles = _by_id("roles.toml", (role for entry in role_entries for role in _roles(entry, words, groups)))
    meetings = _by_id(
        "meetings.toml",
        [
            MeetingKind(m.id, m.label, _writings("meetings.toml", m.label, m.also, words), m.broader, m.verb)
            for m in _entries("meetings.toml", table("meetings")["meeting"], MeetingEntry)
        ],
    )
    chiefs = {writing for role in roles.values() for writing in role.writings}
    for body in bodies.values():
        _check("bodies.toml", body, bodies, *body.part_of)
        _check("bodies.toml", body, chiefs, body.chief)
    for role in roles.values():
        _check("roles.toml", role, bodies, role.body, role.organ)
    for meeting in meetings.values():
        _check("meetings.toml", meeting, meetings, meeting.broader)
    lists = {name: tuple(before_names[name]) for name in ("honorifics", "ranks", "degrees")}
    lists |= {name: tuple(found) for name, found in table("names").items()}
    slips = {meant: tuple(written) for meant, written in table("misspellings")["misspellings"].items()}
    return Vocabulary(roles, bodies, meetings, titles, **lists, misspellings=slips)
