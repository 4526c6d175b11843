from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import readback
from loaders.readback import read_edges, read_facts, read_nodes
from ontology.model import EDGES, NODES, Edge, Facts, Node, properties
from ontology.values import ACTS
from tests.support.facts import FACTS

if TYPE_CHECKING:
    from loaders.store import Store

SERIAL = count()


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(),
    "str | None": st.none() | st.text(),
    "bool": st.booleans(),
    "int": st.integers(-(2**63), 2**63 - 1),
    "float": st.floats(allow_nan=False, allow_infinity=False),
    "tuple[str, ...]": st.lists(st.text()).map(tuple),
    "Act": st.sampled_from(ACTS),
}


def given_properties(kind: type[Node | Edge]) -> dict[str, st.SearchStrategy[Any]]:
    return {field.name: VALUES[str(field.type)] for field in properties(kind)}


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    serial = next(SERIAL)
    nodes = {
        kind: draw(st.builds(kind, id=st.just(f"{kind.label}-{serial}"), **given_properties(kind))) for kind in NODES
    }
    edges = [
        draw(
            st.builds(
                kind,
                fact=st.just(f"{kind.__name__}-{serial}"),
                source=st.just(nodes[kind.ends[0]].id),
                target=st.just(nodes[kind.ends[1]].id),
                **given_properties(kind),
            )
        )
        for kind in EDGES
    ]
    return Facts(tuple(nodes.values()), tuple(edges))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=any_facts())
def test_any_value_of_any_property_comes_back(store: Store, facts: Facts) -> None:
    store.load(facts)
    serial = facts.nodes[0].id.rpartition("-")[2]
    back = read_facts(store)
    assert [node for node in back.nodes if node.id.rpartition("-")[2] == serial] == list(facts.nodes)
    assert [edge for edge in back.edges if edge.fact.rpartition("-")[2] == serial] == list(facts.edges)
    assert store.load(facts).changes == 0


@pytest.mark.parametrize("page", [1, 4, 5000])
def test_pages_of_any_size_give_the_same_order(loaded: Store, monkeypatch: pytest.MonkeyPatch, page: int) -> None:
    monkeypatch.setattr(readback, "PAGE", page)
    for kind in NODES:
        nodes = list(read_nodes(loaded, kind))
        assert nodes == sorted((n for n in FACTS.nodes if type(n) is kind), key=lambda node: node.id)
    for edge_kind in EDGES:
        edges = list(read_edges(loaded, edge_kind))
        assert edges == sorted((e for e in FACTS.edges if type(e) is edge_kind), key=lambda e: (e.source, e.fact))
