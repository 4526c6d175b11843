"""What the gazetteer answers with: units, what followed what, candidates and resolutions; and the days it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ontology.errors import NotFoundError, UsageError
from ontology.units import FIRST_DAY, LAST_DAY

Level = Literal["province", "district", "commune"]
Extent = Literal["whole", "part", "unknown"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One version of an administrative unit.

    ``id`` is ``code@valid-from``; a ``code`` alone is none, codes were reused.  ``name`` is bare, ``type`` one of tỉnh,
    thành phố, thị xã, quận, huyện, thị trấn, phường, xã, đặc khu.  Days are ISO 8601, half-open: ``valid_from`` is None
    if it lies before the table's first day and is unknown, ``valid_to`` if the unit still exists.
    """

    id: str
    code: str
    name: str
    type: str
    level: Level
    valid_from: str | None
    valid_to: str | None

    @property
    def full_name(self) -> str:
        """Type and name as they are written: "xã Vĩnh Hanh", "Phường 8"."""
        return f"{self.type.capitalize() if self.name.isdecimal() else self.type} {self.name}"

    def alive(self, on: str) -> bool:
        """Tell whether the version is valid on a day."""
        return (self.valid_from or "") <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True)
class Succession:
    """``old`` ended on ``date``, and ``extent`` of it went to ``new`` by ``decree``, which is None where unknown."""

    old: Unit
    new: Unit
    extent: Extent
    date: str
    decree: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A unit at the far end of any number of successions, and the extent of the old one that is in the new one."""

    unit: Unit
    extent: Extent


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be meant.

    ``rank`` counts from 1, equals share it.  ``fits`` is false if something that was stated speaks against the unit:
    its type, the day, what it lies in; such a one is never picked.  ``reason`` says what speaks for and against it.
    """

    unit: Unit
    rank: int
    fits: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """The unit that is meant, or None; all candidates, best first; and why."""

    unit: Unit | None
    candidates: tuple[Candidate, ...]
    reason: str

    @property
    def best(self) -> tuple[Unit, ...]:
        """The units that tie in the first place and fit: one if the name is resolved, none if nothing fits."""
        return tuple(c.unit for c in self.candidates if c.fits and c.rank == 1)


@dataclass(frozen=True, slots=True)
class Near:
    """A unit whose name resembles the one asked for; ``similarity`` is 1 for the same, 0 for nothing in common."""

    unit: Unit
    similarity: float


@cache
def checked(day: str) -> str:
    """Return the day; raises UsageError if it is no day (YYYY-MM-DD), NotFoundError if the table does not cover it."""
    try:
        written = dt.date.fromisoformat(day).isoformat()
    except ValueError:
        written = None
    if written != day:
        raise UsageError(f"{day!r} is no day: write it as YYYY-MM-DD")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NotFoundError(f"{day} lies outside of the table of units, which covers {FIRST_DAY} to {LAST_DAY}")
    return day


def clamped(day: str) -> str:
    """Return the covered day that is nearest to the given one."""
    return min(max(day, FIRST_DAY), LAST_DAY)


@cache
def before(day: str) -> str:
    """Return the day before."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
