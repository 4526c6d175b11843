"""What the benchmark measures in a process of its own: ``python -m scripts.bench_child WHAT ARGUMENT…``, JSON out.

memory FEW MANY          bytes in use after so many documents
processes NUMBER ROUNDS  seconds for the same documents in one and in two processes
gazetteer NUMBER         seconds and bytes to load it, look-ups a second
hostile NAME LENGTH      seconds for one text
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random

from scripts.bench_measure import interleaved


def resident() -> int:
    """Return the bytes of memory in use; raises ``OSError`` where there is no /proc."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def memory(few: int, many: int) -> dict[str, int]:
    """Return the bytes in use after a few and after many documents of one stream."""
    from kg.build import records  # noqa: PLC0415 - each measurement loads only what it measures
    from kg.record import encode  # noqa: PLC0415 - as above
    from scripts.bench_work import SAMPLES, articles, copies  # noqa: PLC0415 - as above

    used: dict[str, int] = {}
    for number, record in enumerate(records(copies(articles(SAMPLES), many), processes=1), 1):
        encode(record)
        if number in {few, many}:
            used["few" if number == few else "many"] = resident()
    return used


def processes(number: int, rounds: int) -> dict[str, float]:
    """Return the seconds that ``kg.build.records`` takes in one and in two processes."""
    from kg.build import records  # noqa: PLC0415 - as above
    from scripts.bench_work import SAMPLES, articles, copies  # noqa: PLC0415 - as above

    given = list(copies(articles(SAMPLES), number))

    def consumed(workers: int) -> Callable[[], int]:
        return lambda: sum(1 for _ in records(given, processes=workers))

    return interleaved(rounds, {"one": consumed(1), "two": consumed(2)})


def gazetteer(number: int) -> dict[str, float]:
    """Return what loading costs, and how many full names it resolves a second, no name twice."""
    from kg.gazetteer import LAST_DAY, Unit, gazetteer  # noqa: PLC0415 - as above

    before, started = resident(), time.perf_counter()
    units = gazetteer()
    loaded = time.perf_counter() - started
    used = resident() - before
    valid = [unit for unit in units.units() if unit.alive(LAST_DAY)]
    chosen = Random(1).sample(valid, min(number, len(valid)))  # noqa: S311 - a choice of names, not a secret

    def written(unit: Unit) -> str:
        return ", ".join(above.full_name for above in units.line(unit, LAST_DAY))

    def asked(names: list[str]) -> Iterator[float]:
        for name in names:
            begun = time.perf_counter()
            units.resolve(name, on=LAST_DAY)
            yield time.perf_counter() - begun

    first, *others = asked([written(unit) for unit in chosen])
    return {"seconds": loaded, "bytes": used, "first": first, "rate": len(others) / sum(others)}


def hostile(name: str, length: int) -> dict[str, float]:
    """Return the seconds of CPU that a text takes."""
    from kg.extraction import extract  # noqa: PLC0415 - as above
    from scripts.bench_hostile import hostile as texts  # noqa: PLC0415 - as above

    text = texts()[name][:length]
    extract("Sáng 1/3/2024, đồng chí Bí thư dự họp.", source="warm")
    started = time.process_time()
    extract(text, source=name)
    return {"seconds": time.process_time() - started}


def main() -> None:
    """Measure what the arguments name."""
    what, *arguments = sys.argv[1:]
    measured: Mapping[str, float]
    if what == "memory":
        measured = memory(*map(int, arguments))
    elif what == "processes":
        measured = processes(*map(int, arguments))
    elif what == "gazetteer":
        measured = gazetteer(*map(int, arguments))
    else:
        name, length = arguments
        measured = hostile(name, int(length))
    sys.stdout.write(json.dumps(measured))


if __name__ == "__main__":
    main()
