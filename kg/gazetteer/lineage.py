"""What became of a unit, and what it was: one step, or any number of them.

Where the table lists no pairs, for the districts and provinces that ended on 2025-07-01, the pairs of their communes
are put together: such a unit is followed by the communes or by the provinces in which its communes lie then.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, cast

from kg.gazetteer.hierarchy import Hierarchy
from kg.gazetteer.units import Extent, Outcome, Succession, Unit, checked
from ontology.errors import UsageError
from ontology.units import FIRST_DAY, LAST_DAY, REFORM
from ontology.units.table import EVE, EXTENTS, LEVELS, PROVINCES_DECREE

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROVINCE, _DISTRICT, _COMMUNE = range(len(LEVELS))


class _Step(NamedTuple):
    row: int
    extent: Extent
    decree: str | None


class Lineage(Hierarchy):
    """Successions, through any number of changes.  An extent is the share of the old unit that went to the new one."""

    def successors(self, unit: Unit) -> tuple[Succession, ...]:
        """Return what directly followed the unit, by id; none if it still exists or nothing is known."""
        old = self._row(unit)
        return tuple(self._succession(old, step.row, step) for step in self._after(old))

    def predecessors(self, unit: Unit) -> tuple[Succession, ...]:
        """Return what the unit directly followed, by id.

        For a commune these are communes (and the five island districts that had none); that its territory also was
        part of a district is said by the lines of those communes.
        """
        new = self._row(unit)
        steps = [(old, step) for old in self._before(new) for step in self._after(old) if step.row == new]
        return tuple(self._succession(old, new, step) for old, step in steps)

    def becomes(self, unit: Unit, on: str | None = None) -> tuple[Outcome, ...]:
        """Return the units that have the unit's territory on a day (default: the table's last), by id.

        A unit that is still valid becomes itself.  ``extent`` is "whole" if all of the unit is in that one, "unknown"
        if a source on the way names the successor without the share, else "part".  Raises UsageError for a day before
        the unit began.
        """
        row, day = self._row(unit), LAST_DAY if on is None else checked(on)
        if day < self._starts[row]:
            raise UsageError(f"{unit.full_name} ({unit.id}) began after {day}: ask what it was")
        leaves = self._leaves(row, day)
        return tuple(Outcome(self._unit(leaf), extent) for leaf, extent in sorted(leaves.items()))

    def was(self, unit: Unit, on: str | None = None) -> tuple[Outcome, ...]:
        """Return the units whose territory is in the unit, as they were on a day (default: the table's first), by id.

        Among them is the unit itself if it was valid then, beside those that it took in later.
        ``extent`` is as in ``becomes``: how much of that old one is in this unit.  Raises UsageError for a day after
        the unit ended.
        """
        row, day = self._row(unit), FIRST_DAY if on is None else checked(on)
        if day >= self._ends[row]:
            raise UsageError(f"{unit.full_name} ({unit.id}) ended before {day}: ask what it became")
        roots = sorted(self._roots(row, day))
        return tuple(Outcome(self._unit(root), self._leaves(root, self._last(row))[row]) for root in roots)

    # --- rows -------------------------------------------------------------------------------------------------------
    def _succession(self, old: int, new: int, step: _Step) -> Succession:
        return Succession(self._unit(old), self._unit(new), step.extent, self._ends[old], step.decree)

    def _leaves(self, row: int, day: str) -> dict[int, Extent]:
        """Return the rows valid on the day that hold the row's territory, with the extents put together."""
        found: dict[int, bool] = {}  # row → whether each step on every way to it has a known extent
        complete = True

        def follow(here: int, known: bool) -> None:  # noqa: FBT001 - private, and called below only
            nonlocal complete
            if self._alive(here, day):
                found[here] = found.get(here, True) and known
                return
            steps = self._after(here)
            complete = complete and bool(steps)
            for step in steps:
                follow(step.row, known and step.extent != "unknown")

        follow(row, True)  # noqa: FBT003 - as above
        share: Extent = "whole" if complete and len(found) == 1 else "part"
        return {leaf: share if known else "unknown" for leaf, known in found.items()}

    def _roots(self, row: int, day: str) -> set[int]:
        """Return the rows valid on the day whose territory came to the row, then or until it ended."""
        later = [old for old in self._before(row) if self._ends[old] > day]
        roots = {root for old in later for root in self._roots(old, day)}
        return roots | {row} if self._alive(row, day) else roots

    def _after(self, row: int) -> list[_Step]:
        steps = self._listed.get(row)
        if steps is None:
            steps = self._listed[row] = self._summed(row) if self._ends[row] == REFORM else []
        return steps

    def _before(self, row: int) -> list[int]:
        olds = self._backwards.get(row, [])
        if not olds and self._table.level[row] == _PROVINCE and self._starts[row] == REFORM:
            communes = [old for commune in self._below(row, REFORM) for old in self._backwards.get(commune, [])]
            provinces = {self._line(old, EVE)[-1] for old in communes}
            olds = self._backwards[row] = sorted(old for old in provinces if self._ends[old] == REFORM)
        return olds

    def _summed(self, row: int) -> list[_Step]:
        """Put the pairs of the communes of a district or province of the eve together."""
        reached: dict[int, str | None] = {}
        provinces = self._table.level[row] == _PROVINCE
        for commune in self._all_below(row, EVE):
            if self._table.level[commune] == _COMMUNE or commune in self._listed:
                for step in self._after(commune):
                    if provinces:
                        reached[self._line(step.row, REFORM)[-1]] = PROVINCES_DECREE
                    else:
                        reached[step.row] = step.decree
        extent: Extent = "whole" if len(reached) == 1 else "part"  # the parts of a divided commune add up
        return [_Step(new, extent, decree) for new, decree in sorted(reached.items())]

    def _pairs(self) -> Iterator[tuple[int, _Step]]:
        table = self._table
        decrees = [*table.decrees, None]
        for old, new, extent, decree in zip(table.old, table.new, table.extent, table.decree, strict=True):
            yield old, _Step(new, cast("Extent", EXTENTS[extent]), decrees[decree])

    @cached_property
    def _listed(self) -> dict[int, list[_Step]]:
        after: defaultdict[int, list[_Step]] = defaultdict(list)
        for old, step in self._pairs():
            after[old].append(step)
        return dict(after)

    @cached_property
    def _backwards(self) -> dict[int, list[int]]:
        before: defaultdict[int, list[int]] = defaultdict(list)
        for old, step in self._pairs():
            before[step.row].append(old)
        return dict(before)
