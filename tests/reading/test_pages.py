from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.pages import page

PAGES = Path(__file__).parent / "pages"
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1)


@pytest.mark.parametrize("name", sorted(file.stem for file in PAGES.glob("*.html")))
def test_page(name: str) -> None:
    found = page((PAGES / f"{name}.html").read_text("utf-8"))
    head = f"title: {found.title}\npublished: {found.published}\nurl: {found.url}\n\n"
    assert head + found.text + "\n" == (PAGES / f"{name}.expected").read_text("utf-8")


@given(st.text())
def test_any_text_is_read_as_a_page(written: str) -> None:
    found = page(written)
    assert "\x1e" not in found.text
    assert found.text == found.text.strip(" \n")


@given(st.lists(WORDS, min_size=1))
def test_paragraphs_come_back_as_they_were_written(paragraphs: list[str]) -> None:
    escaped = (text.replace("&", "&amp;").replace("<", "&lt;") for text in paragraphs)
    assert page("".join(f"<p>{text}</p>" for text in escaped)).text == "\n\n".join(paragraphs)


def test_a_page_nested_deeper_than_python_recurses() -> None:
    depth = sys.getrecursionlimit() * 2
    assert page("<div>" * depth + "Sâu").text == "Sâu"


def test_what_holds_most_of_the_text_is_no_furniture() -> None:
    body = "<p>Hội nghị bàn về kế hoạch của năm sau và giao việc cho từng đơn vị.</p>"
    assert page(f'<div class="sidebar">{body}</div><div class="menu">Trang chủ</div>').text.startswith("Hội nghị")


def test_a_class_that_only_contains_the_word_is_no_furniture() -> None:
    text = page('<div class="detail-content">Bài viết.</div><p class="navy">Màu.</p><p class="downloads">Tải.</p>').text
    assert text == "Bài viết.\n\nMàu.\n\nTải."
