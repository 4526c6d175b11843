"""Any writing of a name, in each store: what it finds, what it does not, and what is said of several and of none."""

from __future__ import annotations

import unicodedata

import pytest

from kg.graph import facts
from kg.lookup import Lookup, resolver
from kg.record import Record
from loaders.store import Store
from ontology.errors import NotFoundError
from tests.graph.articles import Article, official

HA_TIEN = "xã Hà Tiến, huyện Hà Trung"
HA_TRUNG = "huyện Hà Trung, tỉnh Thanh Hóa"
TONG_SON = "xã Tống Sơn, tỉnh Thanh Hóa@2025-08-01"
BINH_KHANH = ("xã Bình Khánh, huyện Cần Giờ", "xã Bình Khánh, huyện Mỏ Cày Nam")


def district() -> Record:
    article = Article("họp huyện", "2024-04-05")
    unit = article.unit(HA_TRUNG)
    committee = article.body("huyen-uy", unit, name="Huyện ủy Hà Trung")
    standing = article.body("thuong-truc", unit, parent=committee, name="Thường trực Huyện ủy Hà Trung")
    office = article.body("van-phong", unit, parent=committee, name="Văn phòng Huyện ủy Hà Trung")
    government = article.body("uy-ban-nhan-dan", unit, name="Ủy ban nhân dân huyện Hà Trung")
    home = article.body("phong-noi-vu", unit, parent=government, name="Phòng Nội vụ Ủy ban nhân dân huyện Hà Trung")
    for name, role, body in (
        ("Lò Văn Mẫn", "bi-thu", committee),
        ("Lò Văn Mẫn", "uy-vien-ban-thuong-vu", committee),
        ("Quàng Thị Ửng", "huyen-uy-vien", committee),
        ("Quàng Thị Ửng", "chanh", office),
        ("Bạc Cầm Lả", "truong", home),
    ):
        known = {person.name: person.key for person in article.people}
        article.holds(known.get(name) or article.person(name), role, body)
    article.meeting("giao-ban", standing, date="2024-04-04", name="Họp giao ban tháng 4", unit=unit)
    article.meeting("giao-ban", standing, date="2024-05-06", name="Họp giao ban tháng 5", unit=unit)
    return article.record()


def commune() -> Record:
    article = Article("trường và ấp", "2024-01-02")
    unit = article.unit(HA_TIEN)
    school = article.body("truong-trung-hoc-co-so", unit, name="Trường Trung học cơ sở Hoa Mai xã Hà Tiến")
    article.holds(article.person("Tòng Thị Xuyên"), "hieu-truong", school)
    hamlet = article.body("ban-nhan-dan", article.unknown("thôn", "Bờ Mới"), name="Ban Nhân dân thôn Bờ Mới")
    article.holds(article.person("Lê Văn Cầu"), "truong", hamlet)
    return article.record()


RECORDS = [
    district(),
    commune(),
    official("Tòng Thị Xuyên", "chu-tich", "uy-ban-nhan-dan", TONG_SON, "2025-09-01"),
    official("Lường Thị Ban", "bi-thu", "dang-uy", HA_TIEN),
    *(official("Lê Văn Cầu", "chu-tich", "uy-ban-nhan-dan", unit) for unit in BINH_KHANH),
]

# kind, writing, the names that are found
FOUND = [
    ("person", "Lò Văn Mẫn", ["Lò Văn Mẫn"]),
    ("person", "đồng chí LÒ VĂN MẪN", ["Lò Văn Mẫn"]),
    ("person", "dong chi lo van man", ["Lò Văn Mẫn"]),
    ("person", "Đ/c Thượng tá, TS. Lò Văn Mẫn", ["Lò Văn Mẫn"]),
    ("person", "ông Mẫn", ["Lò Văn Mẫn"]),
    ("person", "Lò Văn Mẫn, Bí thư Huyện ủy Hà Trung", ["Lò Văn Mẫn"]),
    ("person", "Bí thư Huyện uỷ Hà Trung, đồng chí Mẫn", ["Lò Văn Mẫn"]),
    ("person", "Bí thư Huyện ủy Hà Trung Lò Văn Mẫn", ["Lò Văn Mẫn"]),
    ("person", "Chủ tịch UBND xã Tống Sơn Tòng Thị Xuyên", ["Tòng Thị Xuyên"]),
    ("person", "Lò Văn Mẫn, Bí thư Đảng ủy xã Hà Tiến", []),
    ("unit", "xã Hà Tiến, huyện Hà Trung", ["Hà Tiến"]),
    ("unit", "X. Ha Tien", ["Hà Tiến"]),
    ("unit", "Hà Tiến (Hà Trung, Thanh Hoá)", ["Hà Tiến"]),
    ("unit", "ha tien", ["Hà Tiến"]),
    ("unit", "TP.HCM", ["Hồ Chí Minh", "Hồ Chí Minh"]),
    ("unit", "xã Bình Khánh", ["Bình Khánh", "Bình Khánh", "Bình Khánh"]),  # the two, and one that came of the first
    ("unit", "xã Bình Khánh, H. Cần Giờ", ["Bình Khánh"]),
    ("unit", "xã Hà Tiến, huyện Mường Ảng", []),
    ("unit", "xã Khánh Hưng", []),
    ("unit", "thôn Bờ Mới", ["Bờ Mới"]),
    ("unit", "thôn bờ mới, xã Hà Tiến", ["Bờ Mới"]),
    ("unit", "thôn Bờ Mới, xã Bình Khánh", []),
    ("unit", "thôn Bờ Mới (", ["Bờ Mới"]),
    ("unit", "?", []),
    ("organization", "UBND xã Tống Sơn", ["Ủy ban nhân dân xã Tống Sơn"]),
    ("organization", "ubnd x. tong son", ["Ủy ban nhân dân xã Tống Sơn"]),
    ("organization", "Đảng uỷ xã Hà Tiến", ["Đảng ủy xã Hà Tiến"]),
    ("organization", "Đảng bộ xã Hà Tiến, huyện Hà Trung, tỉnh Thanh Hóa", ["Đảng ủy xã Hà Tiến"]),
    ("organization", "Đảng bộ huyện Hà Trung", ["Huyện ủy Hà Trung"]),
    ("organization", "Huyện uỷ Hà Trung", ["Huyện ủy Hà Trung"]),
    ("organization", "VP Huyện ủy Hà Trung", ["Văn phòng Huyện ủy Hà Trung"]),
    ("organization", "Văn phòng của Huyện ủy Hà Trung", ["Văn phòng Huyện ủy Hà Trung"]),
    ("organization", "phong noi vu huyen ha trung", ["Phòng Nội vụ Ủy ban nhân dân huyện Hà Trung"]),
    ("organization", "Phòng Nội vụ UBND huyện Hà Trung", ["Phòng Nội vụ Ủy ban nhân dân huyện Hà Trung"]),
    ("organization", "UBND xã Bình Khánh, huyện Cần Giờ", ["Ủy ban nhân dân xã Bình Khánh"]),
    ("organization", "Trường THCS Hoa Mai, xã Hà Tiến", ["Trường Trung học cơ sở Hoa Mai xã Hà Tiến"]),
    ("organization", "trường thcs hoa mai", ["Trường Trung học cơ sở Hoa Mai xã Hà Tiến"]),
    ("organization", "Trường THCS Hoa Đào, xã Hà Tiến", []),
    ("organization", "UBND huyện Cần Giờ", []),
    ("post", "Bí thư Huyện ủy Hà Trung", ["Bí thư (Huyện ủy Hà Trung)"]),
    ("post", "BT huyện ủy hà trung", ["Bí thư (Huyện ủy Hà Trung)"]),
    ("post", "Bí thư huyện Hà Trung", ["Bí thư (Huyện ủy Hà Trung)"]),
    ("post", "UVBTV Huyện uỷ Hà Trung", ["Ủy viên Ban Thường vụ (Huyện ủy Hà Trung)"]),
    ("post", "HUV Hà Trung", ["Huyện ủy viên (Huyện ủy Hà Trung)"]),
    ("post", "Huyện ủy viên", ["Huyện ủy viên (Huyện ủy Hà Trung)"]),
    ("post", "Chủ tịch UBND xã Tống Sơn", ["Chủ tịch (Ủy ban nhân dân xã Tống Sơn)"]),
    ("post", "chu tich xa tong son", ["Chủ tịch (Ủy ban nhân dân xã Tống Sơn)"]),
    ("post", "Trưởng phòng Nội vụ huyện Hà Trung", ["Trưởng (Phòng Nội vụ Ủy ban nhân dân huyện Hà Trung)"]),
    ("post", "Phó Chủ tịch UBND xã Tống Sơn", []),
    ("role", "UVBTV", ["Ủy viên Ban Thường vụ"]),
    ("role", "bi thu", ["Bí thư"]),
    ("meeting", "Họp giao ban tháng 4", ["Họp giao ban tháng 4"]),
    ("meeting", "giao ban Huyện ủy Hà Trung", ["Họp giao ban tháng 4", "Họp giao ban tháng 5"]),
    ("meeting", "giao ban Huyện ủy Hà Trung ngày 6/5/2024", ["Họp giao ban tháng 5"]),
    ("meeting", "họp giao ban huyện Hà Trung 2024-04-04", ["Họp giao ban tháng 4"]),
    ("meeting", "6/5/2024", ["Họp giao ban tháng 5"]),
    ("meeting", "họp giao ban 07.05.2024", []),
]  # fmt: skip


@pytest.fixture
def graph(store: Store) -> Store:
    store.load(facts(RECORDS))
    return store


def names(store: Store, found: list[str]) -> list[str]:
    rows = store.query(
        "UNWIND $ids AS id MATCH (n {id: id}) RETURN coalesce(n.title, n.name) AS name, id ORDER BY name",
        {"ids": found},
    )
    return [str(row["name"]) for row in rows]


def test_any_writing(graph: Store) -> None:
    find = Lookup(graph).find
    assert [(kind, written, names(graph, find(kind, written))) for kind, written, _ in FOUND] == FOUND
    decomposed = [(kind, written, unicodedata.normalize("NFD", written)) for kind, written, _ in FOUND]
    assert [(kind, written, names(graph, find(kind, other))) for kind, written, other in decomposed] == FOUND


@pytest.mark.parametrize("kind", ["person", "unit", "organization", "post", "role", "meeting"])
def test_an_id_is_itself(graph: Store, kind: str) -> None:
    label = "AdminUnit" if kind == "unit" else kind.capitalize()
    rows = graph.query(f"MATCH (n:{label}) RETURN n.id AS id", {})
    assert rows
    assert [Lookup(graph).find(kind, str(row["id"])) for row in rows] == [[row["id"]] for row in rows]


def test_several_are_told(graph: Store) -> None:
    told: list[str] = []
    found = resolver(graph, told.append)("organization", "UBND xã Bình Khánh")
    assert len(found) == 2
    (note,) = told
    assert note.startswith("'UBND xã Bình Khánh' names 2 organizations, all are taken: ")
    assert "huyện Cần Giờ" in note
    assert "huyện Mỏ Cày Nam" in note
    assert all(ident in note for ident in found)


def test_one_is_not_worth_a_word(graph: Store) -> None:
    told: list[str] = []
    assert resolver(graph, told.append)("unit", "xã Hà Tiến")
    assert told == []


@pytest.mark.parametrize(
    ("kind", "written", "near"),
    [
        ("person", "Lo Van Mam", "the nearest names are Lò Văn Mẫn"),
        ("organization", "UBND xã Tóng Sươn", "the nearest names are Ủy ban nhân dân xã Tống Sơn"),
        ("unit", "xã Hà Tiêm", "the nearest names are xã Hà Tiến"),
        ("unit", "xã Khánh Hưng", "xã Khánh Hưng (27763@) is a unit, and kg build --all-units loads it"),
    ],
)
def test_none_is_refused_with_what_is_near(graph: Store, kind: str, written: str, near: str) -> None:
    with pytest.raises(NotFoundError, match="is called") as refused:
        resolver(graph)(kind, written)
    assert f"'{written}'" in str(refused.value)
    assert near in str(refused.value)


@pytest.mark.parametrize("kind", ["person", "unit", "organization", "post", "role", "meeting", "fact"])
def test_what_is_near_to_nothing(graph: Store, kind: str) -> None:
    assert resolver(graph)(kind, "zzzzzzzz") == []
    assert resolver(graph)(kind, "") == []
