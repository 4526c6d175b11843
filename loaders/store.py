"""The protocol of a graph store, and the choice of one by its location."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, Self

from ontology.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from loaders.load import LoadReport
    from ontology.model import Facts

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


class Store(Protocol):
    """A property graph that takes facts and answers Cypher.  Its errors are those of ``ontology.errors``."""

    location: str

    def load(self, facts: Facts) -> LoadReport:
        """Write what differs from what is there; raises ``StoreError`` and writes nothing when an edge dangles."""

    def query(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
        """Run one reading statement; a row maps its columns to str, int, float, bool, None or lists of these."""

    def close(self) -> None:
        """Give the store free; it cannot be used again."""

    def __enter__(self) -> Self:
        """Return the store."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""


def open_store(location: str, *, write: bool, credentials: tuple[str, str] | None = None) -> Store:
    """Open a file with the embedded engine, or a Bolt address with the official driver.

    ``credentials`` are user name and password of a server.  Raises the classes under ``StoreError``, and
    ``UsageError`` for an address of another kind.
    """
    scheme, separator, _ = location.partition("://")
    if not separator:
        from loaders.embedded import EmbeddedStore  # noqa: PLC0415 - an engine is loaded when it is used

        return EmbeddedStore(location, write=write)
    if scheme not in SCHEMES:
        raise UsageError(f"{scheme}:// is no address of a store: give a file, or one of {', '.join(SCHEMES)}")
    from loaders.bolt import BoltStore  # noqa: PLC0415 - as above

    return BoltStore(location, write=write, credentials=credentials)


def first_line(said: object) -> str:
    """Return the first line of what an engine says; engines quote the whole statement below it."""
    lines = str(said).splitlines()
    return lines[0] if lines else type(said).__name__
