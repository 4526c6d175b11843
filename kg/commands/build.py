"""``kg build``: articles into a graph, the main job."""

from __future__ import annotations

from itertools import chain, islice
from typing import Annotated

import typer

from kg.commands.extract import PathsArgument
from kg.commands.output import progress, require_documents, say, say_skipped, tell_skipped
from kg.commands.store import DEFAULT, StoreOption, opened_store

AllUnitsOption = Annotated[
    bool, typer.Option("--all-units", help="Load every unit of the table, not only those that the articles touch.")
]


def build_command(paths: PathsArgument, store: StoreOption = DEFAULT, *, all_units: AllUnitsOption = False) -> None:
    """Read articles, link what they say, and load it into the graph; a second time changes nothing."""
    from kg.build import Reading, build  # noqa: PLC0415 - the extraction is loaded when it is used
    from kg.reading import read  # noqa: PLC0415 - as above

    items = read(paths)
    with progress("building") as advance:
        reading = Reading(on_skip=say_skipped, on_document=advance)
        articles = reading.articles(items)
        first = list(islice(articles, 1))
        require_documents(reading)  # before the store is opened: with nothing to load, none is made
        with opened_store(store, write=True) as target:
            report = build(chain(first, articles), target, all_units=all_units)
    counts = list(report.load.classes.values())
    rows, created, changed, removed = (
        sum(getattr(count, what) for count in counts) for what in ("rows", "created", "changed", "removed")
    )
    changes = f"{created} created, {changed} changed, {removed} removed"
    say(f"{reading.documents} documents, {rows} facts: {changes} in {store}")
    say(" · ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items()))
    tell_skipped(reading)
