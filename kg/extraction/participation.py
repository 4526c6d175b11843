"""Who did what at a meeting: the verb phrase, and the people before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.extraction.agenda import Agenda
from kg.extraction.cast import Cast, Individual
from kg.extraction.joined import People, coordinated, following
from kg.extraction.meetings import Gathering
from kg.extraction.mentions import BodyMention, Hit, NameMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source

_ANNOUNCED = re.compile(
    r"\b(?:dự|tham dự|đến dự|về dự|tới dự|cùng dự|tham dự hội nghị|thành phần)\b[^.;]{0,60}(?:có|gồm)?\s?:\s*$"
)
_NO_DEED = re.compile(
    r"\b(?:để|nhằm|cần|phải|việc|công tác|tiếp tục|nhiệm vụ|nội dung|được|các|những|theo"
    r"|hãy|dự thảo|bản|công bố|thông báo|văn bản|đơn|bài|nghe|các|lời|buổi|lễ|nhất là"
    r"|giúp|trên cơ sở|không|chưa)\s$"
)
_LIST_INTRO = re.compile(r"\b(?:có|gồm|của|gồm có|nghe)\b[^.;]{0,40}$|:\s*$|\bdo\b[^.;]{0,10}$")
_AND_ALSO = re.compile(r"\s*(?:đồng thời|bên cạnh đó|ngoài ra|qua đó|cùng với đó|theo đó|từ đó)\b,?\s*")
# "đến dự và chủ trì", "phát biểu chỉ đạo, kết luận hội nghị", "dự hội nghị và phát biểu"
_COORDINATED = re.compile(r"[^.;“\"]{0,40}?[\s,]*(?:và|,|đồng thời|rồi|cũng|còn|kiêm)[\s,]*(?:có |đã |cũng |sẽ )?|\s?")
_COMES_NEXT = re.compile(
    r"(?:[,;]|\b(?:và|đồng thời|cũng|đã|sẽ|còn|thêm|vừa|rồi|tại hội nghị|nhiệt liệt|hoan nghênh"
    r"|tham gia|trực tiếp|đồng chí|ông|bà|cũng đã))\s*$"
)
_ADDRESSED = frozenset(
    {
        "đề nghị",
        "yêu cầu",
        "lưu ý",
        "giao cho",
        "cảm ơn",
        "chúc mừng",
        "nói",
        "thông tin",
        "nêu",
        "đánh giá",
        "cam kết",
        "gửi lời",
        "trao đổi",
        "thông qua",
        "triển khai",
        "chia sẻ",
    }
)
_TALKS_TO = re.compile(r"(?:trao đổi|trả lời|chia sẻ|thông tin) (?:với|cùng) (?:báo )?")
_INTERVIEW = re.compile(
    r"(?:trao đổi|trả lời|chia sẻ|thông tin|nói chuyện|nói|phỏng vấn)(?: nhanh| thêm"
    r"| riêng)? (?:với|của|trước|cùng) (?:các )?(?:báo|phóng viên|pv|chúng tôi|nhà báo"
    r"|truyền thông|vtv|ttxvn|zing|vnexpress|vietnamnet|dân trí|tiền phong|thanh niên"
    r"|tuổi trẻ|\w+ online)"
)
_SPEECH = frozenset({"spoke", "directed", "concluded", "opened", "presented"})
_OBJECT = re.compile(
    r"\b(?:chúc mừng|cảm ơn|biểu dương|tặng|trao|gặp|tiếp|thay|mời|gửi|thăm|đối với|bầu|bổ nhiệm|cho)\s$"
)
_HAS = re.compile(r"[^.;:“]{0,50}?\b(?:đã|vừa|có|đến|về|đi|tới)(?: có| đến| đi| tới)?(?: buổi| cuộc)?\s|\s")
_BULLET = 6  # characters before the first name of an item
_NEAR = 70  # characters between a subject and its verb, beside other verbs


@dataclass(slots=True, eq=False)
class Deed:
    """A person did something at a meeting; ``start`` and ``end`` are the words that say so."""

    person: Individual
    meeting: Gathering
    act: str
    start: int
    end: int
    rule: str
    posts: list[int] = field(default_factory=list)  # identities of the posts named beside the person


def deeds(source: Source, scans: list[Scan], cast: Cast, agenda: Agenda) -> list[Deed]:
    """Return the participations of an article, each person, meeting and act once."""
    found: dict[tuple[int, int, str], Deed] = {}
    speaker: list[tuple[NameMention, Individual]] = []
    aside = False  # somebody talks to the press, not at the meeting
    open_list: list[str] = []  # the acts of a list that goes on in the next line
    for scan in scans:
        meeting = agenda.of(scan)
        if meeting is None or scan.sentence.zone in {"related", "credit"}:
            continue
        aside = _to_press(source, scan) or (aside and not scan.hits("meeting"))
        if aside:
            continue
        told = _listed_on(source, scan, cast, meeting, open_list) + _in_sentence(
            source, scan, cast, meeting
        ) or _going_on(source, scan, meeting, speaker)
        people = [(m, p) for m in scan.names() if (p := cast.who(m))]
        if people:
            speaker = [pair for pair in people if any(d.person is pair[1] for d in told)][-1:]
        open_list = _goes_on(source, scan, told, open_list)
        for deed in told:
            key = (id(deed.person), id(deed.meeting), deed.act)
            if key not in found:
                found[key] = deed
    return list(found.values())


def _to_press(source: Source, scan: Scan) -> bool:
    """Hold whether a sentence tells what somebody said to the press: "trao đổi với PV", "trả lời Lao Động"."""
    begin, end = scan.sentence.start, scan.sentence.end
    found = _INTERVIEW.search(source.view.low, begin, end)
    if found:
        return True
    named = _TALKS_TO.search(source.view.low, begin, end)
    return bool(
        named
        and source.view.raw[named.end() : named.end() + 1].isupper()
        and not any(named.end() == m.start for m in scan.mentions)
    )


def _goes_on(source: Source, scan: Scan, told: list[Deed], before: list[str]) -> list[str]:
    """Return the acts of a list of people that the next line or sentence goes on with.

    A list goes on after a line without a full stop, from item to item, and over a sentence without a verb.
    """
    low = source.view.low[scan.sentence.start : scan.sentence.end]
    listed = list(dict.fromkeys(deed.act for deed in told if deed.rule == "participation.list-behind"))
    if low.rstrip().endswith((".", "!", "?", "…", "”", '"')):
        return listed if "attended" in listed else []
    announced = ["attended"] if _ANNOUNCED.search(low) else []
    return listed or announced or before


def _listed_on(source: Source, scan: Scan, cast: Cast, meeting: Gathering, acts: list[str]) -> list[Deed]:
    """Read the people of a list that a line before began."""
    if not acts:
        return []
    names = scan.names()
    item = bool(names) and names[0].left - scan.sentence.start <= _BULLET
    verb = min((m.start for m in scan.mentions if isinstance(m, Hit) and m.kind == "act"), default=scan.sentence.end)
    stopped = (
        source.view.low[max(0, scan.sentence.start - 3) : scan.sentence.start].rstrip().endswith((".", "!", "?", "…"))
    )
    if stopped and not (item and verb == scan.sentence.end):
        return []  # behind a full stop only a sentence without a verb of its own goes on
    result = []
    for mention, person in [(m, p) for m in scan.names() if (p := cast.who(m)) and m.right <= verb and m.name]:
        for act in acts:
            deed = Deed(person, meeting, act, mention.left, mention.right, "participation.list-behind")
            deed.posts = [id(p) for p in mention.posts]
            result.append(deed)
    return result


def _is_verb(source: Source, hit: Hit) -> bool:
    """Hold whether a phrase is the reporter's verb: not quoted, and "giao" only before somebody who is told to act."""
    low = source.view.low
    if source.quoted(hit.start):
        return False
    behind = source.skip(hit.end)
    return low[hit.start : hit.end] != "giao" or low.startswith("các ", behind) or bool(source.starting(behind, "body"))


def _going_on(
    source: Source, scan: Scan, meeting: Gathering, speaker: list[tuple[NameMention, Individual]]
) -> list[Deed]:
    """Read a sentence that leaves its subject out: "Đồng thời yêu cầu …" goes on with whoever spoke before."""
    start = _AND_ALSO.match(source.view.low, scan.sentence.start)
    acts = [m for m in scan.mentions if isinstance(m, Hit) and m.kind == "act"]
    if not start or not acts or not speaker or acts[0].start - start.end() > 12:
        return []
    mention, person = speaker[0]
    deed = Deed(person, meeting, acts[0].id, acts[0].start, acts[0].end, "participation.subject-carried")
    deed.posts = [id(p) for p in mention.posts]
    return [deed]


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


def _visits(source: Source, scan: Scan, people: People, meeting: Gathering) -> list[Deed]:
    """Read the subjects of a verb that is the meeting: "A, Bí thư …; B, Chủ tịch … đã có buổi tiếp xúc cử tri"."""
    low = source.view.low
    for hit in scan.hits("meeting"):
        before = [pair for pair in people if pair[0].right <= hit.start]
        if not before or not _HAS.fullmatch(low, before[-1][0].right, hit.start):
            continue
        result = []
        for mention, person in coordinated(source, before):
            deed = Deed(person, meeting, "attended", mention.left, hit.end, "participation.visit")
            deed.posts = [id(p) for p in mention.posts]
            result.append(deed)
        return result
    return []


def _in_sentence(source: Source, scan: Scan, cast: Cast, meeting: Gathering) -> list[Deed]:
    people = [(m, p) for m in scan.names() if (p := cast.who(m))]
    result: list[Deed] = _visits(source, scan, people, meeting)
    chains = _chains(source, scan)
    for at, chain in enumerate(chains):
        start, end = chain[0].start, chain[-1].end
        until = chains[at + 1][0].start if at + 1 < len(chains) else scan.sentence.end
        before = [(m, p) for m, p in people if m.right <= start]
        behind = [(m, p) for m, p in people if m.left >= end]
        acts = list(dict.fromkeys(hit.id for hit in chain))
        subjects, rule = _subjects(source, scan, chain, before, behind, until, acts)
        for mention, person in subjects:
            for act in acts:
                if rule == "list-behind" and act == "spoke" and "attended" in acts:
                    continue
                deed = Deed(
                    person, meeting, act, min(mention.left, start), max(mention.right, end), f"participation.{rule}"
                )
                deed.posts = [id(p) for p in mention.posts]
                result.append(deed)
    return result


def _subjects(
    source: Source, scan: Scan, chain: list[Hit], before: People, behind: People, until: int, acts: list[str]
) -> tuple[People, str]:
    """Return whose act it is: the people of a list behind, the one behind, or those before."""
    low = source.view.low
    start, end = chain[0].start, chain[-1].end
    clause = max(scan.sentence.start, low.rfind(";", scan.sentence.start, start) + 1)
    near = [pair for pair in before if pair[0].left >= clause]
    while near and _OBJECT.search(low, max(clause, near[-1][0].left - 16), near[-1][0].left):
        near.pop()  # "chúc mừng ông B và yêu cầu …": B is spoken to
    if near and _other_subject(source, scan, near[-1][0].right, start):
        near = []
        behind = []
    lists = not _SPEECH.issuperset(acts)
    if near and not _passive(low, start, end, behind, until, lists=lists):
        last = near[-1]
        gap = low[last[0].right : start]
        verbs_between = any(
            isinstance(m, Hit) and m.kind == "act" and last[0].right <= m.start < start for m in scan.mentions
        )
        if (len(gap) <= _NEAR and not verbs_between) or (
            verbs_between and len(gap) <= 4 * _NEAR and (_COMES_NEXT.search(gap) or len(gap) < 8)
        ):
            return coordinated(source, before), "subject-before"
        if not behind:
            return [], ""
    if behind:
        first = behind[0]
        gap = low[end : first[0].left]
        if first[0].left >= until and "attended" not in acts:
            return [], ""
        if "attended" in acts or _passive(low, start, end, behind, until, lists=lists):
            listed = [pair for pair in behind if pair[0].left < _list_end(scan, until, acts)]
            return listed, "list-behind"
        if all(low[hit.start : hit.end] in _ADDRESSED for hit in chain) or _own_subject(scan, start):
            return [], ""
        if len(gap) < _NEAR and (start - scan.sentence.start < 60 or low[clause:start].strip() in {"", "và"}):
            return following(source, behind), "subject-behind"
    return [], ""


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


def _passive(low: str, start: int, end: int, behind: People, until: int, *, lists: bool) -> bool:
    """Hold whether the phrase announces who follows: "dưới sự chủ trì của", "tham dự có", "được nghe"."""
    if not behind or behind[0][0].left > until:
        return False
    gap = low[end : behind[0][0].left]
    return len(gap) < 110 and (
        (lists and bool(_LIST_INTRO.search(gap)))
        or low[max(0, start - 12) : start].endswith(("dưới sự ", "với sự ", "có sự ", "sự "))
    )


def _list_end(scan: Scan, until: int, acts: list[str]) -> int:
    """A list of those present goes on to the end of the sentence; of others, to the next verb."""
    return scan.sentence.end if acts == ["attended"] or "attended" in acts else until
