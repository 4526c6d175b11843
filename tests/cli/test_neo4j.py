from __future__ import annotations

import pytest

from tests.cli.conftest import SAMPLES, Kg
from tests.conftest import Place

pytestmark = pytest.mark.neo4j


@pytest.fixture
def uri(neo4j_place: Place, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty Neo4j; the environment knows its password."""
    assert neo4j_place.credentials
    user, password = neo4j_place.credentials
    monkeypatch.setenv("NEO4J_USERNAME", user)
    monkeypatch.setenv("NEO4J_PASSWORD", password)
    return neo4j_place.location


def test_a_server_holds_what_a_file_holds(kg: Kg, uri: str) -> None:
    for store in (uri, "graph.kgl"):
        assert kg("build", *SAMPLES, "--store", store).code == 0
    assert "0 created, 0 changed, 0 removed" in kg("build", *SAMPLES, "--store", uri).err
    on_server, in_file = (kg("export", "rdf", "--store", store).out for store in (uri, "graph.kgl"))
    assert on_server == in_file


@pytest.mark.parametrize("password", ["not-the-password", None])
def test_a_wrong_or_missing_password_is_one_line(
    kg: Kg, uri: str, password: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if password is None:
        monkeypatch.delenv("NEO4J_PASSWORD")
    else:
        monkeypatch.setenv("NEO4J_PASSWORD", password)
    done = kg("build", SAMPLES[0], "--store", uri)
    assert (done.code, done.out, done.err.count("\n")) == (4, "", 1)
    assert "NEO4J_PASSWORD" in done.err
