"""The facts of the samples are in the samples."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from ontology.values import ACTS
from tests.samples.gold import ARTICLES, Gold, articles, golds

each = pytest.mark.parametrize("gold", golds(), ids=lambda gold: gold.id)


def plain(text: str) -> str:
    """NFC with single spaces, so that a quote may run over a line break or a no-break space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def test_every_article_has_its_facts_and_can_be_read() -> None:
    ids = [gold.id for gold in golds()]
    assert ids == [path.stem for path in ARTICLES]
    assert ids == sorted(articles())


@each
def test_what_is_quoted_stands_in_the_text(gold: Gold) -> None:
    text = plain(articles()[gold.id].text)
    quotes = [name for person in gold.persons for name in (person.name, *person.aka)]
    quotes += [role.written for person in gold.persons for role in person.roles]
    quotes += [meeting.date_raw for meeting in gold.meetings if meeting.date_raw]
    quotes += [unit.name for unit in gold.units]
    quotes += [
        f"{unit.type} {unit.name}" for unit in gold.units if unit.type in {"huyện", "tỉnh"} and unit.type_in_text
    ]
    quotes += gold.documents
    assert [quote for quote in quotes if plain(quote) not in text] == []
    assert [author for author in gold.authors if author.casefold() not in text.casefold()] == []


@each
def test_facts_refer_to_people_and_meetings_of_the_article(gold: Gold) -> None:
    names = [person.name for person in gold.persons]
    assert len(set(names)) == len(names)
    assert all(person.roles for person in gold.persons)
    assert {act.person for act in gold.participation} | {event.person for event in gold.events} <= set(names)
    assert {act.meeting_index for act in gold.participation} <= set(range(len(gold.meetings)))
    acts = [(act.person, act.meeting_index, act.kind) for act in gold.participation]
    assert len(set(acts)) == len(acts)
    given = {(person.name, role.title, role.org) for person in gold.persons for role in person.roles}
    changed = {(event.person, event.role, event.org) for event in gold.events if event.role}
    assert changed <= given


@each
def test_dates_are_days(gold: Gold) -> None:
    found = [meeting.date for meeting in gold.meetings] + [event.date for event in gold.events]
    dates = [date for date in found if date]
    assert [dt.date.fromisoformat(date).isoformat() for date in dates] == dates


def test_letters_that_an_editor_might_tidy_are_kept() -> None:
    assert "Đảng\u00a0uỷ" in articles()["04-commune-conclusion-only"].text
    decomposed = articles()["12-voter-meeting"].text
    assert unicodedata.is_normalized("NFD", decomposed)
    assert not unicodedata.is_normalized("NFC", decomposed)


def test_samples_cover_what_they_are_for() -> None:
    facts = golds()
    assert {act.kind for gold in facts for act in gold.participation} == set(ACTS)
    assert any(not gold.persons for gold in facts)
    chairs = [[act for act in gold.participation if act.kind == "chaired"] for gold in facts if gold.meetings]
    assert [] in chairs
    assert max(map(len, chairs)) > 1
    posts: dict[str, set[str]] = {}
    for gold in facts:
        for person in gold.persons:
            posts.setdefault(person.name, set()).add(gold.id)
    assert sum(len(where) > 1 for where in posts.values()) >= 5
