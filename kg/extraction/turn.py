"""A post that changes hands, and one that a verb tells of, with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extraction.cast import Individual
from kg.extraction.dates import Day
from kg.extraction.mentions import NameMention, PostMention

# kinds of change that give a post, and that take one away
GIVEN = frozenset({"appointed", "elected", "transferred"})
REMOVED = frozenset({"dismissed", "resigned", "retired"})


@dataclass(slots=True, eq=False)
class Turn:
    """A change of one post; ``post`` is null where only a sanction or a departure is told."""

    person: Individual
    kind: str
    post: PostMention | None
    day: Day | None
    decision: str | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Office:
    """A post told by a verb ("giữ chức …") rather than beside a name."""

    person: Individual
    post: PostMention
    status: str
    mention: NameMention

    def same(self, other: Office) -> bool:
        """Hold whether another one is the same post, as it is written."""
        return _written(self.post) == _written(other.post)


def _written(post: PostMention) -> tuple[str, str | None, str | None]:
    unit = post.stated_unit()
    return post.role, post.body.words if post.body else None, unit.name if unit else None


def once(changes: list[Turn]) -> list[Turn]:
    """Keep one change a person, kind and role; one without a post only where no other of its kind is told."""
    kept: dict[tuple[int, str, str | None], Turn] = {}
    for turn in changes:
        role = turn.post.role + str(turn.post.body and turn.post.body.words) if turn.post else None
        kept.setdefault((id(turn.person), turn.kind, role), turn)
    doubled = {(who, role) for who, kind, role in kept if role and kind in {"elected", "transferred"}}
    return [
        t
        for (who, kind, role), t in kept.items()
        if (role or not any(k[:2] == (who, kind) and k[2] for k in kept))
        and not (kind == "appointed" and (who, role) in doubled)  # an election that was approved
    ]
