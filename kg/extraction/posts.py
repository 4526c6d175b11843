"""Posts: [status] role [standing] [body] [unit] [term], and chains of them."""

from __future__ import annotations

import re

from kg.extraction.bodies import body_at, ministry_at, named_by_head, scope_at
from kg.extraction.foreign import is_foreign, states
from kg.extraction.mentions import BodyMention, PostMention
from kg.extraction.names import is_name
from kg.extraction.places import SMALL
from kg.extraction.source import Source
from kg.extraction.terms import is_a, is_part, vocabulary
from kg.letters import DASHES, UPPER
from kg.matching import Hit
from ontology.vocabulary import Role

_STATUS = {
    "nguyên là": "former", "nguyên": "former", "cựu": "former", "quyền": "acting", "q.": "acting", "tân": "incoming",
    "phụ trách": "acting", "từng là": "former", "từng giữ chức": "former", "từng giữ chức vụ": "former",
    "hiện là": "current", "hiện giữ chức": "current", "hiện đang giữ chức": "current", "hiện đang là": "current",
    "hiện làm": "current", "hiện đang làm": "current", "nay làm": "current", "hiện nay là": "current",
    "nay là": "current", "nay giữ chức": "current",
}  # fmt: skip
_STATUSES = tuple(sorted(_STATUS, key=len, reverse=True))
_STANDING = re.compile(r"\s(?:thường\s+trực|tt|trực)(?:\s+chuyên trách)?(?![\w.])")
_STANDING_BODY = re.compile(
    r"\s(?:ban|phòng|đoàn|tổ|văn phòng|thanh tra)\s(?:thường trực|trực),?"
    r"(?=\s(?:ban|phòng|đoàn|tổ|ủy ban|văn phòng|vp|thanh tra)\s)"
)
_STANDING_ALONE = re.compile(r"\s(ban|đoàn|tổ)\sthường trực(?!\w)")  # "Phó trưởng ban thường trực, ông A"
_IN_CHARGE = re.compile(
    r"\s(?:ban|phòng|đoàn|văn phòng|thanh tra)\sphụ trách(?=\s(?:ban|phòng|đoàn|văn phòng|vp|thanh tra)\s)"
)
_FULL_TIME_HEAD = re.compile(r"(\s(?:ban|đoàn) chuyên trách)(?=\s(?:ban|đoàn)\s)", re.IGNORECASE)
# what a deputy or a leader looks after, before the body: "Phó Đồn trưởng nghiệp vụ Đồn Biên phòng …"
_FIELD = re.compile(
    r"(?P<field>\sphụ trách|\s(?:phụ trách |về )?(?:nghiệp vụ|quân sự|chính trị|trinh sát|vận động quần chúng"
    r"|vũ trang|tham mưu|hậu cần|kỹ thuật|hành chính|chuyên môn|kinh doanh|kinh tế|đào tạo|tác chiến|huấn luyện"
    r"|nội chính))\s(?=\S)"
)
_ACTING_DEPUTY = re.compile(
    r"\sphụ trách(?: điều hành)?(?=\s?(?:[,.;:()\n]|$)|\s[^\W\d_a-zà-ỹđ])"
)  # "Phó Giám đốc phụ trách Sở …"
_FULL_TIME = re.compile(r"\s(?:chuyên trách|trực)(?!\w)")
_JOINT = re.compile(
    rf"\s?(?:,|;|/|[{DASHES}]|\bkiêm(?: nhiệm)?\b|\bvà\b|\bđồng thời là\b|\.(?=\s[UỦ]))\s?(?:(?:kiêm"
    rf"|và|đồng thời là|đồng thời)\s)?"
)
_UNREAD = re.compile(
    r"(?:Ủy|Uỷ|Phó|Trưởng|Thành viên|Đại biểu|Thường vụ|Thường trực)\s[^,.;:()\n]{3,60},\s"
    r"|[đĐ]ảng viên\s[^.:()\n]{3,160}?[,;]\s(?=nguyên\b)"  # "bà A, đảng viên Chi bộ …, nguyên Chủ tịch …"
)
_SEATS = {
    "ban-thuong-vu": "uy-vien-ban-thuong-vu",
    "ban-chap-hanh": "uy-vien-ban-chap-hanh",
    "thuong-truc": "uy-vien-thuong-truc",
}
_COMMON = {"ban": "ban", "đoàn": "doan", "tổ": "to"}  # kinds by the words that any body of them is called by
_MISSIONS = frozenset({"dai-su-quan", "tong-lanh-su-quan"})
_MISSION = re.compile(  # "Đại sứ Việt Nam tại Nhật Bản"
    rf"\s(?:[Đđ]ặc mệnh [Tt]oàn quyền )?(?:của )?(?:nước )?(?:CHXHCN )?Việt Nam(?: tại (?:{states()}))?"
)
CHARGE = "phu-trach"  # what somebody is given who is to lead a body until it has a head
_HANDED = re.compile(r"\b(?:giao|phân công|chỉ định|giữ nhiệm vụ)\b[^.;:]{0,150}$")
_SERVES = frozenset({"tro-ly", "thu-ky"})  # "Trợ lý Chủ tịch Quốc hội"
_TERM = re.compile(
    r",?\s\(?(?:khóa\s+[\dIVXL]+,?\s?)?\(?(?:nhiệm kỳ|nk|giai đoạn|khóa)?\s?(?P<from>20\d\d"
    r"|19\d\d)\s?[-–]\s?(?P<to>20\d\d)\)?|,?\s(?:các\s)?khóa\s+(?:[ivxl]+|\d+)\b(?:\s?(?:,"
    r"|và|-|–)\s?(?:[ivxl]+|\d+)\b)*"
)


def post_at(source: Source, start: int) -> PostMention | None:
    """Read a post at a position, with a status word before it."""
    begin, status = start, "current"
    for word in _STATUSES if source.view.low.startswith(_STATUSES, start) else ():
        if (
            source.view.low.startswith(word, start)
            and source.view.low[start + len(word) : start + len(word) + 1] == " "
        ):
            begin, status = source.skip(start + len(word)), _STATUS[word]
            break
    hits = [(hit, status) for hit in source.starting(begin, "role")]
    if begin > start:  # "phụ trách Phòng Nội vụ": a role by itself, not only a word of status
        hits += [(hit, "current") for hit in source.starting(start, "role")]
    for hit, told in hits:
        post = _post(source, hit)
        if post:
            unit = post.stated_unit()
            old = (unit and unit.old) or source.view.low.startswith(" cũ ", hit.end)  # "Hiệu trưởng cũ Trường …"
            post.start, post.status = start, "former" if old and told == "current" else told
            post.foreign = is_foreign(source, post)
            return with_term(source, post)
    return None


def _post(source: Source, hit: Hit) -> PostMention | None:
    role = vocabulary().roles[hit.id]
    if role.id == CHARGE and not _HANDED.search(source.view.low, max(0, hit.start - 160), hit.start):
        return None  # "Phó Chủ tịch phụ trách Văn phòng": what a deputy looks after
    ident, end, suffix = _qualified(source, role, hit.end)
    post = PostMention(hit.start, end, ident, suffix=suffix)
    follow = source.skip(end, "của", "thuộc", "cũ")
    if role.id in _SERVES and (chief := post_at(source, follow)):
        served = vocabulary().roles[chief.role]
        post.suffix, post.end, post.unit = f" {served.label}", chief.end, chief.unit
        post.body = chief.body or (BodyMention(chief.start, chief.end, served.body, "") if served.body else None)
        if post.body and not post.body.words:
            post.body.words = vocabulary().bodies[post.body.kind].label
        return post
    if source.view.low.startswith("\n", end):
        wrapped = body_at(source, end + 1)  # "Phó Chủ tịch⏎UBND phường": a line broken inside a post
        if wrapped and not role.fused and (role.composed or wrapped.unit or wrapped.parent):
            post.body, post.end = wrapped, wrapped.end
            return post
        return None if role.composed else post
    if role.body in _MISSIONS and (mission := _MISSION.match(source.view.raw, end)):
        kind = str(role.body)
        words = f"{vocabulary().bodies[kind].label}{source.view.raw[end : mission.end()]}"
        post.body, post.end = BodyMention(hit.start, mission.end(), kind, words), mission.end()
        post.suffix = source.view.raw[end : mission.end()]
        return post
    if role.fused:
        again = body_at(source, follow)
        if again and role.body and is_part(role.body, again.kind):
            post.end, post.unit = again.end, again.stated_unit()  # "Tổ trưởng Tổ đại biểu HĐND tỉnh"
            return post
        if again and role.body and again.kind != role.body and is_a(again.kind, role.body):
            post.end, post.body = again.end, again  # "Đảng ủy viên Đảng ủy Quân sự tỉnh"
            return post
        if again and again.kind == role.body and not again.unit:
            post.end, follow = again.end, source.skip(again.end)  # "Phó Thủ tướng Thường trực Chính phủ"
        scope = scope_at(source, follow, vocabulary().bodies.get(role.body) if role.body else None)
        tells = role.body and vocabulary().bodies[role.body].unit_type  # "Huyện ủy viên" says the type of its unit
        if scope and (scope.name or scope.plural or (scope.type and not tells)):
            post.unit, post.end = scope, scope.end
        elif role.body and (term := _TERM.match(source.view.low, end)):
            _of_delegation(source, post, term)
        return post
    if role.composed and role.deputy and (alone := _STANDING_ALONE.match(source.view.low, end)):
        post.role, post.end = f"{role.id}-thuong-truc", alone.end()
        post.body = BodyMention(alone.start(1), alone.end(1), _COMMON[alone[1]], alone[1].capitalize())
        return post
    body = (ministry_at(source, follow) if role.body == "bo" else None) or body_at(source, follow)
    body = body or named_by_head(source, role.base.removesuffix("-truong"), follow)
    if body is None and (field := _FIELD.match(source.view.low, end)) and source.view.raw[field.end()].isupper():
        body = body_at(source, field.end())
        post.suffix += field["field"] if body else ""
    if body:
        post.body, post.end = body, body.end
        return post
    if role.composed:
        return None
    scope = scope_at(source, follow)
    if scope and (scope.type or scope.name) and not (scope.type in SMALL and role.kind not in {"village", "head"}):
        post.unit, post.end = scope, scope.end
    return post


def _of_delegation(source: Source, post: PostMention, term: re.Match[str]) -> None:
    """Read the delegation behind the term of a seat: "đại biểu Quốc hội khóa XV thuộc Đoàn đại biểu Quốc hội …"."""
    body = body_at(source, source.skip(term.end(), ",", "thuộc", "của"))
    unit = body.stated_unit() if body and body.kind == "doan-dai-bieu-quoc-hoi" else None
    if body and unit:
        post.unit, post.end = unit, body.end


def _qualified(source: Source, role: Role, end: int) -> tuple[str, int, str]:
    """Read what qualifies a role before its body, "Thường trực", "chuyên trách": the role, where it ends, the words."""
    ident = role.id
    standing = _STANDING.match(source.view.low, end)
    if standing and not role.standing and (derived := f"{role.id}-thuong-truc") in vocabulary().roles:
        ident, end = derived, standing.end()
    if role.deputy and not role.composed and (charged := _ACTING_DEPUTY.match(source.view.raw, end)):
        return ident, charged.end(), charged[0]
    if full_time := _FULL_TIME.match(source.view.low, end):
        end = full_time.end()
    elif role.composed and (full_time := _FULL_TIME_HEAD.match(source.view.low, end)):
        end = full_time.end()  # "Phó Trưởng đoàn chuyên trách Đoàn ĐBQH tỉnh"
    if role.composed and (charged := _IN_CHARGE.match(source.view.low, end)):
        end = charged.end()  # "Phó Trưởng phòng phụ trách Phòng Nội vụ"
    if role.composed and role.deputy and (acting := _STANDING_BODY.match(source.view.low, end)):
        ident, end = f"{role.id}-thuong-truc", acting.end()  # "Phó Ban trực Ban Tổ chức"
    return ident, end, full_time[0] if full_time and "chuyên" in full_time[0] else ""


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
        post = post_at(source, position) or (_of_organ(source, position) if behind_name else None)
        if post is None and posts and behind_name and (unread := unread_end(source, position, limit)):
            position = unread
            continue
        if post is None or post.start >= limit:
            break
        if posts and behind_name and next_name(source, post.end):
            break
        if posts and posts[-1].status == "former" and post.status == "current" and begins_plain(source, post):
            post.status = "former"  # "nguyên Tỉnh ủy viên, Bí thư Huyện ủy"
        posts.append(post)
        joint = _JOINT.match(source.view.low, post.end)
        if not joint and source.view.low.startswith(" ", post.end) and _goes_on(source, post.end + 1):
            position = post.end + 1
            continue
        if not joint or (joint[0].strip() != "," and "\n" in joint[0]):
            break
        position = source.skip(joint.end())
        if source.view.low.startswith("\n", position) and (rest := source.view.raw[position:limit].lstrip()):
            position = limit - len(rest)  # a line that ends with a comma
    return posts


def unread_end(source: Source, position: int, limit: int) -> int | None:
    """Return where a misspelt or unknown item of a list of posts ends: "ông A, Ủy Trung ương Đảng, Bí thư …"."""
    unread = _UNREAD.match(source.view.raw, position, limit)
    return unread.end() if unread else None


def _of_organ(source: Source, start: int) -> PostMention | None:
    """Read the organ of a committee that stands for a seat in it, behind a name: "Thường vụ Đảng ủy, …"."""
    hit = source.first(start, "body")
    role = _SEATS.get(hit.id) if hit else None
    body = body_at(source, start) if role else None
    if role is None or body is None or body.parent is None:
        return None
    if source.view.low[body.end : body.end + 1] not in {",", ";", ".", ")", "\n", ""}:
        return None
    return PostMention(start, body.end, role, body=body.parent)


def _goes_on(source: Source, position: int) -> bool:
    """Hold whether a second post follows with no sign between: "Huyện ủy viên Chánh Thanh tra huyện"."""
    return any(
        vocabulary().roles[hit.id].kind != "staff"
        and (not vocabulary().roles[hit.id].composed or source.starting(source.skip(hit.end), "body"))
        for hit in source.starting(position, "role")
        if " " in source.view.raw[hit.start : hit.end] or source.starting(source.skip(hit.end), "body")
    )


def begins_plain(source: Source, post: PostMention) -> bool:
    """Hold whether a post has no word of status of its own."""
    return not any(source.view.low.startswith(word + " ", post.start) for word in _STATUSES)


def next_name(source: Source, position: int) -> bool:
    """Hold whether a person's name, bare or with an honorific, follows a post directly."""
    position = source.skip(position)
    raw = source.view.raw
    if position >= len(raw) or raw[position] == "\n":
        return False
    if raw[position] in UPPER and is_name(source, position):
        return True
    return position in source.at and any(
        h.kind in {"honorific", "rank"} and raw[source.skip(h.end) : source.skip(h.end) + 1].isupper()
        for h in source.at[position]
    )
