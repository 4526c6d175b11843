"""What is kept counts for the same files only, and nothing that happens to it does harm."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from ontology import kept as module
from ontology.kept import folder, kept, vocabulary_files
from ontology.vocabulary import load
from ontology.vocabulary_files import read


@dataclass(frozen=True, slots=True)
class Made:
    """Something made of a file."""

    words: tuple[str, ...]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file, and a cache that is empty."""
    monkeypatch.setattr(module, "folder", lambda: tmp_path / "caches" / "ours")
    made_of = tmp_path / "file.txt"
    made_of.write_text("một hai", "utf-8")
    return made_of


def asked(file: Path, *, may_make: bool = True) -> Made:
    """Ask for what is made of the file."""

    def make() -> Made:
        assert may_make
        return Made(tuple(file.read_text("utf-8").split()))

    return kept("words", [file], Made, make)


def places(file: Path) -> list[Path]:
    """Return the files of the cache."""
    return list((file.parent / "caches" / "ours").iterdir())


def test_the_same_file_is_read_once(file: Path) -> None:
    made = asked(file)
    assert made == Made(("một", "hai")) == asked(file, may_make=False)
    assert len(places(file)) == 1


def test_a_change_takes_effect_at_once(file: Path) -> None:
    asked(file)
    file.write_text("một ba", "utf-8")
    assert asked(file) == Made(("một", "ba"))
    assert len(places(file)) == 1


def test_what_is_damaged_is_made_anew(file: Path) -> None:
    asked(file)
    (place,) = places(file)
    whole = place.read_bytes()
    for damaged in (
        b"",
        whole[:-1],
        whole[:70],
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:-1] + bytes([whole[-1] ^ 1]),
    ):
        place.write_bytes(damaged)
        assert asked(file) == Made(("một", "hai"))
        assert place.read_bytes() == whole


def test_what_is_of_another_kind_is_made_anew(file: Path) -> None:
    kept("words", [file], list[str], lambda: ["một"])
    assert asked(file) == Made(("một", "hai"))


def test_without_a_place_it_is_made_every_time(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (file.parent / "caches").write_bytes(b"")  # where the folder should be
    assert asked(file) == asked(file) == Made(("một", "hai"))

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(module, "folder", homeless)
    assert asked(file) == Made(("một", "hai"))


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert tmp_path in folder().parents


def test_the_vocabulary_kept_is_the_vocabulary_read() -> None:
    (place,) = {file.parent for file in vocabulary_files()}
    for _ in ("perhaps made", "surely kept"):
        load.cache_clear()
        assert load() == read(place)
