"""The handmade facts as RDF, made once."""

from __future__ import annotations

import io
from functools import cache

import pyoxigraph as ox
from rdflib import Graph

from loaders.rdf import to_graph, triples, write_ntriples, write_turtle
from ontology.model import Facts
from tests.support.facts import FACTS


@cache
def graph() -> Graph:
    """Return the graph in rdflib; a test that changes it takes a copy."""
    return to_graph(triples(FACTS))


def copy() -> Graph:
    """Return a graph that a test may change."""
    return to_graph(triples(FACTS))


@cache
def store() -> ox.Store:
    """Return the graph in pyoxigraph, read from the N-Triples."""
    loaded = ox.Store()
    loaded.load(ntriples(), format=ox.RdfFormat.N_TRIPLES)
    return loaded


def ntriples(facts: Facts = FACTS) -> bytes:
    """Return the N-Triples."""
    file = io.BytesIO()
    write_ntriples(facts, file)
    return file.getvalue()


def turtle(facts: Facts = FACTS) -> bytes:
    """Return the Turtle."""
    file = io.BytesIO()
    write_turtle(facts, file)
    return file.getvalue()
