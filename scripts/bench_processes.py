"""Benchmark of whole processes: start-up, memory over many documents, two processes, hostile texts, the gazetteer."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from scripts.bench_hostile import LIMIT, hostile
from scripts.bench_measure import ROOT, Figure, child, interleaved
from scripts.bench_work import SAMPLES, Scale

PATIENCE = 10.0  # seconds for one hostile text, start-up included
SLOWEST = 3  # that are shown


def start_up(scale: Scale) -> Iterator[Figure]:
    """Measure how long a command takes to its first line; it has its bytecode, as an installed one has."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seconds = _start_up(environment, 2 * scale.rounds + 1)
    yield Figure("start-up: Python alone", f"{seconds['Python alone']:.3f} s")
    yield Figure.at_most("start-up: kg --help", seconds["kg --help"], 0.3, "s")
    yield Figure.at_most("start-up: kg extract, one article, to the first record", seconds["kg extract"], 0.3, "s")


def _start_up(environment: dict[str, str], rounds: int) -> dict[str, float]:
    def first_line(*command: str) -> Callable[[], object]:
        return partial(_first_line, (sys.executable, *command), environment)

    kg = ("-c", "from kg.cli import main; main()")  # what the script kg does
    article = SAMPLES / "02-district-briefing.txt"
    works: dict[str, Callable[[], object]] = {
        "Python alone": first_line("-c", "print()"),
        "kg --help": first_line(*kg, "--help"),
        "kg extract": first_line(*kg, "extract", str(article)),
    }
    for work in works.values():
        work()  # writes the bytecode, and keeps what is made of the vocabulary
    return interleaved(rounds, works)


def _first_line(command: tuple[str, ...], environment: dict[str, str]) -> None:
    with subprocess.Popen(  # noqa: S603 - the command is ours
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None  # noqa: S101 - for the type: it was asked for
        if not process.stdout.readline():
            raise RuntimeError(f"{' '.join(command)}: nothing came out")


def memory(scale: Scale) -> Iterator[Figure]:
    """Measure whether memory stays flat over a long stream of documents."""
    few, many = scale.memory
    if not Path("/proc/self/statm").exists():
        yield Figure("memory", "not measured: this system has no /proc")
        return
    used = child("memory", few, many)
    yield Figure(f"memory after {few:,} documents", f"{used['few'] / 1e6:.0f} MB")
    yield Figure(f"memory after {many:,} documents", f"{used['many'] / 1e6:.0f} MB")
    yield Figure.at_most(f"memory, {many:,} / {few:,} documents", used["many"] / used["few"], 1.2, "times")


def scaling(scale: Scale) -> Iterator[Figure]:
    """Measure what a second process gains."""
    what = f"two processes / one, {scale.processes:,} documents"
    if os.cpu_count() == 1:
        yield Figure(what, "not measured: one core")
        return
    seconds = child("processes", scale.processes, scale.rounds)
    yield Figure.at_least(what, seconds["one"] / seconds["two"], 1.8, "times")


def hostile_texts(scale: Scale) -> Iterator[Figure]:
    """Measure texts that are made to be slow; show those that cannot be read, and the slowest."""
    names = list(hostile())[: scale.texts]
    seconds: dict[str, float] = {}
    failed: dict[str, str] = {}
    for name in names:
        try:
            seconds[name] = child("hostile", name, scale.hostile, timeout=PATIENCE)["seconds"]
        except subprocess.TimeoutExpired:
            seconds[name] = PATIENCE
        except subprocess.CalledProcessError as error:
            failed[name] = error.stderr.decode().splitlines()[-1].partition(":")[0]
    within = sum(taken <= LIMIT for taken in seconds.values())
    yield Figure.at_least(f"hostile texts read within {LIMIT:g} s", within, len(names), f"of {len(names)}")
    for name, kind in failed.items():
        yield Figure(f"hostile text: {name}", f"fails with {kind}", f"≤ {LIMIT:g}", reached=False)
    for name in sorted(seconds, key=lambda name: -seconds[name])[:SLOWEST]:
        more = "s or more" if seconds[name] == PATIENCE else "s"
        yield Figure.at_most(f"hostile text, one of the slowest: {name}", seconds[name], LIMIT, more)


def gazetteer(scale: Scale) -> Iterator[Figure]:
    """Measure the table of units: to load it, and to ask it."""
    if not Path("/proc/self/statm").exists():
        yield Figure("gazetteer", "not measured: this system has no /proc")
        return
    runs = [child("gazetteer", scale.names) for _ in range(scale.rounds)]
    found = {name: median(run[name] for run in runs) for name in runs[0]}
    yield Figure.at_most("gazetteer: load", found["seconds"] * 1000, 50, "ms")
    yield Figure.at_most("gazetteer: memory", found["bytes"] / 1e6, 40, "MB")
    yield Figure("gazetteer: first look-up", f"{found['first'] * 1000:.1f} ms")
    yield Figure("gazetteer: full names resolved, no name twice", f"{found['rate']:,.0f} /s")
