"""The vocabulary as the rules ask it."""

from __future__ import annotations

from functools import cache

from ontology.vocabulary import Vocabulary, load


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    return load()


@cache
def ancestors(kind: str) -> frozenset[str]:
    """Return a kind of body with all kinds that it is a kind of."""
    body = vocabulary().bodies.get(kind)
    return frozenset({kind}) | (ancestors(body.broader) if body and body.broader else frozenset())


@cache
def is_part(kind: str, greater: str) -> bool:
    """Hold whether one kind of body can be a part of another."""
    return any(is_a(greater, whole) for whole in vocabulary().bodies[kind].part_of)


def is_a(kind: str, other: str) -> bool:
    """Hold whether one kind of body is another or under it."""
    return other in ancestors(kind)
