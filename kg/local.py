"""One record's local keys, and the ids in the graph of what they name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.extraction.units import level_of
from kg.gazetteer import gazetteer
from kg.gazetteer import key as name_key
from kg.record import Meeting, Organization, Record, Unit
from kg.territory import became
from ontology.folding import fold
from ontology.ids import identifier
from ontology.vocabulary import load

DAY = len("YYYY-MM-DD")


class Local:
    """A record with the ids of its units, bodies, posts and meetings.

    A unit of the table has the table's id.  One of which only the version is open (the text has no date, and the unit
    changed with the reform) is the same in all such documents.  What cannot be told apart from its like elsewhere (an
    unnamed commune, a body whose unit is unknown, a meeting without a day or a host) is known by the document, so it is
    never merged with another document's.
    """

    def __init__(self, record: Record) -> None:
        """Make the ids."""
        self.record = record
        self.document = record.document.id
        self.unit_records = {unit.key: unit for unit in record.units}
        self.body_records = {body.key: body for body in record.organizations}
        self.commune = self._only_commune()
        self.units = {unit.key: self._unit(unit) for unit in record.units}
        self.bodies = {body.key: self._body(body) for body in record.organizations}
        self.meetings = self._meetings()

    @property
    def seen(self) -> str | None:
        """The day to which the record testifies: its publication, else the first meeting that it reports.

        A day is better than a month, and a day that the text states better than a completed one.
        """
        if self.record.document.published:
            return self.record.document.published
        dated = [meeting for meeting in self.record.meetings if meeting.date]
        best = max(dated, key=lambda m: (len(m.date or ""), m.date_basis == "stated"), default=None)
        return best.date if best else None

    def post(self, role: str, organization: str | None) -> str:
        """Return the id of a role in the body of a local key; without a body it is a post of this document alone."""
        return identifier("post", role, self.bodies[organization] if organization else self.document)

    def level(self, unit: Unit) -> str:
        """Return province, district, commune or hamlet."""
        return gazetteer().get(unit.id).level if unit.id else level_of(unit.type, unit.name)

    def is_resolved(self, unit: Unit) -> bool:
        """Tell whether a unit is known outside of this document: one of the table, or a hamlet in a commune of it."""
        if unit.id is None and self.commune and unit.name and self.level(unit) == "hamlet":
            return self.unit_records[self.commune].id is not None
        return unit.id is not None

    def _only_commune(self) -> str | None:
        communes = [unit.key for unit in self.record.units if self.level(unit) == "commune"]
        return communes[0] if len(communes) == 1 else None

    def _unit(self, unit: Unit) -> str:
        if unit.id:
            return unit.id
        if self.commune and unit.name and self.is_resolved(unit):
            # a hamlet is named within its commune; no official list has it
            commune = self.unit_records[self.commune].id
            return identifier("place", commune, unit.type, name_key(unit.name))
        if _one_unit(unit.candidates):
            return identifier("unit", *sorted(unit.candidates))
        return identifier("unit", self.document, unit.type, unit.name)

    def heirs(self, organization: str) -> frozenset[str]:
        """Return the ids of the same body in what its unit became, which tells how the body itself went on."""
        body = self.body_records[organization]
        unit = self.units[body.unit] if body.unit and self.unit_records[body.unit].id else None
        return frozenset(self._body(body, later) for later in became(unit)) if unit else frozenset()

    def _body(self, body: Organization, instead: str | None = None) -> str:
        """Return the id of a body, or the one that it would have if it served another unit ``instead``."""
        kind = load().bodies[body.kind]
        parent = self._body(self.body_records[body.parent], instead) if body.parent else None
        unit = instead or self.units[body.unit] if body.unit and not parent else None
        own = fold(body.name) if kind.open else None
        # a ministry has its name to itself, a school shares it with schools elsewhere
        unique = kind.singular or (kind.open and kind.levels == ("central",))
        alone = None if parent or unit or unique else self.document
        return identifier("org", body.kind, own, unit, parent, alone)

    def _meetings(self) -> dict[str, str]:
        alike: defaultdict[str, list[Meeting]] = defaultdict(list)
        for meeting in self.record.meetings:
            alike[self._meeting(meeting)].append(meeting)
        ids = {}
        for ident, meetings in alike.items():
            # gatherings of one host, day and kind that this text holds apart: their names tell which is which
            names = {fold(meeting.name or "") for meeting in meetings}
            for meeting in meetings:
                if len(meetings) == 1:
                    ids[meeting.key] = ident
                elif len(names) == len(meetings):
                    ids[meeting.key] = identifier("meeting", ident, fold(meeting.name or ""))
                else:
                    ids[meeting.key] = identifier("meeting", self.document, meeting.key)
        return ids

    def _meeting(self, meeting: Meeting) -> str:
        if meeting.organizers and meeting.date and len(meeting.date) == DAY:
            # the first is the main one; who else took part in holding it, articles tell differently
            return identifier("meeting", root_kind(meeting.kind), meeting.date, self._committee(meeting.organizers[0]))
        return identifier("meeting", self.document, meeting.key)

    def _committee(self, organization: str) -> str:
        """Return the id of a body, or of the one that it acts for: a committee and its members are one host."""
        body = self.body_records[organization]
        if body.parent and load().bodies[body.kind].organ:
            return self._committee(body.parent)
        return self.bodies[organization]


@cache
def root_kind(kind: str) -> str:
    """Return the broadest kind of meeting that a kind is one of: two articles may name it more or less narrowly."""
    broader = load().meetings[kind].broader
    return root_kind(broader) if broader else kind


def is_kind(kind: str, other: str) -> bool:
    """Tell whether a kind of meeting is another, or one under it."""
    broader = load().meetings[kind].broader
    return kind == other or (broader is not None and is_kind(broader, other))


def _one_unit(candidates: list[str]) -> bool:
    """Hold whether ids are versions of one unit: they share its code."""
    return len(candidates) > 1 and len({ident.split("@")[0] for ident in candidates}) == 1
