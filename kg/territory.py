"""The units that facts touch, out of the table: their versions, dated parents, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from kg.collected import Collected
from kg.gazetteer import Succession, Unit, gazetteer
from ontology import model
from ontology.folding import fold
from ontology.ids import identifier


def add_territory(collected: Collected, *, all_units: bool = False) -> None:
    """Add every unit of the table that an edge ends in, with its line.

    That is: what it became and what it was, through any number of changes, and all that these lie in and what became of
    that.  ``all_units`` adds all units of the table.  Raises ``NotFoundError`` for an id that the table does not have.
    """
    table = gazetteer()
    if all_units:
        units = list(table.units())
    else:
        touched = [table.get(ident) for ident in sorted(_ends(collected))]
        earlier = _closure(touched, lambda unit: [step.old for step in table.predecessors(unit)])
        units = _closure(
            earlier,
            lambda unit: [
                *(above for above, _, _ in table.stays(unit)),
                *(step.new for step in table.successors(unit)),
            ],
        )
    for unit in units:
        collected.node(unit_node(unit))
        for above, start, end in table.stays(unit):
            fact = identifier("part", unit.id, above.id, start)
            collected.edge(model.UnitPartOf(fact=fact, source=unit.id, target=above.id, from_date=start, to_date=end))
        for step in table.successors(unit):
            collected.edge(_succeeded(step))


def unit_node(unit: Unit) -> model.AdminUnit:
    """Return a unit of the table as a node."""
    return model.AdminUnit(
        id=unit.id,
        name=unit.name,
        name_folded=fold(unit.name),
        type=unit.type,
        level=unit.level,
        resolved=True,
        code=unit.code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


@cache
def became(ident: str) -> frozenset[str]:
    """Return the ids of all units that a unit of the table was followed by, through any number of changes."""
    table = gazetteer()
    later = _closure([table.get(ident)], lambda old: [step.new for step in table.successors(old)])
    return frozenset(unit.id for unit in later) - {ident}


@cache
def around(ident: str) -> frozenset[str]:
    """Return the ids of the districts that a unit of the table ever lay in, and of what its territory became.

    Without provinces: they are too large to say anything about who is who.
    """
    table = gazetteer()
    wider = [*(above.id for above, _, _ in table.stays(table.get(ident))), *became(ident)]
    return frozenset(one for one in wider if table.get(one).level != "province")


def _ends(collected: Collected) -> set[str]:
    """Return the ids of units at edges that are not placeholders of a document."""
    ends = {
        ident
        for edge in collected.edges.values()
        for kind, ident in zip(edge.ends, (edge.source, edge.target), strict=True)
        if kind is model.AdminUnit
    }
    return {ident for ident in ends if (model.AdminUnit, ident) not in collected.nodes}


def _succeeded(step: Succession) -> model.SucceededBy:
    return model.SucceededBy(
        fact=identifier("succession", step.old.id, step.new.id),
        source=step.old.id,
        target=step.new.id,
        date=step.date,
        extent=step.extent,
        decree=step.decree,
    )


def _closure(start: Iterable[Unit], beyond: Callable[[Unit], Iterable[Unit]]) -> list[Unit]:
    found = {unit.id: unit for unit in start}
    waiting = list(found.values())
    while waiting:
        for unit in beyond(waiting.pop()):
            if unit.id not in found:
                found[unit.id] = unit
                waiting.append(unit)
    return list(found.values())
