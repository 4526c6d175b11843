"""Posts that a verb gives to somebody ("giữ chức …", "được bầu làm …") rather than ones written beside a name."""

from __future__ import annotations

import re

from kg.extraction.mentions import NameMention
from kg.extraction.source import Source
from kg.letters import DASHES

OFFICE = re.compile(
    r"(?:(?:cử|giữ|giao|nhận|trao|thôi|cách|các|thăng|nhiệm|bầu) chức|giữ (?:các )?(?:chức(?: vụ"
    r"| danh)?|cương vị|trọng trách)|chức vụ|chức danh|vị trí|được bầu làm|bầu làm|làm|trúng cử"
    r"|đắc cử|tái cử|nhận nhiệm vụ|(?:nhận|điều động) công tác|đảm nhiệm(?: chức vụ)?|trên cương vị|cương vị|bầu"
    r"|bổ nhiệm|là tân|bầu (?:bổ sung|thêm|lại|mới)|đương chức|trở thành"
    r"|giao(?: quyền)?|làm nhiệm vụ|nhiệm vụ|cách chức|miễn nhiệm"
    r"|bãi nhiệm|phê chuẩn(?: bổ sung)?|cho thôi|thôi)\s(?:mới\s|là\s|thêm\s|\d{1,2}\s)?$"
)


TAKES = re.compile(r"(?<!từng )(?<!đang )(?<!hiện )(?<!thời gian )(?:giữ chức(?: vụ| danh)?|làm|giữ cương vị)\s$")


_ELECTS = re.compile(
    r"\b(?:bầu|chỉ định|bổ nhiệm|cử)\s(?:các )?(?:đồng chí|ông|bà|\d+ )[^.;]*\slà\s$"
)  # "bầu ông A, …, là …"
_YEAR = r"(?:(?:19|20)\d\d)(?!\d)"
_OVER = re.compile(
    r"\b(?:trước khi|trước đó|trước đây|trước kia)\b[^.;]{0,90}$"
    rf"|\b(?:lúc|khi|thời điểm|năm {_YEAR}|tháng \d+/{_YEAR})\b"
    r"[^.;]{0,60}\b(?:đang|còn)\s(?:giữ chức(?: vụ)?|làm|là)\s$"
    rf"|\b(?:từ|giai đoạn)\s[^.;,]{{0,16}}{_YEAR}\s?(?:đến|tới|[{DASHES}])\s?[^.;,]{{0,12}}{_YEAR}[^.;]{{0,60}}$"
)


def is_over(source: Source, start: int, position: int) -> bool:
    """Hold whether the words of a sentence before a position say that what follows had ended: "từ 2015 đến 2020, …"."""
    return bool(_OVER.search(source.view.low, max(start, position - 120), position))


def is_office(source: Source, mention: NameMention) -> bool:
    """Hold whether a post without a name is one that somebody is given or has, not a way to call a person."""
    return mention.name is None and bool(mention.posts) and is_given(source, mention.left)


def is_given(source: Source, position: int) -> bool:
    """Hold whether the words before a position give somebody the post that follows."""
    low = source.view.low
    return bool(OFFICE.search(low, max(0, position - 30), position)) or (
        low.endswith(" là ", 0, position) and bool(_ELECTS.search(low, max(0, position - 260), position))
    )


_VERB = re.compile(r"\s(?:đã|cũng|vừa|sẽ|còn|cho|nói|là|được|bị|mong|hy)\b")


def calls_a_person(source: Source, mention: NameMention) -> bool:
    """Hold whether a post without a name calls somebody: behind an honorific, or as the subject of a verb."""
    if mention.name is not None or not mention.posts:
        return False
    if mention.honorific:
        return True
    behind = source.skip(mention.right)
    return source.first(behind, "act") is not None or bool(_VERB.match(source.view.low, mention.right))
