"""Records made by hand: an article that says what a test needs, with invented people in real units."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.gazetteer import gazetteer
from kg.record import (
    Change,
    Document,
    Group,
    Holding,
    Meeting,
    Organization,
    Participation,
    Person,
    PersonMention,
    Record,
    Span,
    Unit,
)
from ontology.ids import identifier
from ontology.values import Act, Status
from ontology.vocabulary import load

WORDS = "Lời của bài viết."


def unit_id(written: str, on: str = "2024-01-01") -> str:
    """Return the id of a unit of the table."""
    unit = gazetteer().resolve(written, on=on).unit
    assert unit is not None, written
    return unit.id


@dataclass
class Article:
    """Collects what an article says; each method returns the local key, or the index, of what it adds."""

    name: str
    published: str | None = None
    source: str = "a.txt"
    units: list[Unit] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def text(self) -> str:
        return f"{self.name} {WORDS}"

    def span(self) -> list[Span]:
        return [Span(start=0, end=len(self.text), quote=self.text, rule="test")]

    def unit(self, written: str) -> str:
        """Add a unit of the table as of 2024-01-01, or a former or later one as of the day behind "@"."""
        name, _, day = written.partition("@")
        found = gazetteer().get(unit_id(name, day or "2024-01-01"))
        return self._unit(found.id, found.name, found.type)

    def unknown(self, kind: str, name: str | None = None) -> str:
        """Add a unit that cannot be told apart, or a hamlet."""
        return self._unit(None, name, kind)

    def _unit(self, ident: str | None, name: str | None, kind: str) -> str:
        for known in self.units:
            if (known.id, known.name, known.type) == (ident, name, kind):
                return known.key
        key = f"u{len(self.units) + 1}"
        self.units.append(Unit(key=key, id=ident, name=name, type=kind, basis="stated", mentions=self.span()))
        return key

    def body(self, kind: str, unit: str | None = None, parent: str | None = None, name: str | None = None) -> str:
        name = name or load().bodies[kind].label
        for known in self.organizations:
            if (known.kind, known.unit, known.parent, known.name) == (kind, unit, parent, name):
                return known.key
        key = f"o{len(self.organizations) + 1}"
        body = Organization(key=key, name=name, kind=kind, unit=unit, parent=parent, mentions=self.span())
        self.organizations.append(body)
        return key

    def person(self, name: str) -> str:
        key = f"p{len(self.people) + 1}"
        mention = PersonMention(start=0, end=len(self.text), quote=self.text, rule="test", kind="name")
        self.people.append(Person(key=key, name=name, mentions=[mention]))
        return key

    def holds(
        self, person: str, role: str, body: str | None = None, status: Status = "current", begin: str | None = None
    ) -> int:
        label = load().roles[role].label
        self.holdings.append(
            Holding(
                person=person, role=role, title=label, organization=body, status=status, from_=begin, to=None,
                mentions=self.span(),
            )
        )  # fmt: skip
        return len(self.holdings) - 1

    def meeting(
        self, kind: str, *organizers: str, date: str | None = None, name: str | None = None, unit: str | None = None
    ) -> str:
        key = f"m{len(self.meetings) + 1}"
        self.meetings.append(
            Meeting(
                key=key,
                name=name,
                kind=kind,
                date=date,
                date_basis="stated" if date else None,
                organizers=list(organizers),
                unit=unit,
                mentions=self.span(),
            )
        )
        return key

    def takes_part(self, person: str, meeting: str, act: Act, *capacity: int) -> None:
        self.participations.append(
            Participation(person=person, meeting=meeting, act=act, capacity=list(capacity), mentions=self.span())
        )

    def record(self) -> Record:
        digest = self.name.encode().hex()
        document = Document(
            id=identifier("doc", digest), source=self.source, sha256=digest, title=None, published=self.published,
            text=self.text,
        )  # fmt: skip
        return Record(
            document=document, units=self.units, organizations=self.organizations, people=self.people,
            holdings=self.holdings, meetings=self.meetings, participations=self.participations, groups=self.groups,
            changes=self.changes,
        )  # fmt: skip


def official(name: str, role: str, kind: str, unit: str, published: str = "2024-01-01") -> Record:
    """Return an article in which one person holds one post: ("Lò Văn Mẫn", "bi-thu", "dang-uy", "xã …, huyện …")."""
    article = Article(f"{name} {role} {kind} {unit} {published}", published)
    served = unit.partition(",")[0]
    body = article.body(kind, article.unit(unit), name=f"{load().bodies[kind].label} {served}")
    article.holds(article.person(name), role, body)
    return article.record()
