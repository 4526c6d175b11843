"""The units of the samples are real, alive on the article's day, and where the facts put them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from ontology.units import REFORM, load
from ontology.units.table import LEVELS, NONE
from tests.samples.gold import Gold, golds

HAMLET = "thôn"  # below the commune, where there is no official list

each = pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.id)
early = pytest.mark.parametrize("gold", [g for g in golds() if (g.day or REFORM) < REFORM], ids=lambda gold: gold.id)
merged = pytest.mark.parametrize("gold", [g for g in golds() if "old-unit" in g.tags], ids=lambda gold: gold.id)

table = load()


def written(row: int) -> str:
    return f"{table.types[table.type[row]]} {table.names[table.name[row]]}"


versions: dict[str, list[int]] = defaultdict(list)
for each_row in range(len(table)):
    versions[written(each_row)].append(each_row)


def alive(row: int, day: str) -> bool:
    start, end = table.start[row], table.end[row]
    return (start == NONE or table.days[start] <= day) and (end == NONE or day < table.days[end])


def ended_by_the_reform(row: int) -> bool:
    return table.end[row] != NONE and table.days[table.end[row]] == REFORM


def above(row: int) -> Iterator[str]:
    """Yield what the version lay in on its first day, upwards."""
    while (row := table.parent[row]) != NONE:
        yield written(row)


def stated(gold: Gold, level: str | None = None) -> set[str]:
    """Return the units of the text and of the posts, of one level if asked, with their types."""
    units = {f"{unit.type} {unit.name}" for unit in gold.units if unit.type != HAMLET}
    units |= {role.unit for person in gold.persons for role in person.roles}
    return {unit for unit in units if level is None or level in {LEVELS[table.level[row]] for row in versions[unit]}}


@each
def test_units_exist_on_the_day(gold: Gold) -> None:
    day, old = gold.day or REFORM, "old-unit" in gold.tags
    real = {
        unit
        for unit in stated(gold)
        if any(alive(row, day) or (old and ended_by_the_reform(row)) for row in versions[unit])
    }
    assert stated(gold) - real == set()
    assert (day >= REFORM) == ("post-2025-merger" in gold.tags)


@early
def test_communes_before_the_reform_lie_in_the_one_district_of_the_article(gold: Gold) -> None:
    (district,) = stated(gold, "district")
    outside = {
        unit
        for unit in stated(gold, "commune")
        if not any(alive(row, gold.day or REFORM) and district in above(row) for row in versions[unit])
    }
    assert outside == set()


@merged
def test_former_communes_became_the_commune_of_the_article(gold: Gold) -> None:
    here = gold.meetings[0].unit
    pairs = zip(table.old, table.new, strict=True)
    predecessors = {written(old) for old, new in pairs if written(new) == here and ended_by_the_reform(old)}
    former = stated(gold, "commune") - {here}
    assert former
    assert former <= predecessors
