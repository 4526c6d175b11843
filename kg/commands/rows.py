"""Typed rows → a table, JSON or CSV on standard output."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from typing import Literal

from kg.commands.output import STDOUT, destination

Format = Literal["table", "json", "csv"]
Row = Sequence[object]
UNWRAPPED = 100_000  # columns of a table that is not for a terminal


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
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - JSON and CSV need no rich
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.table import Table  # noqa: PLC0415 - as above

    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(_plain(_written(value)) for value in row))
    # on a terminal cells wrap to its width; nothing reads better wrapped in a file or a pipe
    width = None if sys.stdout.isatty() else UNWRAPPED
    console = Console(width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def _written(value: object) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(map(_written, value))
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    """One line without control characters: what an article holds must not steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
