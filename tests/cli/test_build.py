from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLES, Kg


def test_a_build_tells_what_it_did_and_how_long_it_took(kg: Kg) -> None:
    done = kg("build", *SAMPLES)
    assert (done.code, done.out) == (0, "")
    assert f"{len(SAMPLES)} documents" in done.err
    assert "graph.kgl" in done.err
    assert all(f"{stage} " in done.err.splitlines()[-1] for stage in ("read", "extract", "facts", "load"))
    assert Path("graph.kgl").is_file()


def test_a_second_build_changes_nothing(kg: Kg) -> None:
    kg("build", *SAMPLES)
    again = kg("build", *SAMPLES)
    assert again.code == 0
    assert "0 created, 0 changed, 0 removed" in again.err


def test_the_order_of_the_articles_does_not_matter(kg: Kg) -> None:
    kg("build", *SAMPLES, "--store", "forward.kgl")
    kg("build", *reversed(SAMPLES), "--store", "back.kgl")
    forward, back = (kg("export", "rdf", "--store", store).out for store in ("forward.kgl", "back.kgl"))
    assert forward == back


def test_the_environment_may_name_the_store(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "named.kgl")
    assert kg("build", SAMPLES[0]).code == 0
    assert [path.name for path in Path().glob("*.kgl")] == ["named.kgl"]


def test_a_bad_file_is_skipped_and_the_rest_is_loaded(kg: Kg) -> None:
    Path("a.txt").write_bytes(b"abc\0")
    done = kg("build", "a.txt", SAMPLES[0])
    assert done.code == 1
    assert "a.txt: binary" in done.err
    assert "1 documents, " in done.err


def test_no_graph_is_made_when_nothing_could_be_read(kg: Kg) -> None:
    Path("a.txt").write_bytes(b"")
    assert kg("build", "a.txt").code == 3
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
