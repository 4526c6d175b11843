"""Every unit's written name on every day of its life.

What a name means changes only on a day when a unit with that name, or one above such a unit, begins, ends or moves.
So these days and the days before them stand for all days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kg.gazetteer import FIRST_DAY, LAST_DAY, REFORM, Gazetteer, Unit, key
from kg.gazetteer.units import before
from ontology.folding import fold
from ontology.units import load
from ontology.units.table import EVE, NONE

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="module")
def everything(units: Gazetteer) -> list[Unit]:
    return [units.get(id_) for id_ in load().ids()]


@pytest.fixture(scope="module")
def moments(everything: list[Unit]) -> list[tuple[Unit, str]]:
    """Every unit with each day of its life on which something about its name may have changed."""
    table, starts, ends = load(), load().starts(), load().ends()
    moves: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    for row, above, start in zip(table.moved, table.moved_to, table.moved_start, strict=True):
        moves[row].append((table.days[start] if start != NONE else "", above))

    def changes(row: int) -> set[str]:
        above = moves.get(row, [(starts[row], table.parent[row])])
        own = {starts[row], ends[row], *(start for start, _ in above)}
        return own.union(*(changes(parent) for _, parent in above if parent != NONE))

    days: defaultdict[str, set[str]] = defaultdict(lambda: {FIRST_DAY, LAST_DAY})
    for row, unit in enumerate(everything):
        after = changes(row) - {"", "~"}
        days[key(unit.name)] |= after | {before(day) for day in after}
    return [(unit, day) for unit in everything for day in sorted(days[key(unit.name)]) if unit.alive(day)]


def _written(line: tuple[Unit, ...]) -> str:
    return ", ".join(unit.full_name for unit in line)


def test_no_unit_is_left_out(everything: list[Unit], moments: list[tuple[Unit, str]]) -> None:
    assert len(everything) == 15_224
    assert len(moments) > 2 * len(everything)
    assert {unit.id for unit, _ in moments} == {unit.id for unit in everything}


def test_a_name_with_all_its_parents_means_its_unit(units: Gazetteer, moments: list[tuple[Unit, str]]) -> None:
    wrong = [
        (unit.id, day)
        for unit, day in moments
        if units.resolve(_written(units.line(unit, day)), on=day).unit is not unit
    ]
    assert wrong == []


def test_a_name_with_its_parent_only_mostly_means_its_unit(
    units: Gazetteer, moments: list[tuple[Unit, str]], record_property: Callable[[str, object], None]
) -> None:
    asked = [(unit, day) for unit, day in moments if unit.level != "province"]
    found = [(unit, units.resolve(_written(units.line(unit, day)[:2]), on=day), day) for unit, day in asked]
    assert all(unit in answer.best for unit, answer, _ in found)
    right = sum(answer.unit is unit for unit, answer, _ in found)
    record_property("resolved by the parent alone", f"{right} of {len(found)}")
    assert right / len(found) >= 0.995


def test_a_bare_name_means_its_unit_or_ties_with_it(units: Gazetteer, moments: list[tuple[Unit, str]]) -> None:
    wrong = [(unit.id, day) for unit, day in moments if unit not in units.resolve(unit.name, on=day).best]
    assert wrong == []


def test_a_bare_name_is_found_without_diacritics(units: Gazetteer, everything: list[Unit]) -> None:
    assert all(unit in units.named(fold(unit.name), type=unit.type, diacritics=False) for unit in everything)


def test_every_old_commune_leads_to_all_its_successors(units: Gazetteer, everything: list[Unit]) -> None:
    table, ids = load(), load().ids()
    listed: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in zip(table.old, table.new, strict=True):
        listed[ids[old]].add(ids[new])
    extents: Counter[str] = Counter()
    for unit in everything:
        if unit.level != "commune" or not unit.alive(EVE):
            continue
        outcomes = units.becomes(unit, REFORM)
        assert {outcome.unit.id for outcome in outcomes} == listed[unit.id] != set()
        assert {outcome.extent for outcome in outcomes} == {"part" if len(outcomes) > 1 else "whole"}
        extents[f"{len(outcomes) > 1}"] += 1
    assert extents == {"True": 441, "False": 10_035 - 441}


def test_what_a_unit_becomes_was_that_unit(units: Gazetteer, everything: list[Unit]) -> None:
    ended = [unit for unit in everything if unit.level != "district" and unit.valid_to and unit.alive(FIRST_DAY)]
    assert len(ended) > 10_000
    for unit in ended:
        for outcome in units.becomes(unit):
            assert (unit, outcome.extent) in {(was.unit, was.extent) for was in units.was(outcome.unit)}


def test_only_the_known_gaps_lead_nowhere(units: Gazetteer, everything: list[Unit]) -> None:
    assert [unit.id for unit in everything if not units.becomes(unit)] == ["28825@"]
    began = [unit for unit in everything if unit.valid_from]
    assert [unit.id for unit in began if not units.was(unit)] == [
        "03980@2025-02-01", "03983@2025-02-01", "03984@2025-02-01", "224@2025-01-01",
    ]  # fmt: skip


def test_all_units_lie_in_a_province_on_every_day(units: Gazetteer, moments: list[tuple[Unit, str]]) -> None:
    levels = {"province": ["province"], "district": ["district", "province"]}
    for unit, day in moments:
        line = units.line(unit, day)
        below = ["commune", "province"] if day >= REFORM else ["commune", "district", "province"]
        assert [over.level for over in line] == levels.get(unit.level, below)
        assert all(over.alive(day) for over in line)
        assert all(child in units.children(over, day) for child, over in pairwise(line))
