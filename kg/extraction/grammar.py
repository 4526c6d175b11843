"""The grammar of posts: [status] role [standing] [body [of a greater body]] [unit] [term], and chains of them."""

from __future__ import annotations

import re
from functools import cache

from kg.extraction.mentions import BodyMention, Hit, PostMention, UnitMention
from kg.extraction.names import is_name
from kg.extraction.places import SMALL, bare_at, type_at, unit_at
from kg.extraction.source import Source
from kg.letters import DASHES, UPPER
from ontology.vocabulary import Body, Vocabulary, load

_STATUS = {
    "nguyên là": "former", "nguyên": "former", "cựu": "former", "quyền": "acting", "q.": "acting", "tân": "incoming",
    "phụ trách": "acting", "từng là": "former", "từng giữ chức": "former", "từng giữ chức vụ": "former",
    "hiện là": "current", "hiện giữ chức": "current", "hiện đang giữ chức": "current",
}  # fmt: skip
_STATUSES = sorted(_STATUS, key=len, reverse=True)
_STANDING = re.compile(r"\s(?:thường\s+trực|tt|trực)(?:\s+chuyên trách)?(?![\w.])|\schuyên trách(?!\w)")
_FULL_TIME = re.compile(r"\s(?:chuyên trách|trực)(?!\w)")
_TYPE_LAST = re.compile(r"\s(tỉnh|thành phố|huyện|quận|thị xã|xã|phường)$")
_JOINT = re.compile(
    rf"\s?(?:,|;|/|[{DASHES}]|\bkiêm(?: nhiệm)?\b|\bvà\b|\bđồng thời là\b|\.(?=\s[UỦ]))\s?(?:(?:kiêm|và|đồng thời là|đồng thời)\s)?"
)
_TERM = re.compile(
    r",?\s\(?(?:khóa\s+[\dIVXL]+,?\s?)?\(?(?:nhiệm kỳ|nk|giai đoạn|khóa)?\s?(?P<from>20\d\d|19\d\d)\s?[-–]\s?(?P<to>20\d\d)\)?|,?\skhóa\s+(?:[ivxl]+|\d+)\b"
)
# an open name goes on over lower-case words until one of these
_END_OPEN = frozenset(
    """đã đang sẽ vừa mới cũng còn được bị có là cùng tại ở từ đến về với cho theo do vì để nhằm trong trên dưới khi nếu nhưng ông bà anh chị
    các những một này đó nay trước sau gồm năm ngày thì mà như cần phải không vẫn nguyên của hôm đồng ra lên tới giữ ký nhận gửi nêu nói dự thay
    vào thuộc mời kể""".split()
)
_VERBS = frozenset(
    {
        "tổ chức",
        "phối hợp",
        "thông tin",
        "tiếp tục",
        "triển khai",
        "đánh giá",
        "trao tặng",
        "kiểm tra",
        "lãnh đạo",
        "quyết định",
        "hướng dẫn",
        "xem xét",
        "thống nhất",
        "phụ trách",
        "nhiệm kỳ",
        "lần thứ",
        "tham gia",
        "thực hiện",
        "xác nhận",
        "giải quyết",
        "tiến hành",
        "công tác",
    }
)
_CAPITAL_OR_WORD = re.compile(r"[\w’'.&]+")


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary."""
    return load()


@cache
def ancestors(kind: str) -> frozenset[str]:
    """Return a kind of body with all kinds that it is a kind of."""
    body = vocabulary().bodies.get(kind)
    return frozenset({kind}) | (ancestors(body.broader) if body and body.broader else frozenset())


def is_a(kind: str, other: str) -> bool:
    """Hold whether one kind of body is another or under it."""
    return other in ancestors(kind)


def body_at(source: Source, start: int, depth: int = 0) -> BodyMention | None:
    """Read a body at a position; the longest reading wins."""
    for hit in source.starting(start, "body"):
        info = vocabulary().bodies[hit.id]
        return _body(source, hit, info, depth)
    return None


def _body(source: Source, hit: Hit, info: Body, depth: int) -> BodyMention:
    end = hit.end
    words = info.label
    if info.open:
        end = open_end(source, end, proper=info.line in {"education", "health"})
        own = source.view.raw[hit.end : end].strip()
        words = f"{words} {own}" if own else words
    end = _and_vietnam(source, end)
    body = BodyMention(hit.start, end, hit.id, words)
    follow = source.skip(end)
    behind = (
        source.skip(end, "của", "thuộc", "trực thuộc", "–", "-")
        if depth < 3 and (info.part_of or info.open or info.organ)
        else follow
    )
    if depth < 3 and (greater := body_at(source, behind, depth + 1)) and _lies_in(info, greater, follow == behind):
        body.parent, body.end = greater, greater.end
        return body
    if info.open and depth < 1 and (beyond := _beyond_comma(source, end)):
        body.parent, body.end = beyond, beyond.end
        return body
    typed = _TYPE_LAST.search(
        source.view.low[hit.start : end]
    )  # the word itself ends in a type: "Bệnh viện Đa khoa tỉnh"
    scope = scope_at(source, hit.start + typed.start(1) if typed else source.skip(end, "của"), info)
    if (
        scope is None
        and source.view.low.startswith("\n", end)
        and (wrapped := unit_at(source, end + 1))
        and wrapped.name
    ):
        scope = wrapped
    if scope:
        body.unit, body.end = scope, scope.end
    return body


def _beyond_comma(source: Source, end: int) -> BodyMention | None:
    """Read the greater body behind a comma: "Cục Quản trị, Văn phòng Chính phủ"."""
    if not source.view.low.startswith(", ", end) or not any(
        " " in source.view.raw[h.start : h.end] for h in source.starting(end + 2, "body")
    ):
        return None
    greater = body_at(source, end + 2, 1)
    if greater is None or vocabulary().bodies[greater.kind].levels not in {("central",), ("province",)}:
        return None
    follow = source.view.low[greater.end : greater.end + 8]
    return (
        greater
        if follow[:1] in {",", ".", ";", ")", ""} or follow.startswith((" đến ", " giữ ", " làm ", " được ", " cho "))
        else None
    )


def _lies_in(info: Body, greater: BodyMention, adjacent: bool) -> bool:
    """Hold whether a body can be part of the one written behind it."""
    if info.part_of:
        return any(is_a(greater.kind, kind) for kind in info.part_of) or not adjacent
    return info.organ or info.open or not adjacent


def _and_vietnam(source: Source, end: int) -> int:
    return end + 9 if source.view.low.startswith(" việt nam", end) else end


def open_end(source: Source, start: int, *, proper: bool = False) -> int:
    """Return where the own name of a department, school or centre ends; ``proper``: it may be called after a person."""
    view = source.view
    end = position = start
    words = 0
    while words < 14:
        position = source.skip(end)
        comma = (
            view.raw.startswith((", ", "- ", "– ", "& "), position)
            and words > 0
            and not view.raw[end:position].startswith("\n")
        )
        if comma or view.raw.startswith(",", end) and words > 0:
            joint = re.compile(r"\s?[,&–-]\s").match(view.raw, end)
            follow = joint.end() if joint else -1
            if follow < 0 or not _goes_on(source, follow, view.raw[end : end + 1] == ","):
                break
            position = follow
        match = _CAPITAL_OR_WORD.match(view.raw, position)
        if not match or view.raw[end:position].count("\n"):
            break
        word = match[0].rstrip(".")
        if not word:
            break
        low = view.low[position : position + len(word)]
        if low == "và" and words:
            after = _CAPITAL_OR_WORD.match(view.raw, match.end() + 1)
            if (
                not after
                or not after[0][0].isupper()
                or is_name(source, match.end() + 1)
                or source.starting(match.end() + 1, "role")
                or source.starting(match.end() + 1, "body")
            ):
                break
        elif low in _END_OPEN or type_at(source, position) or not proper and is_name(source, position):
            break
        elif word[0].islower() and " ".join(view.low[position : position + 20].split(" ")[:2]) in _VERBS:
            break
        elif any(h.kind in {"act", "honorific", "change", "meeting", "rank"} for h in source.at.get(position, ())):
            break
        elif (
            any(
                h.kind in {"role", "body"} and (" " in view.raw[h.start : h.end] or h.kind == "body")
                for h in source.at.get(position, ())
            )
            and words
        ):
            break
        words += 1
        end = position + len(word)
        if word != match[0]:
            break
    return end


def _goes_on(source: Source, position: int, comma: bool) -> bool:
    """Hold whether a name goes on behind a comma or a dash: "Lao động, Thương binh và Xã hội", "Tài chính - kế hoạch"."""
    match = _CAPITAL_OR_WORD.match(source.view.raw, position)
    if not match or source.at.get(position) or type_at(source, position) or is_name(source, position):
        return False
    if not comma:
        return not match[0][0].isdigit() and (match[0][0].isupper() or match[0] in {"kế", "đầu", "môi", "xã", "thương"})
    ahead = source.view.low[position : position + 28]
    return (
        match[0][0].isupper()
        and " và " in ahead
        and "," not in ahead.split(" và ")[0]
        and not is_name(source, position)
    )


_PLURAL = re.compile(
    r"(?:các|những|\d{1,3}(?:/\d+)?)\s+(?=xã|phường|thị trấn|huyện|tỉnh|ấp|thôn|khu|tổ|khóm|chi|đảng|đơn|ban|phòng)"
)


def scope_at(source: Source, position: int, info: Body | None = None) -> UnitMention | None:
    """Read the unit behind a body or a role: named, bare, plural, or a bare name where the body's word says the type."""
    plural = _PLURAL.match(source.view.low, position)
    if plural:
        unit = unit_at(source, plural.end())
        end = unit.end if unit else plural.end()
        return UnitMention(position, end, unit.type if unit else None, None, plural=True)
    unit = unit_at(source, position, person_follows=True)
    if unit:
        return unit
    fixed = info.unit_type if info else None
    return bare_at(
        source, position, "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", fixed=fixed
    )


def post_at(source: Source, start: int) -> PostMention | None:
    """Read a post at a position, with a status word before it."""
    begin, status = start, "current"
    for word in _STATUSES:
        if (
            source.view.low.startswith(word, start)
            and source.view.low[start + len(word) : start + len(word) + 1] == " "
        ):
            begin, status = source.skip(start + len(word)), _STATUS[word]
            break
    for hit in source.starting(begin, "role"):
        post = _post(source, hit)
        if post:
            post.start, post.status = start, status
            return with_term(source, post)
    return None


def _post(source: Source, hit: Hit) -> PostMention | None:
    role = vocabulary().roles[hit.id]
    end, ident = hit.end, role.id
    standing = _STANDING.match(source.view.low, end)
    if standing and not role.standing and (derived := f"{role.id}-thuong-truc") in vocabulary().roles:
        ident, end = derived, standing.end()
    if full_time := _FULL_TIME.match(source.view.low, end):
        end = full_time.end()
    if role.composed and role.deputy and source.view.low.startswith(" ban trực ", end):  # "Phó Ban trực Ban Tổ chức"
        ident, end = f"{role.id}-thuong-truc", end + len(" ban trực")
    post = PostMention(hit.start, end, ident, suffix=" chuyên trách" if full_time and "chuyên" in full_time[0] else "")
    follow = source.skip(end, "của", "thuộc")
    if source.view.low.startswith("\n", end):
        wrapped = body_at(source, end + 1)  # "Phó Chủ tịch⏎UBND phường": a line broken inside a post
        if wrapped and not role.fused and (role.composed or wrapped.unit or wrapped.parent):
            post.body, post.end = wrapped, wrapped.end
            return post
        return None if role.composed else post
    if role.fused:
        scope = scope_at(source, follow, vocabulary().bodies.get(role.body) if role.body else None)
        if scope and (scope.name or scope.plural):
            post.unit, post.end = scope, scope.end
        return post
    body = body_at(source, follow)
    if body:
        post.body, post.end = body, body.end
        return post
    if role.composed:
        return None
    scope = scope_at(source, follow)
    if scope and (scope.type or scope.name) and not (scope.type in SMALL and role.kind not in {"village", "head"}):
        post.unit, post.end = scope, scope.end
    return post


def with_term(source: Source, post: PostMention) -> PostMention:
    """Read the term of office written behind a post."""
    match = _TERM.match(source.view.low, post.end)
    if match:
        post.end = match.end()
        post.term = f"{match['from']}-{match['to']}" if match["from"] else None
    return post


def chain_at(source: Source, start: int, limit: int, *, behind_name: bool) -> list[PostMention]:
    """Read posts joined by commas, dashes, "kiêm".  Behind a name, a post that a name follows is the next person's."""
    posts: list[PostMention] = []
    position = start
    while position < limit:
        post = post_at(source, position)
        if post is None or post.start >= limit:
            break
        if posts and behind_name and next_name(source, post.end):
            break
        posts.append(post)
        joint = _JOINT.match(source.view.low, post.end)
        if not joint or "\n" in joint[0]:
            break
        position = source.skip(joint.end())
    return posts


def next_name(source: Source, position: int) -> bool:
    """Hold whether a person's name, bare or with an honorific, follows a post directly."""
    position = source.skip(position)
    raw = source.view.raw
    if position >= len(raw) or raw[position] == "\n":
        return False
    if raw[position] in UPPER and is_name(source, position):
        return True
    return any(
        h.kind in {"honorific", "rank"} and raw[source.skip(h.end) : source.skip(h.end) + 1].isupper()
        for h in source.at.get(position, ())
    )
