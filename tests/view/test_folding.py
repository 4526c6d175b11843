"""Two writings that mean one word have one form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.folding import fold, normal

VIETNAMESE = st.text(alphabet="aàáảãạăằâầbcdđeèêềghiìklmnoòôồơờpqrstuùưừvxyỳỷ AĐÊƯỦ-,.'", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uỷ", "ủy"),
        ("hoà", "hòa"),
        ("thuỳ", "thùy"),
        ("xoè", "xòe"),
        ("UỶ", "Ủy"),
        ("Đảng\u00a0ủy", "đảng ủy"),
        ("loã", "lõa"),
    ],
)
def test_one_word_has_one_normal_form(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(("one", "other"), [("quý", "qúy"), ("hoàn", "hòan"), ("bí", "bì"), ("đá", "dá"), ("ma", "mạ")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize("word", ["hoàn", "quý", "toán", "thuyền", "loài"])
def test_a_tone_that_has_one_place_stays(word: str) -> None:
    assert normal(word) == word


@given(st.text())
def test_an_nfc_text_keeps_its_length(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(normal(composed)) == len(composed)


@given(VIETNAMESE)
def test_normal_is_final(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(VIETNAMESE)
def test_case_does_not_matter(text: str) -> None:
    assert normal(text.upper()) == normal(text)
    assert fold(text.upper()) == fold(text)


@given(VIETNAMESE)
def test_fold_is_blind_to_what_normal_is_blind_to(text: str) -> None:
    assert fold(normal(text)) == fold(text) == fold(unicodedata.normalize("NFD", text))
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_a_folded_text_is_plain(text: str) -> None:
    assert all(word.isascii() for word in fold(text).split(" "))
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đảng ủy xã Vĩnh Hanh", "dang uy xa vinh hanh"),
        ("H'Brih Niê", "h brih nie"),
        (" - Phó  BT. ", "pho bt"),
        ("…", ""),
    ],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key
