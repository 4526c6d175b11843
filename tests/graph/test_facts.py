"""Records to facts: what is one thing across articles, what stays apart, and what a fact keeps of each."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import TypeVar

import pytest

from kg.graph import facts, network
from kg.record import Change, Group, Record
from loaders.store import open_store
from ontology import model, values
from tests.graph.articles import Article, official, unit_id

HA_TIEN, HA_LINH = "xã Hà Tiến, huyện Hà Trung", "xã Hà Lĩnh, huyện Hà Trung"
HA_TRUNG = "huyện Hà Trung, tỉnh Thanh Hóa"
NAME, OTHER = "Lò Văn Mẫn", "Tòng Thị Xuyên"
AnyNode = TypeVar("AnyNode", bound=model.Node)
AnyEdge = TypeVar("AnyEdge", bound=model.Edge)


def nodes(found: model.Facts, kind: type[AnyNode]) -> list[AnyNode]:
    return [node for node in found.nodes if isinstance(node, kind)]


def edges(found: model.Facts, kind: type[AnyEdge]) -> list[AnyEdge]:
    return [edge for edge in found.edges if isinstance(edge, kind)]


def meeting_of(
    words: str, *hosts: str, kind: str = "hoi-nghi", date: str | None = "2024-03-12", name: str | None = None
) -> Record:
    """Return an article about one meeting; hosts are kinds of body of xã Hà Tiến."""
    article = Article(words, f"2024-03-{13 + len(words) % 10}")
    unit = article.unit(HA_TIEN)
    organizers = [article.body(host, unit) for host in hosts]
    person = article.person(NAME)
    number = article.holds(person, "bi-thu", article.body("dang-uy", unit))
    meeting = article.meeting(kind, *organizers, date=date, name=name, unit=unit)
    article.takes_part(person, meeting, "chaired", number)
    return article.record()


# --- holdings ---------------------------------------------------------------------------------------------------------
def held(*records: Record) -> list[model.Held]:
    return edges(facts(records), model.Held)


def test_the_days_on_which_a_holding_was_seen_widen() -> None:
    days = ["2024-02-01", "2023-05-01", "2024-01-01"]
    (fact,) = held(*(official(NAME, "bi-thu", "dang-uy", HA_TIEN, day) for day in days))
    assert (fact.first_seen, fact.last_seen, fact.status) == ("2023-05-01", "2024-02-01", "current")


@pytest.mark.parametrize("status", ["former", "candidate"])
def test_who_no_longer_or_not_yet_holds_a_post_was_not_seen_in_it(status: values.Status) -> None:
    later = Article("sau", "2024-08-01")
    later.holds(later.person(NAME), "bi-thu", later.body("dang-uy", later.unit(HA_TIEN)), status)
    (alone,) = held(later.record())
    assert (alone.status, alone.first_seen, alone.last_seen) == (status, None, None)
    (fact,) = held(official(NAME, "bi-thu", "dang-uy", HA_TIEN, "2023-05-01"), later.record())
    assert (fact.status, fact.first_seen, fact.last_seen) == (status, "2023-05-01", "2023-05-01")


def test_one_post_held_twice_is_two_facts() -> None:
    article = Article("hai lần", "2024-01-01")
    person, body = article.person(NAME), article.body("dang-uy", article.unit(HA_TIEN))
    article.holds(person, "bi-thu", body, "former", "2005")
    article.holds(person, "bi-thu", body, begin="2020-06")
    assert len({fact.fact for fact in held(article.record())}) == 2


def test_an_article_without_a_day_testifies_to_the_day_of_its_meeting() -> None:
    article = Article("không ngày")
    body = article.body("dang-uy", article.unit(HA_TIEN))
    article.holds(article.person(NAME), "bi-thu", body)
    article.meeting("hoi-nghi", body, date="2024")
    article.meeting("hoi-nghi", body, date="2024-03-12")
    assert only_seen(article) == "2024-03-12"


def only_seen(article: Article) -> str | None:
    (fact,) = held(article.record())
    return fact.first_seen


def test_what_the_last_article_says_stands_in_any_order_of_reading() -> None:
    former = Article("sau", "2024-08-01")
    former.holds(former.person(NAME), "bi-thu", former.body("dang-uy", former.unit(HA_TIEN)), "former")
    said = [
        official(NAME, "bi-thu", "dang-uy", HA_TIEN, "2023-05-01"),
        former.record(),
        meeting_of("a", "dang-uy", kind="hoi-nghi-so-ket", name="Hội nghị sơ kết"),
        meeting_of("aa", "dang-uy", kind="hoi-nghi-tong-ket", name="Hội nghị tổng kết"),
    ]
    first, *others = [facts(order) for order in permutations(said)]
    assert [fact.status for fact in edges(first, model.Held)] == ["former"]
    assert [meeting.name for meeting in nodes(first, model.Meeting)] == ["Hội nghị tổng kết"]
    assert all(other == first for other in others)


# --- meetings ---------------------------------------------------------------------------------------------------------
def meetings(*records: Record) -> list[model.Meeting]:
    return nodes(facts(records), model.Meeting)


def test_two_articles_about_one_meeting() -> None:
    """The narrower kind and the meeting's own name stay, whichever article comes last."""
    named = meeting_of("a", "dang-uy", kind="hoi-nghi-so-ket", name="Hội nghị sơ kết quý I")
    found = facts([named, meeting_of("aa", "dang-uy"), meeting_of("aaa", "dang-uy", "uy-ban-nhan-dan")])
    (meeting,) = nodes(found, model.Meeting)
    assert (meeting.name, meeting.kind) == ("Hội nghị sơ kết quý I", "hoi-nghi-so-ket")
    (chaired,) = edges(found, model.Participated)
    assert len(edges(found, model.HeldBy)) == 2
    assert sum(one.fact == chaired.fact for one in nodes(found, model.Evidence)) == 3


@pytest.mark.parametrize(
    "other",
    [
        meeting_of("aa", "uy-ban-nhan-dan"),
        meeting_of("aa", "dang-uy", date="2024-03-13"),
        meeting_of("aa", "dang-uy", date="2024-03"),
        meeting_of("aa", "dang-uy", date=None),
        meeting_of("aa", "dang-uy", kind="ky-hop"),
        meeting_of("aa"),
    ],
    ids=["host", "day", "month", "no day", "kind", "no host"],
)
def test_other_meetings(other: Record) -> None:
    assert len(meetings(meeting_of("a", "dang-uy"), other)) == 2


def test_a_committee_and_its_standing_members_are_one_host() -> None:
    article = Article("thường trực", "2024-03-13")
    committee = article.body("dang-uy", article.unit(HA_TIEN))
    article.meeting("hoi-nghi", article.body("thuong-truc", parent=committee), date="2024-03-12")
    found = facts([article.record(), meeting_of("a", "dang-uy")])
    assert len(nodes(found, model.Meeting)) == 1
    assert len(edges(found, model.HeldBy)) == 2


@pytest.mark.parametrize("names", [("Hội nghị sáng", "Hội nghị chiều"), (None, None), ("Hội nghị", "Hội nghị")])
def test_meetings_that_one_article_holds_apart(names: tuple[str | None, str | None]) -> None:
    article = Article("hai cuộc", "2024-03-13")
    body = article.body("dang-uy", article.unit(HA_TIEN))
    for name in names:
        article.meeting("hoi-nghi", body, date="2024-03-12", name=name)
    assert len(meetings(article.record())) == 2


# --- bodies and units -------------------------------------------------------------------------------------------------
def test_bodies_of_one_unit() -> None:
    article = Article("bộ máy", "2024-01-01")
    district = article.unit(HA_TRUNG)
    committee = article.body("huyen-uy", district)
    office = article.body("van-phong", district, parent=committee)
    government = article.body("uy-ban-nhan-dan", district)
    article.holds(article.person(NAME), "chanh", office)
    article.holds(article.person(OTHER), "chu-tich", government)
    found = facts([article.record()])
    names = {body.id: body.kind for body in nodes(found, model.Organization)}
    assert [(names[e.source], names[e.target]) for e in edges(found, model.Leads)] == [("huyen-uy", "uy-ban-nhan-dan")]
    assert [(names[e.source], names[e.target]) for e in edges(found, model.OrganizationPartOf)] == [
        ("van-phong", "huyen-uy")
    ]
    assert {(names[e.source], e.target) for e in edges(found, model.Serves)} == {
        (kind, unit_id(HA_TRUNG)) for kind in ("huyen-uy", "van-phong", "uy-ban-nhan-dan")
    }


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [("truong-trung-hoc-co-so", "Trường THCS Hoa Mai", 2), ("uy-ban-nhan-dan", None, 2), ("bo", "Bộ Nội vụ", 1)],
)
def test_a_body_without_a_unit_is_one_only_if_its_name_is_its_own(kind: str, name: str | None, expected: int) -> None:
    articles = [Article("một"), Article("hai")]
    for article in articles:
        article.holds(article.person(NAME), "chu-tich", article.body(kind, name=name))
    found = facts([article.record() for article in articles])
    assert len(nodes(found, model.Organization)) == expected


def placeholders(found: model.Facts) -> list[model.AdminUnit]:
    return [unit for unit in nodes(found, model.AdminUnit) if unit.code is None]


@pytest.mark.parametrize("name", [None, "Kỳ Lạ"])
def test_units_that_cannot_be_told_apart_stay_with_their_article(name: str | None) -> None:
    articles = [Article("một"), Article("hai")]
    for article in articles:
        article.holds(article.person(NAME), "bi-thu", article.body("dang-uy", article.unknown("xã", name)))
        article.unknown("xã", "Không Ai Nhắc")
    units = placeholders(facts([article.record() for article in articles]))
    assert [(unit.name, unit.type, unit.level, unit.resolved) for unit in units] == [(name, "xã", "commune", False)] * 2


def test_a_hamlet_is_named_within_its_commune() -> None:
    articles = [Article("một"), Article("hai"), Article("ba"), Article("bốn")]
    for article, communes in zip(articles, ([HA_TIEN], [HA_TIEN], [HA_LINH], [HA_TIEN, HA_LINH]), strict=True):
        for commune in communes:
            article.unit(commune)
        host = article.body("ban-nhan-dan", article.unknown("ấp", "Bờ Mới"))
        article.holds(article.person(NAME), "truong", host)
    found = facts([article.record() for article in articles])
    units = placeholders(found)
    assert sorted((unit.level, unit.resolved) for unit in units) == [
        ("hamlet", False), ("hamlet", True), ("hamlet", True),
    ]  # fmt: skip
    above = {e.target for e in edges(found, model.UnitPartOf) if e.source in {unit.id for unit in units}}
    assert above == {unit_id(HA_TIEN), unit_id(HA_LINH)}


def test_the_lines_of_the_units_that_are_touched() -> None:
    old, new = unit_id(HA_TIEN), unit_id("xã Tống Sơn, tỉnh Thanh Hóa", "2025-08-01")
    for record in (
        official(NAME, "bi-thu", "dang-uy", HA_TIEN),
        official(NAME, "bi-thu", "dang-uy", "xã Tống Sơn, tỉnh Thanh Hóa@2025-08-01"),
    ):
        found = facts([record])
        known = {unit.id for unit in nodes(found, model.AdminUnit)}
        assert {old, new, unit_id(HA_TRUNG), unit_id("tỉnh Thanh Hóa")} <= known
        assert (old, new) in {(step.source, step.target) for step in edges(found, model.SucceededBy)}
        parts = {(part.source, part.target, part.to_date) for part in edges(found, model.UnitPartOf)}
        assert (old, unit_id(HA_TRUNG), "2025-07-01") in parts
        assert len(known) < 100


def test_all_units_on_demand() -> None:
    found = facts([], all_units=True)
    assert len(nodes(found, model.AdminUnit)) > 14_000
    assert {unit.level for unit in nodes(found, model.AdminUnit)} == {"province", "district", "commune"}


# --- the rest ---------------------------------------------------------------------------------------------------------
def test_a_change_names_its_post_even_if_nobody_is_said_to_hold_it() -> None:
    article = Article("điều động", "2024-05-01")
    person = article.person(NAME)
    government = article.body("uy-ban-nhan-dan", article.unit(HA_TRUNG))
    article.changes.append(
        Change(
            person=person, kind="dismissed", title=None, role="chu-tich", organization=government, date="2024-04-30",
            decided_by=government, mentions=article.span(),
        )
    )  # fmt: skip
    found = facts([article.record()])
    (post,) = nodes(found, model.Post)
    (change,) = nodes(found, model.Change)
    assert [(edge.source, edge.target) for edge in edges(found, model.ChangeTo)] == [(change.id, post.id)]
    assert post.title == "Chủ tịch (Ủy ban nhân dân)"
    assert not edges(found, model.Held)
    assert {one.fact for one in nodes(found, model.Evidence)} >= {change.id, edges(found, model.DecidedBy)[0].fact}


def test_groups_take_part() -> None:
    article = Article("đại biểu", "2024-03-13")
    meeting = article.meeting("hoi-nghi", article.body("dang-uy", article.unit(HA_TIEN)), date="2024-03-12")
    article.groups += [Group(meeting=meeting, label="các ấp", act="attended", mentions=article.span())] * 2
    found = facts([article.record()])
    assert [group.name for group in nodes(found, model.Group)] == ["các ấp"]
    assert [edge.type for edge in edges(found, model.GroupParticipated)] == ["ATTENDED"]


def test_copies_of_one_text_count_once() -> None:
    copies = []
    for source, published in (("b.txt", None), ("c.txt", "2024-01-02"), ("a.txt", "2024-01-03")):
        article = Article("bản sao", published, source)
        article.holds(article.person(NAME), "bi-thu", article.body("dang-uy", article.unit(HA_TIEN)))
        copies.append(article.record())
    (document,) = nodes(facts(copies), model.Document)
    assert (document.source, document.published) == ("c.txt", "2024-01-02")
    assert facts(copies) == facts(reversed(copies))


def test_the_network_is_the_facts() -> None:
    found = facts([meeting_of("a", "dang-uy")])
    graph = network(found)
    assert graph.number_of_nodes() == len(found.nodes)
    assert graph.number_of_edges() == len(found.edges)
    (person,) = nodes(found, model.Person)
    assert graph.nodes[person.id] == {"label": "Person", "name": NAME, "name_folded": "lo van man"}
    (chaired,) = edges(found, model.Participated)
    assert graph.edges[person.id, chaired.target, chaired.fact]["type"] == "CHAIRED"
    assert graph.edges[person.id, chaired.target, chaired.fact]["capacity"] == chaired.capacity


def test_two_builds_into_one_store(tmp_path: Path) -> None:
    first = facts([meeting_of("a", "dang-uy", kind="hoi-nghi-so-ket"), official(OTHER, "bi-thu", "dang-uy", HA_LINH)])
    second = facts([meeting_of("aa", "dang-uy"), official(NAME, "chu-tich", "uy-ban-nhan-dan", HA_TIEN)])
    together = {node.id for node in (*first.nodes, *second.nodes)}
    with open_store(str(tmp_path / "graph.kgl"), write=True) as store:
        assert store.load(first).changes == len(first.nodes) + len(first.edges)
        assert store.load(second).classes["Person"].created == 0
        assert store.load(second).changes == 0
        count = store.query("MATCH (n) RETURN count(n) AS n", {})
        assert count == [{"n": len(together)}]
        assert store.query("MATCH (m:Meeting) RETURN count(m) AS n", {}) == [{"n": 1}]
