"""What holds for every text: a valid record comes out, whose spans quote the text and whose keys exist."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kg.extraction import extract
from kg.record import Record, Span, decode, encode, schema
from tests.extraction.grammar import WRITERS, facts
from tests.extraction.texts import damaged, scraps
from tests.samples.gold import articles

ALL = tuple(WRITERS)
VALID = Draft202012Validator(schema())
few = settings(max_examples=60, deadline=None)


def spans(record: Record) -> Iterator[Span]:
    """Yield all spans of a record."""
    lists = (getattr(record, field) for field in record.__struct_fields__ if field != "document")
    for thing in chain.from_iterable(lists):
        yield from thing.mentions


def broken_keys(record: Record) -> list[str]:
    """Return the keys that are used and not there, and the keys that are there twice."""
    read = msgspec.to_builtins(record)
    defined = [thing["key"] for kind in ("units", "organizations", "people", "meetings") for thing in read[kind]]
    used = {
        key
        for kind in ("organizations", "holdings", "meetings", "participations", "groups", "changes")
        for thing in read[kind]
        for name in ("unit", "parent", "organization", "person", "meeting", "decided_by", "organizers")
        for key in (thing[name] if name == "organizers" and name in thing else [thing.get(name)])
        if key is not None
    }
    return sorted(used - set(defined)) + [key for key in defined if defined.count(key) > 1]


def check(text: str) -> None:
    """Read a text and hold the record against its contract."""
    record = extract(text, source="anything")
    assert record.document.text == text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    assert broken_keys(record) == []
    assert all(0 <= at < len(record.holdings) for deed in record.participations for at in deed.capacity)
    assert all(
        record.holdings[at].person == deed.person for deed in record.participations for at in deed.capacity
    )  # a capacity is the person's own
    assert {held.person for held in record.holdings} == {person.key for person in record.people}
    VALID.validate(msgspec.json.decode(encode(record)))
    assert decode(encode(record)) == record


@few
@given(st.text())
def test_any_text(text: str) -> None:
    check(text)


@few
@given(scraps)
def test_scraps_of_the_vocabulary(text: str) -> None:
    check(text)


@few
@given(damaged())
def test_damaged_articles(text: str) -> None:
    check(text)


@few
@given(damaged(), st.integers(0, 400), st.integers(0, 400))
def test_the_same_text_gives_the_same_record(text: str, first: int, last: int) -> None:
    piece = text[first : first + last]
    assert extract(piece, source="one") == extract(piece, source="one")


@pytest.mark.parametrize("name", sorted(articles()))
def test_composition_of_letters_tells_nothing(name: str) -> None:
    text = articles()[name].text
    read = [facts(extract(unicodedata.normalize(form, text), source=name), ALL) for form in ("NFC", "NFD")]
    assert read[0] == read[1]


@pytest.mark.parametrize("name", sorted(articles()))
def test_line_ends_tell_nothing(name: str) -> None:
    text = articles()[name].text.replace("\r\n", "\n")
    read = [facts(extract(text.replace("\n", end), source=name), ALL) for end in ("\n", "\r\n")]
    assert read[0] == read[1]


@pytest.mark.parametrize("name", sorted(articles()))
def test_blanks_at_the_ends_tell_nothing(name: str) -> None:
    text = articles()[name].text
    assert facts(extract(f"\n \n{text}\n\n \t", source=name), ALL) == facts(extract(text, source=name), ALL)


@pytest.mark.parametrize("write", [str, str.upper, str.title])
@pytest.mark.parametrize("honorific", ["đồng chí", "ông", "bà", "đ/c", "thượng tá", "thầy"])
def test_case_of_the_form_of_address_tells_nothing(honorific: str, write: Callable[[str], str]) -> None:
    text = f"{write(honorific)} Từ Văn Giáp, Bí thư Huyện ủy Mộ Đức đến thăm."
    assert facts(extract(text, source="case"), ("person",)) == [
        "person: Từ Văn Giáp | Bí thư Huyện ủy @ Huyện ủy Mộ Đức | current"
    ]


def test_a_long_list_of_units_is_read() -> None:
    check("xã Hà Tiến, " * 2000)


def test_half_a_surrogate_pair_is_stored_as_the_replacement_character() -> None:
    whole = "Ông Từ Văn Giáp\ufffd, Bí thư Huyện ủy Mộ Đức"
    assert extract(whole.replace("\ufffd", "\ud800"), source="anything").document.text == whole
    check(whole)


def test_a_list_of_villages_is_read() -> None:
    check("Nước ngập ở các thôn Đông Hà, Tây Hồ.")
