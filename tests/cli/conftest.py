"""Fixtures of the command line: ``kg`` runs it in this process, ``graph`` holds the facts made by hand."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.cli import run
from loaders.store import open_store
from tests.support.facts import FACTS

SAMPLES = sorted(Path(__file__).parents[2].joinpath("samples").glob("[0-9]*"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Kg = Callable[..., Outcome]


@pytest.fixture
def kg(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Run a command with its arguments; ``stdin`` is what it may read."""

    def call(*arguments: object, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)), "utf-8"))
        code = run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the environment of the tester says must not matter, and nothing is written beside the tests."""
    for name in ("KG_STORE", "KG_DEBUG", "NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of the facts made by hand; only read it."""
    path = tmp_path_factory.mktemp("graph") / "graph.kgl"
    with open_store(str(path), write=True) as store:
        store.load(FACTS)
    return path
