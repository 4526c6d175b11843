from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import Graph

from loaders.rdf import to_graph, triples
from loaders.rdf.terms import Names
from ontology.errors import NotFoundError, UsageError
from queries import sparql
from queries.runner import templates
from tests.rdf import exported
from tests.rdf.test_parity import expected_arguments
from tests.support.facts import FACTS

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def nothing(_kind: str, _written: str) -> list[str]:
    return []


def itself(_kind: str, written: str) -> list[str]:
    return [written]


def test_every_template_has_a_twin_with_the_same_parameters_and_columns() -> None:
    twins = {file.name.removesuffix(".rq"): file for file in resources.files("queries").iterdir() if ".rq" in file.name}
    assert set(twins) == set(templates())
    for name, template in templates().items():
        twin = twins[name].read_text("utf-8")
        assert set(re.findall(r"\$(\w+)", twin)) == {parameter.name for parameter in template.parameters}
        select = re.search(r"^SELECT.*?^WHERE", twin, re.MULTILINE | re.DOTALL)
        assert select
        columns = re.findall(r"AS \?(\w+)|\?(\w+)", re.sub(r"\(\?\w+ (?=AS)", "", select[0]))
        assert [renamed or plain for renamed, plain in columns] == [column.name for column in template.columns]


@pytest.mark.parametrize("name", sorted(templates()))
def test_rdflib_alone_answers_the_same(name: str) -> None:
    for arguments in expected_arguments(name)[:2]:
        known = {key: value for key, value in arguments.items() if value.isascii() and " " not in value}
        if known == arguments:
            assert sparql.run(exported.graph(), name, known, itself) == sparql.run(
                exported.store(), name, known, itself
            )


def test_a_graph_with_another_base() -> None:
    base = "https://example.org/kg/"
    graph = to_graph(triples(FACTS, base), base)
    arguments = {"unit": "98001@1979"}
    here = sparql.run(exported.graph(), "successors", arguments, itself)
    assert here.rows
    assert sparql.run(graph, "successors", arguments, itself, Names(base)) == here
    assert sparql.run(graph, "successors", arguments, itself).rows == []


@pytest.mark.parametrize(
    ("name", "arguments", "error"),
    [
        ("no-such", {}, UsageError),
        ("successors", {}, UsageError),
        ("successors", {"unit": "nobody"}, NotFoundError),
        ("hierarchy-up", {"unit": ["98001@1979"], "on": "today"}, UsageError),
    ],
)
def test_a_wrong_request_is_refused_as_it_is_on_a_store(
    name: str, arguments: dict[str, str | int | list[str] | None], error: type[Exception]
) -> None:
    with pytest.raises(error):
        sparql.run(exported.graph(), name, arguments, nothing)


@given(TEXT)
@example(r"\u0022 } UNION { ?x ?y ?z")
@example(r"\\U00000022")
@example('"""')
@example("a\tb\r\nc")
def test_a_string_is_bound_and_cannot_break_out(value: str) -> None:
    asked = f"SELECT ?x WHERE {{ VALUES ?x {{ {sparql.written('string', value, Names())} }} }}"
    assert [str(row[0]) for row in Graph().query(asked)] == [value]  # type: ignore[index]  # a row of a SELECT
    assert [solution["x"].value for solution in exported.store().query(asked)] == [value]  # type: ignore[union-attr]  # as above


@given(TEXT)
def test_an_entity_is_bound_and_cannot_break_out(key: str) -> None:
    assert sparql.run(exported.store(), "evidence", {"fact": [key]}, nothing).rows == []


@pytest.mark.parametrize(
    ("of_type", "value", "expected"),
    [
        ("date", "2024-03-01", '"2024-03-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", None, "UNDEF"),
        ("integer", 7, "7"),
        ("unit", ["a", "b c"], "<https://w3id.org/canbo-kg/id/a> <https://w3id.org/canbo-kg/id/b%20c>"),
        ("role", ["bi-thu"], "<https://w3id.org/canbo-kg/id/role/bi-thu>"),
        ("unit", None, "<https://w3id.org/canbo-kg/id/>"),
    ],
)
def test_values_are_typed_terms(of_type: str, value: object, expected: str) -> None:
    assert sparql.written(of_type, value, Names()) == expected
