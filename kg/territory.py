"""The units that facts touch, out of the table: their versions, dated parents, and what became of them."""

from __future__ import annotations

from kg.gazetteer import Unit, gazetteer
from kg.statements import Collected
from ontology import model
from ontology.folding import fold
from ontology.ids import identifier


def with_territory(collected: Collected, *, all_units: bool = False) -> None:
    """Add to the facts every unit that an edge of theirs ends in, the units above it, what came of it and was before it.

    ``all_units``: all units of the table.
    """
    table = gazetteer()
    if all_units:
        waiting = list(table.units())
    else:
        ends = {edge.target for edge in collected.edges.values()} | {edge.source for edge in collected.edges.values()}
        waiting = [table.get(ident) for ident in sorted(ends) if "@" in ident]
    done: set[str] = set()
    while waiting:
        unit = waiting.pop()
        if unit.id in done:
            continue
        done.add(unit.id)
        collected.node(node(unit))
        for parent, start, end in table.stays(unit):
            fact = identifier("part", unit.id, parent.id, start)
            collected.edge(model.UnitPartOf(fact=fact, source=unit.id, target=parent.id, from_date=start, to_date=end))
            waiting.append(parent)
        for step in table.successors(unit):
            fact = identifier("succession", step.old.id, step.new.id)
            collected.edge(
                model.SucceededBy(fact=fact, source=step.old.id, target=step.new.id, date=step.date, extent=step.extent, decree=step.decree)
            )
            waiting.append(step.new)


def node(unit: Unit) -> model.AdminUnit:
    """Return a unit of the table as a node."""
    return model.AdminUnit(
        id=unit.id, name=unit.name, name_folded=fold(unit.name), type=unit.type, level=unit.level, resolved=True, code=unit.code,
        valid_from=unit.valid_from, valid_to=unit.valid_to,
    )  # fmt: skip
