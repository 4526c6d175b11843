"""The store that a command asks or fills: its address, its credentials."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from loaders.store import Store

DEFAULT = "graph.kgl"
USER, PASSWORD = "NEO4J_USERNAME", "NEO4J_PASSWORD"

StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="S",
        envvar="KG_STORE",
        help="A file (embedded), or a bolt://, neo4j:// or neo4j+s:// address.",
    ),
]


def opened_store(location: str, *, write: bool = False) -> Store:
    """Open the store; asks for what the environment does not say, on a terminal.  Raises ``StoreError``."""
    from loaders.store import open_store  # noqa: PLC0415 - the engine is loaded when it is used

    return open_store(location, write=write, credentials=_credentials(location))


def _credentials(location: str) -> tuple[str, str] | None:
    if "://" not in location:
        return None
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if password is None and sys.stdin.isatty() and sys.stderr.isatty():
        user = user or typer.prompt(f"User name for {location}", default="neo4j", err=True)
        password = typer.prompt("Password", hide_input=True, err=True)
    return (user or "neo4j", password) if password is not None else None
