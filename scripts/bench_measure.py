"""How the benchmark measures: works that take turns, medians, child processes; and a line of its table."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_THREE_DIGITS = 99.95  # what a number of three digits is rounded from


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table.  ``target`` is empty, and ``reached`` is ``None``, where nothing is asked for."""

    what: str
    value: str
    target: str = ""
    reached: bool | None = None

    @classmethod
    def at_most(cls, what: str, value: float, limit: float, unit: str) -> Figure:
        """Return a figure that shall not be larger than the limit."""
        return cls(what, f"{number(value)} {unit}", f"≤ {number(limit)}", value <= limit)

    @classmethod
    def at_least(cls, what: str, value: float, limit: float, unit: str) -> Figure:
        """Return a figure that shall not be smaller than the limit."""
        return cls(what, f"{number(value)} {unit}", f"≥ {number(limit)}", value >= limit)


def number(value: float) -> str:
    """Write a number with the three digits that count."""
    return f"{value:.3g}" if value < _THREE_DIGITS else f"{value:,.0f}"


def interleaved(
    rounds: int, works: Mapping[str, Callable[[], object]], clock: Callable[[], float] = time.perf_counter
) -> dict[str, float]:
    """Return the median seconds of each work; they take turns, so that a busy moment of the machine meets them all."""
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        for name, work in works.items():
            started = clock()
            work()
            seconds[name].append(clock() - started)
    return {name: median(taken) for name, taken in seconds.items()}


def child(*arguments: object, timeout: float | None = None) -> dict[str, Any]:
    """Run ``scripts.bench_child`` in a process of its own and return what it measured.

    Raises ``subprocess.TimeoutExpired`` and ``subprocess.CalledProcessError``, which holds what the child said.
    """
    command = [sys.executable, "-m", "scripts.bench_child", *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - the command is ours
        command, cwd=ROOT, capture_output=True, check=True, timeout=timeout
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
