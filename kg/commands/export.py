"""``kg export``: the graph in formats that others read."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from kg.commands.output import STDOUT, OutputOption, destination
from kg.commands.store import DEFAULT, StoreOption, opened_store

export = typer.Typer(name="export")


@export.callback()
def _export() -> None:
    """Write the graph in a format that others read."""


@export.command("rdf")
def rdf_command(
    form: Annotated[
        Literal["nt", "turtle"], typer.Option("--format", help="nt streams; turtle is for reading, in memory.")
    ] = "nt",
    output: OutputOption = STDOUT,
    store: StoreOption = DEFAULT,
) -> None:
    """Write the whole graph as RDF, in N-Triples or Turtle; the same graph gives the same bytes."""
    from loaders.rdf import write_ntriples, write_turtle  # noqa: PLC0415 - loaded when it is used
    from loaders.readback import read_facts  # noqa: PLC0415 - as above

    write = write_turtle if form == "turtle" else write_ntriples
    with opened_store(store) as source, destination(output) as file:
        write(read_facts(source), file)
