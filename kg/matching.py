"""One Aho-Corasick pass over all phrases of the vocabulary.

The text is matched in lower case with one tone placement and single spaces (``View.low``); abbreviations of two or more
capitals count in capitals only.  A match begins and ends at word borders, and does not count inside a blocking phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from kg.view import View
from ontology import acts
from ontology.folding import normal
from ontology.kept import kept, vocabulary_files
from ontology.vocabulary import Vocabulary, load

_CAPITALS = re.compile(r"[A-ZĐƯ]{2,}")
_GLUED = re.compile(r"[PCBG](?<!\w.)(?:(?<=P)[CBG])?[TĐ](?=(?:UB|HĐ|MT|H[LNPC]|LĐ|ĐU)[A-ZĐ]+)")  # "CTUBND", "PCTHĐND"
Meaning = tuple[str, str, tuple[tuple[int, int], ...]]  # kind, id, and where capitals must stand
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


def _miswritten(writing: str, slips: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a writing and those with a slip in one of its words."""
    yield writing
    low = writing.lower()
    for meant, written in slips.items():
        if meant in low:
            yield from (low.replace(meant, slip) for slip in written)


@dataclass(slots=True, frozen=True)
class Phrases:
    """Phrases as they are matched, one a line, and for each the number of what it stands for in ``meanings``."""

    lines: str
    numbers: list[int]
    meanings: list[tuple[Meaning, ...]]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str, str]]) -> Phrases:
        """Take (kind, id, writing) triples."""
        found: defaultdict[str, dict[Meaning, None]] = defaultdict(dict)
        written = [(kind, ident, writing) for kind, ident, given in entries for writing in _writings(given)]
        lines = normal("\n".join(writing for _, _, writing in written)).split("\n")  # all at once: far faster
        for line, (kind, ident, writing) in zip(lines, written, strict=True):
            found[line][kind, ident, tuple(capitals.span() for capitals in _CAPITALS.finditer(writing))] = None
        numbers: dict[tuple[Meaning, ...], int] = {}
        of_lines = [numbers.setdefault(tuple(meanings), len(numbers)) for meanings in found.values()]
        return cls("\n".join(found), of_lines, list(numbers))


class Lexicon:
    """Phrases with what they stand for."""

    def __init__(self, phrases: Phrases) -> None:
        """Make the automaton of the phrases."""
        self._meanings = [phrases.meanings[number] for number in phrases.numbers]
        self._automaton = AhoCorasick(phrases.lines.split("\n"), matchkind=MatchKind.Standard, store_patterns=False)

    def hits(self, view: View) -> list[Hit]:
        """Return all matches, the overlapping ones too, by start and then longest first."""
        low, raw, meanings = view.low, view.raw, self._meanings
        framed = f" {low} "
        glued = {found.end() for found in _GLUED.finditer(raw)}
        found: list[Hit] = []
        blocks: list[tuple[int, int]] = []
        compounds: set[int] = set()
        opened: dict[int, int] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if (framed[start].isalnum() and start not in glued) or (
                framed[end + 1].isalnum() and framed[end] != "." and end not in glued
            ):  # the characters before and behind
                continue
            for kind, ident, capitals in meanings[index]:
                if kind == "block":
                    blocks.append((start, end))
                elif kind == "compound":
                    compounds.update(range(start + 1, end))
                    opened[start] = max(end, opened.get(start, 0))
                elif not capitals or all(raw[start + first : start + last].isupper() for first, last in capitals):
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
    slips = vocabulary.misspellings
    for role in vocabulary.roles.values():
        yield from (("role", role.id, writing) for written in role.writings for writing in _miswritten(written, slips))
    for body in vocabulary.bodies.values():
        yield from (("body", body.id, writing) for written in body.writings for writing in _miswritten(written, slips))
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
    return Lexicon(kept("phrases", (*vocabulary_files(), Path(__file__)), Phrases, lambda: Phrases.of(entries(load()))))
