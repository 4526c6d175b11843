"""An article on the parser's table: its view, its sentences, and the vocabulary's hits by where they start."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kg.extraction.layout import Sentence, sentences
from kg.extraction.mentions import BodyMention
from kg.extraction.signs import CAPITALISED, FAMILIES, signs_in
from kg.matching import Hit, lexicon
from kg.view import View, view

_QUOTE = re.compile(r"“[^“”\n]{12,1500}”|\"(?<!\w.)[^\"\n]{12,1500}\"|'(?<!\w.)[^'\n]{30,800}'(?!\w)")
_AT_PLACE = re.compile(r"\b(?:[Tt]ại|[Ởở]) (?=[^\W\d_a-z])")


@dataclass(slots=True)
class Source:
    """What the rules work on.  ``at[position]`` lists the hits that start there, longest first."""

    view: View
    sentences: list[Sentence]
    quotes: list[tuple[int, int]]
    starts: list[int]  # where a mention can begin, in order
    signs: frozenset[int]  # where a type of unit or a word of status begins
    at: dict[int, list[Hit]]
    runs: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # capitalised syllables by their start
    bodies: dict[tuple[int, int], BodyMention | None] = field(default_factory=dict)  # by start and depth of nesting
    typed: set[str] | None = None  # names with the type words before them, once a rule asks

    @classmethod
    def of(cls, text: str) -> Source:
        """Prepare a text."""
        even = view(text)
        at: dict[int, list[Hit]] = {}
        for hit in lexicon().hits(even):
            at.setdefault(hit.start, []).append(hit)
        signs = signs_in(even.low)
        capitalised = (found.span() for found in CAPITALISED.finditer(even.raw))
        families = [start for start, end in capitalised if even.low[start:end] in FAMILIES]
        quotes = [found.span() for found in _QUOTE.finditer(even.raw)]
        places = (found.end() for found in _AT_PLACE.finditer(even.raw))
        return cls(even, sentences(even), quotes, sorted({*at, *signs, *families, *places}), frozenset(signs), at)

    def starting(self, position: int, kind: str) -> list[Hit]:
        """Return the hits of a kind that start at a position, longest first."""
        return [hit for hit in self.at.get(position, ()) if hit.kind == kind]

    def first(self, position: int, *kinds: str) -> Hit | None:
        """Return the longest hit of some kinds that starts at a position."""
        for hit in self.at.get(position, ()):
            if hit.kind in kinds:
                return hit
        return None

    def quoted(self, position: int) -> bool:
        """Hold whether a position lies between quotation marks: somebody's words, not the reporter's."""
        at = bisect_right(self.quotes, (position, position))
        return at > 0 and self.quotes[at - 1][1] > position

    def skip(self, position: int, *words: str) -> int:
        """Return the position behind blanks and, if it follows, one of the words (with its blanks)."""
        low = self.view.low
        while position < len(low) and low[position] == " ":
            position += 1
        for word in words if words and low.startswith(words, position) else ():
            if low.startswith(word, position) and not low[position + len(word) : position + len(word) + 1].isalnum():
                return self.skip(position + len(word))
        return position
