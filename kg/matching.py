"""One Aho-Corasick pass over all phrases of the vocabulary.

The text is matched in lower case with one tone placement and single spaces (``View.low``); abbreviations of two or more
capitals count in capitals only.  A match begins and ends at word borders, and does not count inside a blocking phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from kg.view import View
from ontology import acts
from ontology.folding import normal
from ontology.vocabulary import Vocabulary, load

_CAPITALS = re.compile(r"[A-ZĐƯ]{2,}")
_AND = (" ", " - ", "-", " – ", "–", " & ", ", ", " và ")


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry of the vocabulary where it stands in the text: ``kind`` and ``id`` say which."""

    start: int
    end: int
    kind: str
    id: str


def _writings(writing: str) -> Iterator[str]:
    """Yield a writing and those in which "và" is a dash, a comma or nothing."""
    yield writing
    if " và " in writing:
        head, tail = writing.rsplit(" và ", 1)
        for joint in _AND:
            yield head + joint + tail


class Lexicon:
    """Phrases with what they stand for."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """Take (kind, id, writing) triples."""
        meanings: defaultdict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
        written = [(kind, ident, writing) for kind, ident, given in entries for writing in _writings(given)]
        keys = normal("\n".join(writing for _, _, writing in written)).split("\n")  # all at once: far faster
        for key, (kind, ident, writing) in zip(keys, written, strict=True):
            meaning = (kind, ident, writing if _CAPITALS.search(writing) else None)
            if meaning not in meanings[key]:
                meanings[key].append(meaning)
        self._patterns = list(meanings)
        self._meanings = [meanings[pattern] for pattern in self._patterns]
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.Standard)

    def hits(self, view: View) -> list[Hit]:
        """Return all matches, the overlapping ones too, by start and then longest first."""
        low, raw, meanings = view.low, view.raw, self._meanings
        framed = f" {low} "
        found: list[Hit] = []
        blocks: list[tuple[int, int]] = []
        compounds: set[int] = set()
        opened: dict[int, int] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if framed[start].isalnum() or framed[end + 1].isalnum():  # the characters before and behind
                continue
            for kind, ident, capitals in meanings[index]:
                if kind == "block":
                    blocks.append((start, end))
                elif kind == "compound":
                    compounds.update(range(start + 1, end))
                    opened[start] = max(end, opened.get(start, 0))
                elif capitals is None or _same_capitals(raw[start:end], capitals):
                    found.append(Hit(start, end, kind, ident))
        if compounds:
            found = [
                hit
                for hit in found
                if hit.start not in compounds and hit.end not in compounds and hit.end >= opened.get(hit.start, 0)
            ]
        if blocks:
            found = list(_outside(found, blocks))
        found.sort(key=attrgetter("end"), reverse=True)
        found.sort(key=attrgetter("start"))
        return found


def _same_capitals(written: str, capitals: str) -> bool:
    """Hold whether each abbreviation of ``capitals`` is written in capitals."""
    return all(written[start:end].isupper() for start, end in _abbreviations(capitals))


@cache
def _abbreviations(writing: str) -> tuple[tuple[int, int], ...]:
    """Return where the abbreviations of a writing of the vocabulary stand in it."""
    return tuple(found.span() for found in _CAPITALS.finditer(writing))


def _outside(hits: list[Hit], blocks: list[tuple[int, int]]) -> Iterator[Hit]:
    """Yield the hits that are not a smaller part of a blocking phrase."""
    inside: dict[int, tuple[int, int]] = {}
    for start, end in blocks:
        for position in range(start, end):
            if position not in inside or inside[position][1] - inside[position][0] < end - start:
                inside[position] = (start, end)
    for hit in hits:
        block = inside.get(hit.start)
        if block is None or hit.end > block[1] or (hit.start, hit.end) == block or hit.start < block[0]:
            yield hit


def entries(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str]]:
    """Yield all (kind, id, writing) of the vocabulary."""
    for role in vocabulary.roles.values():
        yield from (("role", role.id, writing) for writing in role.writings)
    for body in vocabulary.bodies.values():
        yield from (("body", body.id, writing) for writing in body.writings)
    for meeting in vocabulary.meetings.values():
        yield from (("meeting", meeting.id, writing) for writing in meeting.writings)
    for kind, phrases in (
        ("honorific", vocabulary.honorifics),
        ("rank", vocabulary.ranks),
        ("degree", vocabulary.degrees),
    ):
        yield from ((kind, writing, writing) for writing in phrases)
    for act in acts.load():
        if act.kind == "stop":
            continue
        yield from ((act.kind, act.id, phrase) for phrase in act.phrases)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the whole vocabulary; built once a process."""
    return Lexicon(entries(load()))
