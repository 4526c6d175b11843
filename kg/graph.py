"""Records to facts: ids made from what identifies each thing, evidence for each fact; and a networkx view of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.identity import Appearance, resolve
from kg.record import Record
from kg.statements import Collected, Statements, anchors_of
from kg.territory import with_territory
from ontology.model import Facts

if TYPE_CHECKING:
    import networkx as nx


def facts(records: Iterable[Record], *, all_units: bool = False) -> Facts:
    """Turn extraction records into the facts of the graph.

    Documents with the same text count once.  ``all_units``: all units of the table rather than those that the records
    touch.  Returns nodes and edges sorted by class and id; the same records give the same facts in any order.
    """
    documents = {record.document.id: record for record in records}
    ordered = [documents[key] for key in sorted(documents)]
    statements = [Statements(record) for record in ordered]
    people = resolve(
        Appearance((s.record.document.id, person.key), person.name, anchors_of(s, person.key))
        for s in statements
        for person in s.record.people
    )
    collected = Collected()
    for one in sorted(statements, key=lambda s: (s.seen or "", s.record.document.id)):
        one.state(collected, people)
    with_territory(collected, all_units=all_units)
    return collected.facts()


def network(found: Facts) -> nx.MultiDiGraph[str]:
    """Return the facts as a networkx graph: nodes by id with ``label`` and properties, edges by fact with ``type``."""
    import networkx as nx  # noqa: PLC0415 - slow to import, and only analysts need it

    from ontology.model import properties  # noqa: PLC0415 - beside its use

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.id, label=node.label, **{f.name: getattr(node, f.name) for f in properties(type(node))})
    for edge in found.edges:
        values = {f.name: getattr(edge, f.name) for f in properties(type(edge))}
        graph.add_edge(edge.source, edge.target, key=edge.fact, type=edge.type, **values)
    return graph
