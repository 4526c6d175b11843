"""A store behind Bolt: Neo4j, or anything that speaks its protocol, through the official driver."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import neo4j
from neo4j.exceptions import AuthError, ClientError, DriverError, Neo4jError, ServiceUnavailable

from loaders.load import LoadReport, Row, load
from loaders.stale import remove_stale
from loaders.statements import schema
from loaders.store import first_line
from ontology.errors import KgError, StoreAuthError, StoreError, StoreUnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from ontology.model import Facts

CONNECT_SECONDS = 10.0
_TOO_MANY_TRIES = "Neo.ClientError.Security.AuthenticationRateLimit"

# the driver's log is for who configures logging; without this its warnings end on stderr
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class BoltStore:
    """A graph on a server.  Each batch of a load is a transaction that the driver retries."""

    def __init__(self, location: str, *, write: bool, credentials: tuple[str, str] | None) -> None:
        """Connect and log in; raises ``StoreUnreachableError`` or ``StoreAuthError``."""
        self.location = location
        self._write = write
        with self._translated():
            self._driver = neo4j.GraphDatabase.driver(
                location,
                auth=credentials,
                connection_timeout=CONNECT_SECONDS,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
            )
            try:
                self._driver.verify_connectivity()
            except BaseException:
                self._driver.close()
                raise

    def load(self, facts: Facts) -> LoadReport:
        """Load batch by batch; one that was interrupted is completed by the next.  See ``Store.load``."""
        if not self._write:
            raise StoreError(f"{self.location} was opened for reading: open it for writing to load facts")
        with self._translated():
            for statement in schema():
                self._run(statement)
            report = load(self._run, facts)
            remove_stale(self._run, facts, report)
        return report

    def query(self, cypher: str, parameters: Mapping[str, object]) -> list[dict[str, object]]:
        """Run one reading statement; see ``Store.query``."""
        with self._translated():
            result = self._driver.execute_query(
                neo4j.Query(cypher), dict(parameters), routing_=neo4j.RoutingControl.READ
            )
            return [record.data() for record in result.records]

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def _run(self, statement: str, **parameters: object) -> list[Row]:
        return [record.data() for record in self._driver.execute_query(neo4j.Query(statement), parameters).records]

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except KgError:
            raise
        except ServiceUnavailable as error:
            raise StoreUnreachableError(
                f"no graph server answers at {self.location}: start it, or check the address and the port"
            ) from error
        except AuthError as error:
            raise StoreAuthError(
                f"{self.location} refuses the login: set NEO4J_USERNAME and NEO4J_PASSWORD to what the server knows"
            ) from error
        except ClientError as error:
            if error.code == _TOO_MANY_TRIES:
                raise StoreAuthError(
                    f"{self.location} takes no logins after too many wrong ones: wait a minute, then try again"
                ) from error
            raise StoreError(f"{self.location}: {first_line(error.message)}") from error
        except (DriverError, Neo4jError, ValueError) as error:  # ValueError: the driver's word on a malformed address
            raise StoreError(f"{self.location}: {first_line(error)}") from error
