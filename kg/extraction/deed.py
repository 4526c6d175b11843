"""What a person did at a meeting, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.cast import Individual
from kg.extraction.meetings import Gathering
from kg.extraction.mentions import NameMention, PostMention


@dataclass(slots=True, eq=False)
class Deed:
    """A person did something at a meeting.  ``posts`` are those named beside the person there."""

    person: Individual
    meeting: Gathering
    act: str
    start: int
    end: int
    rule: str
    posts: list[PostMention]


def deed(pair: tuple[NameMention, Individual], meeting: Gathering, act: str, span: tuple[int, int], rule: str) -> Deed:
    """Make a deed of a mention with its person."""
    mention, person = pair
    return Deed(person, meeting, act, *span, f"participation.{rule}", list(mention.posts))
