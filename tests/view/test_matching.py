"""Phrases are found at word borders, in any writing that means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.terms import vocabulary
from kg.matching import Lexicon, Phrases, lexicon
from kg.view import view

LEXICON = Lexicon(
    Phrases.of(
        [
            ("role", "bi-thu", "Bí thư"),
            ("role", "pho-bi-thu", "Phó Bí thư"),
            ("role", "chu-tich", "Chủ tịch"),
            ("role", "chu-tich", "CT"),
            ("body", "huyen-uy", "Huyện ủy"),
            ("body", "uy-ban-nhan-dan", "UBND"),
            ("body", "van-hoa", "Phòng Văn hóa và Thông tin"),
            ("act", "attended", "dự"),
            ("block", "du-an", "dự án"),
            ("compound", "nhiem-vu", "nhiệm vụ"),
            ("body", "vu", "Vụ"),
            ("body", "vu-viec", "vụ việc"),
        ]
    )
)


def found(text: str) -> list[tuple[str, str]]:
    """Return what is found, with its words."""
    even = view(text)
    return [(hit.id, even.raw[hit.start : hit.end]) for hit in LEXICON.hits(even)]


@pytest.mark.parametrize(
    "text", ["Bí thư", "bí thư", "BÍ THƯ", "Bí\u00a0thư", "Bí  thư", "Bi\u0301 thư", "Bí\u200b thư"]
)
def test_writing_does_not_matter(text: str) -> None:
    assert [ident for ident, _ in found(f"Ông {text}, người")] == ["bi-thu"]


def test_tone_placement_does_not_matter() -> None:
    assert [ident for ident, _ in found("Huyện uỷ; Phòng Văn hoá và Thông tin")] == ["huyen-uy", "van-hoa"]


def test_the_longest_comes_first_and_the_shorter_is_told_as_well() -> None:
    assert found("Phó Bí thư") == [("pho-bi-thu", "Phó Bí thư"), ("bi-thu", "Bí thư")]


@pytest.mark.parametrize("text", ["chủ tịchh", "xchủ tịch", "chủ tịch1"])
def test_words_are_whole(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["(chủ tịch)", "chủ tịch.", "“chủ tịch”", "-chủ tịch-", "chủ tịch"])
def test_marks_are_borders(text: str) -> None:
    assert found(text) == [("chu-tich", "chủ tịch")]


def test_abbreviations_count_in_capitals_only() -> None:
    assert found("UBND và CT") == [("uy-ban-nhan-dan", "UBND"), ("chu-tich", "CT")]
    assert found("ubnd và ct, Ct") == []


def test_a_blocking_phrase_hides_what_is_shorter() -> None:
    assert found("dự án mà ông dự") == [("attended", "dự")]


def test_the_second_syllable_of_a_compound_begins_nothing() -> None:
    assert found("nhiệm vụ việc") == []
    assert [ident for ident, _ in found("vụ việc")] == ["vu-viec", "vu"]


@pytest.mark.parametrize("joint", [" và ", " - ", "-", " – ", " & ", ", ", " "])
def test_and_may_be_a_dash_a_comma_or_nothing(joint: str) -> None:
    assert [ident for ident, _ in found(f"Phòng Văn hóa{joint}Thông tin")] == ["van-hoa"]


@given(
    st.lists(st.sampled_from(["Bí thư", "Phó", "Huyện ủy", "dự", "án", "nhiệm", "vụ", ",", "\n", "việc"]), max_size=25)
)
def test_hits_are_in_order_and_say_what_stands_there(words: list[str]) -> None:
    even = view(" ".join(words))
    hits = LEXICON.hits(even)
    assert hits == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    assert all(0 <= hit.start < hit.end <= len(even.raw) for hit in hits)
    assert all(even.low[hit.start : hit.end].strip() == even.low[hit.start : hit.end] for hit in hits)


def test_the_whole_vocabulary_is_in_it() -> None:
    known = vocabulary()
    for role in known.roles.values():
        assert role.id in {hit.id for hit in lexicon().hits(view(role.label)) if hit.kind == "role"}
    for body in known.bodies.values():
        assert body.id in {hit.id for hit in lexicon().hits(view(body.label)) if hit.kind == "body"}
