from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loaders.store import open_store
from ontology.errors import (
    StoreAuthError,
    StoreError,
    StoreLockedError,
    StoreMissingError,
    StoreUnreachableError,
    StoreVersionError,
    UsageError,
)
from ontology.model import Facts
from tests.support.facts import FACTS

if TYPE_CHECKING:
    from loaders.store import Store
    from tests.conftest import Place

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from loaders.store import open_store
with open_store(sys.argv[1], write=True):
    print("open", flush=True)
    sys.stdin.read()
"""


def refused(error: type[StoreError], location: str, *, write: bool) -> str:
    with pytest.raises(error) as caught:
        open_store(location, write=write)
    said = str(caught.value)
    assert "\n" not in said
    assert location in said
    return said


def test_missing_graph_cannot_be_read(tmp_path: Path) -> None:
    said = refused(StoreMissingError, str(tmp_path / "none.kgl"), write=False)
    assert "kg build" in said
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="no folder"):
        open_store(str(tmp_path / "none" / "graph.kgl"), write=True)


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("content", [b"", b"RG", b"RGF", "một bài báo\n".encode(), b"\x00" * 100])
def test_file_that_is_no_graph_is_left_alone(tmp_path: Path, content: bytes, *, write: bool) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    refused(StoreVersionError, str(path), write=write)
    assert path.read_bytes() == content


@pytest.mark.parametrize("write", [False, True])
def test_graph_of_another_version(embedded_place: Place, *, write: bool) -> None:
    with embedded_place.open(write=True) as store:
        store.load(FACTS)
    path = Path(embedded_place.location)
    content = bytearray(path.read_bytes())
    content[3] = 250  # the version of the file's format
    path.write_bytes(content)
    refused(StoreVersionError, embedded_place.location, write=write)


@pytest.mark.parametrize("write", [False, True])
def test_folder_is_no_graph(tmp_path: Path, *, write: bool) -> None:
    refused(StoreVersionError, str(tmp_path), write=write)


def test_second_writer_is_told_who_writes(embedded_place: Place) -> None:
    with embedded_place.open(write=True) as store:
        store.load(FACTS)
    command = [sys.executable, "-c", HOLD, embedded_place.location]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        assert str(holder.pid) in refused(StoreLockedError, embedded_place.location, write=True)
        with embedded_place.open(write=False) as reader:  # readers are not locked out
            assert reader.query("MATCH (p:Person) RETURN count(p) AS n", {}) == [{"n": 4}]
        holder.communicate()
    with embedded_place.open(write=True) as store:
        assert store.load(FACTS).changes == 0


def test_opening_for_writing_alone_makes_no_graph(embedded_place: Place) -> None:
    with embedded_place.open(write=True):
        pass
    refused(StoreMissingError, embedded_place.location, write=False)


def test_nobody_answers_at_the_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    refused(StoreUnreachableError, f"bolt://127.0.0.1:{port}", write=False)
    refused(StoreUnreachableError, f"neo4j://127.0.0.1:{port}", write=True)


@pytest.mark.parametrize("location", ["bolt://127.0.0.1:port", "bolt://127.0.0.1:7687/?database=x"])
def test_malformed_address(location: str) -> None:
    refused(StoreError, location, write=False)


def test_address_of_another_kind() -> None:
    with pytest.raises(UsageError, match=r"http:// is no address of a store: .* bolt"):
        open_store("http://127.0.0.1:7474", write=False)


@pytest.mark.neo4j
@pytest.mark.parametrize("credentials", [("nobody", "wrong"), None])
def test_wrong_password(neo4j_place: Place, credentials: tuple[str, str] | None) -> None:
    with pytest.raises(StoreAuthError, match="refuses the login") as caught:
        open_store(neo4j_place.location, write=False, credentials=credentials)
    assert neo4j_place.location in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("cypher", ["MATCH (n RETURN n", "CREATE (n:Person {id: 'x'}) RETURN n.id AS id", "RETURN $x"])
def test_query_that_fails_or_writes(store: Store, cypher: str) -> None:
    store.load(Facts())
    with pytest.raises(StoreError) as caught:
        store.query(cypher, {})
    assert "\n" not in str(caught.value)
    assert store.query("MATCH (n) RETURN count(n) AS n", {}) == [{"n": 0}]


def test_engines_are_not_loaded_before_they_are_used() -> None:
    code = "import sys, loaders.store, queries.runner; print(sorted({'neo4j', 'kglite'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
