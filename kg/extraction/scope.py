"""Which body and which unit a post belongs to, where the text leaves one or both out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.mentions import PostMention
from kg.extraction.organizations import Organization, Organizations
from kg.extraction.terms import is_a, vocabulary
from kg.extraction.units import Place, level_of

_MEMBERS = {"tỉnh": "tinh-uy-vien", "thành phố": "thanh-uy-vien"}  # what "TUV" abbreviates
_AGENCIES = frozenset({"police", "army", "court", "procuracy", "agency", "education", "health", "enterprise", "media"})
_DEFAULT = {"bi-thu": "dang-uy", "chu-tich": "uy-ban-nhan-dan"}  # the body of "Bí thư xã", "Chủ tịch tỉnh"
_BOARDS = frozenset({"hoi-dong-thanh-vien", "hoi-dong-truong", "hoi-dong-quan-tri"})
_JUST_BEFORE = 400  # characters
_PARTY_GROUPS = frozenset({"ban-can-su-dang", "dang-doan"})
_LED = frozenset({"government", "council", "front", "mass", "assembly", "court", "procuracy"})


def organization_of(
    post: PostMention, chain: list[PostMention], organizations: Organizations, own: Sequence[PostMention] = ()
) -> tuple[Organization | None, str]:
    """Return the organization of a post and whether its unit was stated or inferred.

    ``chain``: the posts written together with it; ``own``: the person's others, the nearest first.
    """
    if (
        post.role == "tinh-uy-vien"
        and post.end - post.start == len("TUV")
        and (unit := _beside(post, chain, organizations) or organizations.places.of_level("province"))
    ):
        post.role = _MEMBERS.get(unit.type, post.role)
    role = vocabulary().roles[post.role]
    span = (post.start, post.end)
    stated = post.stated_unit()
    basis = "stated" if stated and stated.name else "inferred"
    kind = post.body.kind if post.body else role.body
    if post.body and post.body.parent:
        told = _beside_of_type(post, chain, organizations, own)
        return organizations.of_body(post.body, _neighbour(post, chain, organizations), told), basis
    if kind in _PARTY_GROUPS and not stated and (led := _body_beside(post, chain)):
        body, posts = led
        parent, basis = organization_of(body, posts, organizations, own)
        words = post.body.words if post.body else vocabulary().bodies[str(kind)].label
        return organizations.get(str(kind), words, None, parent, span), basis
    info = vocabulary().bodies.get(kind or "")
    if kind and info and info.singular:
        return organizations.get(kind, post.body.words if post.body else info.label, None, None, span), "stated"
    place = _beside_of_type(post, chain, organizations, own) or organizations.place_of(stated, kind, post.start)
    if kind is None and post.unit is None and (beside := _headed_beside(post, chain, organizations)):
        return beside, "inferred"
    if kind is None and role.organ and post.unit is None and (board := _board_beside(post, chain, organizations)):
        return board, "inferred"
    if kind is None:
        kind = (role.organ and "dang-uy") or _DEFAULT.get(role.base)
        if place is None and (post.unit is None) and role.base == "chu-tich" and organizations.host:
            chaired = vocabulary().bodies[organizations.host.kind].chief == role_label(role.base)
            return (organizations.host, "inferred") if chaired else (None, "inferred")
        if (
            place is None
            and post.unit is None
            and role.base == "bi-thu"
            and (committee := organizations.host_committee())
            and not _neighbour(post, chain, organizations)
        ):
            return committee, "inferred"
        if place is None and post.unit is None and role.base == "bi-thu":
            place = _neighbour(post, chain, organizations) or organizations.home()
        if kind is None:
            return _of_next(post, chain, organizations)
        if post.unit is None and role.base not in _DEFAULT and not role.organ:
            return None, "inferred"
    if post.body is None and info and info.open and not stated:
        shared = _of_next(post, chain, organizations)  # "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"
        if shared[0]:
            return shared
        if kind == "bo":  # "Bộ trưởng A": of which ministry, only the meeting's host can say
            host = organizations.host
            return (host if host and is_a(host.kind, "bo") else None), "inferred"
    if (
        kind == "dang-uy"
        and role.base == "bi-thu"
        and not stated
        and (agency := _agency_beside(post, chain, organizations))
    ):
        return organizations.get("dang-uy", vocabulary().bodies["dang-uy"].label, None, agency, span), "inferred"
    place = place or (None if is_central(kind) else _neighbour(post, chain, organizations))
    words = post.body.words if post.body else vocabulary().bodies[kind].label
    host = organizations.host
    if host and post.body is None and role.fused and place is None and host.kind == kind:
        return host, "inferred"
    if (
        post.body
        and host
        and is_a(host.kind, kind)
        and not stated
        and (info is None or words == info.label or (host.kind == kind and info.open))
        and (host.kind == kind or _neighbour(post, chain, organizations) is None)
    ):
        return host, "inferred"
    if (
        info
        and info.open
        and words == info.label
        and (post.body or (role.body and not role.fused))
        and not stated
        and (known := organizations.named_before(info, post.start, None if post.body else _JUST_BEFORE))
    ):
        return known, "inferred"
    if (info and info.part_of and place is None and not info.organ and not is_a(kind, "so")) or (
        info and info.part_of and not stated and "cap-uy" in info.part_of
    ):
        parent = _department_parent(info.part_of, place, organizations, span)
        if parent:
            return organizations.get(kind, words, None, parent, span), basis
    if info and info.organ:
        place = place or organizations.own_place("dang-uy")
        if place:
            return organizations.get("dang-uy", vocabulary().bodies["dang-uy"].label, place, None, span), basis
    place = (
        place
        or _of_person(post, kind, organizations, own)
        or (None if words.endswith("Việt Nam") else organizations.own_place(kind))
    )
    if kind == "dang-uy" and place and not stated and post.body and place.level != "commune":
        place = None  # an agency's or a school's: that of a province or a district has a name of its own
    if place is None and not post.body and role.base in _DEFAULT and not role.body:
        return None, "inferred"
    return organizations.get(kind, words, place, None, span), basis


def _headed_beside(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Organization | None:
    """Return the body of a role alone that is its head's: of the post behind a dash, or one named just before.

    "Phó Chủ tịch - Tổng Thư ký Hội …", "Hội Chữ thập đỏ …, bà A làm Chủ tịch".
    """
    role = vocabulary().roles[post.role]
    if len(chain) > 1:
        shared = _of_next(post, chain, organizations)[0]
        if any(o.role == role.base != post.role and o.start - post.end == len(", ") for o in chain):
            return shared  # "Phó Bí thư, Bí thư Đoàn Thanh niên Bộ Công an"
        dashed = any(other.start - post.end == len(" - ") for other in chain)
        chief = vocabulary().bodies[shared.kind].chief if shared and dashed else None
        return shared if chief == role_label(role.base) else None
    at = bisect_left(organizations.named, post.start, key=lambda body: body.start) - 1
    while at >= 0 and post.start - organizations.named[at].end < _JUST_BEFORE:
        body = organizations.named[at]
        info = vocabulary().bodies[body.kind]
        if info.chief and info.chief == role_label(role.base) and body.end <= post.start:
            return organizations.of_body(body)
        at -= 1
    return None


def _next(post: PostMention, chain: list[PostMention]) -> PostMention | None:
    """Return the post written behind one."""
    return next((other for one, other in pairwise(chain) if one is post), None)


def _board_beside(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Organization | None:
    """Return the mass organization of the next post's department: "Ủy viên Ban Thường vụ, Chánh Văn phòng Hội …"."""
    follows = _next(post, chain)
    body = follows.body.parent if follows and follows.body else None
    return organizations.of_body(body) if body and vocabulary().bodies[body.kind].line == "mass" else None


def _body_beside(post: PostMention, chain: list[PostMention]) -> tuple[PostMention, list[PostMention]] | None:
    """Return the post whose body a Party group sits in: "Bí thư Ban cán sự đảng, Chủ tịch UBND tỉnh"."""
    at = next((n for n, other in enumerate(chain) if other is post), len(chain))
    for other in [*chain[at + 1 :], *reversed(chain[:at])]:
        body = vocabulary().bodies.get((other.body.kind if other.body else vocabulary().roles[other.role].body) or "")
        if body and body.line in _LED and vocabulary().roles[other.role].kind == "head":
            return other, chain
    return None


def _department_parent(
    part_of: tuple[str, ...], place: Place | None, organizations: Organizations, span: tuple[int, int]
) -> Organization | None:
    """Return the committee that a department named alone belongs to: the host of the meeting, or one of its unit."""
    host = organizations.host
    while host and vocabulary().bodies[host.kind].organ and host.parent:
        host = host.parent
    if host and any(is_a(host.kind, kind) for kind in part_of) and (place is None or host.unit() is place):
        return host
    place = place or organizations.own_place("dang-uy" if "cap-uy" in part_of else "uy-ban-nhan-dan")
    if place is None:
        return None
    if "cap-uy" in part_of:
        return organizations.get("dang-uy", vocabulary().bodies["dang-uy"].label, place, None, span)
    return None


def role_label(role: str) -> str:
    """Return the label of a role."""
    return vocabulary().roles[role].label


def is_central(kind: str) -> bool:
    """Hold whether a kind of body is a ministry's own unless a province is written with it."""
    return any(is_a(kind, one) for one in ("cuc", "tong-cuc", "vu"))


def _of_next(
    post: PostMention, chain: list[PostMention], organizations: Organizations
) -> tuple[Organization | None, str]:
    """Return the body of the next post that names one: "Phó Tư lệnh, Tham mưu trưởng Quân khu 4"."""
    other = _next(post, chain)
    shared = other and other.body and other.status == post.status
    found = organization_of(other, chain, organizations)[0] if other and shared else None
    greater = found.parent if found else None
    chief = role_label(vocabulary().roles[post.role].base)
    if found and greater and chief == vocabulary().bodies[greater.kind].chief != vocabulary().bodies[found.kind].chief:
        return greater, "inferred"  # "Phó Giám đốc, Chủ tịch Công đoàn Bệnh viện …"
    return found, "inferred"


def _agency_beside(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Organization | None:
    """Return the agency whose head a Party secretary is: "Bí thư Đảng ủy, Giám đốc Công an tỉnh"."""
    other = _next(post, chain)
    if other is None or other.body is None or vocabulary().bodies[other.body.kind].line not in _AGENCIES:
        return None
    if vocabulary().roles[other.role].kind != "head":
        return None
    found, _ = organization_of(other, chain, organizations)
    if found and found.parent and found.kind in _BOARDS:
        found = found.parent  # the Party committee is the firm's, not its board's
    unit = found.unit() if found else None
    return None if unit and unit.level == "commune" else found


def _of_person(post: PostMention, kind: str, organizations: Organizations, own: Sequence[PostMention]) -> Place | None:
    """Return the province of another post of a person, for a department of a province that is named without it."""
    if not is_a(kind, "so") or not post.body or post.stated_unit():
        return None
    units = (unit for other in own[:1] if (unit := other.stated_unit()) and unit.name and not unit.plural)
    places = (place for unit in units if (place := organizations.places.place(unit)))
    return next((place for place in places if place.level == "province"), None)


def _beside(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Place | None:
    """Return the unit of the post written next to one."""
    for other in chain:
        if other is not post and (unit := other.stated_unit()):
            return organizations.place_of(unit, None, other.start)
    return None


def _neighbour(post: PostMention, chain: list[PostMention], organizations: Organizations) -> Place | None:
    """Return the unit that a post shares with one beside it: the next that states one that fits, else the last."""
    kind = post.body.kind if post.body else vocabulary().roles[post.role].body or ""
    info = vocabulary().bodies.get(kind)
    if info and info.unit_type:
        return None
    at = chain.index(post) if post in chain else 0
    for other in [*chain[at + 1 :], *reversed(chain[:at])]:
        unit = other.stated_unit()
        role = vocabulary().roles[other.role]
        if (unit and unit.plural) or (role.fused and role.kind == "member" and not (unit and unit.name)):
            continue
        place = organizations.place_of(unit, other.body.top().kind if other.body else None, other.start)
        if place and _fits(kind, place):
            return place
    return None


def _beside_of_type(
    post: PostMention, chain: list[PostMention], organizations: Organizations, own: Sequence[PostMention]
) -> Place | None:
    """Return the unit of the type that a post leaves without a name, told by a post beside it or another of the person.

    "Tỉnh ủy viên, Chủ tịch UBND tỉnh Gia Lai", "tỉnh ủy viên, Bí thư Huyện ủy Lương Tài, tỉnh Bắc Ninh".
    """
    stated = post.stated_unit()
    info = vocabulary().bodies.get(post.body.top().kind if post.body else vocabulary().roles[post.role].body or "")
    kind = stated.type if stated else info.unit_type if info else None
    if kind is None or (stated and (stated.name or stated.plural)) or post not in chain:
        return None
    at = chain.index(post)
    for other in [*chain[at + 1 :], *reversed(chain[:at]), *own]:
        unit = other.stated_unit()
        place = organizations.places.place(unit) if unit and unit.name and not unit.plural else None
        for one in [place, *place.parents] if place else ():
            if one.type == kind:
                return one
    return None


def _fits(kind: str, place: Place) -> bool:
    info = vocabulary().bodies.get(kind)
    if kind == "dang-uy":
        return place.level != "hamlet"
    return (
        info is None or not info.levels or place.level in info.levels or level_of(place.type, place.name) in info.levels
    )
