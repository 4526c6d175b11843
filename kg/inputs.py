"""What was named on the command line → inputs: files, the files of a folder, standard input; opened through gzip."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from ontology.errors import InputError

Kind = Literal["text", "page", "lines"]
KINDS: dict[str, Kind] = {".txt": "text", ".html": "page", ".htm": "page", ".jsonl": "lines"}
STDIN = "-"
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read.  ``path`` is ``None`` for standard input; ``kind`` is ``None`` where the name does not tell."""

    source: str
    path: Path | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """What could not be read, and why: one line for the user."""

    source: str
    error: InputError


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[Input | Skipped]:
    """Yield the inputs in order: a folder's files recursively and sorted by name, hidden ones and other kinds left out.

    Raises ``InputError`` at once when a path does not exist or a folder holds nothing to read.
    """
    given = [os.fspath(path) for path in paths]
    for path in given:
        if path != STDIN and not Path(path).exists():
            raise InputError(f"{printable(path)}: no such file or folder")
        if Path(path).is_dir() and next(_walk(Path(path)), None) is None:
            raise InputError(
                f"{printable(path)}: no article in it; looked for {', '.join(KINDS)} and the same with .gz"
            )
    return _inputs(given)


def _inputs(given: Iterable[str]) -> Iterator[Input | Skipped]:
    for path in given:
        if path == STDIN:
            yield Input(STDIN, None, None)
        elif Path(path).is_dir():
            yield from _walk(Path(path))
        else:
            yield Input(printable(path), Path(path), kind_of(path))


def _walk(folder: Path) -> Iterator[Input | Skipped]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(printable(folder), InputError(f"{printable(folder)}: {error.strerror}"))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif kind_of(entry.name) and entry.is_file():
            yield Input(printable(entry.path), Path(entry.path), kind_of(entry.name))


def kind_of(name: str) -> Kind | None:
    """Tell what a file holds by its name, ``.gz`` aside."""
    return KINDS.get(Path(name.lower().removesuffix(".gz")).suffix)


def printable(path: str | os.PathLike[str]) -> str:
    """Return the path as text that can be stored: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


@contextmanager
def opened(item: Input, stdin: io.BufferedReader | None = None) -> Iterator[io.BufferedReader | gzip.GzipFile]:
    """Open an input for reading bytes, through gzip where the bytes say so.  Raises ``OSError``."""
    given = stdin or cast("io.BufferedReader", sys.stdin.buffer)
    with item.path.open("rb") if item.path else nullcontext(given) as raw:
        yield gzip.GzipFile(fileobj=raw) if raw.peek(2)[:2] == _GZIP else raw
