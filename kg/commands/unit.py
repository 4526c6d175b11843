"""``kg unit``: the command; what it answers is in ``unit_answer``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ontology.errors import UsageError

_UNBOUNDED = 10_000  # columns: what is not a terminal has no edge to wrap at


class Format(StrEnum):
    """How the answer is written."""

    TEXT = "text"
    JSON = "json"


def unit_command(  # noqa: PLR0913 - each is an option
    name: Annotated[
        str | None, typer.Argument(help='A written name: "xã Bình Khánh, huyện Mỏ Cày Nam", "TP.HCM", or an id.')
    ] = None,
    *,
    code: Annotated[str | None, typer.Option(help="An official code, instead of a name.")] = None,
    on: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day; without it every version.")] = None,
    fold: Annotated[bool, typer.Option("--fold", help="Match the name whatever its diacritics.")] = False,
    tree: Annotated[bool, typer.Option("--tree", help="What lies in it on the day (default: the newest).")] = False,
    depth: Annotated[int, typer.Option(min=1, help="How many levels of the tree.")] = 1,
    becomes: Annotated[bool, typer.Option("--becomes", help="What became of it, through every change.")] = False,
    was: Annotated[bool, typer.Option("--was", help="What it was, through every change.")] = False,
    format_: Annotated[Format, typer.Option("--format", help="A text with trees, or JSON.")] = Format.TEXT,
) -> None:
    """Tell which administrative unit a name means on a day, and what became of it.

    Where several fit, all are shown.
    """
    from rich.console import Console  # noqa: PLC0415 - the other commands need neither

    from kg.commands.unit_answer import Answer, More, by_code, by_name  # noqa: PLC0415 - as above
    from kg.gazetteer import LAST_DAY, gazetteer  # noqa: PLC0415 - as above

    asked = [more for more, wanted in zip(More, (tree, becomes, was), strict=True) if wanted]
    if len(asked) > 1:
        raise UsageError("--tree, --becomes and --was exclude each other: ask for one")
    if (name is None) == (code is None):
        raise UsageError("give either a name or --code")
    day = LAST_DAY if tree and on is None else on
    units = gazetteer()
    found = by_code(units, code, day) if code is not None else by_name(units, name or "", day, fold=fold)
    answer = Answer(units, day, depth, asked[0] if asked else None)
    if len(found.best) > 1:
        typer.echo(f"{found.reason}: all are shown; a day, a type or what it lies in may tell them apart", err=True)
    if format_ is Format.JSON:
        typer.echo(answer.json(found))
        return
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _UNBOUNDED
    for unit in found.best:
        console.print(answer.tree(unit))
