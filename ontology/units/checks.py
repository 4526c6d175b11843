"""What must hold of the table of units: the rules of its README, counts on known days, and facts known from outside."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ontology.units.table import EVE, EXTENTS, FIRST_DAY, LAST_DAY, LEVELS, NONE, REFORM, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROVINCE, _DISTRICT, _COMMUNE = range(len(LEVELS))
_WHOLE, _PART, _UNKNOWN = range(len(EXTENTS))
_ABOVE: dict[int, set[int | None]] = {_PROVINCE: {None}, _DISTRICT: {_PROVINCE}, _COMMUNE: {_DISTRICT, _PROVINCE}}

# provinces, districts, communes
_COUNTS = {
    FIRST_DAY: (63, 705, 10_599),
    EVE: (63, 696, 10_035),
    REFORM: (34, 0, 3_321),
    LAST_DAY: (34, 0, 3_321),
}
_REFORM_PAIRS, _DIVIDED = 10_566, 441

# what became of a commune, from the clauses of the resolutions: (old id, name) → province, {new code: name}
_KNOWN: dict[tuple[str, str], tuple[str, dict[str, str]]] = {
    ("30598@", "Vĩnh Hanh"): ("An Giang", {"30619": "Vĩnh Hanh"}),
    ("27766@", "Thái Trị"): ("Tây Ninh", {"27757": "Vĩnh Hưng", "27763": "Khánh Hưng"}),
    ("27763@", "Khánh Hưng"): ("Tây Ninh", {"27757": "Vĩnh Hưng", "27763": "Khánh Hưng"}),
    ("27784@", "Tuyên Bình Tây"): ("Tây Ninh", {"27775": "Tuyên Bình"}),
    ("27775@", "Vĩnh Bình"): ("Tây Ninh", {"27757": "Vĩnh Hưng", "27775": "Tuyên Bình"}),
    ("28945@", "Bình Khánh"): ("Vĩnh Long", {"28945": "Đồng Khởi"}),
    ("18589@", "Thạch Sơn"): ("Hà Tĩnh", {"18562": "Thạch Hà"}),
}


class _View:
    """The columns as what they stand for."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.ids, self.starts, self.ends = table.ids(), table.starts(), table.ends()
        self.after: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for old, new, extent in zip(table.old, table.new, table.extent, strict=True):
            self.after[old][new] = extent

    def alive(self, row: int, day: str) -> bool:
        return self.starts[row] <= day < self.ends[row]

    def name(self, row: int) -> str:
        return self.table.names[self.table.name[row]]


def _versions(view: _View) -> Iterator[str]:
    table = view.table
    if view.ids != sorted(set(view.ids)):
        yield "the ids are not sorted, or one occurs twice"
    for row, (unit, parent) in enumerate(zip(view.ids, table.parent, strict=True)):
        begin = view.starts[row] or FIRST_DAY
        if not view.starts[row] < view.ends[row]:
            yield f"{unit} ends before it begins"
        above = None if parent == NONE else table.level[parent]
        if above not in _ABOVE[table.level[row]]:
            yield f"{unit} has a parent of the wrong level"
        elif parent != NONE and not view.alive(parent, begin):
            yield f"{unit} begins under {view.ids[parent]}, which is not valid on {begin}"
        if row and table.code[row - 1] == table.code[row] and view.ends[row - 1] > view.starts[row]:
            yield f"{view.ids[row - 1]} and {unit} overlap"


def _parents(view: _View) -> Iterator[str]:
    """Whatever the day of a unit's life, it lies under exactly one parent, which is valid throughout."""
    table = view.table
    days = [*table.days, ""]
    held: defaultdict[int, list[tuple[str, str, int]]] = defaultdict(list)
    for row, parent, start, end in zip(table.moved, table.moved_to, table.moved_start, table.moved_end, strict=True):
        held[row].append((days[start], days[end] or "~", parent))
    for row, parent in enumerate(table.parent):
        spans = sorted(held.get(row, [(view.starts[row], view.ends[row], parent)]))
        edges = [view.starts[row], *(end for _, end, _ in spans)]
        if [start for start, _, _ in spans] != edges[:-1] or edges[-1] != view.ends[row]:
            yield f"{view.ids[row]} has days without a parent, or with two"
        for begin, until, over in spans:
            if over != NONE and not (view.starts[over] <= begin and until <= view.ends[over]):
                yield f"{view.ids[row]} lies under {view.ids[over]} on days when that is not valid"


def _successions(view: _View) -> Iterator[str]:
    table = view.table
    if len(set(zip(table.old, table.new, strict=True))) != len(table.old):
        yield "a succession occurs twice"
    for old, heirs in view.after.items():
        for new in heirs:
            if not view.alive(new, view.ends[old]):
                yield f"{view.ids[old]} is followed by {view.ids[new]}, which is not valid on {view.ends[old]}"
        if len(heirs) > 1 and set(heirs.values()) != {_PART}:
            yield f"{view.ids[old]} has several successors that are not all parts"
        if view.ends[old] == REFORM and (set(heirs.values()) == {_PART}) != (len(heirs) > 1):
            yield f"{view.ids[old]} has one successor at the reform that is not the whole of it"
    before = set(table.new)
    for row, level in enumerate(table.level):
        if level == _COMMUNE and view.ends[row] == REFORM and not view.after[row]:
            yield f"{view.ids[row]} ended with the reform and has no successor"
        if level == _COMMUNE and view.starts[row] >= REFORM and row not in before:
            yield f"{view.ids[row]} began with the reform or later and has no predecessor"


def _counts(view: _View) -> Iterator[str]:
    for day, expected in _COUNTS.items():
        levels = Counter(level for row, level in enumerate(view.table.level) if view.alive(row, day))
        found = tuple(levels[level] for level in range(len(LEVELS)))
        if found != expected:
            yield f"on {day} there are {found} provinces, districts and communes, not {expected}"
    ended = [row for row, level in enumerate(view.table.level) if level == _COMMUNE and view.ends[row] == REFORM]
    heirs = [len(view.after[row]) for row in ended]
    if (sum(heirs), sum(number > 1 for number in heirs)) != (_REFORM_PAIRS, _DIVIDED):
        yield f"the reform has {sum(heirs)} pairs of communes, not {_REFORM_PAIRS}, or not {_DIVIDED} divided ones"


def _known(view: _View) -> Iterator[str]:
    rows = {unit: row for row, unit in enumerate(view.ids)}
    for (unit, name), (province, heirs) in _KNOWN.items():
        new = view.after[rows[unit]] if unit in rows else {}
        found = {view.table.code[row]: view.name(row) for row in new}
        above = {view.name(view.table.parent[row]) for row in new}
        extent = {_PART if len(heirs) > 1 else _WHOLE}
        if not new or view.name(rows[unit]) != name or found != heirs or above != {province}:
            yield f"{unit} {name} should have become {heirs} in {province}"
        elif set(new.values()) != extent:
            yield f"{unit} {name} has a wrong extent"


def _indexes(table: Table) -> dict[tuple[str, int], list[list[int]]]:
    """Return the columns of indexes by what they point into, and by the least index that they may hold."""
    return {
        ("names", 0): [table.name],
        ("types", 0): [table.type],
        ("levels", 0): [table.level],
        ("decrees", NONE): [table.decree],
        ("days", NONE): [table.start, table.end, table.moved_start, table.moved_end],
        ("rows", 0): [table.moved, table.moved_to, table.old, table.new, table.alias_of, table.area_of],
        ("rows", NONE): [table.parent],
    }


def _outside(table: Table) -> Iterator[str]:
    days = [day for day in table.days if not FIRST_DAY < day <= LAST_DAY]
    if days:
        yield f"changes outside of {FIRST_DAY} to {LAST_DAY}: {', '.join(days)}"
    pools = {"names": table.names, "types": table.types, "decrees": table.decrees, "days": table.days}
    sizes = {pool: len(values) for pool, values in pools.items()} | {"levels": len(LEVELS), "rows": len(table)}
    for (pool, least), columns in _indexes(table).items():
        if any(not least <= index < sizes[pool] for column in columns for index in column):
            yield f"an index points outside of the {pool}"
    if any(table.level[row] != _PROVINCE for row in table.area_of):
        yield "an area code belongs to something that is no province"


def problems(table: Table) -> list[str]:
    """Return a line for everything that is wrong with the table; none for a sound one."""
    found = list(_outside(table))
    if not found:  # the other checks follow the indexes
        view = _View(table)
        for check in (_versions, _parents, _successions, _counts, _known):
            found += check(view)
    return found
