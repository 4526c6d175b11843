"""The even form of a text leads back to the text as it stands."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view import View, view
from ontology.folding import LOOKALIKES

# what the view rewrites, and letters to stand between
JOINERS = "\u200b\u200e\u200f\u00ad\ufeff"
SEEN = [
    "a",
    "Ờ",
    "ủy",
    "uỷ",
    "Đ",
    "e\u0302\u0301",
    "o\u0300",
    "12/5/2023",
    "(",
    "”",
    "🇻🇳",
    "İ",
    "\u0301",
    ".\n",
    ",\n",
    ", \n",
]
BLANKS = [" ", "  ", "\t", "\u00a0", "\n", "\r\n", "\n\n"]
PIECES = st.lists(st.sampled_from([*SEEN, *BLANKS, *JOINERS]), max_size=30).map("".join)


def back(even: View, start: int, end: int) -> str:
    """Return what stands in the text where ``raw[start:end]`` was made from."""
    first, last = even.span(start, end)
    return even.text[first:last]


@given(st.one_of(PIECES, st.text()))
def test_both_forms_have_one_length(text: str) -> None:
    even = view(text)
    assert len(even.raw) == len(even.low)


@given(st.one_of(PIECES, st.text()))
def test_every_letter_leads_back_to_itself(text: str) -> None:
    even = view(text)
    end = 0
    for at, letter in enumerate(even.raw):
        first, last = even.span(at, at + 1)
        assert 0 <= first < last <= len(text)
        assert first >= end or text[first:last] == text[:end][first:last]  # in the order of the text
        end = max(end, last)
        found = text[first:last]
        if letter.isspace():
            assert not found.strip(JOINERS + " ").strip()
        else:
            for written, meant in LOOKALIKES:
                found = found.replace(written, meant)
            assert unicodedata.normalize("NFC", letter) in unicodedata.normalize("NFC", found)


@given(PIECES)
def test_a_stretch_is_made_even_alone_as_in_its_text(text: str) -> None:
    even = view(text)
    whole = back(even, 0, len(even.raw)) if even.raw else ""
    assert view(whole).raw.strip() == even.raw.strip()


@given(st.lists(st.sampled_from([*SEEN, *BLANKS]), max_size=30).map("".join))
def test_an_even_text_stays(text: str) -> None:
    raw = view(text).raw
    assert view(raw).raw == raw or "\n" in raw  # lines that were joined may let the next ones join


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ,.", max_size=60))
def test_composition_does_not_change_what_is_seen(text: str) -> None:
    text = text.strip()
    assert view(unicodedata.normalize("NFD", text)).raw == view(unicodedata.normalize("NFC", text)).raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Đảng\u00a0uỷ", "Đảng uỷ"),
        ("Đảng   ủy", "Đảng ủy"),
        ("Đả\u200bng ủy", "Đảng ủy"),
        ("Chủ tịch\nxã", "Chủ tịch xã"),  # a line wrapped by hand
        ("Chủ tịch,\nBí thư", "Chủ tịch, Bí thư"),
        ("Hội nghị.\nÔng A", "Hội nghị.\nÔng A"),
        ("Tiêu đề\nÔng A", "Tiêu đề\nÔng A"),
        ("Xong.\n\n \nSau đó", "Xong.\nSau đó"),
        ("một\n06/09/2023 08:15", "một\n06/09/2023 08:15"),  # a dateline begins a line of its own
        (unicodedata.normalize("NFD", "Mộ Đức"), "Mộ Đức"),
        ("", ""),
    ],
)
def test_blanks_and_lines(text: str, raw: str) -> None:
    assert view(text).raw == raw


def test_low_has_one_tone_placement() -> None:
    assert view("Uỷ ban HOÀ bình, quý").low == "ủy ban hòa bình, quý"


@pytest.mark.parametrize("blank", [" ", "\u00a0 ", "\n", "\t", " \u200b", "\r\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_phrase_is_quoted_as_it_stands(blank: str, form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, f"Đảng ủy{blank}xã")
    even = view(text)
    start = even.low.index("ủy")
    quote = back(even, start, start + len("ủy xã"))
    assert quote == unicodedata.normalize(form, f"ủy{blank}xã")
