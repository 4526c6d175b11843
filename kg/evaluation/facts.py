"""The facts of one article in one shape, whether somebody wrote them down or the reader found them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg import wording
from kg.evaluation.writing import Body, Post, body, posts, unit_of, words
from kg.record import Record

_SEVERAL = re.compile(r";|\s[-–]\s(?=Đảng ủy|Đảng bộ|Hội đồng|Ủy ban|HĐND|UBND)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What all facts have.  ``label``: for people to read.  ``optional``: neither finding nor missing it counts.

    ``confidence`` and ``rule`` are the reader's.
    """

    label: str
    optional: bool = False
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    """An official, under all names of the article."""

    key: str
    names: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Fact):
    """A person has a post."""

    person: str
    post: Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    """A meeting; ``raw``: its day as written, where the year cannot be told."""

    key: str
    names: tuple[str, ...]
    date: str | None
    raw: str | None = None
    organizers: tuple[Body, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Fact):
    """A person did something at a meeting."""

    person: str
    meeting: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Fact):
    """A post changes hands; ``post`` is None where none is told."""

    person: str
    kind: str
    post: Post | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """An administrative unit of commune level or above."""

    name: tuple[str, ...]
    type: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one article."""

    people: list[Person] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def personal_name(written: str) -> tuple[str, ...]:
    """Return the words of a name without honorifics, ranks and degrees."""
    while rest := next((rest for _, rest in wording.openings(wording.honorifics(), written) if " " in rest), ""):
        written = rest
    return words(written)


def of_gold(line: Mapping[str, Any]) -> Facts:
    """Read a line of a gold file (see docs/evaluation.md); raises ``KeyError`` for one without its parts."""
    facts = Facts()
    for person in line["persons"]:
        key = person["name"]
        names = frozenset(map(personal_name, (key, *person.get("aka", ()))))
        facts.people.append(Person(label=key, optional=_free(person), key=key, names=names))
        for role in person["roles"]:
            label = f"{key}: {role['title']} [{role['org']}]"
            for post in posts(role["title"], role["org"], role.get("unit")):
                facts.held.append(Held(label=label, optional=_free(role), person=key, post=post))
    facts.meetings.extend(_meeting(str(number), meeting) for number, meeting in enumerate(line["meetings"]))
    for deed in line["participation"]:
        at = deed["meeting_index"] if "meeting_index" in deed else deed["meeting"]
        label = f"{deed['person']} {deed['kind']}"
        facts.deeds.append(
            Deed(label=label, optional=_free(deed), person=deed["person"], meeting=str(at), act=deed["kind"])
        )
    for event in line["events"]:
        told = posts(event["role"], event.get("org"))[0] if event.get("role") else None
        label = f"{event['person']} {event['kind']} {event.get('role') or '-'}"
        facts.turns.append(
            Turn(label=label, optional=_free(event), person=event["person"], kind=event["kind"], post=told)
        )
    facts.places.extend(
        _places((one["name"], one["type"], _free(one) or one.get("type_in_text") is False) for one in line["units"])
    )
    return facts


def _meeting(key: str, meeting: Mapping[str, Any]) -> Meeting:
    kind, title = meeting.get("type", ""), meeting.get("title", "")
    names = tuple(filter(None, (meeting.get("name_or_type"), title, f"{kind} {title}".strip())))
    hosts = tuple(body(part.strip()) for part in _SEVERAL.split(meeting.get("organiser") or "") if part.strip())
    return Meeting(
        label=f"{names[0]} ({meeting['date']})", optional=_free(meeting), key=key, names=names, date=meeting["date"],
        raw=meeting.get("date_raw"), organizers=hosts,
    )  # fmt: skip


def _free(item: Mapping[str, Any]) -> bool:
    return bool(item.get("optional"))


def _places(units: Iterator[tuple[str, str | None, bool]]) -> Iterator[Place]:
    seen: set[tuple[tuple[str, ...], str | None]] = set()
    for name, type_, optional in units:
        found = unit_of(name, type_)
        if found and found not in seen:
            seen.add(found)
            yield Place(label=f"{type_ or ''} {name}".strip(), optional=optional, name=found[0], type=found[1])


def of_record(record: Record) -> Facts:
    """Read a record of the reader.  What it says twice counts once, with the greater confidence."""
    units = {unit.key: f"{unit.type} {unit.name}" for unit in record.units if unit.name}
    bodies = {one.key: (one.name, units.get(one.unit or "")) for one in record.organizations}
    names = {person.key: person.name for person in record.people}
    held: dict[tuple[str, Post], Held] = {}
    for holding in sorted(record.holdings, key=lambda one: one.confidence):
        name, unit = bodies.get(holding.organization or "", (None, None))
        label = f"{names[holding.person]}: {holding.title} [{name}]"
        for post in posts(holding.title, name, unit):
            held[holding.person, post] = Held(
                label=label, person=holding.person, post=post, confidence=holding.confidence,
                rule=f"holding.{holding.scope_basis or 'unknown'}",
            )  # fmt: skip
    deeds: dict[tuple[str, str, str], Deed] = {}
    for deed in sorted(record.participations, key=lambda one: one.confidence):
        deeds[deed.person, deed.meeting, deed.act] = Deed(
            label=f"{names[deed.person]} {deed.act}", person=deed.person, meeting=deed.meeting, act=deed.act,
            confidence=deed.confidence, rule=_rule(deed.mentions[0].rule),
        )  # fmt: skip
    people = [
        Person(label=person.name, key=person.key, names=frozenset([personal_name(person.name)]))
        for person in record.people
    ]
    meetings = [
        Meeting(
            label=f"{one.name} ({one.date})", key=one.key, names=(one.name or "",), date=one.date,
            organizers=tuple(body(*bodies[key]) for key in one.organizers if key in bodies),
        )
        for one in record.meetings
    ]  # fmt: skip
    turns = [
        Turn(
            label=f"{names[one.person]} {one.kind} {one.title or '-'}", person=one.person, kind=one.kind,
            post=posts(one.title, *bodies.get(one.organization or "", (None, None)))[0] if one.title else None,
            confidence=one.confidence, rule=_rule(one.mentions[0].rule),
        )
        for one in record.changes
    ]  # fmt: skip
    places = list(_places((one.name, one.type, False) for one in record.units if one.name and one.basis == "stated"))
    return Facts(people, list(held.values()), meetings, list(deeds.values()), turns, places)


def _rule(rule: object) -> str:
    return rule if isinstance(rule, str) else ""
