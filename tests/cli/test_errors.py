"""Every way of going wrong: one line that says what and what to do, the documented code, nothing half-written."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.store import open_store
from ontology import errors
from tests.cli.conftest import Kg

ARCHITECTURE = Path(__file__).parents[2] / "docs" / "architecture.md"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A command line, the exit code it must end with, and a part of what it must say."""

    arguments: str
    code: int
    said: str


CASES = {
    "no-such-command": Wrong("nonsense", 2, "No such command"),
    "no-such-option": Wrong("build x.txt --nonsense", 2, "No such option"),
    "no-path": Wrong("build", 2, "Missing argument"),
    "missing-path": Wrong("extract missing.txt", 3, "missing.txt: no such file or folder"),
    "missing-path-build": Wrong("build good.txt missing.txt", 3, "missing.txt: no such file or folder"),
    "empty": Wrong("extract empty.txt", 3, "empty.txt: empty"),
    "binary": Wrong("extract binary.txt", 3, "binary.txt: binary"),
    "latin-1": Wrong("extract latin.txt", 3, "latin.txt: not UTF-8"),
    "utf-16-without-mark": Wrong("extract utf16.txt", 3, "utf16.txt: binary, or UTF-16"),
    "large": Wrong("extract large.txt", 3, "large.txt: larger than 20 MB"),
    "no-article-in-folder": Wrong("build folder", 3, "folder: no article in it"),
    "no-folder-for-output": Wrong("extract good.txt -o nowhere/out.jsonl", 2, "cannot write nowhere/out.jsonl"),
    "unknown-template": Wrong("query chaired-by-persons --store graph.kgl", 2, "chaired-by-person"),
    "unknown-parameter": Wrong("query chaired-by-person persn=x --store graph.kgl", 2, "did you mean person"),
    "missing-parameter": Wrong("query chaired-by-person --store graph.kgl", 2, "person"),
    "no-value": Wrong("query chaired-by-person person --store graph.kgl", 2, "write key=value"),
    "wrong-type": Wrong("query chaired-by-person person=anh limit=viele --store graph.kgl", 2, "whole number"),
    "no-day": Wrong("query officials-of-unit unit=unit-hamlet on=2024-02-30 --store graph.kgl", 2, "YYYY-MM-DD"),
    "unknown-person": Wrong("query posts-of-person person=Zzz --store graph.kgl", 5, "Zzz"),
    "unknown-format": Wrong("export rdf --format xml --store graph.kgl", 2, "--format"),
    "no-graph": Wrong("query posts-of-person person=x --store none.kgl", 4, "no graph at none.kgl"),
    "no-graph-export": Wrong("export rdf -o out.nt --store none.kgl", 4, "no graph at none.kgl"),
    "not-a-graph": Wrong("query posts-of-person person=x --store good.txt", 4, "good.txt"),
    "not-a-graph-build": Wrong("build good.txt --store good.txt", 4, "good.txt"),
    "locked": Wrong("build good.txt --store locked.kgl", 4, "locked.kgl"),
    "unreachable": Wrong("query posts-of-person person=x --store bolt://127.0.0.1:1", 4, "bolt://127.0.0.1:1"),
    "odd-scheme": Wrong("build good.txt --store http://127.0.0.1", 2, "http://"),
    "unknown-unit": Wrong("unit Zzzzzz", 5, "Zzzzzz"),
}


@pytest.fixture
def _inputs(tmp_path: Path, graph: Path) -> None:
    (tmp_path / "folder").mkdir()
    with Path("large.txt").open("wb") as file:
        file.truncate(50_000_000)
    for name, data in {
        "good.txt": "Sáng 1/3/2024, UBND xã họp.".encode(),
        "empty.txt": b"",
        "binary.txt": b"\x01\0\x02",
        "latin.txt": "xã hội à".encode("latin-1", "ignore"),
        "utf16.txt": "Sáng nay".encode("utf-16-le"),
    }.items():
        Path(name).write_bytes(data)
    shutil.copy(graph, "graph.kgl")


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of each file but the locked one."""
    found = ((path.name, path.stat()) for path in folder.iterdir() if "locked" not in path.name)
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found}


@pytest.mark.usefixtures("_inputs")
@pytest.mark.parametrize("name", CASES)
def test_one_line_and_a_code(kg: Kg, tmp_path: Path, name: str) -> None:
    case = CASES[name]
    before = files(tmp_path)
    with open_store("locked.kgl", write=True):
        done = kg(*case.arguments.split())
    assert (done.code, done.out) == (case.code, "")
    assert done.err.startswith("kg: ")
    assert case.said in done.err
    assert done.err.count("\n") == 1
    assert files(tmp_path) == before


def test_a_defect_is_one_line_too(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text("Họp.", "utf-8")

    def broken(*_: object, **__: object) -> None:
        raise KeyError("x\ny")

    monkeypatch.setattr("kg.extraction.extract", broken)
    done = kg("extract", "a.txt", "-o", "out.jsonl")
    assert (done.code, done.out, done.err.count("\n")) == (70, "", 1)
    assert "defect" in done.err
    assert "a.txt" in done.err
    assert not Path("out.jsonl").exists()
    monkeypatch.setenv("KG_DEBUG", "1")
    with pytest.raises(KeyError):
        kg("extract", "a.txt")


def test_the_codes_are_those_that_are_documented() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", ARCHITECTURE.read_text("utf-8"), re.MULTILINE)}
    classes = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.KgError)]
    assert {kind.exit_code for kind in classes} | {0, 1} == documented
