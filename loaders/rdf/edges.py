"""Edges of the model as triples, one function a class.

The fact of an edge names a node: a Membership, an Association, a Containment, … where a vocabulary has one for it, and
an rdf:Statement about the plain triple where it has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from loaders.rdf.context import Context
from loaders.rdf.namespaces import CV, DCTERMS, KG, OA, ORG, PROV, RDF, RDFS, SDO
from loaders.rdf.terms import Triple, Value, code, dated, vietnamese
from ontology.model import (
    ChangeOf,
    ChangeTo,
    DecidedBy,
    Edge,
    EvidenceFrom,
    GroupParticipated,
    HasRole,
    Held,
    HeldBy,
    InUnit,
    Leads,
    OrganizationPartOf,
    Participated,
    PostIn,
    Serves,
    SucceededBy,
    UnitPartOf,
)

if TYPE_CHECKING:
    from rdflib import URIRef

_YEARS = re.compile(r"\s*(\d{4})\s*[-–]\s*(\d{4})\s*")

_PLAIN: dict[type[Edge], URIRef] = {
    PostIn: ORG.postIn,
    Serves: DCTERMS.spatial,
    OrganizationPartOf: ORG.subOrganizationOf,
    Leads: KG.leads,
    HeldBy: SDO.organizer,
    InUnit: DCTERMS.spatial,
    ChangeOf: KG.changeOf,
    ChangeTo: KG.changeTo,
}


@singledispatch
def edge_triples(edge: Edge, context: Context) -> Iterator[Triple]:
    """Yield a fact that one triple says.  Raises ``TypeError`` for a class that has no mapping."""
    predicate = _PLAIN.get(type(edge))
    if predicate is None:
        raise TypeError(f"no RDF mapping for {type(edge).__name__}: add one to loaders/rdf/edges.py")
    source, target = context.names.thing(edge.source), context.names.thing(edge.target)
    yield source, predicate, target
    yield from context.statement(edge.fact, source, predicate, target)


@edge_triples.register(HasRole)
def has_role(edge: HasRole, context: Context) -> Iterator[Triple]:
    """Yield the fact about a post's role; the triple itself comes with the post, which repeats the role."""
    post, role = context.names.thing(edge.source), context.names.within("role", edge.target)
    yield from context.statement(edge.fact, post, ORG.role, role)


@edge_triples.register(UnitPartOf)
def part_of(edge: UnitPartOf, context: Context) -> Iterator[Triple]:
    """Yield where a unit lay, and when."""
    iri = context.names.thing(edge.fact)
    yield context.names.thing(edge.source), KG.withinDuring, iri
    yield iri, RDF.type, KG.Containment
    yield iri, KG.within, context.names.thing(edge.target)
    yield from _during(edge, iri, KG.during, context)


@edge_triples.register(SucceededBy)
def succeeded_by(edge: SucceededBy, context: Context) -> Iterator[Triple]:
    """Yield what one unit gave to another; a decree that brought about several changes is one node."""
    iri = context.names.thing(edge.fact)
    yield iri, RDF.type, PROV.Activity
    yield iri, RDF.type, KG.BoundaryChange
    yield iri, PROV.used, context.names.thing(edge.source)
    yield iri, PROV.generated, context.names.thing(edge.target)
    if edge.date is not None:
        yield iri, DCTERMS.date, dated(edge.date)
    if edge.extent is not None:
        yield from context.concept(iri, KG.extent, code("extent", edge.extent), edge.extent, KG.extents)
    if edge.decree is not None:
        decree = context.names.within("decree", edge.decree)
        yield iri, CV.hasFormalFramework, decree
        if decree not in context.described:
            context.described.add(decree)
            yield decree, RDF.type, CV.ReferenceFramework
            yield decree, DCTERMS.identifier, Value(edge.decree)


@edge_triples.register(Held)
def held(edge: Held, context: Context) -> Iterator[Triple]:
    """Yield a tenure: when the post was held, apart from when it was seen to be held and from the term of office."""
    iri = context.names.thing(edge.fact)
    yield iri, RDF.type, ORG.Membership
    yield iri, ORG.member, context.names.thing(edge.source)
    yield iri, KG.heldPost, context.names.thing(edge.target)
    yield from context.concept(iri, KG.status, code("status", edge.status), edge.status, KG.statuses)
    if edge.scope_basis is not None:
        yield from context.concept(iri, KG.scopeBasis, code("basis", edge.scope_basis), edge.scope_basis, KG.bases)
    if edge.first_seen is not None:
        yield iri, KG.firstAttested, dated(edge.first_seen)
    if edge.last_seen is not None:
        yield iri, KG.lastAttested, dated(edge.last_seen)
    yield from _during(edge, iri, ORG.memberDuring, context)
    if edge.term is not None:
        yield iri, KG.term, context.names.within("term", edge.fact)
        yield context.names.within("term", edge.fact), RDFS.label, vietnamese(edge.term)
        years = _YEARS.fullmatch(edge.term)
        begin, end = years.groups() if years else (None, None)
        yield from context.interval(edge.fact, begin, end, ("term", "term-begin", "term-end"))


@edge_triples.register(Participated)
@edge_triples.register(GroupParticipated)
def participated(edge: Participated | GroupParticipated, context: Context) -> Iterator[Triple]:
    """Yield who did what at a meeting, and in what capacity."""
    iri = context.names.thing(edge.fact)
    yield context.names.thing(edge.target), PROV.qualifiedAssociation, iri
    yield iri, RDF.type, PROV.Association
    yield iri, PROV.agent, context.names.thing(edge.source)
    yield from context.concept(iri, PROV.hadRole, code("act", edge.act), edge.act, KG.acts)
    for membership in edge.capacity if isinstance(edge, Participated) else ():
        yield iri, KG.inCapacityOf, context.names.thing(membership)


@edge_triples.register(DecidedBy)
def decided_by(edge: DecidedBy, context: Context) -> Iterator[Triple]:
    """Yield the body that decided a change."""
    iri = context.names.thing(edge.fact)
    yield context.names.thing(edge.source), PROV.qualifiedAssociation, iri
    yield iri, RDF.type, PROV.Association
    yield iri, PROV.agent, context.names.thing(edge.target)
    yield iri, PROV.hadRole, KG.decider


@edge_triples.register(EvidenceFrom)
def evidence_from(edge: EvidenceFrom, context: Context) -> Iterator[Triple]:
    """Yield the stretch of a document that an annotation is about."""
    iri = context.names.thing(edge.fact)
    yield context.names.thing(edge.source), OA.hasTarget, iri
    yield iri, RDF.type, OA.SpecificResource
    yield iri, OA.hasSource, context.names.thing(edge.target)
    yield iri, OA.hasSelector, context.names.within("position", edge.source)


def _during(edge: UnitPartOf | Held, iri: URIRef, predicate: URIRef, context: Context) -> Iterator[Triple]:
    if edge.from_date is not None or edge.to_date is not None:
        yield iri, predicate, context.names.within("during", edge.fact)
        yield from context.interval(edge.fact, edge.from_date, edge.to_date, ("during", "begin", "end"))
