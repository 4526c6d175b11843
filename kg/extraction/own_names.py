"""The own names of departments, schools and centres: where one ends that the vocabulary cannot know."""

from __future__ import annotations

import re

from kg.extraction.names import is_name
from kg.extraction.places import type_at
from kg.extraction.signs import FAMILIES
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.matching import Hit
from ontology import acts

_JOINT = re.compile(r"\s?[,&–-]\s")
# an open name goes on over lower-case words until one of these
_STOPS = frozenset(phrase for entry in acts.load() if entry.kind == "stop" for phrase in entry.phrases)
_CALLED = frozenset(("chuyên", "số", "tên", "mang"))  # words of a name before whom it is called after
_GROUPS = frozenset(("các", "một", "những", "nhiều", "hai", "toàn", "đại", "lãnh", "cán"))
_COMPOUNDS = frozenset(phrase for entry in acts.load() if entry.kind == "compound" for phrase in entry.phrases)
_OTHERS = ("act", "honorific", "change", "meeting", "rank")  # what begins behind a name
_DEEDS = frozenset(("act", deed) for deed in ("chaired", "attended", "spoke", "opened", "concluded", "directed"))
_CAPITAL_OR_WORD = re.compile(r"[\w’'.&]+(?:-\d+)?")


def open_end(source: Source, start: int, *, proper: bool = False, task: bool = False) -> int:
    """Return where the own name of a department, school or centre ends.

    ``proper``: it may be called after a person; ``task``: its name begins with what it is for ("Ban Chỉ đạo bầu cử").
    """
    view = source.view
    end = position = start
    words, before = 0, ""
    while words < 14:
        position = source.skip(end)
        comma = (
            view.raw.startswith((", ", "- ", "– ", "& "), position)
            and words > 0
            and not view.raw[end:position].startswith("\n")
        )
        if comma or (view.raw.startswith(",", end) and words > 0):
            joint = _JOINT.match(view.raw, end)
            follow = joint.end() if joint else -1
            if follow < 0 or not _goes_on(source, follow, comma=view.raw[end : end + 1] == ","):
                break
            position = follow
        match = _CAPITAL_OR_WORD.match(view.raw, position)
        if not match or view.raw[end:position].count("\n"):
            break
        word = match[0].rstrip(".")
        if not word:
            break
        low = view.low[position : position + len(word)]
        if low == "và":
            if not words:
                break
            after = _CAPITAL_OR_WORD.match(view.raw, match.end() + 1)
            if (
                not after
                or (
                    not after[0][0].isupper()
                    and (not view.raw[end - len(before) : end].islower() or after[0] in _STOPS | _GROUPS)
                )
                or is_name(source, match.end() + 1)
                or source.first(match.end() + 1, "role", "body", "honorific", "rank", "degree")
            ):
                break
        elif (
            (low in _STOPS and (word[0].islower() or word.isupper()) and f"{before} {low}" not in _COMPOUNDS)
            or type_at(source, position)
            or ((not proper or _begins_a_person(words, before)) and is_name(source, position))
            or (word[0].islower() and _two_words(view.low, position) in _STOPS)
            or (
                (met := source.first(position, *_OTHERS))
                and not (task and not words and (met.kind, met.id) not in _DEEDS)
                and not (proper and word.istitle() and met.end <= position + len(word))
            )
            or (
                words
                and any(
                    (h.kind == "body" and _stands_out(source, h))
                    or (h.kind == "role" and " " in view.raw[h.start : h.end] and not _common(h, word))
                    for h in source.at.get(position, ())
                )
            )
        ):
            break
        words += 1
        end, before = position + len(word), low
        if word != match[0]:
            break
    return end


def _two_words(low: str, position: int) -> str:
    return " ".join(low[position : position + 20].split(" ")[:2]).rstrip(":,.")


def _begins_a_person(words: int, before: str) -> bool:
    """Hold whether a person can follow inside the name of a school: not in "Trường ĐH Phạm Văn Đồng"."""
    return words > 0 and before not in _CALLED and not (words == 1 and before in FAMILIES)


def _stands_out(source: Source, body: Hit) -> bool:
    """Hold whether a body is one of its own rather than a syllable of a word: not "báo" in "tình báo"."""
    raw = source.view.raw
    return " " in raw[body.start : body.end] or raw[body.start].isupper() or raw[body.end + 1 : body.end + 2].isupper()


def _common(role: Hit, word: str) -> bool:
    """Hold whether a role is written as a common noun, as in "Vụ Tổ chức cán bộ"."""
    return word[0].islower() and vocabulary().roles[role.id].kind == "staff"


def _goes_on(source: Source, position: int, *, comma: bool) -> bool:
    """Hold whether a name goes on behind a comma or a dash: "Lao động, Thương binh và Xã hội"."""
    match = _CAPITAL_OR_WORD.match(source.view.raw, position)
    if not match or source.at.get(position) or type_at(source, position) or is_name(source, position):
        return False
    if source.view.low[slice(*match.span())] in _STOPS:
        return False
    if not comma:
        return not match[0][0].isdigit() and (match[0][0].isupper() or match[0] in {"kế", "đầu", "môi", "xã", "thương"})
    ahead = source.view.low[position : position + 28]
    return (
        match[0][0].isupper()
        and " và " in ahead
        and "," not in ahead.split(" và ")[0]
        and not is_name(source, position)
    )
