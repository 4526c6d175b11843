"""The facts of the sample articles as typed classes, and the articles that they were written for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from kg.reading import Article, read
from ontology.values import Act, ChangeKind

FOLDER = Path(__file__).parents[2] / "samples"
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.name[:2].isdecimal())

Status = Literal["current", "former", "new"]


class Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``optional`` marks an item of which either reading is fine."""

    optional: bool = False


class Role(Strict, frozen=True, kw_only=True):
    """A post: ``title`` and ``org`` in full, ``written`` as in the text."""

    title: str
    org: str
    unit: str
    status: Status
    written: str


class Person(Strict, frozen=True, kw_only=True):
    """An official; ``aka`` holds other writings of the name."""

    name: str
    aka: list[str]
    roles: list[Role]


class Meeting(Strict, frozen=True, kw_only=True):
    """A meeting; several organizers are joined by ``;``."""

    name_or_type: str
    date: str | None
    date_raw: str | None
    organiser: str | None
    unit: str


class Participation(Strict, frozen=True, kw_only=True):
    """What a person did at a meeting."""

    person: str
    meeting_index: int
    kind: Act


class Event(Strict, frozen=True, kw_only=True):
    """A post changes hands."""

    person: str
    kind: ChangeKind
    role: str | None
    org: str | None
    date: str | None


class Unit(Strict, frozen=True, kw_only=True):
    """A unit that the text names; ``type_in_text`` is false where it stands without its type."""

    name: str
    type: str
    type_in_text: bool


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts of one article."""

    id: str
    set: Literal["sample"]
    tags: list[str]
    persons: list[Person]
    meetings: list[Meeting]
    participation: list[Participation]
    events: list[Event]
    units: list[Unit]
    documents: list[str]
    authors: list[str]
    doubtful: list[str]
    unlisted: int

    @property
    def day(self) -> str | None:
        """The first day of the article's first meeting."""
        return self.meetings[0].date if self.meetings else None


def golds() -> list[Gold]:
    """Read ``gold.jsonl``."""
    lines = (Path(__file__).with_name("gold.jsonl")).read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=Gold) for line in lines]


@cache
def articles() -> dict[str, Article]:
    """Read the articles as ``kg`` does; keys are the stems of their sources."""
    found = list(read(ARTICLES))
    return {Path(article.source).stem: article for article in found if isinstance(article, Article)}
