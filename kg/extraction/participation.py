"""Who did what at a meeting: the verb phrase, and the people before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extraction.agenda import Agenda
from kg.extraction.cast import Cast
from kg.extraction.continuing import delegations, goes_on, going_on, joined_by, listed_on, to_press, visits
from kg.extraction.deed import Deed, deed
from kg.extraction.joined import People, coordinated, following
from kg.extraction.meetings import Gathering
from kg.extraction.mentions import BodyMention, NameMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.matching import Hit

_NO_DEED = re.compile(
    r"\b(?:để|nhằm|cần|phải|việc|công tác|tiếp tục|nhiệm vụ|nội dung|được|các|những|theo"
    r"|hãy|dự thảo|bản|công bố|thông báo|văn bản|đơn|bài|nghe|các|lời|buổi|lễ|nhất là"
    r"|giúp|trên cơ sở|không|chưa|phiên)\s$"
)
_LIST_INTRO = re.compile(r"\b(?:có|gồm|của|gồm có|nghe)\b[^.;]{0,40}$|:\s*$|\bdo\b[^.;]{0,10}$")
# "đến dự và chủ trì", "phát biểu chỉ đạo, kết luận hội nghị", "dự hội nghị và phát biểu"
_COORDINATED = re.compile(r"[^.:;“\"]{0,40}?[\s,]*(?:và|,|đồng thời|rồi|cũng|còn|kiêm)[\s,]*(?:có |đã |cũng |sẽ )?|\s?")
_COMES_NEXT = re.compile(
    r"(?:[,;]|\b(?:và|đồng thời|cũng|đã|sẽ|còn|thêm|vừa|rồi|tại hội nghị|nhiệt liệt|hoan nghênh"
    r"|tham gia|trực tiếp|đồng chí|ông|bà|cũng đã))\s*$"
)
# verbs whose person behind is spoken to, or spoken of
_ADDRESSED = frozenset(
    ("đề nghị", "yêu cầu", "lưu ý", "giao cho", "cảm ơn", "chúc mừng", "nói", "thông tin", "nêu", "đánh giá", "cam kết")
) | frozenset(("gửi lời", "trao đổi", "chia sẻ", "thông qua", "triển khai"))
_SPEECH = frozenset({"spoke", "directed", "concluded", "opened", "presented", "requested"})
_LEADS = ("chaired", "opened", "directed", "concluded", "spoke")
_OBJECT = re.compile(
    r"\b(?:chúc mừng|cảm ơn|biểu dương|tặng|trao|gặp|tiếp|thay|mời|gửi|thăm|đối với|bầu|bổ nhiệm|cho|cử)\s$"
)
# "Chủ tịch … A; Phó Bí thư … B; các đồng chí trong …, lãnh đạo các ngành và 80 đại biểu dự": those without a name
_AND_GROUPS = re.compile(
    r"\s?(?:[;,]|cùng|và)\s(?:cùng |và )?(?:các|đại diện|lãnh đạo|toàn thể|đông đảo|một số|nhiều|thường trực|cán bộ"
    r"|đại biểu|\d)\b[^.:]{0,400}?(?:đã |cùng |đến |về )?"
)
_REPORTED = re.compile(r"\b(?:nhấn mạnh|cho biết|cho rằng|khẳng định|phát biểu|nói|nêu|đề nghị|yêu cầu)\b[^:]{0,24}:")
_FRONTED = re.compile(r"\s*(?:đối với|thay|về)\s(?:ông |bà |đồng chí )?")
_OPENING = 6  # characters before the first word
_NEAR = 70  # characters between a subject and its verb, beside other verbs


def deeds(source: Source, scans: list[Scan], cast: Cast, agenda: Agenda) -> list[Deed]:
    """Return the participations of an article, each person, meeting and act once."""
    found: dict[tuple[int, int, str], Deed] = {}
    speaker: People = []
    waiting: People = []  # of sentences without a verb
    aside = False  # somebody talks to the press, not at the meeting
    open_list: list[str] = []  # the acts of a list that goes on in the next line
    for scan in scans:
        meeting = agenda.of(scan)
        if meeting is None or scan.sentence.zone in {"related", "credit"}:
            continue
        aside = to_press(source, scan) or (aside and not scan.hits("meeting"))
        if aside:
            continue
        told = listed_on(source, scan, cast, meeting, open_list) + _in_sentence(
            source, scan, cast, meeting
        ) or going_on(source, scan, meeting, speaker)
        people = [(m, p) for m in scan.names() if (p := cast.who(m))]
        told = told or joined_by(source, scan, waiting, meeting)
        waiting = [*waiting, *people] if people and not scan.hits("act") else []
        if scan.mentions and _speaks_itself(source, scan):
            speaker = []  # "Hội nghị đã công bố …": what goes on is told of the meeting
        if people:
            speaker = [pair for pair in people if any(d.person is pair[1] for d in told)][-1:]
        open_list = goes_on(source, scan, told, open_list)
        for one in told:
            whose = id(one.person), id(one.meeting)
            if one.act == "requested":
                one.act = "directed" if any((*whose, act) in found for act in _LEADS) else "spoke"
            found.setdefault((*whose, one.act), one)
    return list(found.values())


def _speaks_itself(source: Source, scan: Scan) -> bool:
    """Hold whether the meeting is the subject of a sentence."""
    first = scan.mentions[0]
    noun = isinstance(first, Hit) and first.kind == "meeting" and first.start - scan.sentence.start < _OPENING
    return noun and source.view.raw[first.start].isupper() and source.view.low.startswith((" đã ", " cũng "), first.end)


def _is_verb(source: Source, hit: Hit) -> bool:
    """Hold whether a phrase is the reporter's verb: not quoted, and "giao" only before somebody who is told to act."""
    low = source.view.low
    if source.quoted(hit.start):
        return False
    behind = source.skip(hit.end)
    return (
        low[hit.start : hit.end] != "giao" or low.startswith("các ", behind) or source.first(behind, "body") is not None
    )


def _chains(source: Source, scan: Scan) -> list[list[Hit]]:
    """Group the verbs of a sentence that share a subject: no person stands between them."""
    chains: list[list[Hit]] = []
    last: object = None
    for mention in scan.mentions:
        if isinstance(mention, NameMention):
            last = mention
        elif (
            isinstance(mention, Hit)
            and mention.kind == "act"
            and _is_verb(source, mention)
            and not _NO_DEED.search(source.view.low, max(scan.sentence.start, mention.start - 14), mention.start)
        ):
            same = [h for h in source.starting(mention.start, "act") if h.end == mention.end]
            if (
                chains
                and last is chains[-1]
                and _COORDINATED.fullmatch(source.view.low, chains[-1][-1].end, mention.start)
            ):
                chains[-1] += same
            else:
                chains.append(same)
            last = chains[-1]
    return chains


@dataclass(slots=True, frozen=True)
class _Clause:
    """Verbs that share a subject, with the people before and behind them.

    ``until``: where the next verbs begin; ``listed``: where the next that list people do.
    """

    scan: Scan
    chain: list[Hit]
    before: People
    behind: People
    until: int
    listed: int

    @property
    def start(self) -> int:
        return self.chain[0].start

    @property
    def end(self) -> int:
        return self.chain[-1].end

    @property
    def acts(self) -> list[str]:
        return list(dict.fromkeys(hit.id for hit in self.chain))

    @property
    def present(self) -> bool:
        return "attended" in self.acts


def _in_sentence(source: Source, scan: Scan, cast: Cast, meeting: Gathering) -> list[Deed]:
    people = [(m, p) for m in scan.names() if (p := cast.who(m))]
    result = visits(source, scan, people, meeting) + delegations(source, scan, people, meeting)
    chains = _chains(source, scan)
    for at, chain in enumerate(chains):
        until = chains[at + 1][0].start if at + 1 < len(chains) else scan.sentence.end
        others = (more[0].start for more in chains[at + 1 :] if any(hit.id == "attended" for hit in more))
        before = [pair for pair in people if pair[0].right <= chain[0].start]
        behind = [pair for pair in people if pair[0].left >= chain[-1].end]
        clause = _Clause(scan, chain, before, behind, until, next(others, scan.sentence.end))
        subjects, rule = _subjects(source, clause)
        for pair in subjects:
            span = min(pair[0].left, clause.start), max(pair[0].right, clause.end)
            spoken = (act for act in clause.acts if act != "spoke" or rule != "list-behind" or not clause.present)
            result += [deed(pair, meeting, act, span, rule) for act in spoken]
    return result


def _subjects(source: Source, clause: _Clause) -> tuple[People, str]:
    """Return whose act it is, and by which rule: the people of a list behind, the one behind, or those before."""
    low, scan = source.view.low, clause.scan
    begin = max(scan.sentence.start, low.rfind(";", scan.sentence.start, clause.start) + 1)
    before = clause.before
    if len(before) > 1 and _FRONTED.fullmatch(low, scan.sentence.start, before[0][0].lead):
        before = before[1:]  # "Đối với ông A, Bí thư Tỉnh ủy nhấn mạnh …"
    near = [pair for pair in before if pair[0].left >= begin]
    while near and _OBJECT.search(low, max(begin, near[-1][0].left - 16), near[-1][0].left):
        before = before[: before.index(near.pop())]  # "chúc mừng ông B và yêu cầu …": B is spoken to
    if near and _other_subject(source, scan, near[-1][0].right, clause.start):
        return [], ""
    if near and not _passive(low, clause):
        if _subject_before(low, clause, near[-1][0].right):
            told = any(hit.start < begin for hit in scan.hits("act"))  # "Dự có đồng chí A; đồng chí B chủ trì"
            together = clause.before if _all_named(clause) else coordinated(source, near if told else before)
            return together, "subject-before"
        if not clause.behind:
            return [], ""
    listed = clause.before and clause.present and not near and not clause.behind
    if listed and _AND_GROUPS.fullmatch(low, clause.before[-1][0].right, clause.start):
        return clause.before, "list-before"
    return _behind(source, clause, begin)


def _all_named(clause: _Clause) -> bool:
    """Hold whether a sentence begins with "các đồng chí: …" and no verb stands before this one: all of them act."""
    first = clause.before[0][0]
    opens = first.plural and first.lead - clause.scan.sentence.start < _OPENING
    return opens and not any(hit.start < clause.start for hit in clause.scan.hits("act"))


def _subject_before(low: str, clause: _Clause, right: int) -> bool:
    """Hold whether the last person before a verb is its subject: nothing, or only verbs joined to it, between them."""
    gap = low[right : clause.start]
    if ":" in gap and _REPORTED.search(gap):
        return False
    verbs = any(
        isinstance(m, Hit) and m.kind == "act" and right <= m.start < clause.start for m in clause.scan.mentions
    )
    if not verbs:
        return len(gap) <= _NEAR
    return len(gap) <= 4 * _NEAR and (bool(_COMES_NEXT.search(gap)) or len(gap) < 8)


def _behind(source: Source, clause: _Clause, begin: int) -> tuple[People, str]:
    """Return the people behind a verb whose act it is: a list of those present, or the one who speaks."""
    if not clause.behind:
        return [], ""
    low, first = source.view.low, clause.behind[0][0]
    if first.left >= clause.until and not clause.present:
        return [], ""
    if _OBJECT.search(low, clause.end, first.lead):
        return [], ""  # "thống nhất miễn nhiệm chức danh … đối với ông A"
    if clause.present or _passive(low, clause):
        last = clause.listed if clause.present else clause.until
        listed = [pair for pair in clause.behind if pair[0].left < last]
        return [pair for pair in listed if not _acts_apart(low, clause, pair[0])], "list-behind"
    addressed = all(low[hit.start : hit.end] in _ADDRESSED for hit in clause.chain)
    if addressed or _own_subject(clause.scan, clause.start):
        return [], ""
    fronted = clause.start - clause.scan.sentence.start < 60 or low[begin : clause.start].strip() in {"", "và"}
    if first.left - clause.end < _NEAR and fronted:
        return following(source, clause.behind), "subject-behind"
    return [], ""


def _acts_apart(low: str, clause: _Clause, person: NameMention) -> bool:
    """Hold whether somebody behind a ";" is the subject of the next verb: "Dự có đồng chí A; đồng chí B chủ trì"."""
    apart = low.rfind(";", clause.end, person.left) > clause.behind[0][0].right - 1
    verb_next = clause.until < clause.scan.sentence.end and 0 <= clause.until - person.right <= len(" ")
    return apart and verb_next and person is not clause.behind[0][0]


def _other_subject(source: Source, scan: Scan, start: int, end: int) -> bool:
    """Hold whether a body stands between a person and a verb as the verb's own subject: "…, UBKT xem xét, kết luận"."""
    low = source.view.low
    for mention in scan.mentions:
        noun = isinstance(mention, Hit) and mention.kind == "meeting" and source.view.raw[mention.start].isupper()
        if noun and start <= mention.start < end and re.fullmatch(r"[^,.;]{0,24}", low[mention.end : end]):
            return True  # "… Kỳ họp lần này đã thông qua"
        if isinstance(mention, BodyMention) and start <= mention.start < end:
            lead, rest = low[start : mention.start], low[mention.end : end]
            if re.search(r"(?:^|[,;])\s*$", lead) and re.fullmatch(r"\s(?:đã |vừa |cũng |sẽ )?(?:\w+ \w+, )?", rest):
                return True
    return False


def _own_subject(scan: Scan, start: int) -> bool:
    """Hold whether a body or a meeting stands directly before a verb: "Ủy ban kết luận, ông X đã vi phạm"."""
    return any(
        0 <= start - m.end <= 5
        for m in scan.mentions
        if isinstance(m, BodyMention) or (isinstance(m, Hit) and m.kind == "meeting")
    )


def _passive(low: str, clause: _Clause) -> bool:
    """Hold whether the phrase announces who follows: "dưới sự chủ trì của", "tham dự có", "được nghe"."""
    if not clause.behind or clause.behind[0][0].left > clause.until:
        return False
    gap = low[clause.end : clause.behind[0][0].left]
    lists = not _SPEECH.issuperset(clause.acts) and bool(_LIST_INTRO.search(gap))
    led = low[max(0, clause.start - 12) : clause.start].endswith(("dưới sự ", "với sự ", "có sự ", "sự "))
    return len(gap) < 110 and (lists or led)
