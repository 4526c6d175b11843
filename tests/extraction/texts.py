"""Texts nobody wrote: samples that were damaged, and scraps of the vocabulary in any order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from kg.extraction.terms import vocabulary
from tests.samples.gold import articles

_SAMPLES = [article.text for article in articles().values()]
_WORDS = vocabulary()
_SCRAPS = [
    *(writing for role in _WORDS.roles.values() for writing in role.writings[:3]),
    *(writing for body in _WORDS.bodies.values() for writing in body.writings[:3]),
    *(writing for meeting in _WORDS.meetings.values() for writing in meeting.writings[:3]),
]
_LINKS = [*_WORDS.honorifics, *_WORDS.ranks, *Path(__file__).with_name("scraps.txt").read_text("utf-8").splitlines()]
_MARKS = [
    *(", ", ". ", "; ", ": ", " - ", " – ", " (", ") ", "“", "”", '"', "'", "…", "/", "1. ", "✅ ", " và "),
    *("\n", "\n- ", "\n\n", "\r\n", "\t", "\u00a0", "\u200b"),
    *[" "] * 6,
]
_FOREIGN = ["((((", "))))", "“““", "”", "[[{{", ",;:.", "\u0301\u0323", "\x00", "\ufffd", "🇻🇳", "İ", "ß"]
_WRITINGS: list[Callable[[str], str]] = [
    str,
    str,
    str.upper,
    str.lower,
    lambda text: unicodedata.normalize("NFD", text),
]

scraps = st.lists(
    st.tuples(st.sampled_from([_SCRAPS, _LINKS]).flatmap(st.sampled_from), st.sampled_from(_MARKS)),
    max_size=40,
).map(lambda pairs: "".join(scrap + mark for scrap, mark in pairs))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a sample after a few accidents."""
    text = draw(st.sampled_from(_SAMPLES))
    for accident in draw(st.lists(st.sampled_from(_ACCIDENTS), min_size=1, max_size=4)):
        text = accident(text, draw)
    return draw(st.sampled_from(_WRITINGS))(text)


def _place(text: str, draw: st.DrawFn) -> int:
    return draw(st.integers(0, len(text)))


def _flip_bytes(text: str, draw: st.DrawFn) -> str:
    data = bytearray(text.encode())
    for at in draw(st.lists(st.integers(0, max(len(data) - 1, 0)), max_size=8)):
        if at < len(data):
            data[at] ^= draw(st.integers(1, 255))
    return data.decode(errors="replace")


def _cut(text: str, draw: st.DrawFn) -> str:
    first, last = sorted((_place(text, draw), _place(text, draw)))
    return text[:first] + text[last:]


def _double_line(text: str, draw: st.DrawFn) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def _shuffle_lines(text: str, draw: st.DrawFn) -> str:
    return "\n".join(draw(st.permutations(text.split("\n"))))


def _join_lines(text: str, draw: st.DrawFn) -> str:
    return text.replace("\n", draw(st.sampled_from([" ", "", ", ", "\n\n\n", "\r\n"])))


def _insert(text: str, draw: st.DrawFn) -> str:
    at = _place(text, draw)
    scrap = draw(
        st.sampled_from(["((((", "))))", "“““", "”", "[[{{", ",;:.", "\u0301\u0323", "\x00", "\ufffd", "🇻🇳", "İ", "ß"])
    )
    return text[:at] + scrap + text[at:]


_ACCIDENTS: list[Callable[[str, st.DrawFn], str]] = [
    _flip_bytes, _cut, _double_line, _shuffle_lines, _join_lines, _insert,
]  # fmt: skip
