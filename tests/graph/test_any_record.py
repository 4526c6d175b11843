"""What holds for the facts of any records: whole edges, whole evidence, one graph in any order."""

from __future__ import annotations

from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import facts
from kg.record import Change, Group, Record
from ontology import model, values
from tests.graph.articles import Article

DAYS = st.sampled_from([None, "2023", "2024-03", "2024-03-12", "2025-08-01"])
UNITS = ["xã Hà Tiến, huyện Hà Trung", "xã Hà Lĩnh, huyện Hà Trung", "huyện Hà Trung, tỉnh Thanh Hóa", "tỉnh Thanh Hóa"]
NAMES = st.sampled_from(["Lò Văn Mẫn", "LÒ VĂN MẪN", "Lò Văn Man", "Tòng Thị Xuyên", "K'Brể"])
ROLES = st.sampled_from(["bi-thu", "pho-bi-thu-thuong-truc", "huyen-uy-vien"])
BODIES = st.sampled_from(
    ["dang-uy", "huyen-uy", "uy-ban-nhan-dan", "thuong-truc", "truong", "bo", "quoc-hoi", "so-y-te"]
)
STATUSES = st.sampled_from(get_args(values.Status))
MEETINGS = st.sampled_from(["hoi-nghi", "hoi-nghi-so-ket", "ky-hop", "hop"])
ACTS = st.sampled_from(values.ACTS)
KINDS = st.sampled_from(get_args(values.ChangeKind))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a small record that is valid: keys resolve, parents come before their parts."""
    full = DAYS.filter(lambda day: day is None or len(day) == 10)
    article = Article(draw(st.sampled_from("abc")), draw(full), draw(st.sampled_from(["x.txt", "y.txt"])))
    named = draw(st.lists(st.sampled_from(UNITS), max_size=3, unique=True))
    unknown = draw(st.lists(st.sampled_from([("xã", None), ("ấp", "1"), ("xã", "Kỳ Lạ")]), max_size=2))
    units = [None, *(article.unit(written) for written in named), *(article.unknown(*one) for one in unknown)]
    bodies: list[str | None] = [None]
    for kind in draw(st.lists(BODIES, max_size=4)):
        bodies.append(article.body(kind, draw(st.sampled_from(units)), draw(st.sampled_from(bodies))))
    own = [body for body in bodies if body]
    people = [article.person(name) for name in draw(st.lists(NAMES, max_size=3))]
    meetings = [
        article.meeting(
            draw(MEETINGS),
            *(draw(st.lists(st.sampled_from(own), max_size=2, unique=True)) if own else []),
            date=draw(DAYS),
            name=draw(st.sampled_from([None, "Hội nghị", "Họp"])),
            unit=draw(st.sampled_from(units)),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    for person in people:
        numbers = [
            article.holds(person, draw(ROLES), draw(st.sampled_from(bodies)), draw(STATUSES), draw(DAYS))
            for _ in range(draw(st.integers(0, 2)))
        ]
        if meetings:
            article.takes_part(person, draw(st.sampled_from(meetings)), draw(ACTS), *numbers)
        role = draw(st.none() | ROLES)
        article.changes.append(
            Change(
                person=person, kind=draw(KINDS), title=draw(st.sampled_from([None, "Bí thư"])), role=role,
                organization=draw(st.sampled_from(bodies)), date=draw(DAYS),
                decided_by=draw(st.sampled_from(bodies)), mentions=article.span(),
            )
        )  # fmt: skip
    for meeting in meetings:
        article.groups.append(Group(meeting=meeting, label="các ấp", act=draw(ACTS), mentions=article.span()))
    return article.record()


@settings(deadline=None)
@given(st.lists(records(), max_size=3))
def test_every_edge_has_ends_and_every_evidence_a_fact(read: list[Record]) -> None:
    found = facts(read)
    known = {(type(node), node.id) for node in found.nodes}
    assert len(known) == len(found.nodes)
    assert len({(type(edge), edge.fact) for edge in found.edges}) == len(found.edges)
    for edge in found.edges:
        for kind, end in zip(edge.ends, (edge.source, edge.target), strict=True):
            assert (kind, end) in known
    said = {edge.fact for edge in found.edges} | {node.id for node in found.nodes}
    texts = {record.document.text for record in read}
    for evidence in found.of(model.Evidence):
        assert isinstance(evidence, model.Evidence)
        assert evidence.fact in said
        assert any(text[evidence.start_offset : evidence.end_offset] == evidence.quote for text in texts)
    proven = {evidence.fact for evidence in found.of(model.Evidence) if isinstance(evidence, model.Evidence)}
    for edge in found.edges:
        if isinstance(edge, model.Held | model.Participated | model.GroupParticipated | model.HeldBy | model.Serves):
            assert edge.fact in proven
    held = {edge.fact for edge in found.edges if isinstance(edge, model.Held)}
    for edge in found.edges:
        if isinstance(edge, model.Participated):
            assert held.issuperset(edge.capacity)


@settings(deadline=None)
@given(st.lists(records(), max_size=4), st.randoms())
def test_no_order_of_articles_changes_the_facts(read: list[Record], random: Random) -> None:
    shuffled = list(read)
    random.shuffle(shuffled)
    assert facts(read) == facts(shuffled)


@settings(deadline=None)
@given(records(), st.lists(records(), max_size=3))
def test_nothing_of_an_article_gets_lost_among_others(one: Record, others: list[Record]) -> None:
    """Who the people are may change with more articles; documents, bodies, posts, units and meetings stay."""
    others = [other for other in others if other.document.id != one.document.id]
    kept = (model.Document, model.Organization, model.Post, model.AdminUnit, model.Meeting)
    alone = {node.id for node in facts([one]).nodes if isinstance(node, kept)}
    assert alone <= {node.id for node in facts([one, *others]).nodes}
