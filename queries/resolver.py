"""Ids for what a caller writes, by the names in the store alone: an id, a whole name, or words of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ontology.folding import fold, normal
from ontology.model import AdminUnit, Meeting, Node, Organization, Person, Post, Role

if TYPE_CHECKING:
    from loaders.store import Store
    from queries.runner import Resolver

KINDS: dict[str, type[Node]] = {
    "person": Person,
    "organization": Organization,
    "unit": AdminUnit,
    "post": Post,
    "role": Role,
    "meeting": Meeting,
}


def resolve_in_store(store: Store) -> Resolver:
    """Return a resolver that asks the store.

    An id is itself.  Else the folded names decide, whole names before parts of names; a unit may be written with its
    type ("xã …").  Diacritics in what is written choose among names that fold alike.
    """

    def resolve(kind: str, written: str) -> list[str]:
        if kind == "fact":
            return _ids(store, "MATCH (n:Evidence {fact: $id}) RETURN DISTINCT n.fact AS id", id=written)
        label = KINDS[kind].label
        return _ids(store, f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id", id=written) or _by_name(
            store, label, written
        )

    return resolve


def _ids(store: Store, cypher: str, **parameters: object) -> list[str]:
    return sorted(str(row["id"]) for row in store.query(cypher, parameters))


def _by_name(store: Store, label: str, written: str) -> list[str]:
    key = fold(written)
    if not key:
        return []
    name = "title" if label == Post.label else "name"
    keys, kind = [key], "''"
    if label == AdminUnit.label:  # "xa tan loc" is looked for as itself, as "tan loc" and as "loc"
        kind, words = "n.type", key.split()
        keys = [" ".join(words[start:]) for start in range(len(words))]
    returned = f"RETURN n.id AS id, n.{name} AS name, n.{name}_folded AS folded, {kind} AS kind"
    whole = store.query(f"UNWIND $keys AS key MATCH (n:{label} {{{name}_folded: key}}) {returned}", {"keys": keys})
    found = [row for row in whole if key in {row["folded"], f"{fold(str(row['kind']))} {row['folded']}"}]
    if not found:
        found = store.query(
            f"MATCH (n:{label}) WHERE ' ' + n.{name}_folded CONTAINS ' ' + $key {returned}", {"key": key}
        )
    exact = normal(written).strip()
    same = [row for row in found if exact in {normal(str(row["name"])), normal(f"{row['kind']} {row['name']}")}]
    return sorted(str(row["id"]) for row in same or found)
