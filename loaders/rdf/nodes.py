"""Nodes of the model as triples, one function a class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from loaders.rdf.context import Context
from loaders.rdf.namespaces import CV, DCTERMS, FOAF, KG, OA, ORG, PROV, RDF, SDO, SKOS, XSD
from loaders.rdf.terms import Triple, Value, code, dated, last_day, number, vietnamese
from ontology.model import (
    AdminUnit,
    Change,
    Document,
    Evidence,
    Group,
    Meeting,
    Node,
    Organization,
    Person,
    Post,
    Role,
)

if TYPE_CHECKING:
    from rdflib import URIRef

_PUBLIC_LINES = (
    "government", "council", "assembly", "court", "procuracy", "police", "army", "agency",
)  # fmt: skip
_CLASSES: dict[str, tuple[URIRef, ...]] = {
    "party": (KG.PartyOrganisation,),
    **dict.fromkeys(("front", "mass"), (KG.MassOrganisation,)),
    **dict.fromkeys(_PUBLIC_LINES, (ORG.FormalOrganization, CV.PublicOrganisation)),
}


def is_public(organization: Organization) -> bool:
    """Tell whether the body belongs to the state, so that the Core Public Organisation Vocabulary speaks of it."""
    return organization.line in _PUBLIC_LINES


@singledispatch
def node_triples(node: Node, _context: Context) -> Iterator[Triple]:
    """Yield what a node says by itself.  Raises ``TypeError`` for a class that has no mapping."""
    raise TypeError(f"no RDF mapping for {type(node).__name__}: add one to loaders/rdf/nodes.py")


@node_triples.register(Document)
def document(node: Document, context: Context) -> Iterator[Triple]:
    """Yield an article."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, SDO.NewsArticle
    yield iri, RDF.type, PROV.Entity
    yield iri, DCTERMS.source, Value(node.source, XSD.anyURI)
    yield iri, KG.contentSha256, Value(node.sha256)
    if node.title is not None:
        yield iri, SDO.headline, vietnamese(node.title)
    if node.published is not None:
        yield iri, DCTERMS.issued, dated(node.published)


@node_triples.register(Role)
def role(node: Role, context: Context) -> Iterator[Triple]:
    """Yield a role, which is a concept of the vocabulary as well."""
    iri = context.names.within("role", node.id)
    yield iri, RDF.type, ORG.Role
    yield iri, RDF.type, SKOS.Concept
    yield iri, SKOS.notation, Value(node.id)
    yield iri, SKOS.inScheme, KG.roles
    yield iri, SKOS.prefLabel, vietnamese(node.name)
    yield iri, KG.folded, Value(node.name_folded)


@node_triples.register(AdminUnit)
def unit(node: AdminUnit, context: Context) -> Iterator[Triple]:
    """Yield a version of a unit.  ``schema:validThrough`` is its last day; the model has the first day after."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, SDO.AdministrativeArea
    yield iri, RDF.type, DCTERMS.Location
    yield iri, RDF.type, CV.AdminUnit
    yield iri, KG.unitType, vietnamese(node.type)
    yield iri, KG.resolved, Value(str(node.resolved).lower(), XSD.boolean)
    yield from context.concept(iri, CV.level, code("level", node.level), node.level, KG.levels)
    if node.name is not None:
        yield iri, SDO.name, vietnamese(node.name)
        yield iri, SKOS.prefLabel, vietnamese(f"{node.type} {node.name}")
    if node.name_folded is not None:
        yield iri, KG.folded, Value(node.name_folded)
    if node.code is not None:
        yield iri, DCTERMS.identifier, Value(node.code)
    if node.valid_from is not None:
        yield iri, SDO.validFrom, dated(node.valid_from)
    if node.valid_to is not None:
        yield iri, SDO.validThrough, dated(last_day(node.valid_to))


@node_triples.register(Organization)
def organization(node: Organization, context: Context) -> Iterator[Triple]:
    """Yield a body.  Its line says what class of organization it is; an unknown line leaves it a plain one."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, ORG.Organization
    for kind in _CLASSES.get(node.line, ()):
        yield iri, RDF.type, kind
    yield iri, SKOS.prefLabel, vietnamese(node.name)
    yield iri, KG.folded, Value(node.name_folded)
    kind = context.names.within("kind", node.kind)
    yield from context.concept(iri, ORG.classification, kind, node.kind, KG.bodyKinds)
    yield from context.concept(iri, KG.line, code("line", node.line), node.line, KG.lines)


@node_triples.register(Post)
def post(node: Post, context: Context) -> Iterator[Triple]:
    """Yield a post with its role."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, ORG.Post
    yield iri, SKOS.prefLabel, vietnamese(node.title)
    yield iri, KG.folded, Value(node.title_folded)
    yield iri, ORG.role, context.names.within("role", node.role)


@node_triples.register(Person)
def person(node: Person, context: Context) -> Iterator[Triple]:
    """Yield an official."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, FOAF.Person
    yield iri, RDF.type, SDO.Person
    yield iri, FOAF.name, vietnamese(node.name)
    yield iri, KG.folded, Value(node.name_folded)


@node_triples.register(Meeting)
def meeting(node: Meeting, context: Context) -> Iterator[Triple]:
    """Yield a gathering, which is an activity in which agents took part."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, SDO.Event
    yield iri, RDF.type, PROV.Activity
    yield iri, SDO.name, vietnamese(node.name)
    yield iri, KG.folded, Value(node.name_folded)
    kind = context.names.within("meeting-kind", node.kind)
    yield from context.concept(iri, KG.meetingType, kind, node.kind, KG.meetingKinds)
    if node.date is not None:
        yield iri, SDO.startDate, dated(node.date)
    if node.date_basis is not None:
        yield from context.concept(iri, KG.dateBasis, code("basis", node.date_basis), node.date_basis, KG.bases)
    if node.place is not None:
        yield iri, SDO.location, vietnamese(node.place)


@node_triples.register(Group)
def group(node: Group, context: Context) -> Iterator[Triple]:
    """Yield unnamed people."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, FOAF.Group
    yield iri, FOAF.name, vietnamese(node.name)


@node_triples.register(Change)
def change(node: Change, context: Context) -> Iterator[Triple]:
    """Yield a change of a post's holder."""
    iri = context.names.thing(node.id)
    yield iri, RDF.type, PROV.Activity
    yield iri, RDF.type, KG.PostChange
    yield from context.concept(iri, KG.changeKind, code("change", node.kind), node.kind, KG.changeKinds)
    if node.title is not None:
        yield iri, KG.postTitle, vietnamese(node.title)
    if node.date is not None:
        yield iri, DCTERMS.date, dated(node.date)
    if node.decision is not None:
        yield iri, DCTERMS.identifier, Value(node.decision)


@node_triples.register(Evidence)
def evidence(node: Evidence, context: Context) -> Iterator[Triple]:
    """Yield an annotation and its selectors; the edge to the document is the specific resource that they select in."""
    iri = context.names.thing(node.id)
    position = context.names.within("position", node.id)
    quote = context.names.within("quote", node.id)
    yield iri, RDF.type, OA.Annotation
    yield iri, OA.hasBody, context.names.thing(node.fact)
    yield iri, KG.rule, Value(node.rule)
    yield iri, KG.confidence, number(node.confidence)
    yield position, RDF.type, OA.TextPositionSelector
    yield position, OA.start, Value(str(node.start_offset), XSD.nonNegativeInteger)
    yield position, OA.end, Value(str(node.end_offset), XSD.nonNegativeInteger)
    yield position, OA.refinedBy, quote
    yield quote, RDF.type, OA.TextQuoteSelector
    yield quote, OA.exact, Value(node.quote)
