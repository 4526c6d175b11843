"""The command line: build, extract, query, export and unit; errors become one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from kg.commands.build import build_command
from kg.commands.export import export
from kg.commands.extract import extract_command
from kg.commands.output import say
from kg.commands.query import query_command
from kg.commands.unit import unit_command
from ontology.errors import KgError, UsageError

DEFECT = KgError.exit_code
INTERRUPTED, READER_GONE = 130, 141  # as a shell tells a process that ended by SIGINT or SIGPIPE
_OBJECTS = 100_000  # made before garbage is looked for: what a start loads stays, so it would be looked through in vain

app = typer.Typer(
    name="kg",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer hands over the value of a flag
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - for this option only

        typer.echo(f"canbo-kg {version('canbo-kg')}")
        raise typer.Exit


@app.callback()
def _main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read articles about Vietnamese local officials into a graph, ask it, and give it away as RDF."""


app.command("build", short_help="Load articles into a graph: the main job.")(build_command)
app.command("extract", short_help="Write what articles say, as JSON Lines.")(extract_command)
app.command("query", short_help="Ask the graph by a template.")(query_command)
app.add_typer(export, name="export", short_help="Give the graph away as RDF.")
app.command("unit", short_help="Tell which unit a name means on a day.")(unit_command)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every error is one line on standard error."""
    try:
        code = app(list(arguments) or ["--help"], prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KgError as error:
        return _failed(error, error.exit_code)
    except typer.TyperException as error:
        return _failed(f"{error.format_message()} See kg --help.", UsageError.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _failed("interrupted", INTERRUPTED)
    except (BrokenPipeError, SystemExit):  # SystemExit: typer's answer to a broken pipe, and to nothing else here
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at its end
        return READER_GONE
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        notes = "".join(f", {note}" for note in getattr(error, "__notes__", ()))
        return _failed(
            f"this is a defect, please report it: {type(error).__name__}: {error}{notes} (KG_DEBUG=1)", DEFECT
        )
    return code if isinstance(code, int) else 0


def _failed(message: object, code: int) -> int:
    say(message)
    return code


def main() -> None:
    """Run the command line of this process."""
    gc.set_threshold(_OBJECTS)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
