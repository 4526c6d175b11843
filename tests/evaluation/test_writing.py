"""Titles, names and words that mean one thing are equal, and others are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.evaluation.facts import personal_name
from kg.evaluation.writing import Post, likeness, posts, unit_of, words

_WRITTEN = re.compile(r"(?P<title>.+?) @ (?P<body>[^()]+?)(?: \((?P<unit>.+)\))?")
LINES = [
    line
    for line in Path(__file__).with_name("posts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def post(written: str) -> Post:
    """Read one side of a line."""
    match = _WRITTEN.fullmatch(written)
    assert match, written
    (found,) = posts(match["title"], match["body"], match["unit"])
    return found


@pytest.mark.parametrize("line", LINES)
def test_posts_are_told_apart(line: str) -> None:
    one, sign, other = re.split(r" ([=≠~]) ", line)
    first, second = post(one), post(other)
    for left, right in ((first, second), (second, first)):
        assert left.same(right) == (sign != "≠")
        if sign != "≠":
            assert left.same_organization(right) == (sign == "=")


def test_a_title_of_two_posts_is_two() -> None:
    assert len(posts("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ")) == 2
    assert len(posts("Giám đốc Sở Lao động, Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội")) == 1


def test_a_post_without_an_organization_lacks_one() -> None:
    (known,), (unknown,) = posts("Chủ tịch Ủy ban nhân dân xã", "Ủy ban nhân dân xã Đức Tân"), posts("Chủ tịch", None)
    assert known.same(unknown)
    assert known.same_organization(unknown)
    assert not unknown.same_organization(known)


@pytest.mark.parametrize("written", ["Từ Văn Giáp", "TỪ VĂN GIÁP", "ông Từ Văn Giáp", "Đ/c Đại tá Từ Văn Giáp"])
def test_a_name_is_one_under_all_writings(written: str) -> None:
    assert personal_name(written) == ("từ", "văn", "giáp")


def test_other_names_are_others() -> None:
    assert personal_name("Hòa Bình") == personal_name("Hoà Bình") != personal_name("Hoa Bình")


def test_joining_words_do_not_count() -> None:
    assert words("Ban của Đảng và Nhà nước Việt Nam") == ("ban", "đảng", "nhà", "nước")
    assert words("Việt Nam") == ("việt", "nam")


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("hội nghị tổng kết năm", "Hội nghị tổng kết năm", 1, 1),
        ("hội nghị tổng kết", "hội nghị tổng kết công tác xây dựng Đảng năm 2023 của huyện", 0.5, 0.6),
        ("hội nghị tổng kết", "lễ ra quân", 0, 0),
        ("hội nghị", "cuộc họp bàn việc cưới", 0, 0.4),
    ],
)
def test_likeness(one: str, other: str, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most
    assert likeness(one, other) == likeness(other, one)


def test_villages_are_no_units_here() -> None:
    assert unit_of("3", "thôn") is None
    assert unit_of("05", "phường") == unit_of("5", "Phường") == (("5",), "phường")
    assert unit_of("TP.HCM", "thành phố") == unit_of("Hồ Chí Minh", "thành phố")
