"""Which verb gives a post or takes it away."""

from __future__ import annotations

import re

from kg.extraction.holders import BEFORE_THAT
from kg.extraction.joined import People
from kg.extraction.mentions import NameMention
from kg.extraction.source import Source
from kg.extraction.turn import GIVEN, REMOVED
from kg.matching import Hit

_NEXT_POST = re.compile(r";|\bnhận (?:nhiệm vụ|công tác|điều động)[^.;]{0,12}$")
_WHY = re.compile(r"\b(?:để|chờ|đủ tuổi|vì|do)\s(?:được\s|đủ tuổi\s)?$")
_TWICE = re.compile(r"\s?(?:,|và|và tiếp tục)\s")  # "luân chuyển, chỉ định ông A giữ chức …"
_TO_TAKE = re.compile(r"\bđể (?:tham gia [^.;]{0,80}\bvà )?(?:giữ|nhận|đảm nhiệm)\b[^.;]{0,20}$")
CAREER = re.compile(r"\b(?:từng|kinh qua|trải qua)\b")


def verb_of(source: Source, office: NameMention, hits: list[Hit], people: People) -> Hit | None:
    """Return the verb that gives or takes a post: the one before it; of several, the transfer."""
    low = source.view.low
    prior = [h for h in hits if h.end <= office.left + 12 and office.left - h.end < 260 and not _reason(source, h)]
    moved = [h for h in prior if h.id == "transferred" and not any(h.end < m.left < office.left for m, _ in people)]
    if prior and prior[-1].end <= office.left and low[prior[-1].start : prior[-1].end] == "nhận nhiệm vụ":
        moved = [h for h in prior if h.id == "transferred"]  # "điều động ông A đến nhận nhiệm vụ Bí thư …"
    joined = [h for h in prior[-2:-1] if h.id == "transferred" and _TWICE.fullmatch(low, h.end, prior[-1].start)]
    if len(prior) > 1 and (prior[-2].id, prior[-1].id) == ("transferred", "appointed"):
        between = [m for m, _ in people if prior[-2].end <= m.left < prior[-1].start]
        one = len(between) == 1 and ";" not in low[prior[-2].end : office.left]
        joined = prior[-2:-1] if one else joined  # "điều động ông A chỉ định giữ chức …"
    given = moved or joined or prior
    change = given[-1] if given else None
    if change and change.id in REMOVED and _TO_TAKE.search(low, change.end, office.left):
        return next((h for h in reversed(given) if h.id in GIVEN), None)
    if change and change.id in REMOVED and _NEXT_POST.search(low, change.end, office.left):
        change = None  # "ông A nghỉ hưu; còn ông B giữ chức …"
    if change and CAREER.search(low, change.end, office.left):
        return None  # "trước khi đắc cử …, ông A từng kinh qua các chức vụ …"
    if (
        change
        and "," in low[change.end : office.left]
        and "giữ" in low[change.end : office.left]
        and BEFORE_THAT.search(low, max(0, change.start - 100), change.start)
    ):
        return None  # "trước khi được bầu …, đang giữ chức …"
    if change is None and hits and 0 <= hits[0].start - office.right < 40 and hits[0].id in REMOVED:
        return hits[0]
    return change


def _reason(source: Source, hit: Hit) -> bool:
    """Hold whether a retirement is only why somebody is dismissed: "… để nghỉ công tác và chức vụ …"."""
    return hit.id == "retired" and bool(_WHY.search(source.view.low, max(0, hit.start - 30), hit.start))
