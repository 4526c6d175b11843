"""What the files hold: writings that stand for one thing, and every title of the official lists."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from ontology.folding import normal
from ontology.vocabulary import Body, MeetingKind, Role, load
from ontology.vocabulary_files import is_abbreviation, slug

VOCABULARY = load()
LINES = (Path(__file__).parent / "writings.txt").read_text(encoding="utf-8").splitlines()
WRITINGS = [line.split(" = ") for line in LINES if line and not line.startswith("#")]
# what an official title may add behind the body, or behind an open body's label
UNITS = {"", "tỉnh", "huyện", "xã", "phường", "đặc khu"}
TITLES = [(group, title) for group, titles in VOCABULARY.official_titles.items() for title in titles]


def things() -> list[Role | Body | MeetingKind]:
    return [*VOCABULARY.roles.values(), *VOCABULARY.bodies.values(), *VOCABULARY.meetings.values()]


def known(kinds: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the look-up key of every writing with its id."""
    return {key(writing): ident for ident, writings in kinds.items() for writing in writings}


def key(writing: str) -> str:
    return writing if is_abbreviation(writing) else normal(writing)


ROLES = known({role.id: role.writings for role in VOCABULARY.roles.values()})
BODIES = known({body.id: body.writings for body in VOCABULARY.bodies.values()})
MEETINGS = known({meeting.id: meeting.writings for meeting in VOCABULARY.meetings.values()})


def longest(text: str, writings: dict[str, str]) -> tuple[str, str] | None:
    """Return the id of the longest writing at the start of a normalised text, and the rest."""
    words = text.split(" ")
    for end in range(len(words), 0, -1):
        if found := writings.get(" ".join(words[:end])):
            return found, " ".join(words[end:])
    return None


def recognised(title: str) -> bool:
    """Hold whether a title is a role, then nothing or a body, which may be of a greater body, then a bare unit."""
    role = longest(normal(title), ROLES)
    if not role:
        return False
    ident, rest = role
    if not rest:
        return not VOCABULARY.roles[ident].composed
    while rest not in UNITS:
        body = longest(rest, BODIES)
        if not body:
            return False
        rest = body[1]
    return True


@pytest.mark.parametrize(("writing", "ident"), WRITINGS)
def test_a_writing_is_known(writing: str, ident: str) -> None:
    found = {table[key(writing)] for table in (ROLES, BODIES, MEETINGS) if key(writing) in table}
    assert found == {ident}


@pytest.mark.parametrize(("group", "title"), TITLES)
def test_an_official_title_is_recognised(group: str, title: str) -> None:
    assert recognised(title), f"{group}: {title}"


@pytest.mark.parametrize("title", ["Vua", "Trưởng", "Bí thư Vua", "Chủ tịch Ủy ban nhân dân vua"])
def test_what_is_no_title_is_not(title: str) -> None:
    assert not recognised(title)


@pytest.mark.parametrize("document", ["368-QĐ/TW", "35-KL/TW", "33/2023/NĐ-CP"])
def test_the_official_lists_are_there(document: str) -> None:
    assert [group for group in VOCABULARY.official_titles if group.startswith(f"{document}:")]


def test_an_official_list_names_a_title_once() -> None:
    assert len(TITLES) == len(set(TITLES))
    by_document = [(group.split(":")[0], title) for group, title in TITLES]
    assert sorted(by_document) == sorted(set(by_document))


def test_groups_reach_the_roles() -> None:
    assert VOCABULARY.roles["tong-bi-thu"].rank_groups == ("368-QĐ/TW:I.1", "35-KL/TW:I.1")
    assert VOCABULARY.roles["pho-thu-tuong"].rank_groups == ("368-QĐ/TW:I.2", "35-KL/TW:I.2")


def test_ids_are_plain() -> None:
    assert [thing.id for thing in things() if thing.id != slug(thing.id)] == []


def test_writings_keep_one_form() -> None:
    writings = [writing for thing in things() for writing in thing.writings]
    assert [w for w in writings if w != unicodedata.normalize("NFC", w) or w != " ".join(w.split()) or not w] == []
    # load() compares writings by lower(): they must have the tone placement of normal()
    assert [w for w in writings if w.lower() != normal(w)] == []


@pytest.mark.parametrize(
    "name", ["honorifics", "ranks", "degrees", "family_names", "countries", "foreign_offices", "no_names"]
)
def test_a_list_names_each_once(name: str) -> None:
    listed: tuple[str, ...] = getattr(VOCABULARY, name)
    assert len(listed) == len(set(listed))
    assert all(entry == unicodedata.normalize("NFC", entry).strip() != "" for entry in listed)


def test_ranks_and_degrees_are_no_roles() -> None:
    before_names = {key(word) for words in (VOCABULARY.ranks, VOCABULARY.degrees) for word in words}
    assert before_names & ROLES.keys() == set()


def test_a_member_by_its_word_sits_in_that_committee() -> None:
    for ident in ("tinh-uy", "thanh-uy", "huyen-uy", "quan-uy", "thi-uy", "dang-uy"):
        role = VOCABULARY.roles[f"{ident}-vien"]
        assert (role.fused, role.body, role.kind) == (True, ident, "member")
        assert VOCABULARY.bodies[ident].broader == "cap-uy"
