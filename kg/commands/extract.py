"""``kg extract``: what each article says, one JSON object a line."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.output import STDOUT, OutputOption, destination, progress, require_documents, say_skipped, tell_skipped

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .html, .jsonl, each also .gz), folders of them, or - for standard input.",
        show_default=False,
    ),
]


def extract_command(paths: PathsArgument, output: OutputOption = STDOUT) -> None:
    """Write what was read from each article, as JSON Lines."""
    from kg.build import Reading, records  # noqa: PLC0415 - the extraction is loaded when it is used
    from kg.reading import read  # noqa: PLC0415 - as above
    from kg.record import encode  # noqa: PLC0415 - as above

    items = read(paths)
    with destination(output) as file, progress("extracting") as advance:
        reading = Reading(on_skip=say_skipped, on_document=advance)
        for record in records(reading.articles(items)):
            file.write(encode(record) + b"\n")
        require_documents(reading)
    tell_skipped(reading)
