"""The compiled table: it is sound, the checks notice when it is not, and the facts give these very bytes."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zlib
from pathlib import Path

import msgspec
import pytest

from ontology.units import Table, load
from ontology.units.checks import problems
from ontology.units.table import ALIASES, EXTENTS, FILE, LEVELS, NONE, decode, encode

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "ontology" / "units" / FILE

Rows = list[dict[str, str]]


def _compile(folder: Path, output: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.compile_units", str(folder), "-o", str(output)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _facts(table: Table) -> dict[str, Rows]:
    """Write the columns back as the rows that they were compiled from."""
    ids, days = [*table.ids(), ""], [*table.days, ""]
    starts, ends = table.starts(), ["" if end == "~" else end for end in table.ends()]
    decrees, extents = [*table.decrees, ""], [extent.replace("unknown", "") for extent in EXTENTS]
    units = [
        {
            "id": ids[row], "code": code, "name": table.names[table.name[row]], "type": table.types[table.type[row]],
            "level": LEVELS[table.level[row]], "parent_id": ids[table.parent[row]], "valid_from": starts[row],
            "valid_to": ends[row],
        }
        for row, code in enumerate(table.code)
    ]  # fmt: skip
    moves = zip(table.moved, table.moved_to, table.moved_start, table.moved_end, strict=True)
    pairs = zip(table.old, table.new, table.extent, table.decree, strict=True)
    aliases = zip(table.alias_of, table.alias, table.alias_kind, strict=True)
    return {
        "units": units,
        "parents": [
            {"unit_id": ids[row], "parent_id": ids[above], "valid_from": days[start], "valid_to": days[end]}
            for row, above, start, end in moves
        ],
        "succession": [
            {
                "old_id": ids[old], "new_id": ids[new], "extent": extents[extent], "on": ends[old],
                "decree": decrees[decree],
            }
            for old, new, extent, decree in pairs
        ],
        "aliases": [{"unit_id": ids[row], "alias": alias, "kind": ALIASES[kind]} for row, alias, kind in aliases],
        "province_codes": [
            {"unit_id": ids[row], "area_code": area} for row, area in zip(table.area_of, table.area, strict=True)
        ],
    }  # fmt: skip


def _write(folder: Path, facts: dict[str, Rows]) -> Path:
    for name, rows in facts.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def test_the_shipped_table_is_sound() -> None:
    assert problems(load()) == []


def test_it_is_small() -> None:
    assert SHIPPED.stat().st_size < 300_000


def test_its_own_facts_give_the_same_bytes(tmp_path: Path) -> None:
    done = _compile(_write(tmp_path, _facts(load())), tmp_path / FILE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / FILE).read_bytes() == SHIPPED.read_bytes() == encode(load())


@pytest.mark.skipif("KG_UNIT_FACTS" not in os.environ, reason="KG_UNIT_FACTS names no folder of CSV facts")
def test_the_facts_give_the_shipped_bytes(tmp_path: Path) -> None:
    done = _compile(Path(os.environ["KG_UNIT_FACTS"]), tmp_path / FILE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / FILE).read_bytes() == SHIPPED.read_bytes()


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(zlib.error):
        decode(b"[]")
    with pytest.raises(msgspec.ValidationError, match="missing required field"):
        decode(zlib.compress(b"{}", wbits=31))


def _row(id_: str) -> int:
    return load().ids().index(id_)


def _changed(column: str, place: int, value: object) -> Table:
    values = list(getattr(load(), column))
    values[place] = value
    return msgspec.structs.replace(load(), **{column: values})


def _pair(old: str, new: str) -> int:
    table = load()
    return list(zip(table.old, table.new, strict=True)).index((_row(old), _row(new)))


BINH_KHANH, DONG_KHOI = "28945@", "28945@2025-07-01"


@pytest.mark.parametrize(
    ("column", "place", "value", "problem"),
    [
        ("code", _row(BINH_KHANH), "28941", "not sorted"),
        ("parent", _row(BINH_KHANH), NONE, f"{BINH_KHANH} has a parent of the wrong level"),
        ("parent", _row(DONG_KHOI), _row("83@"), f"{DONG_KHOI} begins under 83@, which is not valid"),
        ("end", _row(BINH_KHANH), NONE, f"{BINH_KHANH} and {DONG_KHOI} overlap"),
        ("start", _row(DONG_KHOI), load().days.index("2026-09-20"), "which is not valid on 2025-07-01"),
        ("new", _pair(BINH_KHANH, DONG_KHOI), _row("30619@2025-07-01"), "Bình Khánh should have become"),
        ("extent", _pair(BINH_KHANH, DONG_KHOI), EXTENTS.index("part"), "has one successor at the reform"),
        ("extent", _pair("27766@", "27757@2025-07-01"), EXTENTS.index("whole"), "not all parts"),
        ("old", _pair(BINH_KHANH, DONG_KHOI), _row("30598@"), f"{BINH_KHANH} ended with the reform and has no succ"),
        ("moved_end", 0, NONE, "has days without a parent, or with two"),
        ("level", _row("797@"), LEVELS.index("province"), "there are (64, 695, 10035) provinces"),
        ("days", len(load().days) - 1, "2027-01-01", "changes outside of"),
        ("decree", 0, 9_999, "an index points outside of the decrees"),
        ("start", 0, 9_999, "an index points outside of the days"),
        ("area_of", 0, _row(BINH_KHANH), "an area code belongs to something that is no province"),
    ],
)  # fmt: skip
def test_the_checks_notice(column: str, place: int, value: object, problem: str) -> None:
    assert problem in "\n".join(problems(_changed(column, place, value)))


@pytest.mark.parametrize(
    ("name", "column", "value", "message"),
    [
        ("units", "type", "", "an index points outside of the types"),
        ("units", "level", "hamlet", "'hamlet' is none of the values known: province, district, commune"),
        ("units", "valid_from", "2022-01-01", "an id is not code@valid_from"),
        ("parents", "parent_id", "nowhere@", "'nowhere@' is none of the values known"),
        ("succession", "on", "2025-07-02", "does not end on 2025-07-02"),
        ("succession", "extent", "half", "'half' is none of the values known: whole, part, unknown"),
    ],
)
def test_wrong_facts_are_named_and_nothing_is_written(
    tmp_path: Path, name: str, column: str, value: str, message: str
) -> None:
    facts = _facts(load())
    facts[name][0] |= {column: value}
    done = _compile(_write(tmp_path, facts), tmp_path / FILE)
    assert done.returncode == 3
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / FILE).exists()


def test_missing_files_and_columns_are_named(tmp_path: Path) -> None:
    done = _compile(tmp_path, tmp_path / FILE)
    assert (done.returncode, "units.csv cannot be read" in done.stderr) == (3, True)
    (tmp_path / "units.csv").write_text("id,code,name\n1@,1,A\n", encoding="utf-8")
    done = _compile(tmp_path, tmp_path / FILE)
    assert (done.returncode, "lacks the columns level, parent_id" in done.stderr) == (3, True)
