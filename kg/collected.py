"""Facts in the making: each node and each edge once, however many documents state it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from ontology import model

Item = TypeVar("Item", model.Node, model.Edge)


@dataclass(slots=True)
class Collected:
    """Nodes by class and id, edges by class and fact."""

    nodes: dict[tuple[type[model.Node], str], model.Node] = field(default_factory=dict)
    edges: dict[tuple[type[model.Edge], str], model.Edge] = field(default_factory=dict)

    def node(self, node: model.Node) -> str:
        """Add a node; the later statement of a property wins, an unknown one never does.  Returns the id."""
        key = type(node), node.id
        known = self.nodes.get(key)
        self.nodes[key] = node if known is None else _merged(known, node)
        return node.id

    def edge(self, edge: model.Edge) -> str:
        """Add an edge, likewise; first and last days widen.  Returns the fact."""
        key = type(edge), edge.fact
        known = self.edges.get(key)
        self.edges[key] = edge if known is None else _merged(known, edge)
        return edge.fact

    def facts(self) -> model.Facts:
        """Return all, in the order of the model and of the ids."""
        nodes = sorted(self.nodes.values(), key=lambda node: (model.NODES.index(type(node)), node.id))
        edges = sorted(self.edges.values(), key=lambda edge: (model.EDGES.index(type(edge)), edge.fact))
        return model.Facts(tuple(nodes), tuple(edges))


def _merged(old: Item, new: Item) -> Item:
    changes: dict[str, Any] = {}
    for stated in fields(new):
        before, after = getattr(old, stated.name), getattr(new, stated.name)
        if after is None or after == ():
            changes[stated.name] = before
        elif before is not None and (rule := stated.metadata.get("merge")):
            changes[stated.name] = min(before, after) if rule == "min" else max(before, after)
    return replace(new, **changes)
