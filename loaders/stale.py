"""What a document no longer says: evidence that is gone when it was read again, and facts that nothing else supports.

Only documents among the loaded facts are looked at.  What never had evidence (units, bodies, posts) stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.load import LoadReport, Run, batches
from ontology.model import EDGES, Change, Document, Evidence, Facts, Group, Meeting, Node, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

_EVIDENCE = "UNWIND $ids AS id MATCH (e:Evidence)-[:FROM]->(d:Document {id: id}) RETURN e.id AS id, e.fact AS fact"
_SUPPORTED = "UNWIND $facts AS fact MATCH (e:Evidence {fact: fact}) RETURN DISTINCT fact"


def remove_stale(run: Run, facts: Facts, report: LoadReport) -> None:
    """Remove what the documents in ``facts`` said before and do not say now; count it in the report."""
    said = {evidence.id for evidence in facts.of(Evidence)}
    gone: dict[str, str] = {}
    for batch in batches(document.id for document in facts.of(Document)):
        gone |= {row["id"]: row["fact"] for row in run(_EVIDENCE, ids=batch) if row["id"] not in said}
    if not gone:
        return
    _delete_nodes(run, Evidence, gone, report)
    stated = {edge.fact for edge in facts.edges} | {node.id for node in facts.nodes}
    lost = set(gone.values()) - stated
    for batch in batches(sorted(lost)):
        lost -= {row["fact"] for row in run(_SUPPORTED, facts=batch)}
    _delete_edges(run, lost, report)
    for attested in (Change, Meeting):
        _delete_nodes(run, attested, lost - _held_up(run, attested, lost), report)
    for attached in (Group, Person):
        alone = run(f"MATCH (n:{attached.label}) WHERE NOT EXISTS {{ (n)--() }} RETURN n.id AS id")
        _delete_nodes(run, attached, {row["id"] for row in alone} - stated, report)


def _held_up(run: Run, kind: type[Node], identifiers: set[str]) -> set[str]:
    """Return those nodes at which an edge hangs that has evidence of its own."""
    cypher = (
        f"UNWIND $ids AS id MATCH (n:{kind.label} {{id: id}})-[r]-() WITH id, r.fact AS fact "
        "MATCH (e:Evidence {fact: fact}) RETURN DISTINCT id"
    )
    return {row["id"] for batch in batches(sorted(identifiers)) for row in run(cypher, ids=batch)}


def _delete_nodes(run: Run, kind: type[Node], identifiers: Iterable[str], report: LoadReport) -> None:
    # counted before: after DETACH DELETE the engines disagree on what a variable still holds
    found = f"UNWIND $ids AS id MATCH (n:{kind.label} {{id: id}}) RETURN n.id AS id"
    delete = f"UNWIND $ids AS id MATCH (n:{kind.label} {{id: id}}) DETACH DELETE n"
    for batch in batches(sorted(identifiers)):
        ids = [row["id"] for row in run(found, ids=batch)]
        if ids:
            run(delete, ids=ids)
        report.classes[kind.__name__].removed += len(ids)


def _delete_edges(run: Run, lost: set[str], report: LoadReport) -> None:
    for kind in EDGES:
        source, target = (end.label for end in kind.ends)
        pattern = f"MATCH (:{source})-[r:{'|'.join(kind.types)}]->(:{target}) WHERE r.fact IN $facts"
        for batch in batches(sorted(lost)):
            found = len(run(f"{pattern} RETURN r.fact AS fact", facts=batch))
            if found:
                run(f"{pattern} DELETE r", facts=batch)
            report.classes[kind.__name__].removed += found
