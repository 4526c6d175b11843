from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.commands.naming import resolver
from kg.reading import Article
from loaders.store import Store, open_store

TEXT = (
    "Sáng 12/7/2023, Đảng ủy xã Hà Tiến, huyện Hà Trung, tỉnh Thanh Hóa tổ chức hội nghị. Đồng chí Lò Văn Mẫn, "
    "Bí thư Đảng ủy, Chủ tịch HĐND xã chủ trì hội nghị. Dự có bà Tòng Thị Xuyên, Chủ tịch UBND xã."
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("named") / "graph.kgl"), write=True) as opened:
        build([Article("a.txt", TEXT)], opened)
        yield opened


def name_of(store: Store, identifier: str) -> str:
    found = store.query("MATCH (n {id: $id}) RETURN coalesce(n.name, n.title) AS name", {"id": identifier})
    return str(found[0]["name"])


@pytest.mark.parametrize(
    ("kind", "written", "name"),
    [
        ("person", "Lò Văn Mẫn", "Lò Văn Mẫn"),
        ("person", "đồng chí LÒ VĂN MẪN", "Lò Văn Mẫn"),
        ("person", "TS. Lo Van Man", "Lò Văn Mẫn"),
        ("organization", "UBND xã Hà Tiến", "Ủy ban nhân dân xã Hà Tiến"),
        ("organization", "Uỷ ban nhân dân xã Hà Tiến", "Ủy ban nhân dân xã Hà Tiến"),
        ("organization", "Đảng bộ xã Hà Tiến", "Đảng ủy xã Hà Tiến"),
        ("post", "Chủ tịch HĐND xã Hà Tiến", "Chủ tịch Hội đồng nhân dân xã Hà Tiến"),
        ("unit", "xã Hà Tiến, huyện Hà Trung", "Hà Tiến"),
        ("unit", "X. Hà Tiến, tỉnh Thanh Hoá", "Hà Tiến"),
    ],
)
def test_a_name_is_known_in_any_writing(store: Store, kind: str, written: str, name: str) -> None:
    assert [name_of(store, identifier) for identifier in resolver(store)(kind, written)] == [name]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("person", "đồng chí"),
        ("unit", "xã Hà Tiến, huyện Mường Ảng"),
        ("organization", "UBND huyện Hà Tiến"),
        ("fact", "x"),
    ],
)
def test_what_is_not_there_is_not_guessed(store: Store, kind: str, written: str) -> None:
    assert resolver(store)(kind, written) == []


def test_the_sources_of_the_graph_are_the_articles(store: Store) -> None:
    assert store.query("MATCH (d:Document) RETURN d.source AS source", {}) == [{"source": str(Path("a.txt"))}]
