"""Pairs of a text and its facts, as the files of ``cases/`` write them.

    facts: person, act            the kinds of facts that the blocks are compared on: all of these kinds, and no more

    # what the example is of
    published: 2024-03-01         what is known from outside the text; "facts:" and "reason:" may stand here as well
    The text, over as many lines as it needs.
    ---
    person: NAME | TITLE @ ORGANIZATION | STATUS
    act: NAME | chaired

``none`` stands for no facts at all.  A fact that a block has several times is one line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.extraction import extract
from kg.record import Record

FOLDER = Path(__file__).with_name("cases")
_HEADER = re.compile(r"(facts|published|reason): (.+)")


@dataclass(frozen=True, slots=True)
class Case:
    """One block: ``kinds`` of facts to compare, and the lines expected, sorted."""

    id: str
    text: str
    expected: list[str]
    kinds: tuple[str, ...]
    published: str | None
    reason: str

    def found(self) -> list[str]:
        """Return the facts that are read out of the text, as lines."""
        return facts(extract(self.text, source=self.id, published=self.published), self.kinds)


def cases(path: Path) -> Iterator[Case]:
    """Read the blocks of a file."""
    preamble, *blocks = re.split(r"^# ", path.read_text("utf-8"), flags=re.MULTILINE)
    common: dict[str, str] = {match[1]: match[2] for match in _HEADER.finditer(preamble)}
    for block in blocks:
        title, _, rest = block.partition("\n")
        headers = dict(common)
        while match := _HEADER.match(rest):
            headers[match[1]] = match[2]
            rest = rest[match.end() + 1 :]
        text, mark, expected = rest.partition("\n---\n")
        if not mark:
            raise ValueError(f"{path.name}: '{title}' has no line '---'")
        lines = [line for line in expected.splitlines() if line.strip() and line != "none"]
        yield Case(
            id=f"{path.stem}: {title}",
            text=text,
            expected=sorted(lines),
            kinds=tuple(headers["facts"].split(", ")),
            published=headers.get("published"),
            reason=headers.get("reason", ""),
        )


def facts(record: Record, kinds: tuple[str, ...]) -> list[str]:
    """Write the facts of a record as lines, NFC, sorted, each once."""
    lines = {f"{kind}: {line}" for kind in kinds for line in WRITERS[kind](record)}
    return sorted(unicodedata.normalize("NFC", line) for line in lines)


def _name(record: Record, key: str | None) -> str:
    return next((person.name for person in record.people if person.key == key), "?")


def _body(record: Record, key: str | None) -> str:
    return next((body.name for body in record.organizations if body.key == key), "-")


def _people(record: Record) -> Iterator[str]:
    for held in record.holdings:
        yield f"{_name(record, held.person)} | {held.title} @ {_body(record, held.organization)} | {held.status}"


def _scopes(record: Record) -> Iterator[str]:
    for held in record.holdings:
        yield f"{held.title} @ {_body(record, held.organization)} | {held.scope_basis or 'unknown'}"


def _terms(record: Record) -> Iterator[str]:
    for held in record.holdings:
        yield f"{held.title} | {held.term or '-'}"


def _aliases(record: Record) -> Iterator[str]:
    for person in record.people:
        yield from (f"{person.name} = {alias}" for alias in person.aliases)


def _meetings(record: Record) -> Iterator[str]:
    for meeting in record.meetings:
        day = f"{meeting.date} {meeting.date_basis}" if meeting.date else "-"
        yield f"{meeting.name} | {day} | {'; '.join(_body(record, key) for key in meeting.organizers) or '-'}"


def _dates(record: Record) -> Iterator[str]:
    yield from (f"{meeting.date or '-'} {meeting.date_basis or 'unknown'}" for meeting in record.meetings)


def _acts(record: Record) -> Iterator[str]:
    """With the meeting where there are several."""
    names = {meeting.key: meeting.name for meeting in record.meetings}
    for deed in record.participations:
        where = f" | {names[deed.meeting]}" if len(names) > 1 else ""
        yield f"{_name(record, deed.person)} | {deed.act}{where}"


def _capacities(record: Record) -> Iterator[str]:
    for deed in record.participations:
        titles = [record.holdings[at].title for at in deed.capacity]
        yield f"{_name(record, deed.person)} | {deed.act} | {', '.join(titles) or '-'}"


def _groups(record: Record) -> Iterator[str]:
    yield from (f"{group.label} | {group.act}" for group in record.groups)


def _changes(record: Record) -> Iterator[str]:
    for change in record.changes:
        post = f"{change.title or '-'} @ {_body(record, change.organization)}"
        yield f"{_name(record, change.person)} | {change.kind} | {post} | {change.date or '-'}"


def _decisions(record: Record) -> Iterator[str]:
    yield from (f"{_name(record, change.person)} | {change.decision or '-'}" for change in record.changes)


def _units(record: Record) -> Iterator[str]:
    yield from (f"{unit.type} {unit.name}" for unit in record.units if unit.name and unit.basis == "stated")


def _resolved(record: Record) -> Iterator[str]:
    yield from (f"{unit.type} {unit.name or '?'} = {unit.id or '?'}" for unit in record.units)


WRITERS: dict[str, Callable[[Record], Iterator[str]]] = {
    "person": _people,
    "scope": _scopes,
    "term": _terms,
    "alias": _aliases,
    "meeting": _meetings,
    "date": _dates,
    "act": _acts,
    "capacity": _capacities,
    "group": _groups,
    "change": _changes,
    "decision": _decisions,
    "unit": _units,
    "resolved": _resolved,
}
