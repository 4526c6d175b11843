"""What the parser finds in a text, before anything is known about who is who.

All positions are offsets into ``View.raw``.  Mentions hold each other in trees, so that no garbage collector need look
at them.
"""

from __future__ import annotations

import msgspec

from kg.matching import Hit


class UnitMention(msgspec.Struct, eq=False, gc=False):
    """A unit with its name ("xã Vĩnh Hanh") or only its type ("xã"); ``parents`` are written beside it."""

    start: int
    end: int
    type: str | None
    name: str | None
    parents: list[UnitMention] = []
    old: bool = False
    plural: bool = False


class BodyMention(msgspec.Struct, eq=False, gc=False):
    """A body: its kind, the words of its own name, and the unit or the greater body behind it."""

    start: int
    end: int
    kind: str
    words: str
    unit: UnitMention | None = None
    parent: BodyMention | None = None

    def top(self) -> BodyMention:
        """Return the greatest body that this one is part of, as written."""
        return self.parent.top() if self.parent else self

    def stated_unit(self) -> UnitMention | None:
        """Return the unit written with this body or with one that it is part of."""
        return self.unit or (self.parent.stated_unit() if self.parent else None)


class PostMention(msgspec.Struct, eq=False, gc=False):
    """A role with what is written about its body."""

    start: int
    end: int
    role: str
    body: BodyMention | None = None
    unit: UnitMention | None = None
    status: str = "current"
    term: str | None = None
    suffix: str = ""  # " chuyên trách"
    foreign: bool = False  # another country's
    since: str | None = None  # ISO 8601, at the precision told
    until: str | None = None

    def stated_unit(self) -> UnitMention | None:
        """Return the unit written with this post."""
        return self.unit or (self.body.stated_unit() if self.body else None)


class NameMention(msgspec.Struct, eq=False, gc=False):
    """A person's name, or a form that stands for it: an honorific with a given name, a role, or nothing."""

    start: int
    end: int
    name: str | None
    lead: int  # where the honorific begins
    honorific: str | None = None
    plural: bool = False
    posts: list[PostMention] = []
    left: int = -1  # the stretch of name and posts together
    right: int = -1
    acts: bool = False  # a post alone that stands as a subject, or behind an honorific
    office: bool = False  # posts that a verb gives to somebody, not a way to call a person

    def __post_init__(self) -> None:
        """Take the name with its honorific for the whole stretch until posts are read."""
        self.left = self.lead if self.left < 0 else self.left
        self.right = self.end if self.right < 0 else self.right


Mention = UnitMention | BodyMention | PostMention | NameMention | Hit
