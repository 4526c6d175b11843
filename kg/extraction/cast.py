"""Who is who within one article: full names, given names, roles and bare "đồng chí" that stand for somebody named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.mentions import BodyMention, NameMention, PostMention
from kg.extraction.scan import Scan
from kg.extraction.terms import is_a, vocabulary
from kg.letters import APOSTROPHES
from ontology.folding import normal

_WHOLE = re.compile(rf"\w{{1,2}}[{APOSTROPHES}]\w")  # "K'Brẹo": a full name of one word
_FAR = 6  # sentences that a bare "đồng chí" reaches back


@dataclass(slots=True, eq=False)
class Individual:
    """A person of the article, with every mention and every post written beside one."""

    name: str
    key: str
    mentions: list[NameMention] = field(default_factory=list)
    posts: list[tuple[PostMention, NameMention]] = field(default_factory=list)
    seen: int = 0
    aliases: set[str] = field(default_factory=set)

    def add(self, mention: NameMention, sentence: int) -> None:
        """Take a mention with its posts."""
        told = mention.posts
        if mention.name is None and len(told) > 1 and mention.start != mention.lead:
            # "Chủ tịch và Phó Chủ tịch tỉnh bị kỷ luật" are two people, each called by one of the posts
            told = [post for post in told if any(same_post(post, held) for held, _ in self.posts)]
        self.mentions.append(mention)
        self.posts += [(post, mention) for post in told]
        self.seen = sentence
        if mention.name and " " in mention.name and mention.name != self.name and normal(mention.name) != self.key:
            self.aliases.add(mention.name)


class Cast:
    """The people of one article.  ``who`` maps a mention to its person."""

    def __init__(self, scans: list[Scan]) -> None:
        """Go through the mentions in the order of the text."""
        self.people: list[Individual] = []
        self._of: dict[int, Individual] = {}
        self._by_key: dict[str, Individual] = {}
        self._last: Individual | None = None
        for number, scan in enumerate(scans):
            if scan.sentence.zone in {"related", "credit"}:
                continue
            for mention in scan.names():
                if mention.office:
                    continue
                person = self._resolve(mention, number)
                if person:
                    self._of[id(mention)] = person
                    person.add(mention, number)
                    self._last = person

    def who(self, mention: NameMention) -> Individual | None:
        """Return the person that a mention stands for."""
        return self._of.get(id(mention))

    def _resolve(self, mention: NameMention, sentence: int) -> Individual | None:
        if mention.name is None:
            pronoun = mention.honorific is not None and mention.start == mention.lead  # "Hiện ông là Giám đốc …"
            if mention.posts and not pronoun:
                return self._by_role(mention.posts) if mention.acts and not mention.plural else None
            near = self._last if self._last and sentence - self._last.seen <= _FAR else None
            return None if mention.plural else near
        key = normal(mention.name)
        if person := self._by_key.get(key):
            return person
        parts = key.split(" ")
        if len(parts) == 1 and not _WHOLE.match(key):
            return self._by_given(key) if mention.honorific else None
        if len(parts) == 2 and mention.honorific:
            longer = [p for p in reversed(self.people) if p.key.endswith(" " + key)]
            if longer:
                return longer[0]
        person = Individual(mention.name, key)
        self.people.append(person)
        self._by_key[key] = person
        return person

    def _by_given(self, given: str) -> Individual | None:
        fitting = [p for p in self.people if p.key.rsplit(" ", 1)[-1] == given]
        return max(fitting, key=lambda p: (bool(p.posts), p.seen), default=None)

    def _by_role(self, posts: list[PostMention]) -> Individual | None:
        """Return the last person who was given one of these posts."""
        for person in sorted(self.people, key=lambda p: -p.seen):
            if any(same_post(post, held) for post in posts for held, _ in person.posts):
                return person
        return None


def same_post(one: PostMention, other: PostMention) -> bool:
    """Hold whether a post named alone can be one given before: the same role, and nothing said against it."""
    first, second = vocabulary().roles[one.role], vocabulary().roles[other.role]
    if (first.base, first.deputy) != (second.base, second.deputy) or (first.standing and not second.standing):
        return False
    if other.status == "former" or one.status == "former":
        return False
    if not _same_body(one.body, other.body):
        return False
    units = one.stated_unit(), other.stated_unit()
    if units[0] and units[1]:
        if units[0].type and units[1].type and units[0].type != units[1].type:
            return False
        if units[0].name and units[1].name and normal(units[0].name) != normal(units[1].name):
            return False
    return True


def _same_body(one: BodyMention | None, other: BodyMention | None) -> bool:
    if one is None or other is None:
        return True
    return one.kind == other.kind or is_a(one.kind, other.kind) or is_a(other.kind, one.kind)
