from __future__ import annotations

import sys
from typing import NamedTuple

import pytest
from rdflib import RDF, SH, XSD, BNode, Graph, Literal, URIRef

from loaders.rdf import to_graph, triples, validate
from loaders.rdf.namespaces import KG, OA
from loaders.rdf.shapes import shapes
from ontology.errors import UsageError
from ontology.model import Facts
from tests.rdf import exported
from tests.support.facts import FACTS

WRONG = Literal("00", datatype=XSD.hexBinary)  # of no type that any shape asks for


class Required(NamedTuple):
    """One property of one class that a shape speaks of."""

    target: URIRef
    path: URIRef
    least: int


def required() -> list[Required]:
    graph = shapes()
    return [
        Required(target, path, int(str(graph.value(part, SH.minCount) or 0)))
        for shape, target in graph.subject_objects(SH.targetClass)
        for part in graph.objects(shape, SH.property)
        if isinstance(target, URIRef) and isinstance(path := graph.value(part, SH.path), URIRef)
    ]


def mutated(graph: Graph, wanted: Required, *, drop: bool) -> URIRef:
    """Take the property from one thing that has it, or give it a value of a wrong kind; return the thing."""
    things = sorted(thing for thing in graph.subjects(RDF.type, wanted.target) if isinstance(thing, URIRef))
    thing = next((thing for thing in things if graph.value(thing, wanted.path, any=True) not in {None, WRONG}), None)
    assert thing is not None, f"the sample has no {wanted.target} with {wanted.path}"
    graph.remove((thing, wanted.path, None))
    if not drop:
        graph.add((thing, wanted.path, WRONG))
    return thing


def named(messages: list[str], thing: URIRef, path: URIRef, constraint: URIRef | None = None) -> bool:
    return any(m.startswith(f"{thing} {path}") and (constraint is None or str(constraint) in m) for m in messages)


def test_the_facts_are_valid() -> None:
    assert validate(exported.copy()) == []


def test_an_empty_graph_is_valid() -> None:
    assert validate(to_graph(triples(Facts()))) == []


def test_every_required_property_is_missed() -> None:
    graph = exported.copy()
    dropped = [(mutated(graph, wanted, drop=True), wanted.path) for wanted in required() if wanted.least]
    assert len(dropped) > 40
    messages = validate(graph)
    missed = [(thing, path) for thing, path in dropped if not named(messages, thing, path)]
    assert missed == []


def test_every_value_of_a_wrong_kind_is_found() -> None:
    graph = exported.copy()
    changed = [(mutated(graph, wanted, drop=False), wanted.path) for wanted in required()]
    messages = validate(graph)
    missed = [(thing, path) for thing, path in changed if not named(messages, thing, path)]
    assert missed == []


@pytest.mark.parametrize("wanted", [w for w in required() if w.path in {KG.status, OA.exact}], ids=lambda w: w.path)
def test_one_fault_is_one_message(wanted: Required) -> None:
    graph = exported.copy()
    thing = mutated(graph, wanted, drop=True)
    (message,) = validate(graph)
    assert message.startswith(f"{thing} {wanted.path}: ")
    assert "\n" not in message


@pytest.mark.parametrize("kind", sorted({type(edge).__name__ for edge in FACTS.edges} - {"EvidenceFrom"}))
def test_an_edge_to_nowhere_is_found(kind: str) -> None:
    missing = next(edge.target for edge in FACTS.edges if type(edge).__name__ == kind)
    left = Facts(tuple(node for node in FACTS.nodes if node.id != missing), FACTS.edges)
    assert validate(to_graph(triples(left)))


def test_evidence_of_nothing_is_found() -> None:
    left = Facts(FACTS.nodes, tuple(edge for edge in FACTS.edges if edge.fact != "held-dinh"))
    messages = validate(to_graph(triples(left)))
    assert [message for message in messages if "evidence-held-dinh" in message and str(OA.hasBody) in message]


def test_other_shapes_than_ours() -> None:
    other = Graph()
    shape, part = BNode(), BNode()
    other.add((shape, RDF.type, SH.NodeShape))
    other.add((shape, SH.targetClass, KG.PostChange))
    other.add((shape, SH.property, part))
    other.add((part, SH.path, KG.leads))
    other.add((part, SH.minCount, Literal(1)))
    assert len(validate(exported.copy(), other)) == 2


def test_a_missing_validator_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(UsageError, match="shapes"):
        validate(Graph())
