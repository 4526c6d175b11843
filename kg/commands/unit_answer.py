"""What ``kg unit`` answers: the units that a name or a code means, as a tree for the terminal and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec
from rich.text import Text
from rich.tree import Tree

from kg.gazetteer import FIRST_DAY, LAST_DAY, Candidate, Gazetteer, Resolution, Succession, Unit
from ontology.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = 3  # of the units that do not fit, in a message


class More(StrEnum):
    """What is told of each unit beside its line."""

    CHILDREN = "children"
    BECOMES = "becomes"
    WAS = "was"


def by_name(units: Gazetteer, name: str, day: str | None, *, fold: bool) -> Resolution:
    """Return the units that a written name or an id means on a day; raises ``NotFoundError`` with the nearest."""
    if "@" in name:
        return _certain(units, [units.get(name)], day)
    found = units.resolve(name, on=day, diacritics=not fold)
    if not found.candidates:
        nearest = ", ".join(units.suggestions(name))
        raise NotFoundError(f"no unit is called {name!r}; the nearest names are {nearest}")
    if not found.best:
        near = [c for c in found.candidates if c.rank == 1][:_SHOWN]
        told = "; ".join(f"{_written(units.line(c.unit))} ({c.unit.id}) {c.reason}" for c in near)
        raise NotFoundError(f"no unit fits {name!r}: {told}; give another day with --on, or other units above")
    return found


def by_code(units: Gazetteer, code: str, day: str | None) -> Resolution:
    """Return the versions that bear a code on a day; raises ``NotFoundError``."""
    versions = units.by_code(code)
    if not versions:
        raise NotFoundError(f"no unit has the code {code!r} from {FIRST_DAY} to {LAST_DAY}")
    return _certain(units, versions, day)


def _certain(units: Gazetteer, versions: list[Unit], day: str | None) -> Resolution:
    """Keep the versions that are valid on the day; they need no ranking."""
    valid = [unit for unit in versions if day is None or unit in units.by_code(unit.code, day)]
    if not valid:
        lives = ", ".join(f"{unit.full_name} {_life(unit)}" for unit in versions)
        raise NotFoundError(f"the code {versions[0].code} was borne by no unit on {day}, only by {lives}")
    candidates = tuple(Candidate(unit, 1, fits=True, reason="has the code") for unit in valid)
    reason = "the only one" if len(valid) == 1 else f"{len(valid)} versions have the code"
    return Resolution(valid[0] if len(valid) == 1 else None, candidates, reason)


def _life(unit: Unit) -> str:
    """Return the days of a unit in words; nothing where it has always been."""
    since = f"since {unit.valid_from}" if unit.valid_from else ""
    return f"{since} until {unit.valid_to}".strip() if unit.valid_to else since


def _written(line: tuple[Unit, ...]) -> str:
    return ", ".join(unit.full_name for unit in line)


class Answer:
    """What is told of a unit, as a tree for the terminal and as data."""

    def __init__(self, units: Gazetteer, day: str | None, depth: int, more: More | None) -> None:
        """Take the day, how many levels of a tree, and what is asked for beside each unit's line."""
        self._units = units
        self._day = day
        self._depth = depth
        self._more = more

    def json(self, found: Resolution) -> str:
        """Return the resolution as a JSON text."""
        return msgspec.json.format(msgspec.json.encode(self._data(found)), indent=2).decode()

    def _data(self, found: Resolution) -> dict[str, Any]:
        rest = [c for c in found.candidates if c.unit not in found.best]
        return {
            "on": self._day,
            "resolved": found.unit.id if found.unit else None,
            "reason": found.reason,
            "units": [self._described(unit) | self._told(unit) for unit in found.best],
            "others": [self._described(c.unit) | {"fits": c.fits, "reason": c.reason} for c in rest],
        }

    def tree(self, unit: Unit) -> Tree:
        """Return the unit with its line, and below it what was asked for."""
        root = Tree(_label(_written(self._line(unit)), unit.id, _life(unit)))
        if self._more is More.CHILDREN:
            self._grow_children(root, unit, self._depth)
        elif self._more is not None:
            self._grow_steps(root, unit)
            if not root.children:
                root.add(self._nothing(unit))
        return root

    def _line(self, unit: Unit) -> tuple[Unit, ...]:
        return self._units.line(unit, self._day if self._day and unit.alive(self._day) else None)

    def _described(self, unit: Unit) -> dict[str, Any]:
        line = [{"id": over.id, "full_name": over.full_name} for over in self._line(unit)[1:]]
        return {**asdict(unit), "full_name": unit.full_name, "line": line}

    def _told(self, unit: Unit) -> dict[str, Any]:
        if self._more is None:
            return {}
        told = self._children(unit, self._depth) if self._more is More.CHILDREN else self._steps(unit)
        return {self._more.value: told}

    def _children(self, unit: Unit, depth: int) -> list[dict[str, Any]]:
        below = self._units.children(unit, self._day) if depth else ()
        return [asdict(child) | {"children": self._children(child, depth - 1)} for child in below]

    def _grow_children(self, branch: Tree, unit: Unit, depth: int) -> None:
        for child in self._units.children(unit, self._day) if depth else ():
            self._grow_children(branch.add(_label(child.full_name, child.id)), child, depth - 1)

    def _next(self, unit: Unit) -> Iterable[tuple[Unit, Succession]]:
        if self._more is More.BECOMES:
            return [(step.new, step) for step in self._units.successors(unit)]
        return [(step.old, step) for step in self._units.predecessors(unit)]

    def _steps(self, unit: Unit) -> list[dict[str, Any]]:
        more = str(self._more)
        return [
            {**asdict(other), "date": step.date, "extent": step.extent, "decree": step.decree, more: self._steps(other)}
            for other, step in self._next(unit)
        ]

    def _grow_steps(self, branch: Tree, unit: Unit) -> None:
        for other, step in self._next(unit):
            # the line as it was when the one became the other
            line = self._units.line(other, step.date if self._more is More.BECOMES else None)
            label = _label(_written(line), other.id, step.date, step.extent, step.decree or "")
            self._grow_steps(branch.add(label), other)

    def _nothing(self, unit: Unit) -> str:
        if self._more is More.WAS:
            return "nothing before it is known"
        return "nothing after it is known" if unit.valid_to else f"unchanged until {LAST_DAY}"


def _label(name: str, *details: str) -> Text:
    return Text.assemble(name, *((f"  {detail}", "dim") for detail in details if detail))
