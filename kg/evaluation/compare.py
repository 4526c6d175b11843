"""One article: what was found against what there is.  Each fact is found rightly, found wrongly, missed, or neutral.

Both sides are paired one to one, the most alike first.  What belongs to an optional fact is neutral and not told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from kg.evaluation.facts import Deed, Fact, Facts, Held, Meeting, Person, Place, Turn
from kg.evaluation.writing import likeness

MEASURES = (
    "person", "person_role", "person_role_org", "chaired", "participation", "meeting", "meeting_date", "change", "unit",
)  # fmt: skip
Verdict = Literal["right", "wrong", "missed"]
_SPEECH = frozenset({"opened", "presented", "spoke", "directed", "concluded"})

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one fact under one measure; ``confidence`` and ``rule`` of those that were found."""

    measure: str
    verdict: Verdict
    label: str
    confidence: float | None = None
    rule: str = ""


def judge(gold: Facts, found: Facts) -> list[Judgement]:
    """Compare the facts of one article."""
    return list(_Comparison(gold, found).judgements())


class _Comparison:
    def __init__(self, gold: Facts, found: Facts) -> None:
        self.gold, self.found = gold, found
        self.wanted = {person.key for person in gold.people if not person.optional}
        self.neutral: set[str] = set()  # found people who are optional in gold
        self.same: dict[str, str] = {}  # found person → the person in gold
        for person in found.people:
            match = next((other for other in gold.people if person.names & other.names), None)
            if match and match.optional:
                self.neutral.add(person.key)
            elif match:
                self.same[person.key] = match.key

    def judgements(self) -> Iterator[Judgement]:
        """Yield the judgements of all measures."""
        yield from self._people()
        yield from self._posts()
        yield from self._meetings()
        yield from self._turns()
        yield from self._places()

    def _is(self, gold: str, found: str) -> bool:
        return self.same.get(found) == gold

    def _people(self) -> Iterator[Judgement]:
        found = [person for person in self.found.people if person.key not in self.neutral]

        def alike(one: Person, other: Person) -> float:
            return float(bool(one.names & other.names))

        yield from _judged("person", self.gold.people, found, alike)

    def _posts(self) -> Iterator[Judgement]:
        gold = [one for one in self.gold.held if one.person in self.wanted]
        found = [one for one in self.found.held if one.person not in self.neutral]

        def alike(one: Held, other: Held) -> float:
            if not self._is(one.person, other.person) or not one.post.same(other.post):
                return 0.0
            return 1.0 + other.post.same_organization(one.post)

        yield from map(_without_confidence, _judged("person_role", gold, found, alike))
        yield from _judged("person_role_org", gold, found, alike, least=2.0)

    def _meetings(self) -> Iterator[Judgement]:
        gold, found = self.gold.meetings, self.found.meetings
        yield from _judged("meeting", gold, found, _meeting_alike)
        pairs = [(gold[one], found[other]) for one, other in _pairs(gold, found, _meeting_alike)]
        for one, other in pairs:
            fits = None if one.optional else _same_date(one, other)
            if fits is not None and (one.date or other.date):
                label = f"{one.label}: found {other.date or 'none'}"
                if one.date:
                    yield Judgement("meeting_date", "right" if fits else "missed", label)
                if other.date and not fits:
                    yield Judgement("meeting_date", "wrong", label)
        yield from self._deeds({other.key: one for one, other in pairs})

    def _deeds(self, meant: dict[str, Meeting]) -> Iterator[Judgement]:
        """Judge participations.

        Presence is implied by any other act, and who spoke in one way may as well be said to have spoken or directed:
        such extras are neutral, as is gold's "other".
        """
        told = {(deed.person, deed.meeting) for deed in self.gold.deeds}
        heard = {(deed.person, deed.meeting) for deed in self.gold.deeds if deed.act in _SPEECH}
        free = {meeting.key for meeting in self.gold.meetings if meeting.optional}
        gold = [
            deed for deed in self.gold.deeds
            if deed.person in self.wanted and deed.meeting not in free and deed.act != "other"
        ]  # fmt: skip
        exact = {(deed.person, deed.meeting, deed.act) for deed in gold}
        found = []
        for deed in self.found.deeds:
            meeting = meant.get(deed.meeting)
            at = (self.same.get(deed.person, ""), meeting.key if meeting else "")
            implied = at in {"attended": told, "spoke": heard, "directed": heard}.get(deed.act, ())
            extra = implied and (*at, deed.act) not in exact
            if deed.person not in self.neutral and not extra and not (meeting and meeting.optional):
                found.append(deed)

        def alike(one: Deed, other: Deed) -> float:
            meeting = meant.get(other.meeting)
            same = meeting is not None and meeting.key == one.meeting
            return float(same and self._is(one.person, other.person) and one.act == other.act)

        yield from _judged("participation", gold, found, alike)
        chairs, seen = ([deed for deed in deeds if deed.act == "chaired"] for deeds in (gold, found))
        yield from map(_without_confidence, _judged("chaired", chairs, seen, alike))

    def _turns(self) -> Iterator[Judgement]:
        gold = [turn for turn in self.gold.turns if turn.person in self.wanted]
        found = [turn for turn in self.found.turns if turn.person not in self.neutral]

        def alike(one: Turn, other: Turn) -> float:
            if not self._is(one.person, other.person) or one.kind != other.kind:
                return 0.0
            if one.post is None or other.post is None or one.kind == "transferred":  # from one post to another: either
                return 1.0 + (one.post is not None and other.post is not None and one.post.same(other.post))
            return 2.0 * one.post.same(other.post)

        yield from _judged("change", gold, found, alike)

    def _places(self) -> Iterator[Judgement]:
        def alike(one: Place, other: Place) -> float:
            typed = one.type == other.type
            return 1.0 + typed if one.name == other.name and (typed or not one.type or not other.type) else 0.0

        yield from _judged("unit", self.gold.places, self.found.places, alike)


def _pairs(gold: Sequence[F], found: Sequence[F], alike: Callable[[F, F], float]) -> list[tuple[int, int]]:
    """Pair both sides one to one, the most alike first, in the order of the lists; those not alike stay single."""
    scored = ((alike(one, other), -i, -j) for i, one in enumerate(gold) for j, other in enumerate(found))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((score for score in scored if score[0] > 0), reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return list(pairs.items())


def _judged(
    measure: str, gold: Sequence[F], found: Sequence[F], alike: Callable[[F, F], float], least: float = 0.0
) -> Iterator[Judgement]:
    """Judge both sides of a measure; a pair that is less alike than ``least`` is an error on both."""
    required = [one for one in gold if not one.optional]
    free = {j for i, j in _pairs(gold, found, alike) if gold[i].optional}
    kept = [one for j, one in enumerate(found) if j not in free]
    pairs = [(i, j) for i, j in _pairs(required, kept, alike) if alike(required[i], kept[j]) >= least]
    met, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for j, one in enumerate(kept):
        yield Judgement(measure, "right" if j in right else "wrong", one.label, one.confidence, one.rule)
    for i, other in enumerate(required):
        if i not in met:
            yield Judgement(measure, "missed", other.label)


def _without_confidence(judgement: Judgement) -> Judgement:
    """Keep a fact that is judged under two measures from being counted twice in the calibration."""
    return replace(judgement, confidence=None)


def _meeting_alike(gold: Meeting, found: Meeting) -> float:
    named = max(likeness(one, other) for one in gold.names for other in found.names)
    dated = bool(gold.date and _same_date(gold, found)) or bool(not gold.date and found.date and _written(gold, found))
    hosted = any(one.same(other) for one in gold.organizers for other in found.organizers)
    return 2 * named + dated + hosted / 2 if named >= 0.5 or dated or hosted else 0.0  # noqa: PLR2004 - half the words


def _same_date(gold: Meeting, found: Meeting) -> bool | None:
    """Compare at gold's precision.  None, neutral: a day that the text does not tell in full was completed."""
    if gold.date:
        return bool(found.date and found.date.startswith(gold.date))
    return None if found.date is None or _written(gold, found) else False


def _written(gold: Meeting, found: Meeting) -> bool:
    """Hold whether a found day is the one written without its year ("12/7") or only pointed at ("sáng nay")."""
    numbers = {int(number) for number in re.findall(r"\d+", gold.raw or "")}
    day = {int(part) for part in (found.date or "").split("-")[1:]}
    return bool(gold.raw) and (not numbers or day <= numbers)
