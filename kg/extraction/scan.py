"""One pass over the sentences: names with the posts beside them, bodies, units, acts, meetings, changes, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.extraction.bodies import body_at
from kg.extraction.layout import Sentence
from kg.extraction.mentions import BodyMention, Mention, NameMention, UnitMention
from kg.extraction.names import is_name
from kg.extraction.persons import PLURAL, calls_somebody, honored, share_heads, with_posts_before, with_posts_behind
from kg.extraction.places import RANK, bare_at, longest_known, province_at, unit_at
from kg.extraction.posts import chain_at
from kg.extraction.signs import STATUS_WORD
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.letters import UPPER
from kg.matching import Hit

_LISTED = re.compile(r"\s?(?:,|và|;)\s")
_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "tỉnh"})
_HONORS = frozenset({"honorific", "rank", "degree"})
_PRESS_WORDS = ("báo", "đài", "tạp chí", "trang", "phóng viên", "pv", "tờ")
_PRESS_ENDS = tuple(f"{word} " for word in _PRESS_WORDS)  # told far faster than by a pattern
_PRESS = re.compile(rf"\b(?:{'|'.join(_PRESS_WORDS)})\s$")
_CREDITED = re.compile(r"\b(?:ảnh|tác giả|nguồn|bài|tin|clip|video)\s?:?\s?$")
_CAPITAL = "hà nội"
_ON_BEHALF = re.compile(r"\bủy quyền (?:của )?$")


class Scan:
    """The mentions of one sentence in the order of the text."""

    __slots__ = ("_hits", "_names", "mentions", "sentence")

    def __init__(self, sentence: Sentence, mentions: list[Mention]) -> None:
        """Take the mentions, of which there will be no others."""
        self.sentence, self.mentions = sentence, mentions
        self._names = [m for m in mentions if isinstance(m, NameMention)]
        self._hits: defaultdict[str, list[Hit]] = defaultdict(list)
        for mention in mentions:
            if isinstance(mention, Hit):
                self._hits[mention.kind].append(mention)

    def names(self) -> Sequence[NameMention]:
        """Return the people mentioned, named or not."""
        return self._names

    def hits(self, kind: str) -> Sequence[Hit]:
        """Return the hits of a kind."""
        return self._hits.get(kind, ())


def scan(source: Source, sentence: Sentence) -> Scan:
    """Read one sentence from left to right."""
    mentions: list[Mention] = []
    position = sentence.start
    starts = source.starts
    for start in starts[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]:
        if start < position:
            continue
        mention = _mention_at(source, start, sentence)
        if mention is None:
            continue
        mentions.append(mention)
        if isinstance(mention, NameMention):
            mentions += _lived_in(source, mention)
        position = max(mention.right if isinstance(mention, NameMention) else mention.end, start + 1)
        if isinstance(mention, Hit) and mention.kind == "act":
            position = _meeting_in(source, mention) or position
        if isinstance(mention, UnitMention) and mention.name:
            for more in _same_type(source, mention, sentence):
                mentions.append(more)
                position = more.end
    if sentence.zone == "title" and (place := _dateline(source, sentence)):
        mentions.insert(0, place)
    result = Scan(sentence, mentions)
    share_heads(source, result.names())
    return result


def _meeting_in(source: Source, act: Hit) -> int | None:
    """Return where a noun of meeting begins with which the phrase of an act ends: "kết luận hội nghị"."""
    low = source.view.low
    if " " not in low[act.start : act.end]:
        return None
    inside = (at for at in range(act.start + 1, act.end) if low[at - 1] == " " and at in source.at)
    nouns = (h for at in inside for h in source.starting(at, "meeting"))
    return next((noun.start for noun in nouns if noun.end >= act.end), None)


def _lived_in(source: Source, person: NameMention) -> Iterator[UnitMention]:
    """Yield the units between a name and the posts behind it: "ông A (SN 1960), trú tại phường X (nguyên …)"."""
    posts = min((post.start for post in person.posts if post.start >= person.end), default=person.end)
    position = person.end
    starts = source.starts
    for start in starts[bisect_left(starts, person.end) : bisect_left(starts, posts)]:
        if start >= position and (unit := unit_at(source, start)) and unit.end <= posts:
            yield unit
            position = unit.end


def _same_type(source: Source, first: UnitMention, sentence: Sentence) -> list[UnitMention]:
    """Read the units of a list that writes their type once: "hai quận Ba Đình, Tây Hồ", "các xã A, B và C"."""
    plural = PLURAL.search(source.view.low, max(sentence.start, first.start - 8), first.start)
    if not plural and first.type not in _DISTRICTS:
        return []
    found: list[UnitMention] = []
    end = first.end
    while (joint := _LISTED.match(source.view.low, end)) and first.type in RANK:
        name_end = longest_known(source, joint.end(), first.type)
        province = first.type != "tỉnh" and longest_known(source, joint.end(), "tỉnh")
        other = not plural and (province or is_name(source, joint.end()))
        if not name_end or other:
            break  # what stands behind a single district is its province, or somebody
        found.append(UnitMention(joint.end(), name_end, first.type, source.view.raw[joint.end() : name_end]))
        end = name_end
    return found


def _dateline(source: Source, sentence: Sentence) -> UnitMention | None:
    """Read the place that a headline begins with: "Nam Sách: …", "Kon Tum - …"."""
    end = longest_known(source, sentence.start, None, 4)
    if end and re.match(r"\s?[:–-]\s", source.view.low[end : end + 3]) and not is_name(source, sentence.start):
        if commune := bare_at(source, sentence.start, "xã", "phường", "thị trấn", "đặc khu"):
            return commune  # the text writes it with that type elsewhere
        return bare_at(source, sentence.start, "tỉnh", "thành phố", "huyện", "quận", "thị xã", sure=True)
    return None


def _mention_at(source: Source, position: int, sentence: Sentence) -> Mention | None:
    hits = source.at.get(position, ())
    kinds = {hit.kind for hit in hits}
    if not kinds.isdisjoint(_HONORS) and (person := honored(source, position, sentence)):
        return person
    if hits and hits[0].kind == "body" and all(h.end < hits[0].end for h in hits if h.kind == "role"):
        kinds.discard("role")  # "Đại sứ quán" is no "Đại sứ"
    if "role" in kinds or (position in source.signs and STATUS_WORD.match(source.view.low, position)):
        on_behalf = source.view.low.endswith(("quyền ", "của "), sentence.start, position) and _ON_BEHALF.search(
            source.view.low, max(sentence.start, position - 24), position
        )
        posts = chain_at(source, position, sentence.end, behind_name=False)[: 1 if on_behalf else None]
        if on_behalf and posts:
            return NameMention(
                posts[0].start, posts[0].end, None, position, None, plural=True, posts=posts, right=posts[0].end
            )
        if posts and calls_somebody(source, posts):
            return with_posts_before(source, position, posts, sentence)
    if source.view.low.endswith(_PRESS_ENDS, sentence.start, position) and _PRESS.search(
        source.view.low, max(sentence.start, position - 14), position
    ):
        body = body_at(source, position)
        return Hit(position, body.end, "press", "press") if body else None
    unit = unit_at(source, position) if position in source.signs else None
    inside = (  # "huyện" of "Huyện ủy"
        unit and "body" in kinds and any(h.kind == "body" and h.end > unit.end for h in hits)
    )
    if unit and not inside:
        return unit
    if (
        "body" in kinds
        and _names_a_body(source, position)
        and (body := body_at(source, position))
        and _says_something(source, body)
    ):
        return body
    if unit:
        return unit
    if source.view.low.endswith(("tại ", "ở "), sentence.start, position) and not hits and sentence.zone == "body":
        end = province_at(source, position)
        place = source.view.low[position:end] if end else ""
        if end and " " in place and place != _CAPITAL:  # where central bodies sit
            return UnitMention(position, end, None, source.view.raw[position:end])
    for hit in hits:
        if hit.kind in {"act", "change", "meeting"}:
            return hit
    if (
        source.view.raw[position] in UPPER
        and not _CREDITED.search(source.view.low, max(sentence.start, position - 14), position)
        and not _shouted(source, sentence)
        and (named := is_name(source, position))
    ):
        return with_posts_behind(source, NameMention(position, named[0], named[1], position), sentence)
    return None


def _names_a_body(source: Source, position: int) -> bool:
    """Hold whether words are written as the name of a body: with a capital, or more than one word of a fixed name."""
    raw = source.view.raw
    if raw[position].isupper():
        return True
    longest = source.first(position, "body")
    if longest is None or " " not in raw[position : longest.end]:
        return False
    return not vocabulary().bodies[longest.id].open or raw[longest.end + 1 : longest.end + 2].isupper()


def _shouted(source: Source, sentence: Sentence) -> bool:
    """Hold whether a sentence is written in capitals, so that capitals tell no names."""
    return source.view.raw[sentence.start : sentence.end].isupper()


def _says_something(source: Source, body: BodyMention) -> bool:
    """Hold whether a body of one common word ("Ban", "Hội", "Tổ") goes on to a name of its own."""
    words = source.view.raw[body.start : body.end]
    return " " in words or words.isupper()


def units_in(mentions: list[Mention]) -> list[UnitMention]:
    """Collect every unit written in the mentions, inside posts, bodies and other units too."""
    found: list[UnitMention] = []

    def take(unit: UnitMention | None, body: BodyMention | None) -> None:
        if unit:
            found.append(unit)
            for parent in unit.parents:
                take(parent, None)
        if body:
            take(body.unit, body.parent)

    for mention in mentions:
        if isinstance(mention, UnitMention):
            take(mention, None)
        elif isinstance(mention, BodyMention):
            take(None, mention)
        elif isinstance(mention, NameMention):
            for post in mention.posts:
                take(post.unit, post.body)
    return found


def bodies_in(mentions: list[Mention]) -> list[BodyMention]:
    """Collect every body written in the mentions, inside posts and other bodies too."""
    found: list[BodyMention] = []
    for mention in mentions:
        outermost: list[BodyMention | None] = [mention] if isinstance(mention, BodyMention) else []
        if isinstance(mention, NameMention):
            outermost = [post.body for post in mention.posts]
        for body in outermost:
            at = body
            while at:
                found.append(at)
                at = at.parent
    return found
