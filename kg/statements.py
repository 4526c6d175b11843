"""What one record states, in the terms of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from kg.gazetteer import gazetteer
from kg.record import Organization as OrganizationRecord
from kg.record import Record, Span, Unit
from ontology import model
from ontology.folding import fold
from ontology.ids import identifier
from ontology.vocabulary import load

T = TypeVar("T", model.Node, model.Edge)
_COMMITTEES = frozenset({"dang-uy", "tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy"})
_LED = frozenset({"government", "council", "front", "mass"})
_HAMLETS = frozenset({"ấp", "thôn", "khóm", "khu phố", "tổ dân phố", "bản", "buôn", "làng", "khối phố", "khu"})
_DISTRICTS = frozenset({"huyện", "quận", "thị xã"})


@dataclass(slots=True)
class Collected:
    """Nodes by id and edges by fact, each once."""

    nodes: dict[tuple[type[model.Node], str], model.Node] = field(default_factory=dict)
    edges: dict[tuple[type[model.Edge], str], model.Edge] = field(default_factory=dict)

    def node(self, node: model.Node) -> str:
        """Add a node; the later statement of a property wins."""
        self.nodes[type(node), node.id] = node
        return node.id

    def edge(self, edge: model.Edge) -> str:
        """Add an edge; first and last days widen, other properties are those of the later statement."""
        known = self.edges.get((type(edge), edge.fact))
        self.edges[type(edge), edge.fact] = _widened(known, edge) if known else edge
        return edge.fact

    def facts(self) -> model.Facts:
        """Return all, in the order of the model and of the ids."""
        nodes = sorted(self.nodes.values(), key=lambda n: (model.NODES.index(type(n)), n.id))
        edges = sorted(self.edges.values(), key=lambda e: (model.EDGES.index(type(e)), e.fact))
        return model.Facts(tuple(nodes), tuple(edges))


def _widened(old: model.Edge, new: model.Edge) -> model.Edge:
    changes = {}
    for one in fields(new):
        before, after = getattr(old, one.name), getattr(new, one.name)
        how = one.metadata.get("merge")
        if how and before is not None and after is not None:
            changes[one.name] = min(before, after) if how == "min" else max(before, after)
        elif after is None or after == ():
            changes[one.name] = before
    return replace(new, **changes)


class Statements:
    """One record with the ids of its units, organizations, posts, meetings and holdings."""

    def __init__(self, record: Record) -> None:
        """Make the ids."""
        self.record = record
        document = record.document
        self.seen = document.published or next((m.date for m in record.meetings if m.date and m.date_basis == "stated"), None)
        self.seen = self.seen or next((m.date for m in record.meetings if m.date), None)
        self.units = {unit.key: self._unit_id(unit) for unit in record.units}
        self.bodies: dict[str, str] = {}
        self._records = {body.key: body for body in record.organizations}
        for body in record.organizations:
            self._body_id(body)
        self.posts = [identifier("post", h.role, self.bodies.get(h.organization or "", document.id)) for h in record.holdings]
        self.meetings = {m.key: self._meeting_id(m.key) for m in record.meetings}

    def _unit_id(self, unit: Unit) -> str:
        if unit.id:
            return unit.id
        if unit.type in _HAMLETS:
            communes = [u for u in self.record.units if u.type in {"xã", "phường", "thị trấn", "đặc khu"}]
            within = communes[0].id if len(communes) == 1 and communes[0].id else self.record.document.id
            return identifier("place", within, unit.type, fold(unit.name or ""))
        return identifier("unit", self.record.document.id, unit.type, unit.name)

    def _body_id(self, body: OrganizationRecord) -> str:
        if body.key not in self.bodies:
            parent = self._body_id(self._records[body.parent]) if body.parent else None
            unit = self.units.get(body.unit or "") if not parent else None
            info = load().bodies.get(body.kind)
            own = fold(body.name) if info is None or info.open else None
            alone = self.record.document.id if parent is None and unit is None and not (info and info.singular) and own is None else None
            self.bodies[body.key] = identifier("org", body.kind, own, unit, parent, alone)
        return self.bodies[body.key]

    def _meeting_id(self, key: str) -> str:
        meeting = next(m for m in self.record.meetings if m.key == key)
        hosts = sorted(self.bodies[o] for o in meeting.organizers)
        if hosts and meeting.date and len(meeting.date) == 10:
            return identifier("meeting", root_kind(meeting.kind), meeting.date, *hosts)
        return identifier("meeting", self.record.document.id, key)

    def state(self, into: Collected, people: Mapping[tuple[str, str], str]) -> None:
        """Add all that the record states; ``people`` gives the person of (document id, local key)."""
        _Stating(self, into, people).all()


def root_kind(kind: str) -> str:
    """Return the broadest kind of meeting that a kind is one of: two articles may name it more or less narrowly."""
    info = load().meetings.get(kind)
    return root_kind(info.broader) if info and info.broader else kind


def anchors_of(statements: Statements, person: str) -> frozenset[str]:
    """Return what a person's posts stand on: their organizations, and the communes and districts that these serve."""
    record = statements.record
    bodies = {b.key: b for b in record.organizations}
    units = {u.key: u for u in record.units}
    found: set[str] = set()
    for holding in record.holdings:
        body = bodies.get(holding.organization or "")
        if holding.person != person or body is None:
            continue
        found.add(statements.bodies[body.key])
        unit = units.get(body.unit or "")
        if unit and unit.id and unit.type not in {"tỉnh"} and (unit.type != "thành phố" or len(unit.id.split("@")[0]) > 2):
            found.update({unit.id, *(u.id for u in gazetteer().line(gazetteer().get(unit.id))[1:] if u.level != "province")})
    return frozenset(found)


class _Stating:
    """Adds the facts of one record."""

    def __init__(self, statements: Statements, into: Collected, people: Mapping[tuple[str, str], str]) -> None:
        self.s, self.into = statements, into
        self.record, self.document = statements.record, statements.record.document
        self.people = {p.key: people[self.document.id, p.key] for p in self.record.people}
        self.held: list[str] = []

    def all(self) -> None:
        d = self.document
        self.into.node(model.Document(id=d.id, source=d.source, sha256=d.sha256, title=d.title, published=d.published))
        self._units()
        self._organizations()
        for person in self.record.people:
            self.into.node(model.Person(id=self.people[person.key], name=person.name, name_folded=fold(person.name)))
        self._holdings()
        self._meetings()
        self._participations()
        self._changes()

    def evidence(self, fact: str, spans: list[Span], confidence: float = 1.0) -> None:
        """Add the words that a fact was read from."""
        for span in spans:
            ident = identifier("ev", fact, self.document.id, str(span.start), str(span.end))
            rule = span.rule if isinstance(span.rule, str) else "unknown"
            self.into.node(model.Evidence(id=ident, fact=fact, quote=span.quote, start_offset=span.start, end_offset=span.end, rule=rule, confidence=confidence))
            self.into.edge(model.EvidenceFrom(fact=identifier("from", ident), source=ident, target=self.document.id))

    def _units(self) -> None:
        for unit in self.record.units:
            if unit.id:
                continue  # with_territory adds those of the table
            level = "hamlet" if unit.type in _HAMLETS else "province" if unit.type == "tỉnh" else "district" if unit.type in _DISTRICTS else "commune"
            ident = self.s.units[unit.key]
            self.into.node(model.AdminUnit(id=ident, name=unit.name, name_folded=fold(unit.name) if unit.name else None, type=unit.type, level=level, resolved=level == "hamlet"))
            communes = [u for u in self.record.units if u.type in {"xã", "phường", "thị trấn", "đặc khu"}]
            if level == "hamlet" and len(communes) == 1:
                above = self.s.units[communes[0].key]
                self.into.edge(model.UnitPartOf(fact=identifier("part", ident, above), source=ident, target=above))

    def _organizations(self) -> None:
        committees = {b.unit: self.s.bodies[b.key] for b in self.record.organizations if b.kind in _COMMITTEES and b.unit and not b.parent}
        for body in self.record.organizations:
            info = load().bodies[body.kind]
            ident = self.into.node(model.Organization(id=self.s.bodies[body.key], name=body.name, name_folded=fold(body.name), kind=body.kind, line=info.line))
            if body.parent:
                above = self.s.bodies[body.parent]
                self.into.edge(model.OrganizationPartOf(fact=identifier("part", ident, above), source=ident, target=above))
            elif body.unit:
                unit = self.s.units[body.unit]
                fact = self.into.edge(model.Serves(fact=identifier("serves", ident, unit), source=ident, target=unit))
                self.evidence(fact, body.mentions[:1])
                leader = committees.get(body.unit)
                if leader and leader != ident and info.line in _LED and info.levels:
                    self.into.edge(model.Leads(fact=identifier("leads", leader, ident), source=leader, target=ident))

    def _holdings(self) -> None:
        for holding, post in zip(self.record.holdings, self.s.posts, strict=True):
            role = load().roles[holding.role]
            body = self._records_body(holding.organization)
            title = _post_title(holding.title, body.name if body else None)
            self.into.node(model.Role(id=role.id, name=role.label, name_folded=fold(role.label)))
            self.into.node(model.Post(id=post, title=title, title_folded=fold(title), role=role.id))
            self.into.edge(model.HasRole(fact=identifier("role", post), source=post, target=role.id))
            if body:
                target = self.s.bodies[body.key]
                self.into.edge(model.PostIn(fact=identifier("in", post, target), source=post, target=target))
            person = self.people[holding.person]
            seen = None if holding.status == "former" else self.s.seen
            fact = self.into.edge(
                model.Held(
                    fact=identifier("held", person, post, holding.from_), source=person, target=post, status=holding.status, from_date=holding.from_,
                    to_date=holding.to, term=holding.term, scope_basis=holding.scope_basis, first_seen=seen, last_seen=seen,
                )  # fmt: skip
            )
            self.held.append(fact)
            self.evidence(fact, holding.mentions, holding.confidence)

    def _records_body(self, key: str | None) -> OrganizationRecord | None:
        return next((b for b in self.record.organizations if b.key == key), None)

    def _meetings(self) -> None:
        for meeting in self.record.meetings:
            ident = self.s.meetings[meeting.key]
            name = meeting.name or load().meetings[meeting.kind].label
            self.into.node(
                model.Meeting(id=ident, name=name, name_folded=fold(name), kind=meeting.kind, date=meeting.date, date_basis=meeting.date_basis, place=meeting.place)
            )
            self.evidence(ident, meeting.mentions[:1])
            for organizer in meeting.organizers:
                host = self.s.bodies[organizer]
                fact = self.into.edge(model.HeldBy(fact=identifier("held-by", ident, host), source=ident, target=host))
                self.evidence(fact, meeting.mentions[:1])
            if meeting.unit:
                unit = self.s.units[meeting.unit]
                self.into.edge(model.InUnit(fact=identifier("in-unit", ident, unit), source=ident, target=unit))

    def _participations(self) -> None:
        for one in self.record.participations:
            person, meeting = self.people[one.person], self.s.meetings[one.meeting]
            fact = identifier(one.act, person, meeting)
            capacity = tuple(sorted(self.held[n] for n in one.capacity))
            self.into.edge(model.Participated(fact=fact, source=person, target=meeting, act=one.act, capacity=capacity))
            self.evidence(fact, one.mentions, one.confidence)
        for group in self.record.groups:
            meeting = self.s.meetings[group.meeting]
            ident = self.into.node(model.Group(id=identifier("group", meeting, fold(group.label)), name=group.label))
            fact = self.into.edge(model.GroupParticipated(fact=identifier(group.act, ident, meeting), source=ident, target=meeting, act=group.act))
            self.evidence(fact, group.mentions)

    def _changes(self) -> None:
        for change in self.record.changes:
            person = self.people[change.person]
            post = next((p for h, p in zip(self.record.holdings, self.s.posts, strict=True) if change.role and (h.person, h.role, h.organization) == (change.person, change.role, change.organization)), None)
            ident = identifier("change", person, change.kind, post or change.title, change.date or self.document.id)
            self.into.node(model.Change(id=ident, kind=change.kind, title=change.title, date=change.date, decision=change.decision))
            self.into.edge(model.ChangeOf(fact=identifier("of", ident, person), source=ident, target=person))
            if post:
                self.into.edge(model.ChangeTo(fact=identifier("to", ident, post), source=ident, target=post))
            if change.decided_by:
                body = self.s.bodies[change.decided_by]
                self.into.edge(model.DecidedBy(fact=identifier("decided", ident, body), source=ident, target=body))
            self.evidence(ident, change.mentions, change.confidence)


def _post_title(title: str, organization: str | None) -> str:
    """Return a post's title with the full name of its organization: "Bí thư Đảng ủy xã Vĩnh Hanh"."""
    if organization is None:
        return title
    words, own = title.split(" "), organization.split(" ")
    for size in range(min(len(words), len(own)), 0, -1):
        if [w.lower() for w in words[-size:]] == [w.lower() for w in own[:size]]:
            return " ".join([*words[:-size], *own])
    return f"{title} ({organization})"
