"""Two forms of a Vietnamese text: ``normal`` for matching in place, ``fold`` for looking names up."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _compose(base: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + tone)


# "hoà" and "hòa": the tone of an open oa, oe, uy is written on either vowel; the first one is the form kept here
_PLACEMENT = {a + _compose(b, tone): _compose(a, tone) + b for a, b in ("oa", "oe", "uy") for tone in _TONES}
_PLACED = re.compile("(?<!q)(?:" + "|".join(_PLACEMENT) + r")(?!\w)")
_SPACES = dict.fromkeys((160, 8199, 8239, 8201, 12288, 65279, 8203), " ")


def normal(text: str) -> str:
    """Lower case, plain spaces, one tone placement; an NFC input keeps its length, so offsets stay valid."""
    lowered = text.translate(_SPACES).lower()
    if len(lowered) != len(text):  # a letter such as İ that has no one-letter lower case
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_SPACES))
    return _PLACED.sub(lambda found: _PLACEMENT[found[0]], lowered)


def fold(text: str) -> str:
    """Return the look-up key: words in lower case without diacritics, one space between, no punctuation."""
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return " ".join(re.findall(r"\w+", "".join(c for c in letters if not unicodedata.combining(c))))
