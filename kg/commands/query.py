"""``kg query``: templates by name; typed rows out as a table, JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.output import say
from kg.commands.rows import Format, write_rows
from kg.commands.store import DEFAULT, StoreOption, opened_store
from ontology.errors import UsageError

if TYPE_CHECKING:
    from queries.template import Template


def query_command(
    name: Annotated[str | None, typer.Argument(help="A template; without one, the list.", show_default=False)] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="Its parameters.", show_default=False)
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write the rows.")] = "table",
    *,
    describe: Annotated[bool, typer.Option("--describe", help="Tell parameters and columns; run nothing.")] = False,
    store: StoreOption = DEFAULT,
) -> None:
    """Ask the graph by a template.  Whatever has a name is given by id or by any writing of the name."""
    from kg.lookup import resolver  # noqa: PLC0415 - loaded when it is used
    from queries.runner import find, run, templates  # noqa: PLC0415 - as above

    if name is None:
        write_rows(("template", "answers"), [(known.name, known.summary) for known in templates().values()], form)
        return
    template, given = find(name), arguments(values or [])
    if describe:
        write_rows(("what", "name", "type", "default", "meaning"), list(_described(template)), form)
        return
    with opened_store(store) as source:
        result = run(source, name, given, resolver(source, say))
    write_rows([column.name for column in result.columns], result.rows, form)
    if not result.rows:
        say("no rows")


def arguments(values: Iterable[str]) -> dict[str, str]:
    """Read ``key=value`` pairs; raises ``UsageError`` for anything else and for a key given twice."""
    found: dict[str, str] = {}
    for value in values:
        key, separator, written = value.partition("=")
        if not separator or not key:
            raise UsageError(f"{value!r} is no parameter; write key=value, with quotes around a value that has spaces")
        if key in found:
            raise UsageError(f"{key} is given twice; give it once")
        found[key] = written
    return found


def _described(template: Template) -> Iterator[tuple[object, ...]]:
    yield ("answers", template.name, None, None, template.summary)
    for parameter in template.parameters:
        of_type = parameter.type if parameter.required or parameter.default is not None else f"{parameter.type}?"
        yield ("parameter", parameter.name, of_type, parameter.default, parameter.doc)
    if template.one_of:
        yield ("one of", ", ".join(template.one_of), None, None, "at least one of these must be given")
    for column in template.columns:
        yield ("column", column.name, column.type, None, None)
    if template.notes:
        yield ("note", None, None, None, template.notes)
