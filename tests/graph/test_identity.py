"""Who is one person: what posts stand on joins and parts namesakes."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import facts
from kg.identity import Appearance, resolve
from kg.record import Record
from ontology.model import Person
from tests.graph.articles import Article, official

NAME = "Lò Văn Mẫn"
HA_TIEN, HA_LINH = "xã Hà Tiến, huyện Hà Trung", "xã Hà Lĩnh, huyện Hà Trung"
HA_TRUNG = "huyện Hà Trung, tỉnh Thanh Hóa"
TONG_SON = "xã Tống Sơn, tỉnh Thanh Hóa@2025-08-01"  # made of both communes, among others
THANH_HOA = "tỉnh Thanh Hóa"
BEN_TRE, TRA_VINH, VINH_LONG = "tỉnh Bến Tre", "tỉnh Trà Vinh", "tỉnh Vĩnh Long@2025-08-01"


def secretary(unit: str, published: str = "2024-01-01") -> Record:
    return official(NAME, "bi-thu", "dang-uy", unit, published)


def chairman(unit: str, published: str = "2024-01-01") -> Record:
    return official(NAME, "chu-tich", "uy-ban-nhan-dan", unit, published)


def on_the_district_committee(unit: str) -> Record:
    article = Article(f"{unit}, Huyện ủy viên", "2024-01-01")
    person = article.person(NAME)
    article.holds(person, "huyen-uy-vien", article.body("huyen-uy", article.unit(HA_TRUNG)))
    article.holds(person, "bi-thu", article.body("dang-uy", article.unit(unit)))
    return article.record()


def people(*records: Record) -> int:
    return sum(1 for _ in facts(records).of(Person))


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([secretary(HA_TIEN), secretary(HA_TIEN, "2024-02-01")], 1, id="one post"),
        pytest.param([secretary(HA_TIEN), chairman(HA_TIEN)], 1, id="one commune"),
        pytest.param([secretary(HA_TIEN), secretary(HA_LINH)], 2, id="two communes of one district"),
        pytest.param([secretary(HA_TIEN), chairman(HA_TRUNG)], 1, id="a commune and its district"),
        pytest.param([secretary(HA_TIEN), secretary(HA_LINH), chairman(HA_TRUNG)], 3, id="either may be the third"),
        pytest.param([on_the_district_committee(HA_TIEN), chairman(HA_TRUNG)], 1, id="on the committee, in the office"),
        pytest.param([on_the_district_committee(HA_TIEN), secretary(HA_LINH)], 2, id="on the committee, elsewhere"),
        pytest.param(
            [on_the_district_committee(HA_TIEN), on_the_district_committee(HA_LINH)], 1, id="both on one committee"
        ),
        pytest.param([secretary(HA_TIEN), chairman(TONG_SON)], 1, id="a commune and what it became"),
        pytest.param([secretary(HA_TIEN), secretary(HA_LINH), chairman(TONG_SON)], 3, id="either may have come over"),
        pytest.param([chairman(HA_TRUNG), secretary(TONG_SON)], 1, id="from the district into a new commune"),
        pytest.param([secretary(HA_TIEN), chairman(HA_TRUNG), chairman(TONG_SON)], 1, id="up and back"),
        pytest.param([secretary(HA_TIEN), chairman(THANH_HOA)], 2, id="a province joins nobody"),
        pytest.param(
            [official(NAME, "giam-doc", "so-y-te", THANH_HOA), chairman(THANH_HOA)], 2, id="two bodies of a province"
        ),
        pytest.param([chairman(THANH_HOA), chairman(THANH_HOA, "2024-02-01")], 1, id="one body of a province"),
        pytest.param([chairman(BEN_TRE), chairman(VINH_LONG)], 1, id="a body and what it became with its province"),
        pytest.param(
            [chairman(BEN_TRE), official(NAME, "giam-doc", "so-y-te", VINH_LONG)],
            2,
            id="another body of what it became",
        ),
        pytest.param([chairman(BEN_TRE), chairman(TRA_VINH), chairman(VINH_LONG)], 3, id="either went on as the third"),
    ],
)
def test_namesakes(records: list[Record], expected: int) -> None:
    assert people(*records) == expected


@pytest.mark.parametrize(
    ("other", "expected"), [("Lò Văn Hoà", 1), ("LÒ VĂN HÒA", 1), ("Lò Văn Hoa", 2), ("Lò Văn Hoá", 2)]
)
def test_a_name_is_one_in_any_tone_placement_and_another_with_another_tone(other: str, expected: int) -> None:
    first = official("Lò Văn Hòa", "bi-thu", "dang-uy", HA_TIEN)
    assert people(first, official(other, "chu-tich", "uy-ban-nhan-dan", HA_TIEN)) == expected


def test_who_stands_on_nothing_known_is_known_by_the_document() -> None:
    articles = [Article("một"), Article("hai")]
    for article in articles:
        article.holds(article.person(NAME), "chu-tich")
    assert people(*(article.record() for article in articles)) == 2


def test_the_unnamed_commune_of_one_article_is_not_that_of_another() -> None:
    articles = [Article("một"), Article("hai")]
    for article in articles:
        article.holds(article.person(NAME), "bi-thu", article.body("dang-uy", article.unknown("xã")))
    assert people(*(article.record() for article in articles)) == 2


def test_hamlet_officials_are_those_of_their_commune() -> None:
    articles = [Article("một", "2024-01-01"), Article("hai", "2024-01-02")]
    for article, hamlet in zip(articles, ("1", "2"), strict=True):
        article.unit(HA_TIEN)
        body = article.body("ban-nhan-dan", article.unknown("ấp", hamlet))
        article.holds(article.person(NAME), "truong", body)
    one, other = (article.record() for article in articles)
    assert people(one, other) == 2
    assert people(one, secretary(HA_TIEN)) == 1
    assert people(one, other, secretary(HA_TIEN)) == 3


def ids(*records: Record) -> set[str]:
    return {person.id for person in facts(records).of(Person)}


def test_a_later_article_about_somebody_elsewhere_keeps_the_id() -> None:
    first = secretary(HA_TIEN, "2023-05-01")
    assert ids(first) == ids(first, chairman(HA_TRUNG, "2024-05-01")) == ids(first, chairman(TONG_SON, "2025-08-01"))


def test_two_builds_agree_where_the_anchor_is_the_same() -> None:
    assert ids(secretary(HA_TIEN)) == ids(chairman(HA_TIEN, "2024-06-01")) == ids(on_the_district_committee(HA_TIEN))


ANCHORS = st.frozensets(st.sampled_from("abcde"), max_size=3)


@st.composite
def appearances(draw: st.DrawFn) -> list[Appearance]:
    found = []
    for number in range(draw(st.integers(0, 8))):
        name = draw(st.sampled_from([NAME, "Lò Văn Man"]))
        seen = draw(st.sampled_from([None, "2023-01-01", "2024-01-01"]))
        found.append(Appearance((f"doc-{number}", "p1"), name, seen, draw(ANCHORS), draw(ANCHORS), draw(ANCHORS)))
    return found


@given(appearances(), st.randoms())
def test_no_order_changes_who_is_who(found: list[Appearance], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert resolve(found) == resolve(shuffled)


@given(appearances())
def test_what_is_shared_joins_and_another_name_parts(found: list[Appearance]) -> None:
    who = resolve(found)
    assert set(who) == {appearance.key for appearance in found}
    for one in found:
        for other in found:
            if one.name != other.name:
                assert who[one.key] != who[other.key]
            elif one.units & other.units or one.organizations & other.organizations:
                assert who[one.key] == who[other.key]
