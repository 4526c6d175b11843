"""Where commands write: data to standard output or to a file that is whole or not there, all else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from ontology.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.build import Reading
    from kg.inputs import Skipped

STDOUT = "-"
SOME_SKIPPED = 1

OutputOption = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output.")
]


def say(message: object) -> None:
    """Tell the user something that is not data, in one line."""
    sys.stderr.write(f"kg: {' '.join(str(message).split())}\n")


def say_skipped(skipped: Skipped) -> None:
    """Tell the user what could not be read."""
    say(f"skipped {skipped.error}")


def require_documents(reading: Reading) -> None:
    """End with the code of ``InputError`` when nothing could be read; each reason was told."""
    if not reading.documents:
        raise typer.Exit(InputError.exit_code)


def tell_skipped(reading: Reading) -> None:
    """End with code 1 when something was skipped."""
    if reading.skipped:
        say(f"{reading.documents} read, {len(reading.skipped)} skipped")
        raise typer.Exit(SOME_SKIPPED)


@contextmanager
def destination(path: str) -> Iterator[BinaryIO]:
    """Open standard output (``-``), or a file that gets its name only when all of it is written.

    A device or a pipe is written directly.  Raises ``UsageError`` where the file cannot be made.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(path)
    direct = target.exists() and not target.is_file()
    written = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        file = written.open("wb")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}; name another file with -o") from None
    try:
        with file:
            yield file
        if not direct:
            written.replace(target)
    finally:
        if not direct:
            written.unlink(missing_ok=True)


@contextmanager
def progress(label: str) -> Iterator[Callable[[object], None]]:
    """Yield what to call for each document; on a terminal it moves a counter."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed} documents"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda _: bar.advance(task)
