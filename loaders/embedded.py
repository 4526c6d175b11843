"""The embedded store: one file, one writer, any number of readers of what was last saved."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import kglite

from loaders.load import LoadReport, Row, load
from loaders.stale import remove_stale
from loaders.statements import schema
from loaders.store import first_line
from ontology.errors import StoreError, StoreLockedError, StoreMissingError, StoreVersionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from ontology.model import Facts

_MAGIC = b"RGF"  # looked at before the engine opens the file, which leaves its lock beside whatever it is given

# what a query warns of (a label that nothing bears yet) is no news to who asks, and a library does not print
kglite.set_query_warning_policy("silent")


class EmbeddedStore:
    """A graph in a file.  With ``write`` it holds the lease of the only writer until it is closed."""

    def __init__(self, location: str, *, write: bool) -> None:
        """Open the file; without ``write`` it must have been saved before."""
        self.location = location
        self._write = write
        self._saved = False
        path = Path(location)
        if path.is_dir():
            raise StoreVersionError(f"{location} is a folder: give the file that a graph is, or shall be, in")
        with self._translated():
            if path.exists():
                _check_magic(path)
            elif not write:
                raise StoreMissingError(
                    f"there is no graph at {location}: build one with kg build PATH… --store {location}"
                )
            elif not path.absolute().parent.is_dir():
                raise StoreMissingError(f"there is no folder {path.parent} for the graph {path.name}: make it first")
            self._session: Any = kglite.open_session(location, durable="full" if write else None)

    def load(self, facts: Facts) -> LoadReport:
        """Load in one transaction and save; see ``Store.load``."""
        if not self._write:
            raise StoreError(f"{self.location} was opened for reading: open it for writing to load facts")
        with self._translated():
            with self._session.begin() as transaction:

                def run(statement: str, **parameters: object) -> list[Row]:
                    rows: list[Row] = transaction.cypher(statement, params=parameters).to_list()
                    return rows

                for statement in schema():
                    run(statement)
                report = load(run, facts)
                remove_stale(run, facts, report)
            self._session.save()
            self._saved = True
        return report

    def query(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
        """Run one reading statement; see ``Store.query``."""
        with self._translated():
            rows: list[dict[str, object]] = self._session.cypher(cypher, params=dict(parameters)).to_list()
            return rows

    def close(self) -> None:
        """Give the lease back."""
        # closing writes the file, so a session that loaded nothing is dropped: a failed build leaves no empty graph
        if self._saved:
            self._session.close()
        self._session = None

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except kglite.WriterLeaseHeldError as error:
            holder = error.holder.get("pid") or "unknown"
            raise StoreLockedError(
                f"{self.location} is being written by process {holder}: wait until it ends, then try again"
            ) from error
        except kglite.FileFormatError as error:
            raise StoreVersionError(
                f"{self.location} is no graph that this version can read: build it anew elsewhere ({first_line(error)})"
            ) from error
        except (kglite.KgError, OSError) as error:
            raise StoreError(f"{self.location}: {first_line(error)}") from error


def _check_magic(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise StoreVersionError(f"{path} is no graph: give another place, or remove the file if it is not needed")
