"""A small graph made by hand, with invented people and places, in which every class and property of the model occurs.

Two communes come out of one in 2003; in 2025 the districts end, one commune goes wholly and the other in parts into
two new units.  Two people share the folded name "le van cau".  The same post is held twice by one person.
"""

from __future__ import annotations

from ontology.folding import fold
from ontology.model import (
    AdminUnit,
    Change,
    ChangeOf,
    ChangeTo,
    DecidedBy,
    Document,
    Edge,
    Evidence,
    EvidenceFrom,
    Facts,
    Group,
    GroupParticipated,
    HasRole,
    Held,
    HeldBy,
    InUnit,
    Leads,
    Meeting,
    Node,
    Organization,
    OrganizationPartOf,
    Participated,
    Person,
    Post,
    PostIn,
    Role,
    Serves,
    SucceededBy,
    UnitPartOf,
)
from ontology.values import Act

D1, D2, D3 = "doc-1", "doc-2", "doc-3"
SPLIT, REFORM = "2003-05-01", "2025-07-01"


_LEVELS = {"tỉnh": "province", "huyện": "district", "xã": "commune", "phường": "commune"}


def _unit(code: str, kind: str, name: str, begin: str, end: str | None = None) -> AdminUnit:
    return AdminUnit(
        id=f"{code}@{begin}", code=code, name=name, name_folded=fold(name), type=kind, level=_LEVELS[kind],
        resolved=True, valid_from=begin, valid_to=end,
    )  # fmt: skip


def _organization(key: str, name: str, kind: str, line: str) -> Organization:
    return Organization(id=f"org-{key}", name=name, name_folded=fold(name), kind=kind, line=line)


def _post(key: str, title: str, role: str) -> Post:
    return Post(id=f"post-{key}", title=title, title_folded=fold(title), role=role)


def _person(key: str, name: str) -> Person:
    return Person(id=f"person-{key}", name=name, name_folded=fold(name))


def _meeting(key: str, name: str, kind: str, date: str | None = None, basis: str | None = None) -> Meeting:
    return Meeting(id=f"meeting-{key}", name=name, name_folded=fold(name), kind=kind, date=date, date_basis=basis)


def _part_of(source: AdminUnit, target: AdminUnit, begin: str | None, end: str | None = None) -> UnitPartOf:
    return UnitPartOf(
        fact=f"part-{source.id}-{target.id}", source=source.id, target=target.id, from_date=begin, to_date=end
    )


def _became(
    source: AdminUnit, target: AdminUnit, date: str | None, extent: str | None, decree: str | None
) -> SucceededBy:
    return SucceededBy(
        fact=f"became-{source.id}-{target.id}", source=source.id, target=target.id, date=date, extent=extent,
        decree=decree,
    )  # fmt: skip


def _did(person: str, act: Act, meeting: str, *capacity: str) -> Participated:
    return Participated(
        fact=f"{act}-{person}-{meeting}", source=f"person-{person}", target=f"meeting-{meeting}", act=act,
        capacity=capacity,
    )  # fmt: skip


def _quoted(fact: str, document: str, start: int, quote: str, how: tuple[str, float]) -> list[Node | Edge]:
    key = f"{fact}-{document}-{start}"
    rule, confidence = how
    return [
        Evidence(
            id=f"evidence-{key}", fact=fact, quote=quote, start_offset=start, end_offset=start + len(quote), rule=rule,
            confidence=confidence,
        ),
        EvidenceFrom(fact=f"from-{key}", source=f"evidence-{key}", target=document),
    ]  # fmt: skip


OLD_PROVINCE = _unit("980", "tỉnh", "Bình Giang Thượng", "1976-02-01", REFORM)
NEW_PROVINCE = _unit("980", "tỉnh", "Giang Châu Thượng", REFORM)
DISTRICT = _unit("9801", "huyện", "Vĩnh Trạch Hạ", "1976-02-01", REFORM)
OTHER_DISTRICT = _unit("9802", "huyện", "Mỹ Khê Hạ", "1990-01-01", REFORM)
UNDIVIDED = _unit("98001", "xã", "Tân Lộc Cũ", "1979", SPLIT)
WEST = _unit("98001", "xã", "Tân Lộc Tây", SPLIT, REFORM)
EAST = _unit("98002", "xã", "Tân Lộc Đông", SPLIT, REFORM)
NEW_COMMUNE = _unit("98003", "xã", "Tân Mỹ Khê", REFORM)
NEW_WARD = _unit("98004", "phường", "Vĩnh Đông Hạ", REFORM)
HAMLET = AdminUnit(
    id="unit-hamlet", name="Hòa Thuận Mới", name_folded="hoa thuan moi", type="ấp", level="hamlet", resolved=True
)
UNNAMED = AdminUnit(id="unit-unnamed", name=None, name_folded=None, type="xã", level="commune", resolved=False)

_UNITS: list[Node] = [
    OLD_PROVINCE, NEW_PROVINCE, DISTRICT, OTHER_DISTRICT, UNDIVIDED, WEST, EAST, NEW_COMMUNE, NEW_WARD, HAMLET, UNNAMED,
]  # fmt: skip

_UNIT_EDGES: list[Edge] = [
    _part_of(DISTRICT, OLD_PROVINCE, "1976-02-01", REFORM),
    _part_of(OTHER_DISTRICT, OLD_PROVINCE, "1990-01-01", REFORM),
    _part_of(UNDIVIDED, DISTRICT, "1979", SPLIT),
    _part_of(WEST, DISTRICT, SPLIT, REFORM),
    _part_of(EAST, DISTRICT, SPLIT, "2010-01-01"),
    _part_of(EAST, OTHER_DISTRICT, "2010-01-01", REFORM),
    _part_of(NEW_COMMUNE, NEW_PROVINCE, REFORM),
    _part_of(NEW_WARD, NEW_PROVINCE, REFORM),
    _part_of(HAMLET, WEST, None),
    _part_of(UNNAMED, DISTRICT, None),
    _became(UNDIVIDED, WEST, SPLIT, "part", "12/2003/NĐ-M"),
    _became(UNDIVIDED, EAST, SPLIT, "part", "12/2003/NĐ-M"),
    _became(WEST, NEW_COMMUNE, REFORM, "whole", "99/NQ-M"),
    _became(EAST, NEW_COMMUNE, REFORM, "part", "99/NQ-M"),
    _became(EAST, NEW_WARD, REFORM, "unknown", None),
    _became(OLD_PROVINCE, NEW_PROVINCE, REFORM, "whole", "98/NQ-M"),
    _became(DISTRICT, NEW_WARD, None, None, None),
]

_BODIES: list[Node] = [
    _organization("dang-uy", "Đảng ủy xã Tân Lộc Tây", "dang-uy", "party"),
    _organization("ubnd", "UBND xã Tân Lộc Tây", "ubnd", "government"),
    _organization("huyen-uy", "Huyện ủy Vĩnh Trạch Hạ", "huyen-uy", "party"),
    _organization("ubnd-huyen", "UBND huyện Vĩnh Trạch Hạ", "ubnd", "government"),
    _organization("noi-vu", "Phòng Nội vụ huyện Vĩnh Trạch Hạ", "phong", "government"),
    _organization("ubnd-dong", "UBND xã Tân Lộc Đông", "ubnd", "government"),
    Role(id="bi-thu", name="Bí thư", name_folded="bi thu"),
    Role(id="chu-tich", name="Chủ tịch", name_folded="chu tich"),
    Role(id="uy-vien", name="Ủy viên", name_folded="uy vien"),
    Role(id="truong-phong", name="Trưởng phòng", name_folded="truong phong"),
    _post("bi-thu", "Bí thư Đảng ủy xã Tân Lộc Tây", "bi-thu"),
    _post("chu-tich", "Chủ tịch UBND xã Tân Lộc Tây", "chu-tich"),
    _post("huyen-uy-vien", "Huyện ủy viên", "uy-vien"),
    _post("noi-vu", "Trưởng phòng Nội vụ huyện Vĩnh Trạch Hạ", "truong-phong"),
    _post("chu-tich-dong", "Chủ tịch UBND xã Tân Lộc Đông", "chu-tich"),
]

_BODY_EDGES: list[Edge] = [
    Serves(fact="serves-dang-uy", source="org-dang-uy", target=WEST.id),
    Serves(fact="serves-ubnd", source="org-ubnd", target=WEST.id),
    Serves(fact="serves-huyen-uy", source="org-huyen-uy", target=DISTRICT.id),
    Serves(fact="serves-ubnd-huyen", source="org-ubnd-huyen", target=DISTRICT.id),
    Serves(fact="serves-noi-vu", source="org-noi-vu", target=DISTRICT.id),
    Serves(fact="serves-ubnd-dong", source="org-ubnd-dong", target=EAST.id),
    OrganizationPartOf(fact="part-noi-vu", source="org-noi-vu", target="org-ubnd-huyen"),
    Leads(fact="leads-ubnd", source="org-dang-uy", target="org-ubnd"),
    Leads(fact="leads-ubnd-huyen", source="org-huyen-uy", target="org-ubnd-huyen"),
    HasRole(fact="role-bi-thu", source="post-bi-thu", target="bi-thu"),
    HasRole(fact="role-chu-tich", source="post-chu-tich", target="chu-tich"),
    HasRole(fact="role-huyen-uy-vien", source="post-huyen-uy-vien", target="uy-vien"),
    HasRole(fact="role-noi-vu", source="post-noi-vu", target="truong-phong"),
    HasRole(fact="role-chu-tich-dong", source="post-chu-tich-dong", target="chu-tich"),
    PostIn(fact="in-bi-thu", source="post-bi-thu", target="org-dang-uy"),
    PostIn(fact="in-chu-tich", source="post-chu-tich", target="org-ubnd"),
    PostIn(fact="in-huyen-uy-vien", source="post-huyen-uy-vien", target="org-huyen-uy"),
    PostIn(fact="in-noi-vu", source="post-noi-vu", target="org-noi-vu"),
    PostIn(fact="in-chu-tich-dong", source="post-chu-tich-dong", target="org-ubnd-dong"),
]

_PEOPLE: list[Node] = [
    _person("anh", "Đỗ Thị Ánh Mẫu"),
    _person("cau-1", "Lê Văn Cầu"),
    _person("cau-2", "Lê Vân Cấu"),
    _person("dinh", "Phan Đình Thử"),
    Meeting(
        id="meeting-so-ket", name="Hội nghị sơ kết quý I", name_folded="hoi nghi so ket quy i", kind="hoi-nghi",
        date="2024-03-12", date_basis="stated", place="Nhà văn hóa ấp Hòa Thuận Mới",
    ),
    _meeting("lien-tich", "Hội nghị liên tịch", "hoi-nghi", "2024-04-02", "completed"),
    _meeting("giao-ban", "Họp giao ban", "hop", "2023-11"),
    _meeting("khong-ngay", "Buổi làm việc", "lam-viec"),
    Group(id="group-dai-bieu", name="đại biểu các ban, ngành, đoàn thể xã"),
    Change(
        id="change-bau", kind="elected", title="Chủ tịch UBND xã Tân Lộc Tây", date="2024-03-20", decision="15/NQ-HĐND"
    ),
    Change(id="change-nghi", kind="retired"),
    Document(id=D1, source="samples/mot.txt", sha256="1" * 64, title="Sơ kết quý I", published="2024-03-13"),
    Document(id=D2, source="samples/hai.txt", sha256="2" * 64, title="Bầu Chủ tịch xã", published="2024-04-03"),
    Document(id=D3, source="samples/ba.txt", sha256="3" * 64),
]  # fmt: skip

_ACTS: list[Edge] = [
    Held(
        fact="held-anh-1", source="person-anh", target="post-bi-thu", status="former", from_date="2015",
        to_date="2020-06", term="2015-2020",
    ),
    Held(
        fact="held-anh-2", source="person-anh", target="post-bi-thu", status="current", from_date="2020-06-15",
        term="2020-2025", first_seen="2024-03-13", last_seen="2024-04-03",
    ),
    Held(
        fact="held-anh-hu", source="person-anh", target="post-huyen-uy-vien", status="current", scope_basis="inferred",
        first_seen="2024-03-13", last_seen="2024-03-13",
    ),
    Held(
        fact="held-cau-1", source="person-cau-1", target="post-chu-tich", status="incoming", from_date="2024-03-20",
        scope_basis="stated", first_seen="2024-04-03", last_seen="2024-04-03",
    ),
    Held(
        fact="held-cau-2", source="person-cau-2", target="post-noi-vu", status="acting", first_seen="2024-04-03",
        last_seen="2024-04-03",
    ),
    Held(
        fact="held-dinh", source="person-dinh", target="post-chu-tich-dong", status="current", first_seen="2023-11-20",
    ),
    Held(
        fact="held-cau-2-ung", source="person-cau-2", target="post-chu-tich", status="candidate",
        last_seen="2024-04-03",
    ),
    _did("anh", "chaired", "so-ket", "held-anh-2", "held-anh-hu"),
    _did("anh", "concluded", "so-ket", "held-anh-2"),
    _did("cau-1", "presented", "so-ket"),
    _did("anh", "chaired", "lien-tich", "held-anh-2"),
    _did("cau-1", "chaired", "lien-tich", "held-cau-1"),
    _did("cau-2", "attended", "lien-tich", "held-cau-2"),
    _did("dinh", "directed", "lien-tich"),
    _did("cau-2", "chaired", "giao-ban", "held-cau-2"),
    _did("dinh", "opened", "giao-ban"),
    _did("dinh", "chaired", "khong-ngay", "held-dinh"),
    _did("anh", "spoke", "khong-ngay"),
    GroupParticipated(fact="attended-group", source="group-dai-bieu", target="meeting-so-ket", act="attended"),
    HeldBy(fact="by-so-ket", source="meeting-so-ket", target="org-dang-uy"),
    HeldBy(fact="by-lien-tich-1", source="meeting-lien-tich", target="org-ubnd"),
    HeldBy(fact="by-lien-tich-2", source="meeting-lien-tich", target="org-dang-uy"),
    HeldBy(fact="by-giao-ban", source="meeting-giao-ban", target="org-noi-vu"),
    InUnit(fact="unit-so-ket", source="meeting-so-ket", target=HAMLET.id),
    InUnit(fact="unit-lien-tich", source="meeting-lien-tich", target=WEST.id),
    InUnit(fact="unit-khong-ngay", source="meeting-khong-ngay", target=EAST.id),
    ChangeOf(fact="of-bau", source="change-bau", target="person-cau-1"),
    ChangeTo(fact="to-bau", source="change-bau", target="post-chu-tich"),
    DecidedBy(fact="decided-bau", source="change-bau", target="org-ubnd-huyen"),
    ChangeOf(fact="of-nghi", source="change-nghi", target="person-dinh"),
]  # fmt: skip

_QUOTED: list[Node | Edge] = [
    *_quoted("chaired-anh-so-ket", D1, 120, "Đồng chí Đỗ Thị Ánh Mẫu chủ trì", ("chaired.subject", 0.96)),
    *_quoted("chaired-anh-so-ket", D2, 40, "hội nghị do bà Mẫu chủ trì", ("chaired.passive", 0.81)),
    *_quoted("chaired-anh-so-ket", D1, 300, "đồng chí Mẫu điều hành", ("chaired.run", 0.7)),
    *_quoted("concluded-anh-so-ket", D1, 410, "kết luận hội nghị, đồng chí Mẫu", ("concluded", 0.9)),
    *_quoted("presented-cau-1-so-ket", D1, 205, "ông Lê Văn Cầu trình bày báo cáo", ("presented", 1.0)),
    *_quoted("chaired-anh-lien-tich", D2, 12, "đồng chủ trì hội nghị", ("chaired.joint", 0.88)),
    *_quoted("chaired-cau-1-lien-tich", D2, 12, "đồng chủ trì hội nghị", ("chaired.joint", 0.88)),
    *_quoted("attended-cau-2-lien-tich", D2, 64, "dự có ông Lê Vân Cấu", ("attended", 0.93)),
    *_quoted("chaired-cau-2-giao-ban", D3, 5, "ông Cấu chủ trì họp giao ban", ("chaired.subject", 0.95)),
    *_quoted("chaired-dinh-khong-ngay", D3, 90, "ông Thử chủ trì", ("chaired.subject", 0.95)),
    *_quoted("held-anh-2", D1, 130, "Bí thư Đảng ủy xã", ("post.apposition", 0.97)),
    *_quoted("held-anh-2", D2, 30, "bà Mẫu, Bí thư Đảng ủy", ("post.apposition", 0.92)),
    *_quoted("held-cau-1", D2, 200, "tân Chủ tịch UBND xã", ("post.incoming", 0.85)),
    *_quoted("held-dinh", D3, 80, "Chủ tịch UBND xã Tân Lộc Đông", ("post.apposition", 0.97)),
    *_quoted("meeting-so-ket", D1, 0, "Hội nghị sơ kết quý I", ("meeting.named", 0.99)),
    *_quoted("meeting-lien-tich", D2, 0, "Hội nghị liên tịch", ("meeting.named", 0.99)),
    *_quoted("change-bau", D2, 220, "bầu ông Lê Văn Cầu giữ chức", ("change.elected", 0.9)),
    *_quoted("attended-group", D1, 350, "cùng đại biểu các ban, ngành", ("group.attended", 0.9)),
]

FACTS = Facts(
    nodes=(*_UNITS, *_BODIES, *_PEOPLE, *(item for item in _QUOTED if isinstance(item, Node))),
    edges=(*_UNIT_EDGES, *_BODY_EDGES, *_ACTS, *(item for item in _QUOTED if isinstance(item, Edge))),
)
