"""Each template gives the same rows in the embedded store, in Neo4j and, as its twin, in SPARQL."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ontology.model import AdminUnit, Meeting, Organization, Person, Post
from queries import sparql
from queries.resolver import resolve_in_store
from queries.runner import Argument, run, templates
from tests.rdf import exported
from tests.support.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from loaders.store import Store

EXPECTED = Path(__file__).parents[1] / "queries" / "expected"
DAYS = (None, "1980-01-01", "2003-05-01", "2010-01-01", "2024-03-13", "2024-04-01", "2025-07-01")
ENTITIES: dict[str, list[str]] = {
    of_type: sorted(node.id for node in FACTS.nodes if isinstance(node, kind))
    for of_type, kind in {
        "person": Person,
        "organization": Organization,
        "unit": AdminUnit,
        "post": Post,
        "meeting": Meeting,
    }.items()
}
ENTITIES["fact"] = sorted({edge.fact for edge in FACTS.edges} | {node.id for node in FACTS.nodes})


def expected_arguments(name: str) -> list[dict[str, str]]:
    """Return the argument sets that tests/queries has expected rows for."""
    return [case["arguments"] for case in json.loads((EXPECTED / f"{name}.json").read_text("utf-8"))]


def every_choice(name: str) -> Iterator[dict[str, Argument]]:
    """Yield argument sets with each entity alone, on each day; the numbers take turns."""
    parameters = templates()[name].parameters
    entities = [(p.name, [key]) for p in parameters if p.type in ENTITIES for key in ENTITIES[p.type]]
    days = [[(p.name, day) for day in DAYS] for p in parameters if p.type == "date"]
    numbers = itertools.cycle((0, 1, 2, 100))
    for entity, *chosen in itertools.product(entities, *days):
        yield dict([entity, *chosen]) | {p.name: next(numbers) for p in parameters if p.type == "integer"}


@pytest.mark.parametrize("name", sorted(templates()))
def test_same_rows(loaded: Store, name: str) -> None:
    resolver = resolve_in_store(loaded)
    answered = 0
    asked: list[Mapping[str, Argument]] = [*expected_arguments(name), *every_choice(name)]
    for arguments in asked:
        in_store = run(loaded, name, arguments, resolver)
        assert sparql.run(exported.store(), name, arguments, resolver) == in_store, arguments
        answered += len(in_store.rows)
    assert answered


@pytest.mark.parametrize("name", sorted(templates()))
def test_same_rows_for_a_name_that_many_bear(loaded: Store, name: str) -> None:
    """As sets: rows that belong to different entities may tie in the order."""
    resolver = resolve_in_store(loaded)
    for parameter in templates()[name].parameters:
        if parameter.type in ENTITIES:
            arguments: dict[str, Argument] = {parameter.name: ENTITIES[parameter.type]}
            in_store = run(loaded, name, arguments, resolver)
            in_rdf = sparql.run(exported.store(), name, arguments, resolver)
            assert in_store.rows
            assert sorted(map(repr, in_rdf.rows)) == sorted(map(repr, in_store.rows))
