"""Records to facts: ids made from what identifies each thing, evidence for each fact; and a networkx view of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.collected import Collected
from kg.identity import appearances, resolve
from kg.local import Local
from kg.record import Record, encode
from kg.statements import state
from kg.territory import add_territory
from ontology.model import Facts, properties

if TYPE_CHECKING:
    import networkx as nx


def facts(records: Iterable[Record], *, all_units: bool = False) -> Facts:
    """Turn extraction records into the facts of the graph.

    Documents with the same text count once.  ``all_units``: all units of the table rather than those that the records
    touch.  Returns nodes and edges sorted by class and id; the same records give the same facts in any order.
    """
    documents: dict[str, Record] = {}
    for record in records:
        known = documents.get(record.document.id)
        documents[record.document.id] = record if known is None else min(record, known, key=_preference)
    ordered = [Local(record) for record in documents.values()]
    ordered.sort(key=lambda local: (local.seen or "", local.document))  # the later statement of a property wins
    people = resolve(person for local in ordered for person in appearances(local))
    collected = Collected()
    for local in ordered:
        state(local, {person.key: people[local.document, person.key] for person in local.record.people}, collected)
    add_territory(collected, all_units=all_units)
    return collected.facts()


def _preference(record: Record) -> tuple[bool, str, str, bytes]:
    """Order the copies of one text: dated ones first, then the oldest, then by address."""
    document = record.document
    return document.published is None, document.published or "", document.source, encode(record)


def network(found: Facts) -> nx.MultiDiGraph[str]:
    """Return the facts as a networkx graph: nodes by id with ``label`` and properties, edges by fact with ``type``."""
    import networkx as nx  # noqa: PLC0415 - slow to import, and only analysts need it

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in found.nodes:
        graph.add_node(node.id, label=node.label, **{f.name: getattr(node, f.name) for f in properties(type(node))})
    for edge in found.edges:
        values = {f.name: getattr(edge, f.name) for f in properties(type(edge))}
        graph.add_edge(edge.source, edge.target, key=edge.fact, type=edge.type, **values)
    return graph
