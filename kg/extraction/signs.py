"""The words with which a mention can begin: types of unit, family names, words of status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.letters import LETTERS, UPPER
from ontology.folding import normal
from ontology.vocabulary import load

# the words that say a type, and how a type is abbreviated (in capitals, a full stop after one letter)
TYPES = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "xã": "xã",
    "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu", "thi trấn": "thị trấn", "xă": "xã",
    "huyện đảo": "huyện", "xã đảo": "xã",
    "ấp": "ấp", "thôn": "thôn", "khóm": "khóm", "khu phố": "khu phố", "tổ dân phố": "tổ dân phố", "bản": "bản",
    "buôn": "buôn", "làng": "làng", "khối phố": "khối phố", "khu": "khu", "tdp": "tổ dân phố", "kp": "khu phố",
}  # fmt: skip
ABBREVIATED = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện", "p": "phường", "x": "xã"}
_STATUSES = ("nguyên", "cựu", "quyền", "q.", "tân", "phụ trách", "từng", "hiện")
_TYPE_ENDS = r"(?=[\s(]|$|[,.;:)”\"’…/–-]|(?<=kp)\d)"
_CITY_FOLLOWS = r"(?<=tp)(?=hcm\b)"
_ALONE_FOLLOWS = r"(?<=t[px])(?=[\s,;:)]|$)"  # "UBND TP, …"
_CAPITAL_FOLLOWS = rf"\s(?=[{UPPER.lower()}])"
UNIT_TYPE = re.compile(
    rf"(?<!\w)(?:(?P<full>{'|'.join(sorted(TYPES, key=len, reverse=True))}){_TYPE_ENDS}"
    rf"|(?P<short>{'|'.join(ABBREVIATED)})(?:\.\s?|{_CAPITAL_FOLLOWS}|{_CITY_FOLLOWS}|{_ALONE_FOLLOWS}))"
)
STATUS_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _STATUSES))})\s")
CAPITALISED = re.compile(rf"[{UPPER}](?<!\w.)[{LETTERS}]*")
FAMILIES = frozenset(re.split(r"[ '’]", normal(name))[0] for name in load().family_names)


def _by_letter(words: Iterable[tuple[str, str]]) -> str:
    """Return the pattern of words, each with what must follow, that tries only those with the letter that is there."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    for word, follows in words:
        tails[word[0]].append(re.escape(word[1:]) + follows)
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in tails.items())


# what stands before a type of unit or a word of status; it consumes nothing of them
_BEFORE_SIGN = re.compile(
    r"\W(?="
    + _by_letter(
        [
            *((word, _TYPE_ENDS) for word in TYPES),
            *((word, rf"(?:[.]|{_CAPITAL_FOLLOWS}|{_CITY_FOLLOWS}|{_ALONE_FOLLOWS})") for word in ABBREVIATED),
            *((word, r"\s") for word in _STATUSES),
        ]
    )
    + ")"
)


def signs_in(low: str) -> list[int]:
    """Return where ``UNIT_TYPE`` or ``STATUS_WORD`` match, in order; several times faster than these."""
    return [found.start() for found in _BEFORE_SIGN.finditer("\n" + low)]
