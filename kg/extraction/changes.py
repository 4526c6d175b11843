"""Posts that change hands: appointments, elections, transfers, dismissals, resignations, retirements, sanctions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from kg.extraction.cast import Cast, Individual
from kg.extraction.dates import Day
from kg.extraction.joined import coordinated, following
from kg.extraction.mentions import Hit, NameMention, PostMention
from kg.extraction.scan import Scan
from kg.extraction.source import Source

_FORMER = re.compile(r"\b(?:từng|nguyên|trước khi|trước đó|trong thời gian|thời gian)\b[^.;]{0,40}$")
_TAKES = re.compile(r"(?<!từng )(?<!đang )(?<!hiện )giữ chức(?: vụ| danh)?\s$")
_INSTEAD = re.compile(r"\bthay(?: cho| thế)?\s$")
_PROPOSED = re.compile(r"(?<!theo )\b(?:đề nghị|đề xuất|kiến nghị|dự kiến|chưa)\b[^.;]{0,90}$")
_REMOVED = frozenset({"dismissed", "resigned", "retired"})
_GIVEN = frozenset({"appointed", "elected", "transferred"})
_TOWARDS = re.compile(r"^[^.;]{0,90}?\b(?:đối với|cho)\s")
_DECISION = re.compile(r"\bquyết định số\s?:?\s?(\d+[\w/.\-]*)")


@dataclass(slots=True, eq=False)
class Turn:
    """A change of one post; ``post`` is null where only a sanction or a departure is told."""

    person: Individual
    kind: str
    post: PostMention | None
    day: Day | None
    decision: str | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Office:
    """A post told by a verb ("giữ chức …") rather than beside a name."""

    person: Individual
    post: PostMention
    status: str
    mention: NameMention


def turns(source: Source, scans: list[Scan], cast: Cast, days: list[Day]) -> tuple[list[Turn], list[Office]]:
    """Return the changes of an article, and the posts told by verbs."""
    changes: list[Turn] = []
    offices: list[Office] = []
    last: Individual | None = None
    given: str | None = None  # what the sentence before gave: a list of appointments leaves the verb out
    for scan in scans:
        if scan.sentence.zone in {"related", "credit"}:
            continue
        people = [(m, p) for m in scan.names() if (p := cast.who(m))]
        day = next((d for d in days if scan.sentence.start <= d.start < scan.sentence.end), None)
        found = _DECISION.search(source.view.low, scan.sentence.start, scan.sentence.end)
        decision = source.view.raw[found.start(1) : found.end(1)] if found else None
        hits = list(scan.hits("change"))
        told: set[int] = set()
        given_now: str | None = None
        last_office: NameMention | None = None
        for mention in scan.names():
            if not mention.office:
                continue
            last_office = mention
            holders = _holders(source, mention, people, last, scan)
            if not holders:
                continue
            prior = [h for h in hits if h.end <= mention.left + 12 and mention.left - h.end < 260]
            moved = [
                h for h in prior if h.id == "transferred" and not any(h.end < m.left < mention.left for m, _ in people)
            ]
            change = (moved or prior or [None])[-1]
            if (
                change is None
                and hits
                and hits[0].start >= mention.right
                and hits[0].start - mention.right < 40
                and hits[0].id in _REMOVED
            ):
                change = hits[0]
            status = _status(source, mention, change)
            if change and _PROPOSED.search(source.view.low, scan.sentence.start, change.start):
                status = "current"
            kind = (
                change.id
                if change and change.id in _GIVEN | _REMOVED
                else given
                if _TAKES.search(source.view.low, max(0, mention.left - 30), mention.left)
                else None
            )
            if kind in _GIVEN:
                status, given_now = "incoming", kind
            if change:
                told.add(change.start)
            for person, post in product(holders, mention.posts):
                offices.append(Office(person, post, status if post.status == "current" else post.status, mention))
                if kind and not _PROPOSED.search(
                    source.view.low, scan.sentence.start, change.start if change else mention.left
                ):
                    changes.append(
                        Turn(
                            person,
                            kind,
                            post,
                            day,
                            decision,
                            min(change.start if change else mention.left, mention.left),
                            mention.right,
                        )
                    )
        for mention, person in people:  # "…, thay bà X": the post was hers
            if (
                last_office
                and mention.left > last_office.right
                and _INSTEAD.search(source.view.low, max(0, mention.lead - 10), mention.lead)
            ):
                offices += [Office(person, post, "former", last_office) for post in last_office.posts]
        for change in hits:
            if change.start in told or (scan.sentence.zone == "title" and not people):
                continue
            for person in _affected(source, change, people):
                if (
                    any(
                        t.person is person and t.start >= scan.sentence.start and t.end <= scan.sentence.end and t.post
                        for t in changes
                    )
                    and change.id == "transferred"
                ):
                    continue
                if change.id in {"disciplined", "retired", "transferred"} and not _PROPOSED.search(
                    source.view.low, scan.sentence.start, change.start
                ):
                    changes.append(Turn(person, change.id, None, day, decision, change.start, change.end))
        last = people[-1][1] if people else last
        given = given_now
    return _once(changes), offices


def _status(source: Source, mention: NameMention, change: Hit | None) -> str:
    if change and change.id in _GIVEN:
        return "incoming"
    if change and change.id in _REMOVED:
        return "former"
    return "former" if _FORMER.search(source.view.low, max(0, mention.left - 70), mention.left) else "current"


def _holders(
    source: Source,
    office: NameMention,
    people: list[tuple[NameMention, Individual]],
    last: Individual | None,
    scan: Scan,
) -> list[Individual]:
    """Return whose post it is: "… đối với ông X" behind it, else those before it, else the one spoken of."""
    low = source.view.low
    behind = next((pair for pair in people if pair[0].left >= office.right), None)
    if behind and _TOWARDS.match(low[office.right : behind[0].left]):
        return [person for _, person in following(source, [pair for pair in people if pair[0].left >= office.right])]
    before = [pair for pair in people if pair[0].right <= office.left]
    if before:
        passive = "được" in low[before[-1][0].right : office.left]
        return [person for _, person in (coordinated(source, before) if passive else before[-1:])]
    return [last] if last and not behind and scan.sentence.zone == "body" else []


def _affected(source: Source, change: Hit, people: list[tuple[NameMention, Individual]]) -> list[Individual]:
    """Return who is sanctioned, retired or moved: those before a passive verb, else the one behind."""
    low = source.view.low
    before = [(m, p) for m, p in people if m.right <= change.start]
    lead = low[max(0, change.start - 25) : change.start]
    if (
        before
        and (
            re.search(r"\b(?:bị|được|xin|hình thức)\b|\bđã\s$", lead)
            or not low[before[-1][0].right : change.start].strip()
        )
        and change.start - before[-1][0].right < 160
    ):
        chosen = [before[-1]]
        for pair in reversed(before[:-1]):
            gap = low[pair[0].right : chosen[-1][0].left]
            if not re.fullmatch(r"[\s,;]*(?:và|cùng)?\s*(?:các ông|các|ông|bà|đồng chí)?\s*", gap):
                break
            chosen.append(pair)
        return [p for _, p in reversed(chosen)]
    behind = [(m, p) for m, p in people if m.left >= change.end]
    if behind and behind[0][0].left - change.end < 60:
        chosen = [behind[0]]
        for pair in behind[1:]:
            if not re.fullmatch(
                r"\s*(?:,|và|cùng)\s*(?:ông|bà|đồng chí|phó ban)?\s*", low[chosen[-1][0].right : pair[0].left]
            ):
                break
            chosen.append(pair)
        return [p for _, p in chosen]
    return []


def _once(changes: list[Turn]) -> list[Turn]:
    """Keep one change a person, kind and role; one without a post only where no other of its kind is told."""
    kept: dict[tuple[int, str, str | None], Turn] = {}
    for turn in changes:
        kept.setdefault(
            (
                id(turn.person),
                turn.kind,
                turn.post.role + str(turn.post.body and turn.post.body.words) if turn.post else None,
            ),
            turn,
        )
    return [t for (who, kind, role), t in kept.items() if role or not any(k[:2] == (who, kind) and k[2] for k in kept)]
