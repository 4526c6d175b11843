"""The Cypher that defines, reads and writes each class of the model, generated from ``ontology.model``.

Every statement takes its values as parameters; the only names formatted into a text are labels, types and properties
of the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.model import NODES, Edge, Node, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

INDEXED = ("name_folded", "title_folded", "fact")


def schema() -> Iterator[str]:
    """Yield what must stand before anything is loaded: unique ids, and indexes on the properties that are looked up."""
    for kind in NODES:
        label = kind.label
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for field in properties(kind):
            if field.name in INDEXED:
                yield f"CREATE INDEX {label.lower()}_{field.name} IF NOT EXISTS FOR (n:{label}) ON (n.{field.name})"


def _returned(kind: type[Node | Edge], variable: str) -> str:
    return "".join(f", {variable}.{field.name} AS {field.name}" for field in properties(kind))


def existing_nodes(label: str) -> str:
    """``$ids`` → those that the store has, as ``id``."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id"


def stored_nodes(kind: type[Node]) -> str:
    """``$rows`` of ``id`` → ``id`` and the properties of those that the store has."""
    return f"UNWIND $rows AS row MATCH (n:{kind.label} {{id: row.id}}) RETURN n.id AS id{_returned(kind, 'n')}"


def write_nodes(kind: type[Node]) -> str:
    """``$rows`` of ``id`` and ``properties`` → ``matched``, the number of rows written."""
    return (
        f"UNWIND $rows AS row MERGE (n:{kind.label} {{id: row.id}}) SET n += row.properties RETURN count(n) AS matched"
    )


def stored_edges(kind: type[Edge], of_type: str) -> str:
    """``$rows`` of ``fact``, ``source`` and ``target`` → ``fact`` and the properties of those that the store has."""
    source, target = (end.label for end in kind.ends)
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}})-[r:{of_type} {{fact: row.fact}}]->"
        f"(b:{target} {{id: row.target}}) RETURN r.fact AS fact{_returned(kind, 'r')}"
    )


def write_edges(kind: type[Edge], of_type: str) -> str:
    """``$rows`` of ``fact``, ``source``, ``target`` and ``properties`` → ``matched``, the number of rows written."""
    source, target = (end.label for end in kind.ends)
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
        f"MERGE (a)-[r:{of_type} {{fact: row.fact}}]->(b) SET r += row.properties RETURN count(r) AS matched"
    )


def page_of_nodes(kind: type[Node]) -> str:
    """``$after``, ``$limit`` → the next nodes by id, with their properties."""
    return (
        f"MATCH (n:{kind.label}) WHERE n.id > $after RETURN n.id AS id{_returned(kind, 'n')} ORDER BY id LIMIT $limit"
    )


def edges_from(kind: type[Edge]) -> str:
    """``$ids`` of sources → their edges of one class, with ends and properties."""
    source, target = (end.label for end in kind.ends)
    return (
        f"UNWIND $ids AS id MATCH (a:{source} {{id: id}})-[r:{'|'.join(kind.types)}]->(b:{target}) "
        f"RETURN r.fact AS fact, a.id AS source, b.id AS target{_returned(kind, 'r')}"
    )
