from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import loaders.bolt
import loaders.embedded
from loaders import load as loading
from loaders.readback import read_facts
from ontology.errors import StoreError, StoreMissingError
from ontology.model import EDGES, NODES, Document, Facts, Held, Meeting, Participated, Person, properties
from tests.support.facts import FACTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.store import Store
    from ontology.model import Edge, Node
    from tests.conftest import Place

SIZE = len(FACTS.nodes) + len(FACTS.edges)


def as_sets(facts: Facts) -> tuple[set[Node], set[Edge]]:
    return set(facts.nodes), set(facts.edges)


def one(items: Iterable[Any], name: str, value: str) -> Any:  # noqa: ANN401 - a node or an edge of any class
    (found,) = (item for item in items if getattr(item, name) == value)
    return found


HELD: Held = one(FACTS.edges, "fact", "held-anh-2")
ENDS = tuple(node for node in FACTS.nodes if node.id in {HELD.source, HELD.target})


def reload_held(store: Store, stated: Held) -> Held:
    store.load(Facts(ENDS, (stated,)))
    held: Held = one(read_facts(store).edges, "fact", HELD.fact)
    return held


@pytest.mark.parametrize("kind", [*NODES, *EDGES])
def test_fixture_has_every_class_and_property(kind: type[Node | Edge]) -> None:
    items = [item for item in (*FACTS.nodes, *FACTS.edges) if type(item) is kind]
    assert items
    for field in properties(kind):
        assert any(getattr(item, field.name) not in {None, ()} for item in items), field.name


def test_first_load_creates_everything(store: Store) -> None:
    report = store.load(FACTS)
    assert report.changes == SIZE
    assert sum(count.rows for count in report.classes.values()) == SIZE
    people = report.classes["Person"]
    assert (people.rows, people.created, people.changed, people.removed) == (4, 4, 0, 0)


def test_second_load_changes_nothing(loaded: Store) -> None:
    before = as_sets(read_facts(loaded))
    report = loaded.load(FACTS)
    assert report.changes == 0
    assert sum(count.rows for count in report.classes.values()) == SIZE
    assert as_sets(read_facts(loaded)) == before


def test_loaded_facts_are_read_back(loaded: Store) -> None:
    assert as_sets(read_facts(loaded)) == as_sets(FACTS)


def test_loaded_facts_are_seen_by_the_next_who_opens(place: Place) -> None:
    with place.open(write=True) as store:
        store.load(FACTS)
    with place.open(write=False) as store:
        assert as_sets(read_facts(store)) == as_sets(FACTS)
    with place.open(write=True) as store:
        assert store.load(FACTS).changes == 0


def test_newer_value_wins_and_is_counted(loaded: Store) -> None:
    assert reload_held(loaded, replace(HELD, status="former")) == replace(HELD, status="former")
    count = loaded.load(Facts(ENDS, (HELD,))).classes["Held"]
    assert (count.rows, count.created, count.changed) == (1, 0, 1)


def test_unknown_does_not_replace_known(loaded: Store) -> None:
    assert reload_held(loaded, replace(HELD, from_date=None, term=None)) == HELD
    participated: Participated = one(FACTS.edges, "fact", "chaired-anh-so-ket")
    meeting: Meeting = one(FACTS.nodes, "id", participated.target)
    person: Person = one(FACTS.nodes, "id", participated.source)
    again = Facts((person, replace(meeting, place=None)), (replace(participated, capacity=()),))
    assert loaded.load(again).changes == 0


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        (("2024-05-01", "2024-05-01"), ("2024-03-13", "2024-05-01")),
        (("2023-01-01", "2023-01-01"), ("2023-01-01", "2024-04-03")),
        (("2024-03-20", "2024-03-20"), ("2024-03-13", "2024-04-03")),
        ((None, None), ("2024-03-13", "2024-04-03")),
    ],
)
def test_seen_days_only_widen(loaded: Store, stated: tuple[str, str], kept: tuple[str, str]) -> None:
    held = reload_held(loaded, replace(HELD, first_seen=stated[0], last_seen=stated[1]))
    assert (held.first_seen, held.last_seen) == kept


def test_edge_may_end_in_a_stored_node(loaded: Store) -> None:
    again = replace(HELD, fact="held-anh-3", from_date="2025-07-01")
    assert loaded.load(Facts((), (again,))).classes["Held"].created == 1


def test_dangling_edge_is_named_and_nothing_is_written(store: Store) -> None:
    document = Document(id="doc-9", source="samples/chin.txt", sha256="9" * 64)
    with pytest.raises(StoreError, match="HELD edge held-anh-2 ends in the Person person-anh"):
        store.load(Facts((document,), (HELD,)))
    assert read_facts(store) == Facts()


def test_loading_needs_a_store_open_for_writing(place: Place) -> None:
    with place.open(write=True) as store:
        store.load(FACTS)
    with place.open(write=False) as store, pytest.raises(StoreError, match="opened for reading"):
        store.load(FACTS)


def test_batches_of_any_size_load_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.batches, "__defaults__", (3,))
    assert store.load(FACTS).changes == SIZE
    assert as_sets(read_facts(store)) == as_sets(FACTS)


KILLED = """
import os, signal, sys
import loaders.embedded
from loaders.load import load
from loaders.store import open_store
from tests.support.facts import FACTS

def killed(run, facts):
    left = int(sys.argv[2])
    def run_some(statement, **parameters):
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return run(statement, **parameters)
    return load(run_some, facts)

loaders.embedded.load = killed
with open_store(sys.argv[1], write=True) as store:
    store.load(FACTS)
"""


@pytest.mark.parametrize("statements", [0, 7, 25, 40])
def test_killed_load_leaves_no_half_and_is_completed_by_the_next(embedded_place: Place, statements: int) -> None:
    command = [sys.executable, "-c", KILLED, embedded_place.location, str(statements)]
    killed = subprocess.run(command, check=False, cwd=Path(__file__).parents[2])
    assert killed.returncode == -signal.SIGKILL
    with pytest.raises(StoreMissingError):
        embedded_place.open(write=False)
    with embedded_place.open(write=True) as store:
        assert store.load(FACTS).changes == SIZE
        assert as_sets(read_facts(store)) == as_sets(FACTS)


@pytest.mark.parametrize("statements", [1, 5, 12, 20, 31, 45])
def test_interrupted_load_is_completed_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch, statements: int
) -> None:
    def interrupted(run: loading.Run, facts: Facts) -> loading.LoadReport:
        done = 0

        def run_some(statement: str, **parameters: object) -> list[loading.Row]:
            nonlocal done
            done += 1
            if done > statements:
                raise KeyboardInterrupt
            return run(statement, **parameters)

        return loading.load(run_some, facts)

    with monkeypatch.context() as patched:
        for module in (loaders.embedded, loaders.bolt):
            patched.setattr(module, "load", interrupted)
        with pytest.raises(KeyboardInterrupt):
            store.load(FACTS)
    store.load(FACTS)
    assert as_sets(read_facts(store)) == as_sets(FACTS)
    assert store.load(FACTS).changes == 0
