"""What was read, as a record: local keys, spans in the text as it stands, only what belongs to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from kg.extraction.agenda import Agenda
from kg.extraction.confidence import of_change, of_holding, of_participation
from kg.extraction.deed import Deed
from kg.extraction.groups import Party
from kg.extraction.holdings import Tenure
from kg.extraction.meetings import Gathering
from kg.extraction.mentions import NameMention
from kg.extraction.names import tidy
from kg.extraction.organizations import Organization, Organizations
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.turn import Turn
from kg.extraction.units import Place, Places
from kg.record import (
    Change,
    Document,
    Group,
    Holding,
    Meeting,
    Participation,
    Person,
    PersonMention,
    Record,
    Span,
    Unit,
)
from kg.record import Organization as OrganizationRecord

if TYPE_CHECKING:
    from ontology.values import Act, ChangeKind, Status


@dataclass(slots=True)
class Reading:
    """The findings of all stages on one article."""

    document: Document
    source: Source
    scans: list[Scan]
    places: Places
    organizations: Organizations
    agenda: Agenda
    tenures: list[Tenure]
    deeds: list[Deed]
    turns: list[Turn]
    parties: list[Party]


def assemble(reading: Reading) -> Record:
    """Make the record."""
    return _Assembler(reading).record()


class _Assembler:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.view = reading.source.view
        self.people = list(dict.fromkeys(t.person for t in reading.tenures))
        self.person_keys = {id(p): f"p{n}" for n, p in enumerate(self.people, 1)}
        self.meetings = list(reading.agenda.all)
        self.meeting_keys = {id(m): f"m{n}" for n, m in enumerate(self.meetings, 1)}
        self.deeds = [
            d for d in reading.deeds if id(d.person) in self.person_keys and id(d.meeting) in self.meeting_keys
        ]
        self.turns = [t for t in reading.turns if id(t.person) in self.person_keys]
        self.bodies = self._needed_bodies()
        self.body_keys = {id(b): f"o{n}" for n, b in enumerate(self.bodies, 1)}
        self.units = self._needed_units()
        self.unit_keys = {id(u): f"u{n}" for n, u in enumerate(self.units, 1)}

    def span(self, start: int, end: int, rule: str) -> Span:
        """Return a span of the view as one of the text."""
        first, last = self.view.span(start, end)
        return Span(start=first, end=last, quote=self.view.text[first:last], rule=rule)

    def _needed_bodies(self) -> list[Organization]:
        needed: dict[int, Organization] = {}

        def need(body: Organization | None) -> None:
            if body and id(body) not in needed:
                need(body.parent)
                needed[id(body)] = body

        for tenure in self.reading.tenures:
            need(tenure.organization)
        for meeting in self.meetings:
            for body in meeting.organizers:
                need(body)
        return list(needed.values())

    def _needed_units(self) -> list[Place]:
        needed = {id(p) for body in self.bodies if (p := body.unit())} | {id(m.place) for m in self.meetings if m.place}
        kept = [p for p in self.reading.places.all if id(p) in needed or (p.basis == "stated" and p.count)]
        return [p for p in kept if p.mentions]

    def record(self) -> Record:
        """Return the record of the reading."""
        return Record(
            document=self.reading.document,
            units=[self._unit(p) for p in self.units],
            organizations=[self._organization(b) for b in self.bodies],
            people=[self._person(n) for n in range(len(self.people))],
            holdings=[self._holding(t) for t in self.reading.tenures],
            meetings=[self._meeting(m) for m in self.meetings],
            participations=[self._participation(d) for d in self.deeds],
            groups=[self._group(p) for p in self.reading.parties if id(p.meeting) in self.meeting_keys],
            changes=[self._change(t) for t in self.turns],
        )

    def _unit(self, place: Place) -> Unit:
        return Unit(
            key=self.unit_keys[id(place)], id=place.unit.id if place.unit else None, name=place.name, type=place.type,
            candidates=[] if place.unit else list(place.candidates), basis=place.basis,
            mentions=[self.span(m.start, max(m.end, m.start + 1), f"unit.{place.basis}") for m in place.mentions],
        )  # fmt: skip

    def _organization(self, body: Organization) -> OrganizationRecord:
        place = body.unit()
        return OrganizationRecord(
            key=self.body_keys[id(body)], name=body.name, kind=body.kind, unit=self.unit_keys.get(id(place)),
            parent=self.body_keys[id(body.parent)] if body.parent else None,
            mentions=[self.span(s, max(e, s + 1), "body") for s, e in body.mentions],
        )  # fmt: skip

    def _person(self, number: int) -> Person:
        person = self.people[number]
        return Person(
            key=self.person_keys[id(person)], name=tidy(person.name), aliases=sorted(tidy(a) for a in person.aliases),
            mentions=[self._mention(m) for m in person.mentions],
        )  # fmt: skip

    def _mention(self, mention: NameMention) -> PersonMention:
        kind: Literal["name", "role", "pronoun"] = "name" if mention.name else "role" if mention.posts else "pronoun"
        start, end = (
            (mention.start, mention.end) if mention.name else (mention.lead, max(mention.right, mention.lead + 1))
        )
        span = self.span(start, end, f"person.{kind}")
        return PersonMention(start=span.start, end=span.end, quote=span.quote, rule=span.rule, kind=kind)

    def _holding(self, tenure: Tenure) -> Holding:
        body = tenure.organization
        return Holding(
            person=self.person_keys[id(tenure.person)], role=tenure.role, title=tenure.title,
            organization=self.body_keys[id(body)] if body else None,
            scope_basis="stated" if tenure.basis == "stated" else "inferred" if body else None,
            status=cast("Status", tenure.status), from_=tenure.since, to=tenure.until, term=tenure.term,
            confidence=of_holding(
                tenure.basis if body else None, tenure.status, open_name=body is not None and body.open_named
            ),
            mentions=[self.span(p.start, p.end, "post") for p, _ in tenure.posts],
        )  # fmt: skip

    def _meeting(self, meeting: Gathering) -> Meeting:
        day = meeting.day
        return Meeting(
            key=self.meeting_keys[id(meeting)], name=meeting.name, kind=meeting.kind, date=day.iso if day else None,
            date_basis=("stated" if day.stated else "completed") if day and day.iso else None,
            organizers=[self.body_keys[id(b)] for b in meeting.organizers],
            unit=self.unit_keys.get(id(meeting.place)) if meeting.place else None, place=meeting.venue,
            mentions=[self.span(s, e, "meeting") for s, e in meeting.mentions],
        )  # fmt: skip

    def _participation(self, deed: Deed) -> Participation:
        day = deed.meeting.day
        beside = {id(post) for post in deed.posts}
        capacity = [
            n
            for n, t in enumerate(self.reading.tenures)
            if t.person is deed.person and any(id(p) in beside for p, _ in t.posts)
        ]
        return Participation(
            person=self.person_keys[id(deed.person)], meeting=self.meeting_keys[id(deed.meeting)],
            act=cast("Act", deed.act), capacity=capacity,
            confidence=of_participation(deed.rule, deed.act, dated=bool(day and day.iso)),
            mentions=[self.span(deed.start, deed.end, deed.rule)],
        )  # fmt: skip

    def _group(self, party: Party) -> Group:
        return Group(
            meeting=self.meeting_keys[id(party.meeting)], label=party.label, act="attended", role=party.role,
            mentions=[self.span(party.start, party.end, "group")],
        )  # fmt: skip

    def _change(self, turn: Turn) -> Change:
        tenure = next((t for t in self.reading.tenures if turn.post and any(p is turn.post for p, _ in t.posts)), None)
        return Change(
            person=self.person_keys[id(turn.person)], kind=cast("ChangeKind", turn.kind),
            title=tenure.title if tenure else None, role=tenure.role if tenure else None,
            organization=self.body_keys.get(id(tenure.organization)) if tenure and tenure.organization else None,
            date=turn.day.iso if turn.day else None, decision=turn.decision,
            confidence=of_change(turn.kind, post=tenure is not None),
            mentions=[self.span(turn.start, turn.end, f"change.{turn.kind}")],
        )  # fmt: skip
