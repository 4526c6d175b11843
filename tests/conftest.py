"""Fixtures that several test packages share: a place for a graph, an empty store there, a loaded one."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from loaders.store import Store, open_store
from tests.support.facts import FACTS
from tests.support.neo4j_server import Neo4jUnavailableError, Server, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where a graph is or shall be, and how to log in there."""

    location: str
    credentials: tuple[str, str] | None = None

    def open(self, *, write: bool) -> Store:
        """Open the store of this place."""
        return open_store(self.location, write=write, credentials=self.credentials)


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """One server for all tests; without one they are skipped, under CI they fail."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(server())
        except Neo4jUnavailableError as error:
            if os.environ.get("CI"):
                pytest.fail(f"no Neo4j: {error}", pytrace=False)
            pytest.skip(f"no Neo4j: {error}")
        yield started


@pytest.fixture
def neo4j_place(neo4j_server: Server) -> Place:
    """An empty database of that server."""
    neo4j_server.wipe()
    return Place(neo4j_server.uri, neo4j_server.credentials)


@pytest.fixture
def embedded_place(tmp_path: Path) -> Place:
    """A file that does not exist yet."""
    return Place(str(tmp_path / "graph.kgl"))


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def place(request: pytest.FixtureRequest) -> Place:
    """An empty place of either kind: a test that takes it runs once in each."""
    chosen: Place = request.getfixturevalue(f"{request.param}_place")
    return chosen


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """An empty store, open for writing."""
    with place.open(write=True) as opened:
        yield opened


@pytest.fixture
def loaded(store: Store) -> Store:
    """A store that holds ``tests.support.facts.FACTS``."""
    store.load(FACTS)
    return store
