"""A store back into facts: what was loaded, class by class, page by page."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from loaders import statements
from ontology.model import EDGES, NODES, Edge, Facts, Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.store import Store

PAGE = 5000


def read_nodes(store: Store, kind: type[Node]) -> Iterator[Node]:
    """Yield the nodes of one class by id."""
    after = ""
    while page := store.query(statements.page_of_nodes(kind), {"after": after, "limit": PAGE}):
        for row in page:
            yield _made(kind, row)
        after = str(page[-1]["id"])


def read_edges(store: Store, kind: type[Edge]) -> Iterator[Edge]:
    """Yield the edges of one class by source, then fact."""
    after = ""
    ids = f"MATCH (n:{kind.ends[0].label}) WHERE n.id > $after RETURN n.id AS id ORDER BY id LIMIT $limit"
    while page := [row["id"] for row in store.query(ids, {"after": after, "limit": PAGE})]:
        rows = store.query(statements.edges_from(kind), {"ids": page})
        for row in sorted(rows, key=lambda row: (str(row["source"]), str(row["fact"]))):
            yield _made(kind, row)
        after = str(page[-1])


def read_facts(store: Store) -> Facts:
    """Return the whole graph, in the order of ``NODES`` and ``EDGES``, each class in the order of its reader."""
    return Facts(
        nodes=tuple(node for kind in NODES for node in read_nodes(store, kind)),
        edges=tuple(edge for kind in EDGES for edge in read_edges(store, kind)),
    )


def _made(kind: type[Any], row: dict[str, object]) -> Any:  # noqa: ANN401 - an instance of ``kind``
    known = {name: value for name, value in row.items() if value is not None}
    absent = {f.name: None for f in fields(kind) if f.name not in known and f.default is MISSING}
    return kind(**absent, **{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()})
