"""The posts of each person: those written beside the name and those told by a verb, each once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.cast import Cast, Individual
from kg.extraction.mentions import NameMention, PostMention
from kg.extraction.organizations import Organization, Organizations
from kg.extraction.scope import organization_of
from kg.extraction.terms import vocabulary
from kg.extraction.titles import title_of
from kg.extraction.turn import Office

_PRIVATE = re.compile(
    r"\b(?:tnhh|cổ phần|cp|tư nhân|hội đồng quản trị|ban quản trị|trị sự|dòng họ|hộ kinh doanh)\b|^ban kiểm soát$",
    re.IGNORECASE,
)
# firms of the State or of a province, whatever their form
_PUBLIC = re.compile(
    r"\b(?:thủy lợi|xổ số|lâm nghiệp|cao su|cấp nước|thoát nước|môi trường đô thị|công trình đô thị"
    r"|khai thác công trình|công ích|đường sắt|điện lực|nhà nước một thành viên|nhà nước|quốc gia|quân đội)\b",
    re.IGNORECASE,
)
_GROUP = "tap-doan"  # those of the State are kinds of their own
_HEADS_OF_FIRMS = frozenset({"tong-giam-doc", "giam-doc-dieu-hanh", "ke-toan-truong"})
_STATUS = {"incoming": 3, "former": 4, "acting": 2, "candidate": 2, "current": 1}


@dataclass(slots=True, eq=False)
class Tenure:
    """A person holds a post; ``posts`` are its mentions in the text."""

    person: Individual
    role: str
    title: str
    organization: Organization | None
    basis: str
    status: str
    term: str | None
    since: str | None = None
    until: str | None = None
    posts: list[tuple[PostMention, NameMention]] = field(default_factory=list)


def holdings(cast: Cast, offices: list[Office], careers: list[Office], organizations: Organizations) -> list[Tenure]:
    """Return the public posts of the people of an article; somebody without one is nobody's official.

    A post of a career that the article tells of elsewhere too has the status that it has there.
    """
    result: list[Tenure] = []
    for person in cast.people:
        told = [(post, mention, mention.posts, post.status) for post, mention in person.posts]
        told += [(o.post, o.mention, o.mention.posts, o.status) for o in offices if o.person is person]
        tenures = _of_person(person, told, organizations, [])
        if tenures and _runs_a_firm(tenures, person):
            continue
        story = [(o.post, o.mention, o.mention.posts, o.status) for o in careers if o.person is person]
        result += _of_person(person, story, organizations, tenures)
    return result


def _runs_a_firm(tenures: list[Tenure], person: Individual) -> bool:
    """Hold whether all that somebody heads is not named in the text, and some of it is a firm's."""
    if any(tenure.organization for tenure in tenures):
        return False
    return any(vocabulary().roles[tenure.role].base in _HEADS_OF_FIRMS for tenure in tenures) or any(
        post.body and _PRIVATE.search(post.body.words) for post, _ in person.posts
    )


_Told = tuple[PostMention, NameMention, list[PostMention], str]


def _of_person(
    person: Individual, told: list[_Told], organizations: Organizations, settled: list[Tenure]
) -> list[Tenure]:
    tenures = list(settled)
    if any(post.foreign for post, *_ in told):
        return tenures
    own = [post for post, *_ in told if _has_unit(post)]
    own += [post for tenure in settled for post, _ in tenure.posts if _has_unit(post)]
    # posts whose unit is stated come first, so that a mention without one joins them
    for post, mention, chain, status in sorted(told, key=lambda t: not _has_unit(t[0])):
        organization, basis = organization_of(post, chain, organizations, _nearest(post, own))
        role = vocabulary().roles[post.role]
        if role.kind == "grade" or (organization is None and role.kind == "staff"):
            continue  # "kế toán", "cán bộ" alone are callings
        if organization and _is_private(organization):
            continue
        beside = {id(t) for t in tenures if organization is not t.organization and any(p in chain for p, _ in t.posts)}
        told_beside = any(other is not post and _has_unit(other) for other in chain)
        known = "beside" if basis == "inferred" and told_beside else basis
        alike = (t for t in tenures if id(t) not in beside and _same(t, post, organization, known, status))
        same = next(alike, None)
        if same is None:
            same = Tenure(person, post.role, title_of(post, organization), organization, basis, status, post.term)
            tenures.append(same)
        elif vocabulary().roles[post.role].standing and not vocabulary().roles[same.role].standing:
            same.role, same.title = post.role, title_of(post, organization)
        same.posts.append((post, mention))
        same.term = same.term or post.term
        same.since, same.until = same.since or post.since, same.until or post.until
        if same not in settled and _STATUS[status] > _STATUS[same.status]:
            same.status = status
    return sorted(tenures, key=lambda t: min(p.start for p, _ in t.posts))


def _is_private(organization: Organization) -> bool:
    """Hold whether a body is a private firm: by its form, or a group of firms that is none of the State's."""
    if _PUBLIC.search(organization.name):
        return False
    return bool(_PRIVATE.search(organization.name)) or organization.kind == _GROUP


def _nearest(post: PostMention, own: list[PostMention]) -> list[PostMention]:
    return sorted((other for other in own if other is not post), key=lambda other: abs(other.start - post.start))


def _has_unit(post: PostMention) -> bool:
    unit = post.stated_unit()
    return unit is not None and unit.name is not None


def _same(tenure: Tenure, post: PostMention, organization: Organization | None, basis: str, status: str) -> bool:
    roles = vocabulary().roles
    one, other = roles[tenure.role], roles[post.role]
    if (one.base, one.deputy) != (other.base, other.deputy) or one.organ != other.organ:
        return False
    if tenure.organization is organization or organization is None or tenure.organization is None:
        return True
    if post.body is None and post.unit is None and not other.fused and not other.organ:
        return True  # "Bí thư X" after "Bí thư Thành ủy X"
    # a post named without its unit is the one named with it before
    return (
        basis == "inferred"
        and not (tenure.status == "former" and status != "former")
        and tenure.organization.kind == organization.kind
        and tenure.organization.words == organization.words
    )
