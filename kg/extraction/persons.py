"""People as they are named: honorific, name, and the posts before or behind; one head or tail for several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extraction.layout import Sentence
from kg.extraction.mentions import NameMention, PostMention
from kg.extraction.names import is_name, name_at
from kg.extraction.office import is_given, is_over
from kg.extraction.posts import chain_at, next_name, post_at, unread_end
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.letters import DASHES, UPPER

_BEHIND = re.compile(
    rf"\s?(?:,|[{DASHES}]|:|/|\(|\|)\s?(?:(?:\d\d tuổi|sn \d{{4}}|sinh năm \d{{4}}|sinh \d{{4}}"
    rf"|quê [^,()]{{3,30}}|ảnh)[,;]?\s)*(?:(?:hiện )?là\s)?|\s(?:hiện )?là\s|\s"
)
PLURAL = re.compile(r"(?:các|những|một loạt|một số|nhiều|hai|ba|bốn|năm|\d{1,2})\s(?:vị\s)?$")
_PLURAL_IS = re.compile(r"\b(?:các|những) (?:ông|bà|đồng chí|anh|chị|vị)[^.;]{0,18}\blà\s$")
# "(SN 1960), trú tại phường X, TP. Y (nguyên Chủ tịch …)", in news of courts
_LIVES = re.compile(
    r"\s?\([^()\n]{2,40}\)\s?,?\s?(?:cùng )?(?:trú|ngụ|thường trú|hộ khẩu|cư trú|quê)\b[^();\n]{3,110}\("
)
_IS = re.compile(r"\s(?:hiện )?là\s")
_RANKED = r"(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)\b"
_BEFORE = re.compile(
    rf"\s?[{DASHES}]\s|\s?:\s|,\s(?=đồng chí|ông\b|bà\b|anh\b|chị\b|đ/c|{_RANKED})"
    rf"|\s(?:này |đó |hiện nay |hiện tại |hiện |trước đó )?là\s(?=đồng chí|ông\b|bà\b|anh\b|chị\b|đ/c|{_RANKED})"
)
_BRACKET = re.compile(rf"\s?\([^()\n]{{2,70}}\)\s?(?:[,{DASHES}]\s?)?(?:là\s)?")
_BESIDES = re.compile(r"\s*(?:ngoài|cùng với|bên cạnh|sau|theo|thay|đối với)\s(?:ông |bà |đồng chí )?")
_VERB = re.compile(r"\s(?:đã|cũng|vừa|sẽ|còn|nói|bị|được)\b")
_PRONOUNS = frozenset({"đồng chí", "đ/c", "ông", "bà"})
_LIST = re.compile(
    rf"\s?(?:[:,;{DASHES}]|\bvà\b|\bcùng\b|\bnhư\b|\bgồm\b|\blà\b)?,?\s?(?:(?:các|hai"
    rf"|cùng|và|bao|gồm|có|là|trong đó)\s?)*:?\s?"
    r"(?:(?:đồng chí|đ/c|ông|bà|các ông|các bà|các đồng chí|anh|chị)"
    r"(?:(?:, | và |, các )(?:bà|chị|đồng chí))?\s?:?\s)?\s?"
)
_COUNTED = re.compile(
    r"[^.,;:\n]{0,30},?\s(?:bao )?gồm(?:\scó)?:?\s(?:(?:các )?(?:đồng chí|ông|bà|anh|chị)(?:, (?:bà|chị))?:?\s)?"
)
# "Theo Quyết định số … của Giám đốc Sở, ông A được …": A is another
_DECIDES = re.compile(r"\b(?:quyết định|tờ trình|văn bản|công văn|thông báo|kết luận|đề nghị)\b[^.;:]{0,70}\scủa\s$")
_OPENING = 8  # characters before the first word
# what stands behind somebody in a list with ";", of which not all is read: ", Thường trực Tiểu ban Văn kiện …; "
_ITEM_REST = re.compile(r"[^.:;]{0,160};\s(?:và\s)?(?:(?:đồng chí|ông|bà)\s)?")
_TOLD = ("là bà ", "là ông ", "là đồng chí ")
_TITLES = 6  # honorifics, ranks and degrees before a name


def calls_somebody(source: Source, posts: list[PostMention]) -> bool:
    """Hold whether posts without a name are more than a common noun such as "cán bộ" or "thành viên"."""
    first = posts[0]
    role = vocabulary().roles[first.role]
    return (
        (role.kind != "staff" and first.role != "thanh-vien")
        or first.body is not None
        or next_name(source, posts[-1].end)
    )


def honored(source: Source, position: int, sentence: Sentence) -> NameMention | None:
    """Read honorifics and ranks with what they introduce: a name, a post, or nothing."""
    end, first = position, None
    for _ in range(_TITLES):
        hit = source.first(end, "honorific", "rank", "degree")
        if hit is None:
            break
        if hit.kind == "honorific" or first is None:
            first = first or source.view.low[hit.start : hit.end]
        end = source.skip(hit.end)
        while (
            source.view.low[end : end + 1] in {":", ".", ","} and end - hit.end < 3 and hit.kind != "honorific"
        ) or source.view.low[end : end + 1] == ":":
            end = source.skip(end + 1)
    honorific = source.view.low[position:end].strip(" :")
    before = source.view.low[max(sentence.start, position - len("một loạt vị ")) : position]
    plural = honorific.startswith(("các ", "hai ", "ba ", "những ")) or bool(PLURAL.search(before))
    plural = plural and not before.endswith("thứ ")
    if end >= sentence.end:
        return None
    named = name_at(source, end, 1) if source.view.raw[end] in UPPER else None
    posts_here = post_at(source, end)
    if named and not (posts_here and posts_here.end > named[0] - 1 and not is_name(source, end)):
        return with_posts_behind(source, NameMention(end, named[0], named[1], position, honorific, plural), sentence)
    if posts_here:
        posts = chain_at(source, end, sentence.end, behind_name=False)
        return with_posts_before(source, position, posts, sentence, (honorific, plural))
    if honorific not in _PRONOUNS and not plural:
        return None
    end = position + len(honorific)
    person = NameMention(position, end, None, position, honorific, plural, right=end)
    return with_posts_behind(source, person, sentence) if _IS.match(source.view.low, end) else person


def with_posts_before(
    source: Source,
    position: int,
    posts: list[PostMention],
    sentence: Sentence,
    called: tuple[str | None, bool] = (None, False),
) -> NameMention:
    """Make the mention of a person whose posts come first, with the name if one follows.

    ``called``: the honorific before the posts, and whether it is plural.
    """
    honorific, plural = called
    end = posts[-1].end
    plural = plural or bool(PLURAL.search(source.view.low, max(sentence.start, position - 9), position))
    plural = plural or (
        source.view.low.endswith("là ", sentence.start, position)
        and bool(_PLURAL_IS.search(source.view.low, max(sentence.start, position - 40), position))
    )
    plural = plural or any(p.unit is not None and p.unit.plural for p in posts)
    joint = _BEFORE.match(source.view.low, end)
    name_start = source.skip(end)
    if not next_name(source, end):
        introduced = joint and next_name(source, joint.end())
        decides = joint and "," in joint[0] and _DECIDES.search(source.view.low, max(0, position - 90), position)
        if not (joint and introduced) or decides or is_given(source, position):
            return NameMention(posts[0].start, end, None, position, honorific, plural, posts, right=end)
        name_start = source.skip(joint.end())
    lead = name_start
    while hit := source.first(name_start, "honorific", "rank", "degree"):
        name_start = source.skip(hit.end)
        honorific = honorific or source.view.low[hit.start : hit.end]
    named = name_at(source, name_start, 1)
    if named is None or name_start >= sentence.end or plural:
        return NameMention(posts[0].start, end, None, position, honorific, plural, posts, right=end)
    if joint and "trước đó" in joint[0]:
        for post in posts:
            post.status = "former"  # "Tư lệnh trước đó là Trung tướng A"
    person = NameMention(name_start, named[0], named[1], lead, honorific or "", plural, posts, left=position)
    return with_posts_behind(source, person, sentence)


def with_posts_behind(source: Source, person: NameMention, sentence: Sentence) -> NameMention:
    """Read the posts written behind a name."""
    person.right = max(person.right, person.end)
    joint = _BEHIND.match(source.view.low, person.end)
    bracket = _BRACKET.match(source.view.low, person.end)
    if bracket and not any(
        source.starting(at, "role") for at in range(bracket.start(), bracket.end()) if at in source.at
    ):
        joint = bracket  # "ông A (43 tuổi), nguyên Chủ tịch …"
    if lives := _LIVES.match(source.view.low, person.end, sentence.end):
        joint = lives
    if not joint or joint.end() >= sentence.end:
        return person
    start = joint.end()
    if joint is bracket:
        posts = chain_at(source, start, sentence.end, behind_name=True)
        if posts:
            person.posts, person.right = [*person.posts, *posts], posts[-1].end
        return person
    told = source.view.low.endswith(_TOLD, 0, person.start)  # "Tổ trưởng là bà A, Chủ tịch HĐND phường"
    doubtful = bool(person.posts) and "(" not in joint[0] and joint[0].strip() in {"", ","} and not told
    if doubtful and (not joint[0].strip() or person.left - sentence.start > _OPENING):
        return person
    posts = chain_at(source, start, sentence.end, behind_name=True)
    acts = bool(posts) and _acts(source, posts[-1].end)
    if doubtful and not acts:
        return person  # "Bí thư A, Chủ tịch B": another person's
    if acts and joint[0].strip() == "," and _BESIDES.fullmatch(source.view.low, sentence.start, person.lead):
        return person  # "ngoài ông A, Thủ tướng cũng kỷ luật …": the next clause's subject
    if not posts and joint[0].strip() == "," and (unread := unread_end(source, start, sentence.end)):
        posts = chain_at(source, unread, sentence.end, behind_name=True)
    if not posts and "(" in joint[0]:  # "(thương binh 1/4, nguyên Phó Giám đốc …)"
        close = source.view.low.find(")", start, start + 160)
        comma = source.view.low.find(", ", start, max(start, close))
        posts = chain_at(source, comma + 2, close, behind_name=True) if comma > 0 else []
        if any(source.starting(at, "honorific") for at in range(start, comma)):
            posts = []  # "bà B (vợ ông A, nguyên Chủ tịch …)"
    if not posts or (
        next_name(source, posts[-1].end) and joint[0].strip() not in {"-", "–", "(", "là"} and not person.honorific
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
    if joint[0].strip() == "là" and is_over(source, sentence.start, person.left):
        for post in posts:
            post.status = "former"  # "trước khi được bổ nhiệm, bà A là …"
    person.posts = [*person.posts, *posts]
    person.right = posts[-1].end
    if "(" in joint[0] and (close := source.view.low.find(")", person.right, person.right + 40)) >= 0:
        person.right = close + 1
    return person


def _acts(source: Source, end: int) -> bool:
    """Hold whether a verb follows: what stands before it is its subject."""
    return bool(source.starting(source.skip(end), "act") or _VERB.match(source.view.low, end))


def share_heads(source: Source, names: Sequence[NameMention]) -> None:
    """Give one head to the several people behind it: "các Phó Bí thư Tỉnh ủy: A – …; B, C"."""
    for at, head in enumerate(names):
        plural = head.plural or source.view.low.startswith(" gồm ", head.right)  # "Đại biểu HĐND tỉnh gồm bà A, …"
        if head.name is not None or not head.posts or not plural:
            continue
        end, alone, called, colon = head.right, False, False, False
        seats = all(
            vocabulary().roles[post.role].kind == "member" for post in head.posts
        )  # besides which all have posts
        for person in names[at + 1 :]:
            if colon and person.name is None and not person.plural:
                continue  # inside what is said of the one before
            begin = min(person.lead, person.left)
            between = source.view.low[end:begin]
            first = end == head.right
            # "các Ủy viên Bộ Chính trị: Bộ trưởng … A, Bộ trưởng … B": each is called by a post of his own as well
            colon = colon or (first and between.strip().startswith(":"))
            called = called or (first and between.strip() == ":" and person.left < person.lead)
            if (
                person.name is None
                or not (
                    between.strip() == ""
                    or _LIST.fullmatch(between)
                    or (colon and _ITEM_REST.fullmatch(between))
                    or (first and _COUNTED.fullmatch(between))
                )
                or (person.left < person.lead and not (called and (seats or ";" not in between)))
            ):
                break
            if not between.strip():
                person.left = min(person.left, head.left)  # the head stands before the first of them
            if ";" in between and person.posts and alone:
                break  # "nguyên Tổng Bí thư: A, B; Đại tướng C, nguyên Chủ tịch nước": C has his own
            unread = colon and source.view.low.startswith(", ", person.right) and not is_name(source, person.right + 2)
            alone = alone or not (person.posts or unread)
            own = {post.role for post in person.posts}
            person.posts = [*(post for post in head.posts if post.role not in own), *person.posts]
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
