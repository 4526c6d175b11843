"""The words with which a mention can begin: types of unit, family names, words of status."""

from __future__ import annotations

import re

from kg.letters import LETTERS, UPPER
from ontology.folding import normal
from ontology.vocabulary import load

# the words that say a type, and how a type is abbreviated (in capitals, a full stop after one letter)
TYPES = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "xã": "xã",
    "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu", "thi trấn": "thị trấn", "xă": "xã",
    "ấp": "ấp", "thôn": "thôn", "khóm": "khóm", "khu phố": "khu phố", "tổ dân phố": "tổ dân phố", "bản": "bản",
    "buôn": "buôn", "làng": "làng", "khối phố": "khối phố", "khu": "khu", "tdp": "tổ dân phố", "kp": "khu phố",
}  # fmt: skip
ABBREVIATED = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn", "q": "quận", "h": "huyện", "p": "phường", "x": "xã"}
UNIT_TYPE = re.compile(
    r"(?<![\w])(?:(?P<full>"
    + "|".join(sorted(TYPES, key=len, reverse=True))
    + r")(?=[\s(]|$|[,.;:)”\"’…/–-]|(?<=kp)\d)"
    r"|(?P<short>tp|tx|tt|q|h|p|x)(?:\.\s?|\s(?=[" + UPPER.lower() + r"])|(?<=tp)(?=hcm\b)))"
)
STATUS_WORD = re.compile(r"(?<!\w)(?:nguyên|cựu|quyền|q\.|tân|phụ trách|từng|hiện)\s")
CAPITALISED = re.compile(rf"(?<![\w])[{UPPER}][{LETTERS}]*")
FAMILIES = frozenset(re.split(r"[ '’]", normal(name))[0] for name in load().family_names)
