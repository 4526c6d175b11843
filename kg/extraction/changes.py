"""Posts that change hands: appointments, elections, transfers, dismissals, resignations, retirements, sanctions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from kg.extraction.cast import Cast, Individual
from kg.extraction.concerned import affected
from kg.extraction.dates import Day
from kg.extraction.holders import INSTEAD, Scene, holders
from kg.extraction.joined import People
from kg.extraction.layout import Sentence
from kg.extraction.leaving import leave
from kg.extraction.mentions import NameMention, PostMention
from kg.extraction.office import TAKES, is_over
from kg.extraction.posts import CHARGE
from kg.extraction.scan import Scan
from kg.extraction.source import Source
from kg.extraction.terms import vocabulary
from kg.extraction.turn import GIVEN, REMOVED, Office, Turn, once
from kg.extraction.turning_verbs import CAREER, verb_of
from kg.extraction.when import day_of_change, earlier
from kg.matching import Hit

_FORMER = re.compile(r"\b(?:còn|từng|nguyên|trước khi|trước đó|trong thời gian|thời gian)\b[^.;]{0,40}$")
_STRIPPED = re.compile(r"\bxóa tư cách\b")
_PROPOSED = re.compile(
    r"(?<!theo )\b(?:đề nghị|đề xuất|kiến nghị|dự kiến|giới thiệu để|cũng sẽ|sẽ tiến hành|sẽ bầu|chưa|cho đến khi)\b"
    r"[^.;]{0,90}$"
    r"|\b(?:đơn|nguyện vọng|tự nguyện|đã) xin (?:được |phép )?$|(?<!về )\bnhân sự\s(?:để\s|được\s)?$"
)
_NOW = re.compile(r"\b(?:hiện|nay|đang)\b")
_THEN = re.compile(r"\s*(?:sau khi|sau đó|từ|năm|tháng|đến|trước|hiện|khi)\b")
_TAKES_ON = re.compile(r"\s(?:được |tiếp tục )?(?:giữ|làm|nhận|đảm nhiệm)\b")
_TAKES_UP = re.compile(r",?\s(?:được\s)?giữ (?:chức(?: vụ| danh)?|cương vị)\s")
_DECISION = re.compile(r"q(?<!\w.)uyết định số\s?:?\s?(\d+[\w/.\-]*)")
_LISTED = re.compile(r"\b(?:gồm|sau đây|như sau)\b|:")
_VACANT = re.compile(r"\b(?:đến khi|kiện toàn|còn khuyết)\b[^.;]{0,40}$")  # "… cho đến khi kiện toàn chức vụ Giám đốc"
_HANDED = ("giao ", "phân công ", "nhiệm vụ ")
_HANDS = re.compile(r"\b(?:giao|phân công|chỉ định)\b[^.;:]{0,60}$")
_THOSE = re.compile(r"\s*(?:đó là|gồm|bao gồm|cụ thể(?: là)?|trong đó có)[:\s]")
_OPENING = 12  # characters before the first word
_CARRIED = 2  # sentences that a list of appointments goes on without its verb


def turns(source: Source, scans: list[Scan], cast: Cast, days: list[Day]) -> tuple[list[Turn], list[Office]]:
    """Return the changes of an article, and the posts told by verbs."""
    reader = _Reader(source, cast, days)
    for scan in scans:
        if scan.sentence.zone not in {"related", "credit"}:
            reader.read(scan)
    reader.settle()
    return once(reader.turns), reader.offices


@dataclass(slots=True)
class _Reader:
    """Goes through the sentences; remembers who was spoken of and what was being given."""

    source: Source
    cast: Cast
    days: list[Day]
    turns: list[Turn] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    others: list[int] = field(default_factory=list)  # where a sentence speaks of several without a name
    last: Individual | None = None
    given: tuple[str, int] | None = None  # what the sentences before gave, and for how many more it holds
    given_on: Day | None = None
    taken: list[tuple[Office, Day | None]] = field(default_factory=list)  # posts that were given, and when
    sanctioned: bool = False  # the sentence before tells a sanction and of nobody by name
    listing: bool = False  # it begins or goes on with the list of those who were sanctioned
    decisions: dict[int, str | None] = field(default_factory=dict)  # by where the sentence that cites one begins

    def read(self, scan: Scan) -> None:
        """Read one sentence."""
        low = self.source.view.low
        people = [(m, p) for m in scan.names() if (p := self.cast.who(m))]
        hits = [h for h in scan.hits("change") if not self.source.quoted(h.start)]
        proposed = {h.start for h in hits if _PROPOSED.search(low, max(scan.sentence.start, h.start - 110), h.start)}
        self.others = [m.left for m in scan.names() if m.plural and m.name is None and not m.posts]
        told: set[int] = set()
        read: list[NameMention] = []
        known = len(self.turns)
        for office in (m for m in scan.names() if m.office):
            change = verb_of(self.source, office, hits, people)
            whose = holders(self.source, office, change, people, Scene(scan, self.others, self.last))
            if not whose or (change and change.id in GIVEN and change.start in proposed):
                continue
            if not change and _VACANT.search(low, max(scan.sentence.start, office.left - 50), office.left):
                continue
            read.append(office)
            kind = self._kind(office, change, scan, people)
            if change and change.id in GIVEN | REMOVED:
                told.add(change.start)
            decided = kind is not None and not (change and change.start in proposed)
            for person, post in _paired(whose, office.posts):
                status = (
                    self._status(scan, office, kind if decided else None) if post.status == "current" else post.status
                )
                self.offices.append(Office(person, post, status, office))
                if status == "incoming":
                    self.taken.append((self.offices[-1], self._day(scan, change.start if change else office.left)))
                if kind and decided:
                    self._turn(
                        scan,
                        person,
                        kind,
                        post,
                        (min(change.start if change else office.left, office.left), office.right),
                    )
                    if kind in {"appointed", "transferred"}:
                        leave(person, post, kind, people)
            if kind in GIVEN and decided:
                self._list_on(scan, office, str(kind), people)
        if not hits:
            self._headed_on(scan, people)
        for mention, person in people:
            self._put_in_charge(scan, mention, person)
        self._replaced(read, people)
        item = self.listing and people and people[0][0].lead - scan.sentence.start < _OPENING
        self.listing = self.sanctioned and not hits and bool(item or _THOSE.match(low, scan.sentence.start))
        for mention, person in people if self.listing else ():  # "4 cán bộ bị khiển trách. Đó là các ông A; B"
            self._turn(scan, person, "disciplined", None, (mention.left, mention.right))
        self.sanctioned = self.listing or (any(h.id == "disciplined" for h in hits) and not people)
        for change in hits:
            if change.start not in told | proposed and not (scan.sentence.zone == "title" and not people):
                self._affect(scan, change, people)
        self.last = people[-1][1] if people else self.last
        self._carry(hits, proposed, scan, goes_on=len(self.turns) > known)

    def settle(self) -> None:
        """Make a post former that somebody was given before another one that the article dates as well."""
        latest: dict[int, list[tuple[Office, Day | None]]] = {}  # by person: the last, and the last of another post
        for office, day in sorted(self.taken, key=lambda pair: (pair[1] and pair[1].iso) or ""):
            last = [pair for pair in latest.get(id(office.person), []) if not pair[0].same(office)]
            latest[id(office.person)] = [*last, (office, day)][-2:]
        for office, day in self.taken:
            heads = vocabulary().roles[office.post.role].kind in {"head", "staff"}  # a seat can be kept
            others = (when for other, when in latest[id(office.person)] if not other.same(office))
            if heads and any(earlier(day, when) for when in others):
                office.status = "former"

    def _carry(self, hits: list[Hit], proposed: set[int], scan: Scan, *, goes_on: bool) -> None:
        giving = [h for h in hits if h.id in GIVEN and h.start not in proposed]
        if giving:
            self.given, self.given_on = (giving[-1].id, _CARRIED), self._day(scan, giving[-1].start)
        elif self.given and scan.mentions and not goes_on:
            self.given = (self.given[0], self.given[1] - 1) if self.given[1] > 1 else None

    def _kind(self, office: NameMention, change: Hit | None, scan: Scan, people: People) -> str | None:
        low = self.source.view.low
        if change and change.id in GIVEN | REMOVED:
            return change.id
        if office.posts[0].role == CHARGE and low.endswith(_HANDED, 0, office.left):
            return "appointed"
        if not TAKES.search(low, max(0, office.left - 30), office.left) or change:
            return None
        if "quyết định" in low[scan.sentence.start : office.left]:
            return self.given[0] if self.given else "appointed"
        if _THEN.match(low, scan.sentence.start) or CAREER.search(low, scan.sentence.start, office.left):
            return None  # "Sau khi sắp xếp, ông A giữ chức …" tells a career
        earlier_here = [h.id for h in scan.hits("change") if h.end <= office.left and h.id in GIVEN]
        if earlier_here:
            return earlier_here[-1]
        if self.given:
            return self.given[0]
        called = next((m for m, _ in reversed(people) if m.right <= office.left), None)
        # "Ông A, Phó Giám đốc Sở …, giữ chức Giám đốc Sở …": he has one post and takes another
        beside = called and called.posts and _TAKES_UP.fullmatch(low, called.right, office.left)
        return "appointed" if beside else None

    def _status(self, scan: Scan, office: NameMention, kind: str | None) -> str:
        if kind in GIVEN:
            return "incoming"
        if kind in REMOVED or _STRIPPED.search(self.source.view.low, max(0, office.left - 40), office.left):
            return "former"
        low, told = self.source.view.low, scan.sentence.start
        past = _FORMER.search(low, max(0, office.left - 70), office.left)
        if career := CAREER.search(low, told, office.left):  # "từng trải qua các vị trí …, giữ chức vụ Bí thư …"
            past = past or (career if not _NOW.search(low, career.end(), office.left) else None)
        return "former" if past or is_over(self.source, scan.sentence.start, office.left) else "current"

    def _turn(self, scan: Scan, person: Individual, kind: str, post: PostMention | None, span: tuple[int, int]) -> None:
        start, end = span
        day = self._day(scan, start) or (None if scan.hits("change") else self.given_on)
        self.turns.append(Turn(person, kind, post, day, self._decision(scan.sentence), start, end))

    def _decision(self, sentence: Sentence) -> str | None:
        """Return the number of the decision that a sentence cites."""
        if sentence.start not in self.decisions:
            found = _DECISION.search(self.source.view.low, sentence.start, sentence.end)
            number = self.source.view.raw[found.start(1) : found.end(1)].rstrip(".-") if found else None
            self.decisions[sentence.start] = number
        return self.decisions[sentence.start]

    def _day(self, scan: Scan, verb: int) -> Day | None:
        return day_of_change(self.source, self.days, scan.sentence.start, verb, scan.sentence.end)

    def _list_on(self, scan: Scan, office: NameMention, kind: str, people: People) -> None:
        """Read the rest of a list that tells the verb once: "trúng cử Bí thư; bà X, Phó Bí thư; ông Y, Ủy viên"."""
        low = self.source.view.low
        end = office.right
        others = [m for m in scan.names() if m.office and m.left > office.right]
        for mention, person in people:
            if mention.left < end:
                continue
            if not re.fullmatch(r"[\s,;]*(?:và|cùng)?\s*", low[end : mention.left]) or not mention.posts or others:
                break
            if _TAKES_ON.match(low, mention.right) or low.startswith(" là ", mention.end):
                break  # what follows the post beside the name is what the person gets
            for post in mention.posts[-1:]:
                post.status = "incoming"
                self._turn(scan, person, kind, post, (mention.left, mention.right))
            end = mention.right

    def _put_in_charge(self, scan: Scan, mention: NameMention, person: Individual) -> None:
        """Read a charge behind a name: "giao ông A, Phó Giám đốc …, phụ trách Công an tỉnh"."""
        charge = next((post for post in mention.posts if post.role == CHARGE and post.start > mention.end), None)
        if charge and _HANDS.search(self.source.view.low, scan.sentence.start, mention.left):
            charge.status = "incoming"
            self._turn(scan, person, "appointed", charge, (mention.left, mention.right))

    def _headed_on(self, scan: Scan, people: People) -> None:
        """Read a sentence that goes on with a head: "Các phó chủ tịch gồm ông A, bà B", "- Hiệu trưởng: Ông A"."""
        if not self.given:
            return
        first = next(iter(scan.names()), None)
        if first is None or not first.posts or first.office or first.left - scan.sentence.start > _OPENING:
            return
        colon = ":" in self.source.view.low[first.posts[-1].end : first.lead] if first.name else False
        heads = colon or (first.plural and first.name is None)
        listed = [(m, p, post) for m, p in people for post in m.posts if post in first.posts] if heads else []
        if any(t.person is p and t.post and t.post.role == post.role for t in self.turns for _, p, post in listed):
            return  # "5 Phó Chủ nhiệm là các ông …": all that there are, the new one with them
        for mention, person, post in listed:
            post.status = "incoming"
            self._turn(scan, person, self.given[0], post, (mention.left, mention.right))

    def _replaced(self, read: list[NameMention], people: People) -> None:
        """Read whose post it was: "…, thay bà X"."""
        for mention, person in people:
            office = next((o for o in reversed(read) if o.right < mention.left), None)
            if office and INSTEAD.search(self.source.view.low, max(0, mention.lead - 10), mention.lead):
                self.offices += [Office(person, post, "former", office) for post in office.posts]

    def _affect(self, scan: Scan, change: Hit, people: People) -> None:
        """Read a sanction, a departure or a move that names no new post."""
        low, behind = self.source.view.low, [pair for pair in people if pair[0].left >= change.end]
        begins = behind[0][0].start if behind else 0  # behind an honorific such as "các đồng chí:"
        if change.id in {*REMOVED, "disciplined"} and behind and _LISTED.search(low, change.end, begins):
            for mention, person in behind:  # "cách chức 6 hiệu trưởng gồm: A - Hiệu trưởng …"
                if change.id == "disciplined":
                    self._turn(scan, person, change.id, None, (mention.left, mention.right))
                    continue
                for post in mention.posts[:1]:
                    post.status = "former"
                    self._turn(scan, person, change.id, post, (mention.left, mention.right))
            return
        if change.id not in {"disciplined", "retired", "transferred"}:
            return
        for person in affected(self.source, change, people):
            moved = any(
                t.person is person and scan.sentence.start <= t.start < scan.sentence.end and t.post for t in self.turns
            )
            if not (moved and change.id == "transferred"):
                self._turn(scan, person, change.id, None, (change.start, change.end))
                if change.id in {"transferred", "retired"}:
                    leave(person, None, change.id, people)


def _paired(holders: list[Individual], posts: list[PostMention]) -> list[tuple[Individual, PostMention]]:
    """Give posts to people: "Chủ tịch và Phó Chủ tịch … đối với A và B" respectively, else each post to each."""
    if len(holders) == len(posts) > 1:
        return list(zip(holders, posts, strict=True))
    return list(product(holders, posts))
