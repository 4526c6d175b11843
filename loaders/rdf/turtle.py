"""The graph in rdflib, for what wants it whole: Turtle, the shapes, queries without another engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from rdflib import Graph, Literal, URIRef

from loaders.rdf.mapping import triples
from loaders.rdf.namespaces import FAMILIES, PREFIXES, RESOURCES
from loaders.rdf.terms import Object, Triple, Value
from ontology.model import Facts


def to_graph(stream: Iterable[Triple], base: str = RESOURCES) -> Graph:
    """Return triples as an rdflib graph with the prefixes bound."""
    graph = Graph(bind_namespaces="none")
    bound = {**PREFIXES, "id": base, **{family: f"{base}{family}/" for family in FAMILIES}}
    for prefix, iri in bound.items():
        graph.bind(prefix, iri)
    for subject, predicate, target in stream:
        graph.add((subject, predicate, term(target)))
    return graph


def write_turtle(facts: Facts, file: BinaryIO, base: str = RESOURCES) -> None:
    """Write a graph as UTF-8 Turtle, to be read by people; it is held in memory, so not for large graphs."""
    to_graph(triples(facts, base), base).serialize(file, format="turtle", encoding="utf-8")


def term(target: Object) -> URIRef | Literal:
    """Return rdflib's term, with the lexical form kept as it is."""
    if not isinstance(target, Value):
        return target
    return Literal(target.lexical, lang=target.language, datatype=target.datatype, normalize=False)
