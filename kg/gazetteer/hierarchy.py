"""The units and what they lie in, on any day."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, cast

from kg.gazetteer.units import Level, Unit, before, checked
from ontology.errors import NotFoundError
from ontology.units import FIRST_DAY, LAST_DAY, Table, load
from ontology.units.table import LEVELS, NONE

if TYPE_CHECKING:
    from collections.abc import Iterator


class Hierarchy:
    """Units by id and code, their parents and children.  Every look-up takes the same time, however large the table.

    ``on`` is a day of the table; left out, it is the last one on which the unit was valid.  Days are as
    ``kg.gazetteer.units.checked`` says: UsageError for what is no day, NotFoundError for one outside of the table.
    """

    def __init__(self, table: Table | None = None) -> None:
        """Index a table, by default the one that ships with the project."""
        self._table = load() if table is None else table
        self._ids = self._table.ids()
        self._starts, self._ends = self._table.starts(), self._table.ends()
        self._rows = {unit: row for row, unit in enumerate(self._ids)}
        self._units: dict[int, Unit] = {}

    def get(self, id: str) -> Unit:  # noqa: A002 - what the model calls it
        """Return the unit of an id (``code@valid-from``); raises NotFoundError."""
        if id not in self._rows:
            raise NotFoundError(f"no unit has the id {id!r}: an id is a code and a first day, such as 30619@2025-07-01")
        return self._unit(self._rows[id])

    def units(self) -> Iterator[Unit]:
        """Yield every version of every unit, in the order of the table."""
        return map(self._unit, range(len(self._ids)))

    def by_code(self, code: str, on: str | None = None) -> list[Unit]:
        """Return the versions that bear an official code, oldest first; with ``on`` those valid then."""
        rows = self._codes.get(code, [])
        if on is not None:
            checked(on)
            rows = [row for row in rows if self._alive(row, on)]
        return [self._unit(row) for row in rows]

    def by_area_code(self, code: str, on: str | None = None) -> Unit:
        """Return the province of a telephone area code ("0275", "275"); raises NotFoundError.

        The codes belong to the provinces before 2025-07-01 and stayed in use in their areas: for a later day the answer
        is the province that ended, and ``becomes`` tells where its area lies now.
        """
        rows = self._areas.get("0" + re.sub(r"\D", "", code).lstrip("0"))
        if not rows:
            raise NotFoundError(f"{code!r} is no telephone area code of a province")
        day = LAST_DAY if on is None else checked(on)
        return self._unit(next((row for row in rows if self._alive(row, day)), rows[-1]))

    def parent(self, unit: Unit, on: str | None = None) -> Unit | None:
        """Return the unit directly above, None for a province; raises NotFoundError if ``unit`` is not valid then."""
        row = self._row(unit)
        above = self._parent(row, self._day(row, on))
        return None if above == NONE else self._unit(above)

    def line(self, unit: Unit, on: str | None = None) -> tuple[Unit, ...]:
        """Return the unit and all above it: (commune, district, province), since 2025-07-01 (commune, province).

        Raises NotFoundError if ``unit`` is not valid then.
        """
        row = self._row(unit)
        return tuple(map(self._unit, self._line(row, self._day(row, on))))

    def stays(self, unit: Unit) -> tuple[tuple[Unit, str | None, str | None], ...]:
        """Return (parent, first day, day after the last) for a unit's whole life; None: not known, not yet come."""
        row = self._row(unit)
        return tuple(
            (self._unit(above), start or None, None if end == "~" else end)
            for start, end, above in self._parents(row)
            if above != NONE
        )

    def children(self, unit: Unit, on: str | None = None) -> tuple[Unit, ...]:
        """Return the units directly below, by code; raises NotFoundError if ``unit`` is not valid then."""
        row = self._row(unit)
        return tuple(map(self._unit, self._below(row, self._day(row, on))))

    def within(self, unit: Unit, ancestor: Unit, on: str | None = None) -> bool:
        """Tell whether ``unit`` is ``ancestor`` or lies under it; false on a day when ``unit`` is not valid."""
        row = self._row(unit)
        day = self._last(row) if on is None else checked(on)
        return self._alive(row, day) and self._row(ancestor) in self._line(row, day)

    # --- rows -------------------------------------------------------------------------------------------------------
    def _unit(self, row: int) -> Unit:
        unit = self._units.get(row)
        if unit is None:
            table = self._table
            end = self._ends[row]
            unit = self._units[row] = Unit(
                id=self._ids[row],
                code=table.code[row],
                name=table.names[table.name[row]],
                type=table.types[table.type[row]],
                level=cast("Level", LEVELS[table.level[row]]),
                valid_from=self._starts[row] or None,
                valid_to=None if end == "~" else end,
            )
        return unit

    def _row(self, unit: Unit) -> int:
        if unit.id not in self._rows:
            raise NotFoundError(f"{unit.full_name} ({unit.id}) is not in the table of units")
        return self._rows[unit.id]

    def _alive(self, row: int, day: str) -> bool:
        return self._starts[row] <= day < self._ends[row]

    def _first(self, row: int) -> str:
        return max(self._starts[row], FIRST_DAY)

    def _last(self, row: int) -> str:
        end = self._ends[row]
        return LAST_DAY if end == "~" else before(end)

    def _day(self, row: int, on: str | None) -> str:
        if on is None:
            return self._last(row)
        if not self._alive(row, checked(on)):
            raise NotFoundError(
                f"{self._unit(row).full_name} ({self._ids[row]}) was not valid on {on}{self._life(row)}"
            )
        return on

    def _life(self, row: int) -> str:
        start, end = self._starts[row], self._ends[row]
        return (f", it began on {start}" if start else "") + (f", it ended on {end}" if end != "~" else "")

    def _parent(self, row: int, day: str) -> int:
        for start, end, above in self._moves.get(row, ()):
            if start <= day < end:
                return above
        return self._table.parent[row]

    def _parents(self, row: int) -> Iterator[tuple[str, str, int]]:
        """Yield start, end and parent of every stay of a unit under another."""
        yield from self._moves.get(row, [(self._starts[row], self._ends[row], self._table.parent[row])])

    def _line(self, row: int, day: str) -> tuple[int, ...]:
        line = [row]
        while (row := self._parent(row, day)) != NONE:
            line.append(row)
        return tuple(line)

    def _below(self, row: int, day: str) -> list[int]:
        return [child for start, end, child in self._children.get(row, ()) if start <= day < end]

    def _all_below(self, row: int, day: str) -> Iterator[int]:
        for child in self._below(row, day):
            yield child
            yield from self._all_below(child, day)

    @cached_property
    def _codes(self) -> dict[str, list[int]]:
        codes: defaultdict[str, list[int]] = defaultdict(list)
        for row, code in enumerate(self._table.code):
            codes[code].append(row)
        return dict(codes)

    @cached_property
    def _areas(self) -> dict[str, list[int]]:
        areas: defaultdict[str, list[int]] = defaultdict(list)
        for row, area in zip(self._table.area_of, self._table.area, strict=True):
            areas[area].append(row)
        return dict(areas)

    @cached_property
    def _moves(self) -> dict[int, list[tuple[str, str, int]]]:
        table, starts, ends = self._table, [*self._table.days, ""], [*self._table.days, "~"]
        moves: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
        for row, above, start, end in zip(table.moved, table.moved_to, table.moved_start, table.moved_end, strict=True):
            moves[row].append((starts[start], ends[end], above))
        return dict(moves)

    @cached_property
    def _children(self) -> dict[int, list[tuple[str, str, int]]]:
        children: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
        for row in range(len(self._ids)):
            for start, end, above in self._parents(row):
                children[above].append((start, end, row))
        return dict(children)
