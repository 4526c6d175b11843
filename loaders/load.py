"""Facts into a store: compare with what is there, write what differs, drop what is no longer said, and count it all.

A value that is not known never replaces one that is.  Loading the same facts again writes nothing, so a load that was
interrupted is completed by the next one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from loaders import statements
from ontology.errors import StoreError
from ontology.model import EDGES, NODES, Edge, Facts, Node, properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from dataclasses import Field

BATCH = 5000
T = TypeVar("T")
Row = dict[str, Any]


class Run(Protocol):
    """Runs one statement, reading or writing, and returns its rows."""

    def __call__(self, statement: str, **parameters: object) -> list[Row]:
        """Bind the parameters and run."""


@dataclass(slots=True)
class Count:
    """What a load did to one class: rows given, made, changed and removed."""

    rows: int = 0
    created: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, by the name of the class in ``ontology.model``."""

    classes: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))

    @property
    def changes(self) -> int:
        """Nodes and edges that were created, changed or removed; 0 when the store said all this already."""
        return sum(count.created + count.changed + count.removed for count in self.classes.values())


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Cut into lists of at most ``size``."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def load(run: Run, facts: Facts) -> LoadReport:
    """Write the facts; raises ``StoreError`` before writing anything when an edge ends in no known node."""
    _check_ends(run, facts)
    report = LoadReport()
    for kind in NODES:
        read, write = statements.stored_nodes(kind), statements.write_nodes(kind)
        _load_items(run, (read, write), list(facts.of(kind)), report.classes[kind.__name__])
    edges: dict[tuple[type[Edge], str], list[Edge]] = defaultdict(list)
    for edge in facts.edges:
        edges[type(edge), edge.type].append(edge)
    for edge_kind in EDGES:
        for of_type in edge_kind.types:
            read, write = statements.stored_edges(edge_kind, of_type), statements.write_edges(edge_kind, of_type)
            _load_items(run, (read, write), edges[edge_kind, of_type], report.classes[edge_kind.__name__])
    return report


def _check_ends(run: Run, facts: Facts) -> None:
    given: dict[str, set[str]] = defaultdict(set)
    for node in facts.nodes:
        given[node.label].add(node.id)
    wanted: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in facts.edges:
        for end, identifier in zip(edge.ends, (edge.source, edge.target), strict=True):
            if identifier not in given[end.label]:
                wanted[end.label][identifier] = edge
    for label, edges in wanted.items():
        for batch in batches(edges):
            found = {row["id"] for row in run(statements.existing_nodes(label), ids=batch)}
            for identifier in batch:
                if identifier not in found:
                    edge = edges[identifier]
                    raise StoreError(
                        f"the {edge.type} edge {edge.fact} ends in the {label} {identifier}, which is neither in the "
                        "facts nor in the store: load that node with it"
                    )


def _load_items(run: Run, read_write: tuple[str, str], items: list[Any], count: Count) -> None:
    read, write = read_write
    count.rows += len(items)
    for batch in batches(items):
        rows = [_row(item) for item in batch]
        key = "id" if isinstance(batch[0], Node) else "fact"
        stored = {row[key]: row for row in run(read, rows=[_identity(row) for row in rows])}
        differing = list(_differences(rows, stored, key, {f.name: f for f in properties(type(batch[0]))}))
        created = sum(row[key] not in stored for row in differing)
        count.created += created
        count.changed += len(differing) - created
        if differing and run(write, rows=differing)[0]["matched"] != len(differing):
            raise StoreError(
                f"not every {type(batch[0]).__name__} was written: is somebody else writing to this store?"
            )


def _row(item: Node | Edge) -> Row:
    values = {f.name: getattr(item, f.name) for f in properties(type(item))}
    known = {name: value for name, value in values.items() if value is not None and value != ()}
    row: Row = {"properties": {n: list(v) if isinstance(v, tuple) else v for n, v in known.items()}}
    if isinstance(item, Node):
        row["id"] = item.id
    else:
        row |= {"fact": item.fact, "source": item.source, "target": item.target}
    return row


def _identity(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "properties"}


def _differences(rows: list[Row], stored: dict[str, Row], key: str, fields: dict[str, Field[Any]]) -> Iterator[Row]:
    for row in rows:
        old = stored.get(row[key])
        if old is None:
            # null is said outright: the embedded engine makes up a title for a new node that is given none
            yield row | {"properties": dict.fromkeys(fields) | row["properties"]}
            continue
        merged = {name: _merged(fields[name], old[name], value) for name, value in row["properties"].items()}
        changed = {name: value for name, value in merged.items() if value != old[name]}
        if changed:
            yield row | {"properties": changed}


def _merged(stated: Field[Any], old: Any, new: Any) -> Any:  # noqa: ANN401 - a property is of any type
    rule = stated.metadata.get("merge", "set")
    if old is None or rule == "set":
        return new
    return min(old, new) if rule == "min" else max(old, new)
