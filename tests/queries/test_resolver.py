from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from queries.resolver import resolve_in_store

if TYPE_CHECKING:
    from loaders.store import Store

BOTH = ["98001@2003-05-01", "98002@2003-05-01"]
FOUND = [
    ("person", "person-anh", ["person-anh"]),
    ("person", "Đỗ Thị Ánh Mẫu", ["person-anh"]),
    ("person", unicodedata.normalize("NFD", "Đỗ Thị Ánh Mẫu"), ["person-anh"]),
    ("person", "  do thi ANH mau ", ["person-anh"]),
    ("person", "ánh mẫu", ["person-anh"]),
    ("person", "le van cau", ["person-cau-1", "person-cau-2"]),
    ("person", "Lê Văn Cầu", ["person-cau-1"]),
    ("person", "Lê Vân Cấu", ["person-cau-2"]),
    ("person", "Lê Ván Càu", ["person-cau-1", "person-cau-2"]),
    ("person", "au", []),
    ("person", "", []),
    ("person", "?!", []),
    ("unit", "xã Tân Lộc Tây", ["98001@2003-05-01"]),
    ("unit", "tân lộc tây", ["98001@2003-05-01"]),
    ("unit", "huyện Tân Lộc Tây", []),
    ("unit", "Tân Lộc", ["98001@1979", *BOTH]),
    ("unit", "ấp hòa thuận mới", ["unit-hamlet"]),
    ("unit", "ấp hoà thuận mới", ["unit-hamlet"]),
    ("organization", "ubnd xã tân lộc tây", ["org-ubnd"]),
    ("organization", "Đảng uỷ xã Tân Lộc Tây", ["org-dang-uy"]),
    ("post", "huyện uỷ viên", ["post-huyen-uy-vien"]),
    ("role", "Chủ tịch", ["chu-tich"]),
    ("meeting", "họp giao ban", ["meeting-giao-ban"]),
    ("fact", "held-anh-2", ["held-anh-2"]),
    ("fact", "serves-ubnd", []),
]


def test_what_is_written_is_found(loaded: Store) -> None:
    resolve = resolve_in_store(loaded)
    assert [(kind, written, resolve(kind, written)) for kind, written, _ in FOUND] == FOUND


@pytest.mark.parametrize("kind", ["person", "organization", "unit", "post", "role", "meeting", "fact"])
def test_an_empty_store_knows_nothing(store: Store, kind: str) -> None:
    assert resolve_in_store(store)(kind, "Bí thư") == []
