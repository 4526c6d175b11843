"""One pass over the sentences: names with the posts beside them, bodies, units, acts, meetings, changes, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.grammar import body_at, chain_at, next_name, post_at, vocabulary
from kg.extraction.layout import Sentence
from kg.extraction.mentions import BodyMention, Hit, Mention, NameMention, PostMention, UnitMention
from kg.extraction.names import is_name, name_at
from kg.extraction.office import OFFICE
from kg.extraction.places import bare_at, longest_known, type_at, unit_at
from kg.extraction.source import Source
from kg.letters import DASHES, UPPER

_WORD = re.compile(r"[^\s\W_][^\s]*")
_PRESS = re.compile(r"\b(?:báo|đài|tạp chí|trang|phóng viên|pv|tờ)\s$")
_CREDITED = re.compile(r"\b(?:ảnh|tác giả|nguồn|bài|tin|clip|video)\s?:?\s?$")
_ON_BEHALF = re.compile(r"\bủy quyền (?:của )?$")
_STATUS_WORD = re.compile(r"(?:nguyên|cựu|quyền|q\.|tân|phụ trách|từng|hiện)\s")
_BEHIND = re.compile(
    rf"\s?(?:,|[{DASHES}]|:|/|\()\s?(?:(?:\d\d tuổi|sn \d{{4}}|sinh năm \d{{4}}|sinh \d{{4}}|quê [^,()]{{3,30}}|ảnh)[,;]?\s)*(?:(?:hiện )?là\s)?|\s(?:hiện )?là\s|\s"
)
_PLURAL = re.compile(r"(?:các|những|một loạt|một số|nhiều|hai|ba|bốn|năm|\d{1,2})\s$")
_PLURAL_IS = re.compile(r"\b(?:các|những) (?:ông|bà|đồng chí|anh|chị|vị)[^.;]{0,18}\blà\s$")
_PRONOUNS = frozenset({"đồng chí", "đ/c", "ông", "bà"})
_LIST = re.compile(
    rf"\s?(?::|,|;|\bvà\b|\bcùng\b|\bnhư\b|\bgồm(?: có)?\b|\blà\b|[{DASHES}])\s?(?:(?:các|hai|cùng|và|gồm|có|là)\s)*(?:(?:đồng chí|đ/c|ông|bà|các ông|các bà|anh|chị)\s?:?\s)?\s?"
)


@dataclass(slots=True)
class Scan:
    """The mentions of one sentence in the order of the text."""

    sentence: Sentence
    mentions: list[Mention] = field(default_factory=list)

    def names(self) -> list[NameMention]:
        """Return the people mentioned, named or not."""
        return [m for m in self.mentions if isinstance(m, NameMention)]

    def hits(self, kind: str) -> list[Hit]:
        """Return the hits of a kind."""
        return [m for m in self.mentions if isinstance(m, Hit) and m.kind == kind]


def scan(source: Source, sentence: Sentence) -> Scan:
    """Read one sentence from left to right."""
    result = Scan(sentence)
    position = sentence.start
    low = source.view.low
    while position < sentence.end:
        word = _WORD.search(low, position, sentence.end)
        if not word:
            break
        position = word.start()
        mention = _mention_at(source, position, sentence)
        if mention is None:
            position = _next_word(low, position, word.end())
            continue
        if isinstance(mention, NameMention):
            result.mentions.append(mention)
            position = max(mention.right, position + 1)
        else:
            result.mentions.append(mention)
            position = mention.end
            if isinstance(mention, UnitMention) and mention.name:
                for more in _same_type(source, mention, sentence):
                    result.mentions.append(more)
                    position = more.end
    _share_heads(source, result)
    if sentence.zone == "title" and (place := _dateline(source, sentence)):
        result.mentions.insert(0, place)
    return result


def _same_type(source: Source, first: UnitMention, sentence: Sentence) -> list[UnitMention]:
    """Read the units of a list that writes their type once: "hai quận Ba Đình, Tây Hồ", "các xã A, B và C"."""
    if not _PLURAL.search(source.view.low, max(sentence.start, first.start - 8), first.start):
        return []
    found: list[UnitMention] = []
    end = first.end
    while (joint := re.compile(r"\s?(?:,|và|;)\s").match(source.view.low, end)) and first.type:
        name_end = longest_known(source, joint.end(), first.type)
        if not name_end:
            break
        found.append(UnitMention(joint.end(), name_end, first.type, source.view.raw[joint.end() : name_end]))
        end = name_end
    return found


def _dateline(source: Source, sentence: Sentence) -> UnitMention | None:
    """Read the place that a headline begins with: "Nam Sách: …", "Kon Tum - …"."""
    end = longest_known(source, sentence.start, None, 4)
    if end and re.match(r"\s?[:–-]\s", source.view.low[end : end + 3]) and not is_name(source, sentence.start):
        return bare_at(source, sentence.start, "tỉnh", "thành phố", "huyện", "quận", "thị xã", sure=True)
    return None


def _next_word(low: str, start: int, end: int) -> int:
    """Return where the next word may begin: words glued by dashes, slashes or brackets are words of their own."""
    for at in range(start + 1, end):
        if not low[at - 1].isalnum() and low[at].isalnum() and low[at - 1] not in "'’.":
            return at
    return end


def _mention_at(source: Source, position: int, sentence: Sentence) -> Mention | None:
    hits = source.at.get(position, ())
    if any(h.kind in {"honorific", "rank", "degree"} for h in hits) and (
        person := _honored(source, position, sentence)
    ):
        return person
    status = _STATUS_WORD.match(source.view.low, position)
    if status or any(h.kind == "role" for h in hits):
        on_behalf = _ON_BEHALF.search(source.view.low, max(sentence.start, position - 24), position)
        posts = chain_at(source, position, sentence.end, behind_name=False)[: 1 if on_behalf else None]
        if on_behalf and posts:
            return NameMention(
                posts[0].start, posts[0].end, None, position, None, plural=True, posts=posts, right=posts[0].end
            )
        if posts and _calls_somebody(source, posts):
            return _with_posts_before(source, position, posts, sentence)
    if _PRESS.search(source.view.low, max(sentence.start, position - 14), position):
        body = body_at(source, position)
        return Hit(position, body.end, "press", "press") if body else None
    unit = unit_at(source, position)
    if unit:
        return unit
    if (
        any(h.kind == "body" for h in hits)
        and (source.view.raw[position].isupper() or " " in source.view.raw[position : hits[0].end])
        and (body := body_at(source, position))
        and _says_something(source, body)
    ):
        return body
    for hit in hits:
        if hit.kind in {"act", "change", "meeting"}:
            return hit
    if (
        source.view.raw[position] in UPPER
        and not _CREDITED.search(source.view.low, max(sentence.start, position - 14), position)
        and not _shouted(source, sentence)
        and (named := is_name(source, position))
    ):
        return _with_posts_behind(source, NameMention(position, named[0], named[1], position), sentence)
    return None


def _calls_somebody(source: Source, posts: list[PostMention]) -> bool:
    """Hold whether posts without a name are more than a common noun such as "cán bộ" or "thành viên"."""
    first = posts[0]
    role = vocabulary().roles[first.role]
    return (
        role.kind != "staff"
        and first.role != "thanh-vien"
        or first.body is not None
        or next_name(source, posts[-1].end)
    )


def _shouted(source: Source, sentence: Sentence) -> bool:
    """Hold whether a sentence is written in capitals, so that capitals tell no names."""
    return source.view.raw[sentence.start : sentence.end].isupper()


def _says_something(source: Source, body: BodyMention) -> bool:
    """Hold whether a body of one common word ("Ban", "Hội", "Tổ") goes on to a name of its own."""
    return " " in source.view.raw[body.start : body.end] or source.view.raw[body.start : body.end].isupper()


def _honored(source: Source, position: int, sentence: Sentence) -> NameMention | None:
    """Read honorifics and ranks with what they introduce: a name, a post, or nothing."""
    end, first = position, None
    while True:
        hit = next((h for h in source.at.get(end, ()) if h.kind in {"honorific", "rank", "degree"}), None)
        if hit is None:
            break
        if hit.kind == "honorific" or first is None:
            first = first or source.view.low[hit.start : hit.end]
        end = source.skip(hit.end)
        while (
            source.view.low[end : end + 1] in {":", ".", ","}
            and end - hit.end < 3
            and hit.kind != "honorific"
            or source.view.low[end : end + 1] == ":"
        ):
            end = source.skip(end + 1)
    honorific = source.view.low[position:end].strip(" :")
    before = source.view.low[max(sentence.start, position - 6) : position]
    plural = honorific.startswith(("các ", "hai ", "ba ", "những ")) or bool(_PLURAL.search(before))
    plural = plural and not before.endswith("thứ ")
    if end >= sentence.end:
        return None
    named = name_at(source, end, 1) if source.view.raw[end] in UPPER else None
    posts_here = post_at(source, end)
    if named and not (posts_here and posts_here.end > named[0] - 1 and not is_name(source, end)):
        return _with_posts_behind(source, NameMention(end, named[0], named[1], position, honorific, plural), sentence)
    if posts_here:
        posts = chain_at(source, end, sentence.end, behind_name=False)
        return _with_posts_before(source, position, posts, sentence, honorific=honorific, plural=plural)
    if honorific not in _PRONOUNS and not plural:
        return None
    return NameMention(
        position, position + len(honorific), None, position, honorific, plural, right=position + len(honorific)
    )


def _with_posts_before(
    source: Source,
    position: int,
    posts: list[PostMention],
    sentence: Sentence,
    *,
    honorific: str | None = None,
    plural: bool = False,
) -> NameMention:
    """Make the mention of a person whose posts come first, with the name if one follows."""
    end = posts[-1].end
    plural = plural or bool(_PLURAL.search(source.view.low, max(sentence.start, position - 6), position))
    plural = plural or bool(_PLURAL_IS.search(source.view.low, max(sentence.start, position - 40), position))
    plural = plural or any(p.unit is not None and p.unit.plural for p in posts)
    joint = re.compile(rf"\s?[{DASHES}]\s|\s?:\s|,\s(?=đồng chí|ông\b|bà\b|đ/c)").match(source.view.low, end)
    name_start = source.skip(end)
    office = bool(OFFICE.search(source.view.low, max(0, position - 30), position))
    if not next_name(source, end) and joint and next_name(source, joint.end()) and not office:
        name_start = source.skip(joint.end())
    elif not next_name(source, end):
        return NameMention(posts[0].start, end, None, position, honorific, plural, posts, right=end)
    lead = name_start
    while hit := next((h for h in source.at.get(name_start, ()) if h.kind in {"honorific", "rank", "degree"}), None):
        name_start = source.skip(hit.end)
        honorific = honorific or source.view.low[hit.start : hit.end]
    named = name_at(source, name_start, 1)
    if named is None or name_start >= sentence.end or plural:
        return NameMention(posts[0].start, end, None, position, honorific, plural, posts, right=end)
    person = NameMention(name_start, named[0], named[1], lead, honorific or "", plural, posts, left=position)
    return _with_posts_behind(source, person, sentence)


def _with_posts_behind(source: Source, person: NameMention, sentence: Sentence) -> NameMention:
    """Read the posts written behind a name."""
    person.right = max(person.right, person.end)
    joint = _BEHIND.match(source.view.low, person.end)
    if not joint or joint.end() >= sentence.end:
        return person
    start = joint.end()
    if person.posts and "(" not in joint[0] and joint[0].strip() in {"", ","}:
        return person
    posts = chain_at(source, start, sentence.end, behind_name=True)
    if not posts and "(" in joint[0]:  # "(thương binh 1/4, nguyên Phó Giám đốc …)"
        close = source.view.low.find(")", start, start + 160)
        comma = source.view.low.find(", ", start, max(start, close))
        posts = chain_at(source, comma + 2, close, behind_name=True) if comma > 0 else []
    if (
        not posts
        or next_name(source, posts[-1].end)
        and joint[0].strip() not in {"-", "–", "(", "là"}
        and not person.honorific
    ):
        return person
    if (
        next_name(source, posts[-1].end)
        and posts[-1].end > start
        and source.view.raw[posts[-1].end : posts[-1].end + 1] == " "
        and len(posts) == 1
        and joint[0].strip() == ""
    ):
        return person
    person.posts = [*person.posts, *posts]
    person.right = posts[-1].end
    if "(" in joint[0] and (close := source.view.low.find(")", person.right, person.right + 40)) >= 0:
        person.right = close + 1
    return person


def _share_heads(source: Source, result: Scan) -> None:
    """Give one head to the several people behind it: "các Phó Bí thư Tỉnh ủy: A – …; B, C"."""
    names = result.names()
    for at, head in enumerate(names):
        if head.name is not None or not head.posts or not head.plural:
            continue
        end = head.right
        for person in names[at + 1 :]:
            between = (
                source.view.low[end : person.lead] if person.left >= person.lead else source.view.low[end : person.left]
            )
            if (
                person.name is None
                or not (between.strip() == "" or _LIST.fullmatch(between))
                or person.left < person.lead
            ):
                break
            person.posts = [*head.posts, *person.posts]
            end = person.right
    group: list[NameMention] = []
    for person in names:  # "các đồng chí A, B – Phó Chủ tịch": one tail for several
        if person.name and person.plural and not person.posts:
            group = [person]
        elif (
            group
            and person.name
            and ";" not in (gap := source.view.low[group[-1].right : person.lead])
            and _LIST.fullmatch(gap)
            and person.honorific is None
        ):
            group.append(person)
            if person.posts:
                for earlier in group[:-1]:
                    earlier.posts = list(person.posts)
                group = []
        else:
            group = []


def bodies_and_units(mentions: list[Mention]) -> tuple[list[BodyMention], list[UnitMention]]:
    """Collect every body and unit written in the mentions, inside posts and greater bodies too."""
    bodies: list[BodyMention] = []
    units: list[UnitMention] = []

    def unit(mention: UnitMention | None) -> None:
        if mention:
            units.append(mention)
            for parent in mention.parents:
                unit(parent)

    def body(mention: BodyMention | None) -> None:
        if mention:
            bodies.append(mention)
            unit(mention.unit)
            body(mention.parent)

    for mention in mentions:
        if isinstance(mention, UnitMention):
            unit(mention)
        elif isinstance(mention, BodyMention):
            body(mention)
        elif isinstance(mention, NameMention):
            for post in mention.posts:
                unit(post.unit)
                body(post.body)
    return bodies, units
