"""Facts as RDF: triples in standard vocabularies, N-Triples as a stream, Turtle, and validation with SHACL."""

from __future__ import annotations

from loaders.rdf.mapping import triples
from loaders.rdf.ntriples import write_ntriples
from loaders.rdf.shapes import validate
from loaders.rdf.terms import Triple, Value
from loaders.rdf.turtle import to_graph, write_turtle

__all__ = ["Triple", "Value", "to_graph", "triples", "validate", "write_ntriples", "write_turtle"]
