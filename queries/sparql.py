"""Runs the SPARQL twin of a template on the exported graph, with the same parameters, columns, rows and order.

A twin is SPARQL with ``$name`` where a parameter's values go: inside ``VALUES ?name { $name }``, where an entity is the
list of its IRIs and what is not given is ``UNDEF`` (for an entity an IRI that names nothing, as ``UNWIND null`` finds
nothing in Cypher), or, an integer, wherever a number may stand.  What is optional is nested, one pattern in each
OPTIONAL: an engine looks that up, where it would compute a group of patterns for the whole graph first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import TYPE_CHECKING

from rdflib import Graph, Literal, URIRef
from rdflib.query import ResultRow

from loaders.rdf.terms import Names, dated
from loaders.rdf.turtle import term
from queries.runner import Argument, Resolver, Result, bind, find
from queries.template import ENTITY_TYPES, Template

if TYPE_CHECKING:
    from pyoxigraph import Store

SEPARATOR = "\u001f"  # between the members of a list column, as GROUP_CONCAT joins them
_PARAMETER = re.compile(r"\$(\w+)")


def run(
    graph: Graph | Store, name: str, arguments: Mapping[str, Argument], resolver: Resolver, names: Names | None = None
) -> Result:
    """Answer one template from RDF: an rdflib graph or a pyoxigraph store.

    ``names`` makes the IRIs; only a graph that was exported with another base needs one.  Raises what
    ``queries.runner.find`` and ``bind`` raise.
    """
    names = names or Names()
    template = find(name)
    asked = text(template, bind(template, arguments, resolver), names)
    rows = [
        tuple(_cell(column.type, row.get(column.name), names) for column in template.columns)
        for row in _rows(graph, asked, [column.name for column in template.columns])
    ]
    return Result(template.columns, rows)


def text(template: Template, values: Mapping[str, object], names: Names) -> str:
    """Return the twin with the values of ``queries.runner.bind`` in place, each as a term that rdflib has written."""
    types = {parameter.name: parameter.type for parameter in template.parameters}
    twin = resources.files("queries").joinpath(f"{template.name}.rq").read_text("utf-8")
    return _PARAMETER.sub(lambda found: written(types[found[1]], values[found[1]], names), twin)


def written(of_type: str, value: object, names: Names) -> str:
    """Return one value as SPARQL: terms for ``VALUES``, or the digits of an integer."""
    if of_type in ENTITY_TYPES:
        keys = value if isinstance(value, list) and value else [""]  # names nothing; rdflib cannot read an empty VALUES
        return " ".join((names.within("role", key) if of_type == "role" else names.thing(key)).n3() for key in keys)
    if value is None:
        return "UNDEF"
    if of_type == "integer":
        return str(int(str(value)))
    literal = (term(dated(str(value))) if of_type == "date" else Literal(str(value))).n3()
    # "\u" is read before anything else, even behind an escaped backslash; rdflib's parser makes spaces of tabs
    return literal.replace(r"\\U", r"\\\U00000055").replace(r"\\u", r"\\\U00000075").replace("\t", r"\t")


def _rows(graph: Graph | Store, asked: str, columns: list[str]) -> Iterator[dict[str, URIRef | Literal]]:
    """Yield what is bound in each row, as rdflib's terms whatever the engine."""
    if isinstance(graph, Graph):
        for row in graph.query(asked):
            if isinstance(row, ResultRow):
                yield {str(name): value for name, value in row.asdict().items() if isinstance(value, URIRef | Literal)}
        return
    from pyoxigraph import NamedNode, QuerySolutions  # noqa: PLC0415 - optional: the caller who has a store has it

    solutions = graph.query(asked)
    if isinstance(solutions, QuerySolutions):
        for solution in solutions:
            found = ((column, solution[column]) for column in columns)
            yield {
                column: URIRef(value.value) if isinstance(value, NamedNode) else Literal(value.value)
                for column, value in found
                if value is not None
            }


def _cell(of_type: str, value: URIRef | Literal | None, names: Names) -> object:
    if of_type == "list":
        return sorted(str(value).split(SEPARATOR)) if value else []
    if value is None:
        return None
    if of_type == "integer":
        return int(str(value))
    if of_type == "number":
        return float(str(value))
    return names.key(str(value)) if isinstance(value, URIRef) else str(value)
