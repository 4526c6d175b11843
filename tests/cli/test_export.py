from __future__ import annotations

from pathlib import Path

from rdflib import Graph
from rdflib.compare import isomorphic

from tests.cli.conftest import Kg


def test_both_formats_say_the_same(kg: Kg, graph: Path) -> None:
    triples = Graph().parse(data=kg("export", "rdf", "--store", graph).out, format="nt")
    turtle = kg("export", "rdf", "--format", "turtle", "-o", "graph.ttl", "--store", graph)
    assert (turtle.code, turtle.out, turtle.err) == (0, "", "")
    assert len(triples)
    assert isomorphic(triples, Graph().parse("graph.ttl"))


def test_the_same_graph_gives_the_same_bytes(kg: Kg, graph: Path) -> None:
    assert kg("export", "rdf", "--store", graph).out == kg("export", "rdf", "--store", graph).out
