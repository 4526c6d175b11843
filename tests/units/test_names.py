from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer.names import key, loose, read, type_of
from ontology.errors import UsageError

BINH_KHANH = [("xã", "bình khánh"), ("huyện", "mỏ cày nam"), ("tỉnh", "bến tre")]


def _first_readings(written: str, *, diacritics: bool = True) -> list[tuple[str | None, str]]:
    found = read(written, diacritics=diacritics)
    return [(part.readings[0].type, part.readings[0].key) for part in (found.unit, *found.above)]


@pytest.mark.parametrize(
    "written",
    [
        "xã Bình Khánh, huyện Mỏ Cày Nam, tỉnh Bến Tre",
        "X. Bình Khánh, H. Mỏ Cày Nam, T. Bến Tre",
        "x.Bình Khánh; h.Mỏ Cày Nam; tỉnh Bến Tre",
        "Xã Bình Khánh (huyện Mỏ Cày Nam, tỉnh Bến Tre)",
        "xã Bình Khánh - huyện Mỏ Cày Nam – tỉnh Bến Tre",
        "xã Bình Khánh huyện Mỏ Cày Nam tỉnh Bến Tre",
        "xã Bình Khánh thuộc huyện Mỏ Cày Nam, thuộc tỉnh Bến Tre",
        "XÃ\u00a0BÌNH KHÁNH,  HUYỆN MỎ CÀY NAM,\nTỈNH BẾN TRE",
    ],
)
def test_a_name_carries_its_type_and_parents(written: str) -> None:
    assert _first_readings(written) == BINH_KHANH
    assert _first_readings(unicodedata.normalize("NFD", written)) == BINH_KHANH


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TP. Cần Thơ", ("thành phố", "cần thơ")),
        ("Tp Cần Thơ", ("thành phố", "cần thơ")),
        ("TX.Gò Công", ("thị xã", "gò công")),
        ("TT Tràm Chim", ("thị trấn", "tràm chim")),
        ("P.8", ("phường", "8")),
        ("P8", ("phường", "8")),
        ("Phường 08", ("phường", "8")),
        ("Q.Tân Phú", ("quận", "tân phú")),
        ("đặc khu Côn Đảo", ("đặc khu", "côn đảo")),
        ("TPHCM", (None, "tphcm")),
        ("Tứ Xã", (None, "tứ xã")),
        ("xã Phước Tỉnh", ("xã", "phước tỉnh")),
        ("tỉnh Bà Rịa – Vũng Tàu", ("tỉnh", "bà rịa vũng tàu")),
        ("huyện Đắk R’Lấp", ("huyện", "đắk rlấp")),
        ("phường Hoà Thuỷ", ("phường", "hòa thủy")),
    ],
)
def test_short_types_and_spellings(written: str, expected: tuple[str | None, str]) -> None:
    assert _first_readings(written) == [expected]


def test_a_type_word_may_belong_to_the_name() -> None:
    assert [(r.type, r.key) for r in read("Phường Đúc").unit.readings] == [("phường", "đúc"), (None, "phường đúc")]


def test_a_name_that_ends_in_a_type_word_keeps_it_before_its_district() -> None:
    assert _first_readings("xã Phước Tỉnh huyện Long Điền") == [("xã", "phước tỉnh"), ("huyện", "long điền")]


def test_types_without_diacritics_only_if_asked() -> None:
    assert _first_readings("xa Tam Quan Nam, huyen Hoai Nhon", diacritics=False) == [
        ("xã", "tam quan nam"),
        ("huyện", "hoai nhon"),
    ]
    assert _first_readings("xa Tam Quan Nam") == [(None, "xa tam quan nam")]


@pytest.mark.parametrize(
    ("written", "old"),
    [
        ("xã Vĩnh Bình (cũ)", [True]),
        ("xã Vĩnh Bình cũ", [True]),
        ("xã Vĩnh Bình (Cũ), tỉnh Tây Ninh", [True, False]),
        ("xã Đồng Khởi, tỉnh Bến Tre (cũ)", [False, True]),
        ("tỉnh Bến Tre trước sáp nhập", [True]),
        ("tỉnh Bến Tre (trước khi sáp nhập)", [True]),
        ("huyện Mỏ Cày Nam trước đây", [True]),
        ("huyện Mỏ Cày Nam (trước 1/7/2025)", [True]),
        ("xã Củ Chi", [False]),
    ],
)
def test_the_mark_of_an_old_name(written: str, old: list[bool]) -> None:
    found = read(written)
    assert [part.old for part in (found.unit, *found.above)] == old
    assert "cũ" not in found.unit.readings[0].key


@pytest.mark.parametrize(
    ("word", "type_"), [("TP.", "thành phố"), ("Xa", "xã"), ("thị  trấn", "thị trấn"), ("q", "quận")]
)
def test_types_by_word(word: str, type_: str) -> None:
    assert type_of(word) == type_


@pytest.mark.parametrize("written", ["", " ", ",", "(cũ)", "-"])
def test_no_name_is_a_usage_error(written: str) -> None:
    with pytest.raises(UsageError, match="holds no name"):
        read(written)


def test_an_unknown_type_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="'hamlet' is no type"):
        type_of("hamlet")


def test_i_and_y() -> None:
    assert loose(key("Quý Mỹ Kỳ")) == loose(key("Quí Mĩ Kì"))
    assert loose(key("Thủy Tây")) == key("Thủy Tây")


@given(st.text())
def test_anything_is_read_or_refused(written: str) -> None:
    try:
        found = read(written)
    except UsageError:
        return
    assert all(reading.key for reading in found.unit.readings)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]) | st.just(" "))))
def test_keys_are_stable_and_line_by_line(names: list[str]) -> None:
    keys = [key(name) for name in names]
    assert [key(each) for each in keys] == keys
    assert (
        key("\n".join(f"x{name}x" for name in names)).split("\n") == [key(f"x{name}x") for name in names] or not names
    )
