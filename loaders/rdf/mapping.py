"""A graph of facts as a stream of triples in one fixed order, and what follows from joining facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.rdf.context import Context
from loaders.rdf.edges import edge_triples
from loaders.rdf.namespaces import ORG, PROV, RDF, RESOURCES, SDO
from loaders.rdf.nodes import is_public, node_triples
from loaders.rdf.terms import Names, Triple
from ontology.model import (
    EDGES,
    NODES,
    AdminUnit,
    Edge,
    Evidence,
    EvidenceFrom,
    Facts,
    Held,
    Node,
    Organization,
    OrganizationPartOf,
    Participated,
    Post,
    PostIn,
    UnitPartOf,
)


def triples(facts: Facts, base: str = RESOURCES) -> Iterator[Triple]:
    """Yield the triples of a graph, each once: classes in the model's order, things by identifier, then what follows.

    ``base`` is what the IRIs of things begin with.  The order of the facts makes no difference.
    """
    context = Context(Names(base))
    nodes: defaultdict[type[Node], list[Node]] = defaultdict(list)
    edges: defaultdict[type[Edge], list[Edge]] = defaultdict(list)
    for node in facts.nodes:
        nodes[type(node)].append(node)
    for edge in facts.edges:
        edges[type(edge)].append(edge)
    for node_class in NODES:
        for node in sorted(nodes[node_class], key=lambda node: node.id):
            yield from node_triples(node, context)
    for edge_class in EDGES:
        for edge in sorted(edges[edge_class], key=lambda edge: edge.fact):
            yield from edge_triples(edge, context)
    yield from _derived(facts, context.names)


def _derived(facts: Facts, names: Names) -> Iterator[Triple]:
    """Yield the shortcuts that users of the vocabularies expect: undated, and never the only place of anything."""
    thing = names.thing
    yield from _tenures(facts, names)
    for meeting, person in sorted(
        {(edge.target, edge.source) for edge in facts.edges if isinstance(edge, Participated)}
    ):
        yield thing(meeting), SDO.attendee, thing(person)
    for inner, outer in sorted(_contained(facts)):
        yield thing(inner), SDO.containedInPlace, thing(outer)
    public = {node.id for node in facts.nodes if isinstance(node, Organization) and is_public(node)}
    for edge in sorted((e for e in facts.edges if isinstance(e, OrganizationPartOf)), key=lambda edge: edge.fact):
        if edge.source in public and edge.target in public:
            yield thing(edge.source), RDF.type, ORG.OrganizationalUnit
            yield thing(edge.source), ORG.unitOf, thing(edge.target)


def _tenures(facts: Facts, names: Names) -> Iterator[Triple]:
    """Yield a tenure's organization and role, which are its post's, and the documents that speak of it."""
    roles = {node.id: node.role for node in facts.nodes if isinstance(node, Post)}
    bodies = {edge.source: edge.target for edge in facts.edges if isinstance(edge, PostIn)}
    tenures = sorted((edge for edge in facts.edges if isinstance(edge, Held)), key=lambda edge: edge.fact)
    for tenure in tenures:
        if tenure.target in bodies:
            yield names.thing(tenure.fact), ORG.organization, names.thing(bodies[tenure.target])
        if tenure.target in roles:
            yield names.thing(tenure.fact), ORG.role, names.within("role", roles[tenure.target])
    held = {tenure.fact for tenure in tenures}
    said = {node.id: node.fact for node in facts.nodes if isinstance(node, Evidence) and node.fact in held}
    sources = {(said[e.source], e.target) for e in facts.edges if isinstance(e, EvidenceFrom) and e.source in said}
    for fact, document in sorted(sources):
        yield names.thing(fact), PROV.wasDerivedFrom, names.thing(document)


def _contained(facts: Facts) -> set[tuple[str, str]]:
    """Return the units that lay in one other as long as they existed, so that no date is lost by saying so."""
    spans = {node.id: (node.valid_from, node.valid_to) for node in facts.nodes if isinstance(node, AdminUnit)}
    return {
        (edge.source, edge.target)
        for edge in facts.edges
        if isinstance(edge, UnitPartOf) and spans.get(edge.source) == (edge.from_date, edge.to_date)
    }
