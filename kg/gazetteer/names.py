"""Written names of units: the key that a name is looked up by, and what a writing says beside the name.

A writing may carry the type in full or short ("xã", "X.", "TP.", "Q.1"), the units above ("…, huyện Mỏ Cày Nam, tỉnh
Bến Tre") and that it is an old name ("(cũ)", "trước sáp nhập").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from ontology.errors import UsageError
from ontology.folding import fold, normal

_SHORT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "đk": "đặc khu"}
_INITIAL = {"x": "xã", "p": "phường", "h": "huyện", "q": "quận", "t": "tỉnh"}
_ABBREVIATED = _SHORT | _INITIAL
TYPES = ("tỉnh", "thành phố", "thị xã", "quận", "huyện", "thị trấn", "phường", "xã", "đặc khu")
_ABOVE_COMMUNE = TYPES[:5]

_APOSTROPHES = re.compile("['’‘ʼ`´]")
_BETWEEN = re.compile(r" [ .\-‐‑–—_]+|[.\-‐‑–—_][ .\-‐‑–—_]*")  # a single space is as it shall be
_ZEROS = re.compile(r"(?<!\w)0+(?=\d)")
_I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_Y = re.compile(r"(?:(?<=[hklmst])|(?<=qu))[yýỳỷỹỵ](?!\w)")

_OLD = re.compile(
    r"\s*\(?\b(?:cũ|trước (?:đây|(?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|(?:ngày )?0?1[/.-]0?7[/.-]2025))(?!\w)\)?",
    re.IGNORECASE,
)


def key(written: str) -> str:
    """Return what a name is looked up by: one form for case, tone placement, composition, hyphens, apostrophes, zeros.

    Diacritics stay.  Line breaks stay too, so that many names can be done in one call.
    """
    text = normal(unicodedata.normalize("NFC", written))
    return _ZEROS.sub("", _BETWEEN.sub(" ", _APOSTROPHES.sub("", text))).strip()


def loose(key_: str) -> str:
    """Return the key with i for y where both are in use: Mỹ and Mĩ, Quý and Quí.  Line breaks stay, as in ``key``."""
    return _Y.sub(lambda y: y[0].translate(_I_FOR_Y), key_)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a part of a writing: its first word is a type, or belongs to the name."""

    type: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """One unit in a writing; ``old`` if it is called a former one."""

    written: str
    readings: tuple[Reading, ...]
    old: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A unit and the units that it is said to lie in, nearest first."""

    unit: Part
    above: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How the words of types are found: at the start of a name, what they stand for, and between two units."""

    start: re.Pattern[str]
    types: dict[str, str]
    apart: re.Pattern[str]


_AS_WRITTEN = {word: word for word in TYPES}
_FOLDED = {fold(word): word for word in TYPES} | _AS_WRITTEN
_MEANT = _FOLDED | _ABBREVIATED


@cache
def _grammar(*, diacritics: bool) -> _Grammar:
    types = _AS_WRITTEN if diacritics else _FOLDED
    words, short, letters = "|".join(types), "|".join(_SHORT), "".join(_INITIAL)
    start = rf"(?:({words})\s+|({short})(?:\.\s*|\s+)|([{letters}])(?:\.\s*|\s*(?=\d)))(?=\S)"
    # without a comma only whole words part two units, and only with their diacritics: Tam Quan Nam is one name
    between = rf"(?:(?:{'|'.join(_ABOVE_COMMUNE)}|tp|tx)(?:\.\s*|\s+)|[hqt]\.\s*)(?!(?:{words})\b)\w"
    after_dash = rf"(?:{words}|{short})\b|[{letters}]\."
    gaps = rf"\s*[,;()]\s*|\s+[-–]\s+(?={after_dash})|(?<=\w)\s+(?=(?:thuộc\s+)?{between})"
    apart = rf"(?:{gaps})(?:thuộc\s+)?"
    return _Grammar(re.compile(start, re.IGNORECASE), types | _ABBREVIATED, re.compile(apart, re.IGNORECASE))


def type_of(written: str) -> str:
    """Return the type that a word or an abbreviation stands for; raises UsageError for any other."""
    word = " ".join(normal(unicodedata.normalize("NFC", written)).rstrip(". ").split())
    if word not in _MEANT:
        raise UsageError(f"{written!r} is no type of unit: use one of {', '.join(TYPES)}")
    return _MEANT[word]


def _part(text: str, grammar: _Grammar) -> Part:
    readings = [Reading(None, key(text))]
    found = grammar.start.match(text)
    if found:
        readings.insert(0, Reading(grammar.types[found[found.lastindex or 0].lower()], key(text[found.end() :])))
    return Part(text, tuple(readings), old=False)


@lru_cache(maxsize=4096)
def read(written: str, *, diacritics: bool = True) -> Written:
    """Take a writing apart; without ``diacritics`` its types may lack them.  Raises UsageError if it holds no name."""
    grammar = _grammar(diacritics=diacritics)
    text = " ".join(unicodedata.normalize("NFC", written).split())
    parts: list[Part] = []
    for marks, stretch in enumerate(_OLD.split(text)):
        if marks and parts:  # what stands before the mark is what was called old
            parts[-1] = replace(parts[-1], old=True)
        parts += [_part(piece, grammar) for piece in grammar.apart.split(stretch) if key(piece)]
    if not parts:
        raise UsageError(f"{written!r} holds no name of a unit")
    return Written(parts[0], tuple(parts[1:]))
