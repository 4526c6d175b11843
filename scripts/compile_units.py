"""Compile the table of administrative units out of a folder of CSV facts, and verify it.

    python -m scripts.compile_units FOLDER [-o FILE]

FOLDER holds units.csv, parents.csv, succession.csv, aliases.csv and province_codes.csv, as ontology/units/README.md
describes them.  FILE is the table that the project ships unless another is named; it is written only when nothing is
wrong.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError, KgError
from ontology.units import checks
from ontology.units.table import ALIASES, EXTENTS, FILE, LEVELS, NONE, Table, decode, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

_COLUMNS = {
    "units": {"id", "code", "name", "type", "level", "parent_id", "valid_from", "valid_to"},
    "parents": {"unit_id", "parent_id", "valid_from", "valid_to"},
    "succession": {"old_id", "new_id", "extent", "on", "decree"},
    "aliases": {"unit_id", "alias", "kind"},
    "province_codes": {"unit_id", "area_code"},
}
_SHIPPED = Path(__file__).parent.parent / "ontology" / "units" / FILE

Rows = list[dict[str, str]]


def _read(folder: Path, name: str) -> Rows:
    path = folder / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as UTF-8 CSV: {error}") from error
    missing = _COLUMNS[name] - (rows[0].keys() if rows else set())
    if missing:
        raise InputError(f"{path} lacks the columns {', '.join(sorted(missing))}")
    return rows


class _Pool(dict[str, int]):
    """Distinct values and their places; the empty string has none."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__((value, place) for place, value in enumerate(values))

    @classmethod
    def distinct(cls, values: Iterable[str]) -> _Pool:
        """Return the pool of the values in their order, each once."""
        return cls(sorted(set(values) - {""}))

    def __missing__(self, value: str) -> int:
        if value == "":
            return NONE
        raise InputError(f"{value!r} is none of the values known: {', '.join(list(self)[:5])} …")


def compile_table(folder: Path) -> Table:
    """Return the table of the facts in ``folder``; raises InputError where a file or a reference is missing."""
    facts = {name: _read(folder, name) for name in _COLUMNS}
    units = sorted(facts["units"], key=lambda unit: unit["id"])
    moves, pairs, aliases, areas = (facts[name] for name in ("parents", "succession", "aliases", "province_codes"))
    row = _Pool.distinct(unit["id"] for unit in units)
    name, type_ = _Pool.distinct(unit["name"] for unit in units), _Pool.distinct(unit["type"] for unit in units)
    day = _Pool.distinct(unit[end] for unit in units for end in ("valid_from", "valid_to"))
    decree = _Pool.distinct(pair["decree"] for pair in pairs)
    level, kind, extent = _Pool(LEVELS), _Pool(ALIASES), _Pool(EXTENTS)
    for pair in pairs:
        if units[row[pair["old_id"]]]["valid_to"] != pair["on"]:
            raise InputError(f"{pair['old_id']} does not end on {pair['on']}, the day of its succession")
    table = Table(
        names=list(name), types=list(type_), days=list(day), decrees=list(decree),
        code=[unit["code"] for unit in units],
        name=[name[unit["name"]] for unit in units],
        type=[type_[unit["type"]] for unit in units],
        level=[level[unit["level"]] for unit in units],
        parent=[row[unit["parent_id"]] for unit in units],
        start=[day[unit["valid_from"]] for unit in units],
        end=[day[unit["valid_to"]] for unit in units],
        moved=[row[move["unit_id"]] for move in moves],
        moved_to=[row[move["parent_id"]] for move in moves],
        moved_start=[day[move["valid_from"]] for move in moves],
        moved_end=[day[move["valid_to"]] for move in moves],
        old=[row[pair["old_id"]] for pair in pairs],
        new=[row[pair["new_id"]] for pair in pairs],
        extent=[extent[pair["extent"] or "unknown"] for pair in pairs],
        decree=[decree[pair["decree"]] for pair in pairs],
        alias_of=[row[alias["unit_id"]] for alias in aliases],
        alias=[alias["alias"] for alias in aliases],
        alias_kind=[kind[alias["kind"]] for alias in aliases],
        area_of=[row[area["unit_id"]] for area in areas],
        area=[area["area_code"] for area in areas],
    )  # fmt: skip
    if table.ids() != [unit["id"] for unit in units]:
        raise InputError(f"{folder / 'units.csv'}: an id is not code@valid_from, or occurs twice")
    return table


def main() -> int:
    """Compile, verify, write; return the exit code."""
    parser = argparse.ArgumentParser(description="Compile the table of administrative units.")
    parser.add_argument("folder", type=Path, help="where the CSV files of facts are")
    parser.add_argument("-o", "--output", type=Path, default=_SHIPPED, help="the table to write")
    arguments = parser.parse_args()
    try:
        table = compile_table(arguments.folder)
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    data = encode(table)
    found = checks.problems(decode(data))
    if found:
        sys.stderr.writelines(f"{problem}\n" for problem in found)
        return InputError.exit_code
    arguments.output.write_bytes(data)
    sys.stderr.write(f"{arguments.output}: {len(table)} versions, {len(table.old)} successions, {len(data)} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
