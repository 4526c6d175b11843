"""Typed rows → a table, JSON or CSV on standard output."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from shutil import get_terminal_size
from typing import Literal

from kg.commands.output import STDOUT, destination

Format = Literal["table", "json", "csv"]
Row = Sequence[object]
UNBOUNDED = 100_000  # characters in a line


def write_rows(columns: Sequence[str], rows: Sequence[Row], form: Format) -> None:
    """Write rows: JSON is an array of objects with typed values; in a table and in CSV a list is joined by ``; ``."""
    write = {"table": _table, "json": _json, "csv": _csv}[form]
    with destination(STDOUT) as file:
        file.write(write(columns, rows).encode())


def _json(columns: Sequence[str], rows: Sequence[Row]) -> str:
    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n"


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_written(value) for value in row] for row in rows)
    return text.getvalue()


def _table(columns: Sequence[str], rows: Sequence[Row]) -> str:
    from rich.cells import cell_len  # noqa: PLC0415 - JSON and CSV need no rich

    cells = [[_plain(_written(value)) for value in row] for row in rows]
    lines = _lines(columns, cells)
    width = get_terminal_size((UNBOUNDED, 0)).columns  # a file or a pipe has no edge; COLUMNS gives it one
    if cells and max(map(cell_len, lines)) > width:
        lines = list(_blocks(columns, cells))
    return "".join(f"{line}\n" for line in lines)


def _lines(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> list[str]:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - as above
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False)
    for row in cells:
        table.add_row(*row)
    console = Console(file=io.StringIO(), width=UNBOUNDED, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    return [line[1:].rstrip() for line in captured.get().splitlines() if line.strip()]


def _blocks(columns: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write each row on lines of its own: what a table needs too much width for."""
    width = max(map(len, columns))
    for number, row in enumerate(cells):
        if number:
            yield ""
        yield from (f"{column:{width}}  {cell}" for column, cell in zip(columns, row, strict=True) if cell)


def _written(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_written, value))
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """One line without control characters: what an article holds must not steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
