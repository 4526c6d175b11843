"""What one record states, in the terms of the graph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.collected import Collected
from kg.local import Local, is_kind
from kg.record import Change, Document, Holding, Meeting, Organization, Span
from ontology import model
from ontology.folding import fold
from ontology.ids import identifier
from ontology.vocabulary import Body, load

_LED = frozenset({"government", "council", "front", "mass"})
_UNSEEN = frozenset({"former", "candidate"})  # a text that calls somebody so does not see them in the post


def state(local: Local, people: Mapping[str, str], into: Collected) -> None:
    """Add all that a record states, with the words for it; ``people`` gives the id of a person's local key.

    Every fact whose id does not say by itself who made it so has evidence.  Units of the table are left to
    ``kg.territory``.
    """
    _Stating(local, people, into).all()


def is_committee(body: Body) -> bool:
    """Tell whether a kind of body is the Party committee of a unit, which leads the unit's other bodies."""
    return body.broader == "cap-uy" and not body.open


class _Stating:
    """Adds the facts of one record, each step using what the steps before it added."""

    def __init__(self, local: Local, people: Mapping[str, str], into: Collected) -> None:
        self.local, self.people, self.into = local, people, into
        self.record = local.record
        self.held: list[str] = []  # facts, in the order of the record's holdings

    def all(self) -> None:
        self._document(self.record.document)
        self._units()
        for body in self.record.organizations:
            self._organization(body)
        self._leads()
        for person in self.record.people:
            ident = self.people[person.key]
            self.into.node(model.Person(id=ident, name=person.name, name_folded=fold(person.name)))
        for holding in self.record.holdings:
            self._holding(holding)
        for meeting in self.record.meetings:
            self._meeting(meeting)
        self._participations()
        self._groups()
        for change in self.record.changes:
            self._change(change)

    def _document(self, document: Document) -> None:
        self.into.node(
            model.Document(
                id=document.id,
                source=document.source,
                sha256=document.sha256,
                title=document.title,
                published=document.published,
            )
        )

    def _evidence(self, fact: str, spans: Sequence[Span], confidence: float = 1.0) -> None:
        for span in spans:
            ident = identifier("ev", fact, self.local.document, str(span.start), str(span.end))
            self.into.node(
                model.Evidence(
                    id=ident,
                    fact=fact,
                    quote=span.quote,
                    start_offset=span.start,
                    end_offset=span.end,
                    rule=span.rule if isinstance(span.rule, str) else "unknown",
                    confidence=confidence,
                )
            )
            self.into.edge(model.EvidenceFrom(fact=identifier("from", ident), source=ident, target=self.local.document))

    def _units(self) -> None:
        commune = self.local.commune
        served = {body.unit for body in self.record.organizations} | {one.unit for one in self.record.meetings}
        placed = {unit.key for unit in self.record.units if commune and self.local.level(unit) == "hamlet"}
        used = served | placed | ({commune} if placed else set())
        for unit in self.record.units:
            if unit.id or unit.key not in used:
                continue  # those of the table come with the territory; an unknown one that nothing touches says nothing
            ident = self.local.units[unit.key]
            self.into.node(
                model.AdminUnit(
                    id=ident,
                    name=unit.name,
                    name_folded=fold(unit.name) if unit.name else None,
                    type=unit.type,
                    level=self.local.level(unit),
                    resolved=self.local.is_resolved(unit),
                )
            )
            if commune and unit.key in placed:
                above = self.local.units[commune]
                self.into.edge(model.UnitPartOf(fact=identifier("part", ident, above), source=ident, target=above))

    def _organization(self, body: Organization) -> None:
        ident = self.into.node(
            model.Organization(
                id=self.local.bodies[body.key],
                name=body.name,
                name_folded=fold(body.name),
                kind=body.kind,
                line=load().bodies[body.kind].line,
            )
        )
        if body.parent:
            above = self.local.bodies[body.parent]
            self.into.edge(model.OrganizationPartOf(fact=identifier("part", ident, above), source=ident, target=above))
        if body.unit:
            unit = self.local.units[body.unit]
            fact = identifier("serves", ident, unit)
            self.into.edge(model.Serves(fact=fact, source=ident, target=unit))
            self._evidence(fact, body.mentions[:1])

    def _leads(self) -> None:
        kinds = load().bodies
        own = [body for body in self.record.organizations if body.unit and not body.parent]
        committees = {body.unit: self.local.bodies[body.key] for body in own if is_committee(kinds[body.kind])}
        for body in own:
            kind = kinds[body.kind]
            if body.unit in committees and kind.line in _LED and kind.levels:
                above, below = committees[body.unit], self.local.bodies[body.key]
                self.into.edge(model.Leads(fact=identifier("leads", above, below), source=above, target=below))

    def _post(self, role: str, title: str, organization: str | None) -> str:
        body = self.local.body_records[organization] if organization else None
        known = load().roles[role]
        full = post_title(title, body.name if body else None)
        ident = self.local.post(role, organization)
        self.into.node(model.Role(id=role, name=known.label, name_folded=fold(known.label)))
        self.into.node(model.Post(id=ident, title=full, title_folded=fold(full), role=role))
        self.into.edge(model.HasRole(fact=identifier("role", ident), source=ident, target=role))
        if organization:
            target = self.local.bodies[organization]
            self.into.edge(model.PostIn(fact=identifier("in", ident, target), source=ident, target=target))
        return ident

    def _holding(self, holding: Holding) -> None:
        person, post = self.people[holding.person], self._post(holding.role, holding.title, holding.organization)
        seen = None if holding.status in _UNSEEN else self.local.seen
        fact = identifier("held", person, post, holding.from_)
        known = self.into.edges.get((model.Held, fact))
        stated = isinstance(known, model.Held) and known.scope_basis == "stated"  # once is enough
        self.into.edge(
            model.Held(
                fact=fact,
                source=person,
                target=post,
                status=holding.status,
                from_date=holding.from_,
                to_date=holding.to,
                term=holding.term,
                scope_basis="stated" if stated else holding.scope_basis,
                first_seen=seen,
                last_seen=seen,
            )
        )
        self.held.append(fact)
        self._evidence(fact, holding.mentions, holding.confidence)

    def _meeting(self, meeting: Meeting) -> None:
        label = load().meetings[meeting.kind].label
        node = model.Meeting(
            id=self.local.meetings[meeting.key],
            name=meeting.name or label,
            name_folded=fold(meeting.name or label),
            kind=meeting.kind,
            date=meeting.date,
            date_basis=meeting.date_basis,
            place=meeting.place,
        )
        known = self.into.nodes.get((model.Meeting, node.id))
        if isinstance(known, model.Meeting):
            node = _told_better(known, node, named=meeting.name is not None)
        ident, words = self.into.node(node), meeting.mentions[:1]
        self._evidence(ident, words)
        for organizer in meeting.organizers:
            host = self.local.bodies[organizer]
            fact = self.into.edge(model.HeldBy(fact=identifier("held-by", ident, host), source=ident, target=host))
            self._evidence(fact, words)
        if meeting.unit:
            unit = self.local.units[meeting.unit]
            fact = self.into.edge(model.InUnit(fact=identifier("in-unit", ident, unit), source=ident, target=unit))
            self._evidence(fact, words)

    def _participations(self) -> None:
        for one in self.record.participations:
            person, meeting = self.people[one.person], self.local.meetings[one.meeting]
            fact = identifier(one.act, person, meeting)
            capacity = tuple(sorted({self.held[number] for number in one.capacity}))
            self.into.edge(model.Participated(fact=fact, source=person, target=meeting, act=one.act, capacity=capacity))
            self._evidence(fact, one.mentions, one.confidence)

    def _groups(self) -> None:
        for group in self.record.groups:
            meeting = self.local.meetings[group.meeting]
            ident = self.into.node(model.Group(id=identifier("group", meeting, fold(group.label)), name=group.label))
            fact = identifier(group.act, ident, meeting)
            self.into.edge(model.GroupParticipated(fact=fact, source=ident, target=meeting, act=group.act))
            self._evidence(fact, group.mentions)

    def _change(self, change: Change) -> None:
        person = self.people[change.person]
        label = load().roles[change.role].label if change.role else ""
        post = self._post(change.role, change.title or label, change.organization) if change.role else None
        ident = identifier("change", person, change.kind, post or change.title, change.date or self.local.document)
        self.into.node(
            model.Change(id=ident, kind=change.kind, title=change.title, date=change.date, decision=change.decision)
        )
        self._evidence(ident, change.mentions, change.confidence)
        self.into.edge(model.ChangeOf(fact=identifier("of", ident, person), source=ident, target=person))
        if post:
            self.into.edge(model.ChangeTo(fact=identifier("to", ident, post), source=ident, target=post))
        if change.decided_by:
            body = self.local.bodies[change.decided_by]
            fact = identifier("decided", ident, body)
            self.into.edge(model.DecidedBy(fact=fact, source=ident, target=body))
            self._evidence(fact, change.mentions[:1], change.confidence)


def _told_better(known: model.Meeting, new: model.Meeting, *, named: bool) -> model.Meeting:
    """Return a meeting told again: a name of its own stands before a label, a narrow kind before a broad one."""
    if not named:
        new = replace(new, name=known.name, name_folded=known.name_folded)
    if is_kind(known.kind, new.kind):
        new = replace(new, kind=known.kind)
    if known.date_basis == "stated":
        new = replace(new, date_basis="stated")
    return new


def post_title(title: str, organization: str | None) -> str:
    """Return a post's title with the full name of its organization: "Bí thư Đảng ủy xã Vĩnh Hanh"."""
    if organization is None:
        return title
    words, own = title.split(" "), organization.split(" ")
    for size in range(min(len(words), len(own)), 0, -1):
        if [word.lower() for word in words[-size:]] == [word.lower() for word in own[:size]]:
            return " ".join([*words[:-size], *own])
    return f"{title} ({organization})"
