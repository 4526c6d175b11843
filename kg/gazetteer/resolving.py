"""A written name, a day and what is known around it → the unit that is meant, or the candidates in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.gazetteer.lookup import AS_WRITTEN, FOLDED, I_OR_Y, OTHER_SPELLING, Lookup
from kg.gazetteer.names import Part, Written, read, type_of
from kg.gazetteer.units import Candidate, Resolution, Unit, checked
from ontology.units import LAST_DAY, REFORM
from ontology.units.table import EVE, NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_SPELLED = {
    OTHER_SPELLING: "spelt otherwise in the resolutions",
    I_OR_Y: "spelt with i for y, or y for i",
    FOLDED: "with other diacritics",
}
_ANY = ("", "~")  # no day is stated: the whole life of a unit counts


class _Life(NamedTuple):
    """How a unit stands to the day: the days on which its line counts, the distance, and what to say of it."""

    days: tuple[str, str]
    distance: int
    fits: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked: the writing, the types and the day that it must have, the rows of what it must lie in."""

    written: Written
    type: str | None
    on: str | None
    above: tuple[tuple[Part, set[int]], ...]
    within: frozenset[int]
    diacritics: bool


@dataclass(frozen=True, slots=True, order=True)
class _Judgement:
    """A row and how far it is from what was asked; smaller is better, and the fields weigh in their order."""

    misfit: bool
    place: int
    type: bool
    life: int
    spelling: int
    row: int
    notes: tuple[str, ...]

    @property
    def distance(self) -> tuple[bool, int, bool, int, int]:
        return (self.misfit, self.place, self.type, self.life, self.spelling)


class Gazetteer(Lookup):
    """Every administrative unit of Viet Nam on any day that the table covers.

    Get the one that ships with ``gazetteer()``; it is read once and never changes.
    """

    def resolve(
        self,
        name: str,
        type: str | None = None,  # noqa: A002 - what the model calls it
        on: str | None = None,
        within: Iterable[Unit] = (),
        *,
        diacritics: bool = True,
    ) -> Resolution:
        """Find the unit that a writing means on a day.

        ``name`` may carry the type, short or full, the units above ("X. Bình Khánh, huyện Mỏ Cày Nam") and the mark of
        an old name ("(cũ)", "trước sáp nhập"), which is looked for among the units that are no more on the day, for a
        day after the reform among those of its eve.  Without ``on`` every version counts.  The unit must lie in one of
        ``within`` (or be it); of two of these where one holds the other, the smaller counts.

        One unit is picked only if it alone is nearest of those that fit; a unit that ended before the day, begins
        after it, has another type or lies elsewhere is listed and not picked.  Raises UsageError for a writing without
        a name, an unknown type or a malformed day, NotFoundError for a day outside of the table.
        """
        day = None if on is None else checked(on)
        written = read(name, diacritics=diacritics)
        above = tuple((part, self._places(part, diacritics=diacritics)) for part in written.above)
        kind = None if type is None else type_of(type)
        question = _Question(written, kind, day, above, self._innermost(within, day), diacritics)
        judged = self._judged(question, loosely=False)
        if all(judgement.misfit for judgement in judged):
            judged = self._judged(question, loosely=True)
        return self._resolution(question, judged)

    def _innermost(self, within: Iterable[Unit], day: str | None) -> frozenset[int]:
        rows = {self._row(unit) for unit in within}
        holding = {
            over for row in rows for over in self._line(row, self._last(row) if day is None else day)[1:] if over != row
        }
        return frozenset(rows - holding)

    def _judged(self, question: _Question, *, loosely: bool) -> list[_Judgement]:
        """Judge every row that the name can mean, best first."""
        found: dict[int, _Judgement] = {}
        for reading in question.written.unit.readings:
            rows = self._called(reading.key, diacritics=question.diacritics)
            if loosely:
                rows = self._loosely(reading.key) | rows
            for row, spelling in rows.items():
                judgement = self._judge(row, spelling, reading.type, question, loosely=loosely)
                if row not in found or judgement < found[row]:
                    found[row] = judgement
        return sorted(found.values())

    def _judge(self, row: int, spelling: int, stated: str | None, question: _Question, *, loosely: bool) -> _Judgement:
        type_ = self._table.types[self._table.type[row]]
        other = [kind for kind in (stated, question.type) if kind not in {None, type_}]
        life = self._life_of(row, question)
        place, placed, where = self._place_of(row, life, question, loosely=loosely)
        notes = (
            f"is {type_}, not {other[0]}" if other else "",
            life.note,
            *where,
            "" if spelling == AS_WRITTEN else _SPELLED[spelling],
        )
        misfit = bool(other) or not life.fits or not placed
        return _Judgement(misfit, place, bool(other), life.distance, spelling, row, tuple(filter(None, notes)))

    def _life_of(self, row: int, question: _Question) -> _Life:
        start, end, on = self._starts[row], self._ends[row], question.on
        if question.written.unit.old:
            return self._old_life(row, on)
        if on is None:
            return _Life(_ANY, 0, fits=True)
        if end <= on:
            return _Life((self._last(row),) * 2, 1, fits=False, note=f"ended on {end}")
        if on < start:
            return _Life((start, start), 2, fits=False, note=f"begins on {start}")
        return _Life((on, on), 0, fits=True)

    def _old_life(self, row: int, on: str | None) -> _Life:
        start, end = self._starts[row], self._ends[row]
        last = (self._last(row),) * 2
        if (on is None or on >= REFORM) and self._alive(row, EVE):
            return _Life((EVE, EVE), 0, fits=True, note=f"valid on {EVE}")
        if end <= (on or LAST_DAY):
            return _Life(last, 1, fits=True, note=f"ended on {end}")
        if on is not None and start > on:
            return _Life((start, start), 3, fits=False, note=f"begins on {start}")
        return _Life(last, 2, fits=False, note=f"still valid on {on or LAST_DAY}, so no old unit")

    def _place_of(self, row: int, life: _Life, question: _Question, *, loosely: bool) -> tuple[int, bool, list[str]]:
        """Return the distance from the stated places, whether the row fits, and notes on those that it is not in."""
        if not question.above and not question.within:
            return 0, True, []
        over = set(self._over(row, *life.days))
        missed = [(part.written, rows, part.old) for part, rows in question.above if not rows & over]
        if question.within and not question.within & (over | {row}):
            missed.append((self._listed_names(question.within), set(question.within), False))
        if not missed:
            return 0, True, []
        kin = self._kin(row) if loosely else set()
        old = question.written.unit.old
        distance, fits, notes = 0, True, []
        for name, rows, called_old in missed:
            if rows & kin:
                distance = max(distance, 1)
                fits = fits and (old or called_old)
                notes.append(f"its territory is in {name} on another day")
            else:
                distance, fits = 2, False
                notes.append(f"not in {name}" if rows else f"no unit is called {name}")
        return distance, fits, notes

    def _listed_names(self, rows: Iterable[int]) -> str:
        return " or ".join(self._unit(row).full_name for row in sorted(rows))

    def _over(self, row: int, start: str, end: str) -> Iterator[int]:
        """Yield the rows that the row lies in on some day from ``start`` to ``end``."""
        for begin, until, above in self._parents(row):
            if above != NONE and begin <= end and start < until:
                yield above
                yield from self._over(above, max(begin, start), min(until, end))

    def _kin(self, row: int) -> set[int]:
        """Return what the row's territory ever lay or will lie in, through any number of successions."""
        kin = _closure(row, self._before) | _closure(row, lambda old: [step.row for step in self._after(old)])
        return kin | {over for one in kin for over in self._over(one, *_ANY)}

    def _resolution(self, question: _Question, judged: list[_Judgement]) -> Resolution:
        ranks: dict[tuple[bool, int, bool, int, int], int] = {}
        candidates = tuple(
            Candidate(
                self._unit(judgement.row),
                ranks.setdefault(judgement.distance, len(ranks) + 1),
                not judgement.misfit,
                "; ".join(judgement.notes) or "nothing speaks against it",
            )
            for judgement in judged
        )
        name = question.written.unit.written
        best = [candidate for candidate in candidates if candidate.fits and candidate.rank == 1]
        if len(best) == 1:
            return Resolution(best[0].unit, candidates, "the only one that fits best")
        if best:
            return Resolution(None, candidates, f"{len(best)} units fit alike")
        if candidates:
            first = candidates[0]
            return Resolution(None, candidates, f"no unit fits; {first.unit.full_name}: {first.reason}")
        return Resolution(None, (), f"no unit is called {name!r}")


def _closure(row: int, steps: Callable[[int], Iterable[int]]) -> set[int]:
    found, ahead = {row}, [row]
    while ahead:
        new = set(steps(ahead.pop())) - found
        found |= new
        ahead += new
    return found


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer of the table that ships with the project."""
    return Gazetteer()
