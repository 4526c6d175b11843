"""Any writing of a name → ids in a store: what the store alone does not know, the vocabulary and the gazetteer do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from ontology.errors import NotFoundError, UsageError
from ontology.folding import normal
from ontology.vocabulary import Body, Role, load
from queries.resolver import resolve_in_store

if TYPE_CHECKING:
    from loaders.store import Store
    from queries.runner import Resolver


def resolver(store: Store) -> Resolver:
    """Return a resolver of names as people write them.

    The names in the store come first.  Then honorifics before a person ("đồng chí …") are taken away, other writings of
    roles and bodies put in full ("UBND", "Đảng bộ"), and a unit may be told by what it lies in ("xã …, huyện …").
    """
    in_store = resolve_in_store(store)

    def resolve(kind: str, written: str) -> list[str]:
        found = in_store(kind, written)
        for other in () if found else _OTHERWISE.get(kind, _nothing)(written):
            found += in_store(kind, other)
        return sorted(set(found))

    return resolve


def _nothing(_: str) -> Iterator[str]:
    return iter(())


def _without_honorifics(written: str) -> Iterator[str]:
    bare = _honorifics().sub("", normal(written).strip())
    if bare != written:
        yield bare


def _in_full(written: str) -> Iterator[str]:
    labels = _labels()
    yield _writings().sub(lambda found: labels[found[0]], normal(written))


def _told_apart(written: str) -> Iterator[str]:
    """Yield the id of the unit that is meant, or of all that fit alike."""
    from kg.gazetteer import gazetteer  # noqa: PLC0415 - the table is loaded when the store does not know the name

    with suppress(NotFoundError, UsageError):
        yield from (unit.id for unit in gazetteer().resolve(written).best)


_OTHERWISE: dict[str, Callable[[str], Iterator[str]]] = {
    "person": _without_honorifics,
    "organization": _in_full,
    "post": _in_full,
    "role": _in_full,
    "unit": _told_apart,
}


@cache
def _labels() -> dict[str, str]:
    vocabulary = load()
    things: list[Body | Role] = [*vocabulary.bodies.values(), *vocabulary.roles.values()]
    labels = {normal(thing.label): thing.label for thing in things}
    return {normal(writing): thing.label for thing in things for writing in thing.writings} | labels


@cache
def _writings() -> re.Pattern[str]:
    longest_first = sorted(_labels(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _honorifics() -> re.Pattern[str]:
    vocabulary = load()
    before = (*vocabulary.honorifics, *vocabulary.ranks, *vocabulary.degrees)
    longest_first = sorted({normal(word) for word in before}, key=len, reverse=True)
    return re.compile(rf"^(?:(?:{'|'.join(map(re.escape, longest_first))})[\s,]+)+")
