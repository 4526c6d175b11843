"""What to tell somebody whose writing names several things in a store, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from kg import wording
from ontology.folding import fold
from ontology.model import Post
from ontology.vocabulary import load
from queries.resolver import KINDS

if TYPE_CHECKING:
    from loaders.store import Store

LISTED, NEAR = 5, 3  # names told of several, and of those near
ALIKE = 70  # of 100: what resembles a writing less is no help

# what tells apart things of one name
_CONTEXT = {
    "person": "OPTIONAL MATCH (n)-[:HELD]->(c:Post) WITH n, min(c.title) AS context",
    "unit": "OPTIONAL MATCH (n)-[:PART_OF]->(c:AdminUnit) WITH n, min(c.type + ' ' + c.name) AS context",
    "organization": (
        "OPTIONAL MATCH (n)-[:SERVES]->(:AdminUnit)-[:PART_OF]->(c:AdminUnit) "
        "WITH n, min(c.type + ' ' + c.name) AS context"
    ),
    "post": (
        "OPTIONAL MATCH (n)-[:IN]->(:Organization)-[:SERVES]->(:AdminUnit)-[:PART_OF]->(c:AdminUnit) "
        "WITH n, min(c.type + ' ' + c.name) AS context"
    ),
    "role": "WITH n, null AS context",
    "meeting": "WITH n, n.date AS context",
}


def several(store: Store, kind: str, written: str, found: list[str]) -> str:
    """Say which things a writing names, and how to ask for one of them; ``found`` are their ids."""
    told = store.query(
        f"MATCH (n:{KINDS[kind].label}) WHERE n.id IN $ids {_CONTEXT[kind]} "
        f"RETURN n.id AS id, {_name_of(kind)} AS name, context ORDER BY id LIMIT {LISTED}",
        {"ids": found},
    )
    names = (f"{row['name']} ({', '.join(str(row[key]) for key in ('context', 'id') if row[key])})" for row in told)
    more = f" and {len(found) - len(told)} more" if len(found) > len(told) else ""
    return f"'{written}' names {len(found)} {kind}s, all are taken: {'; '.join(names)}{more}; give an id for one"


def hint(store: Store, kind: str, written: str) -> str:
    """Say what a writing that names nothing in the store comes near to; "" if nothing does."""
    if kind not in KINDS:
        return ""
    if kind == "unit" and (known := wording.units_of_table(written)):
        unit = known[0][0]
        return f"{unit.full_name} ({unit.id}) is a unit, and kg build --all-units loads it"
    rows = store.query(f"MATCH (n:{KINDS[kind].label}) RETURN DISTINCT {_name_of(kind)} AS name", {})
    names = sorted({str(row["name"]) for row in rows if row["name"]})
    near = process.extract(
        fold(_in_full(kind, written)), [fold(name) for name in names], scorer=ratio, score_cutoff=ALIKE, limit=NEAR
    )
    return f"the nearest names are {'; '.join(names[at] for _, _, at in near)}" if near else ""


def _name_of(kind: str) -> str:
    if kind == "unit":
        return "n.type + ' ' + n.name"
    return "n.title" if KINDS[kind] is Post else "n.name"


def _in_full(kind: str, written: str) -> str:
    """Return a writing as the store would have it, for comparing: a unit alone, roles and bodies by their labels."""
    if kind == "unit":
        return wording.BESIDE.split(written, maxsplit=1)[0]
    if kind == "post":
        for ids, rest in wording.openings(wording.roles(), written):
            return f"{load().roles[min(ids)].label} {_in_full('organization', rest)}"
    if kind == "organization":
        for ids, rest in wording.openings(wording.bodies(), written):
            return f"{load().bodies[min(ids)].label} {_in_full('organization', rest)}"
    return written
