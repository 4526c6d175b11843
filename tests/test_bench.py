from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.extraction import extract
from scripts.bench import table
from scripts.bench_measure import Figure, interleaved, number
from scripts.bench_work import SAMPLES, articles, copies, folders

ROOT = Path(__file__).parents[1]
ARTICLE = "UBND xã Hà Tiến họp.\nSáng 5/3/2024, đồng chí Lò Văn Thử, Chủ tịch UBND xã, chủ trì hội nghị của xã.\n"


def test_it_measures_a_folder_and_prints_one_table(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "a.txt").write_text(ARTICLE, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.bench", "--small"],
        cwd=ROOT,
        env={**os.environ, "KG_BENCH_ARTICLES": str(given)},
        capture_output=True,
        check=True,
        text=True,
    )
    machine, _, *lines = done.stdout.splitlines()
    assert "cores" in machine
    assert {line.count("|") for line in lines} == {5}
    measured = [line.split("|")[1].strip() for line in lines[2:]]
    for what in ("start-up: kg extract", "extract, given", "extract, samples", "underthesea", "two processes", "memory",
                 "hostile", "gazetteer: load", "load", "kg query", "RDF export"):  # fmt: skip
        assert any(line.startswith(what) for line in measured), what


def test_a_target_is_reached_or_not() -> None:
    assert Figure.at_most("a", 0.3, 0.3, "s").reached
    assert not Figure.at_most("a", 0.31, 0.3, "s").reached
    assert Figure.at_least("a", 100.0, 100, "times").reached
    assert not Figure.at_least("a", 99.9, 100, "times").reached
    cells = [list(column.cells) for column in table([Figure.at_least("a", 1, 2, "s"), Figure("b", "1 s")]).columns]
    assert cells == [["a", "b"], ["1 s", "1 s"], ["≥ 2", ""], ["not reached", ""]]


@pytest.mark.parametrize(("value", "written"), [(0.0123, "0.0123"), (5.8, "5.8"), (99.96, "100"), (12345.6, "12,346")])
def test_numbers_have_three_digits_that_count(value: float, written: str) -> None:
    assert number(value) == written


def test_works_take_turns() -> None:
    turns: list[str] = []
    ticks = iter((0, 1, 0, 5, 0, 2, 0, 6, 0, 9, 0, 7))
    seconds = interleaved(3, {"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, lambda: next(ticks))
    assert turns == ["a", "b", "a", "b", "a", "b"]
    assert seconds == {"a": 2, "b": 6}


def test_copies_differ_in_their_people_and_in_nothing_else() -> None:
    originals = [article for article in articles(SAMPLES) if article.source.endswith("02-district-briefing.txt")]
    first, second, third = copies(originals, 3)
    assert first == originals[0]
    people = [{person.name for person in extract(a.text, source=a.source).people} for a in (first, second, third)]
    assert len({frozenset(names) for names in people}) == 3
    assert len({len(names) for names in people}) == 1
    assert len(first.text.splitlines()) == len(second.text.splitlines())


def test_without_a_folder_only_the_samples_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_BENCH_ARTICLES", raising=False)
    assert folders() == {"samples": SAMPLES}
