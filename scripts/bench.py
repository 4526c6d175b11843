"""Measure how fast the project is and print one table: ``make bench``, or ``python -m scripts.bench [--small]``.

The samples are read, and what a folder named by ``KG_BENCH_ARTICLES`` holds.  What is compared is measured in turns in
the same run, and the median counts: of seconds of CPU for reading, of wall time for the rest.  The table is Markdown.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from scripts.bench_graph import graph
from scripts.bench_measure import Figure
from scripts.bench_processes import gazetteer, hostile_texts, memory, scaling, start_up
from scripts.bench_reading import reading
from scripts.bench_work import SMALL, Scale, folders

_SAID = {True: "reached", False: "not reached", None: ""}


def figures(scale: Scale) -> Iterator[Figure]:
    """Measure everything, a line at a time."""
    yield from start_up(scale)
    for name, folder in folders().items():
        yield from reading(name, folder, scale)
    yield from scaling(scale)
    yield from memory(scale)
    yield from hostile_texts(scale)
    yield from gazetteer(scale)
    yield from graph(scale)


def machine() -> str:
    """Return what the figures depend on."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, {python}; load when it began: {load}"


def table(found: Iterable[Figure]) -> Table:
    """Put the figures into a table."""
    made = Table("measured", "figure", "target", "", box=MARKDOWN)
    for figure in found:
        if sys.stderr.isatty():  # it takes minutes
            sys.stderr.write(f"{figure.what}: {figure.value}\n")
        made.add_row(figure.what, figure.value, figure.target, _SAID[figure.reached])
    return made


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how fast the project is and print one table.")
    parser.add_argument("--small", action="store_true", help="as little as can be: shows that it runs, not how fast")
    scale = SMALL if parser.parse_args(arguments).small else Scale()
    sys.stdout.write(f"{machine()}\n\n")
    sys.stdout.flush()
    console = Console(width=200)
    with console.capture() as captured:
        console.print(table(figures(scale)))
    lines = (line.strip() for line in captured.get().splitlines())
    sys.stdout.writelines(f"{line}\n" for line in lines if line)


if __name__ == "__main__":
    main()
