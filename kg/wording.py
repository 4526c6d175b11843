"""Reads what a caller writes: which role, body, kind of meeting or honorific it begins with, however that is spelt."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.gazetteer import Unit, gazetteer
from ontology.errors import UsageError
from ontology.folding import fold
from ontology.vocabulary import Vocabulary, load

Index = Mapping[str, frozenset[str]]
BESIDE = re.compile(r"\s*[,(]\s*")  # what stands between a unit and the one that it lies in
_WORD = re.compile(r"\w+")
_JOINTS = frozenset({"cua", "thuoc"})  # "Chủ tịch của UBND xã …"


def words(written: str) -> list[tuple[int, str]]:
    """Return where each word starts in the writing (in NFC), and the word folded."""
    return [(word.start(), fold(word[0])) for word in _WORD.finditer(written)]


def openings(index: Index, written: str) -> Iterator[tuple[frozenset[str], str]]:
    """Yield what a writing can begin with, the longest first: the ids of an entry, and the text behind it."""
    text = unicodedata.normalize("NFC", written)
    found = words(text)
    for size in range(len(found), 0, -1):
        ids = index.get(" ".join(word for _, word in found[:size]))
        if ids:
            rest = size
            while rest < len(found) and found[rest][1] in _JOINTS:
                rest += 1
            yield ids, text[found[rest][0] :] if rest < len(found) else ""


def tails(written: str) -> Iterator[tuple[str, str]]:
    """Yield each way to part a writing before a word: the words before, folded, and the text from there; "" at last."""
    text = unicodedata.normalize("NFC", written)
    found = words(text)
    for size, (start, _) in enumerate(found):
        yield " ".join(word for _, word in found[:size]), text[start:]
    yield " ".join(word for _, word in found), ""


@cache
def roles() -> Index:
    """Return the ids of roles by folded writing."""
    return _index((role.id, role.writings) for role in load().roles.values())


@cache
def bodies() -> Index:
    """Return the ids of kinds of body by folded writing."""
    return _index((body.id, body.writings) for body in load().bodies.values())


@cache
def meetings() -> Index:
    """Return the ids of kinds of meeting by folded writing, each with the narrower kinds."""
    kinds = load().meetings
    narrower: defaultdict[str, set[str]] = defaultdict(set)
    for kind in kinds:
        at: str | None = kind
        while at is not None:
            narrower[at].add(kind)
            at = kinds[at].broader
    found = _index((kind.id, kind.writings) for kind in kinds.values())
    return {writing: frozenset().union(*(narrower[ident] for ident in ids)) for writing, ids in found.items()}


@cache
def honorifics() -> Index:
    """Return what stands before a name: forms of address, ranks, degrees."""
    vocabulary: Vocabulary = load()
    before = (*vocabulary.honorifics, *vocabulary.ranks, *vocabulary.degrees)
    return _index((word, (word,)) for word in before)


def _index(entries: Iterable[tuple[str, Iterable[str]]]) -> Index:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ident, writings in entries:
        for writing in writings:
            key = fold(writing)
            for form in {key, key.replace(" va ", " ")}:  # "Văn hóa và Xã hội", "Văn hóa - Xã hội"
                found[form].add(ident)
    return {form: frozenset(ids) for form, ids in found.items() if form}


def units_of_table(written: str) -> list[tuple[Unit, int]]:
    """Return the units of the table that a writing fits, each with its rank; diacritics count where they are right."""
    for diacritics in (True, False):
        try:
            found = gazetteer().resolve(written, diacritics=diacritics)
        except UsageError:  # no name in it
            return []
        fitting = [(candidate.unit, candidate.rank) for candidate in found.candidates if candidate.fits]
        if fitting:
            return fitting
    return []
