"""A page → the text of its article, with line breaks where blocks end, and what its head says of title and day."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.published import published_day

_NEVER_TEXT = frozenset(
    (
        "-comment",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "form",
        "select",
        "textarea",
        "button",
    )
)
_FURNITURE = frozenset(("nav", "footer", "aside"))
_FURNITURE_ROLES = frozenset(("navigation", "contentinfo", "complementary", "search", "banner"))
# Words of a class or an id, as Vietnamese and international content systems name what stands around an article
_AROUND = re.compile(
    r"(?<![a-z])(?:comments?|binh-?luan|shares?|sharing|social|related|lien-?quan|tin-?khac|tin-?lien-?quan|bai-?viet-?khac"
    r"|side-?bar|(?:main|top|left|right|sub)?-?menu|bread-?crumbs?|footer|nav(?:bar|igation)?|banner|advert\w*|quang-?cao|ads?|popup|modal"
    r"|cookies?|pagination|paging|tags?|rating|tool-?bar|hit-?counter|truy-?cap)(?![a-z])"
)
_BLOCKS = (
    *(
        "body",
        "article",
        "main",
        "section",
        "header",
        "div",
        "p",
        "pre",
        "blockquote",
        "address",
        "center",
        "fieldset",
        "hr",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "table",
        "caption",
        "tr",
    ),
)
_BLOCK, _BREAK = "\x1e", "\x1f"  # cannot be confused with the line ends of the markup
_MARKS = {"br": _BREAK, "td": " ", "th": " "} | dict.fromkeys(_BLOCKS, _BLOCK)
_MOST = 0.6  # of the page's running text: then it is the article
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # the white space that markup does not mean; a non-breaking space is text
_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_META_DATES = (
    *("article:published_time", "datepublished", "pubdate", "publishdate", "dc.date", "dc.date.issued"),
    *("dcterms.issued", "dcterms.created", "date"),
)

_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page.  ``published`` is an ISO date at the precision known."""

    text: str
    title: str | None
    published: str | None
    url: str | None


def page(html: str) -> Page:
    """Read a page; a text that is no page comes back as its words."""
    tree = LexborHTMLParser(html)
    metas = _metas(tree)
    heading = _plain(tree.css_first("h1"))
    named = metas.get("og:title") or _plain(tree.css_first("title"))
    text = _article(_flat(tree.body)) if tree.body is not None else ""
    if heading and heading not in text:  # some pages keep the heading apart from the article
        text = f"{heading}\n\n{text}".strip()
    link = tree.css_first("link[rel=canonical]")
    return Page(
        text=text,
        title=heading if heading and (not named or heading in named) else named,
        published=next((day for written in _dates(tree, metas) if (day := published_day(written))), None),
        url=(link.attributes.get("href") if link else None) or metas.get("og:url"),
    )


def _plain(node: LexborNode | None) -> str | None:
    return _BLANKS.sub(" ", node.text()).strip() or None if node else None


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Return what the page says of itself; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        content = _BLANKS.sub(" ", node.attributes.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _dates(tree: LexborHTMLParser, metas: dict[str, str]) -> Iterator[str | None]:
    """Yield what the page gives as its day of publication, the most certain first."""
    yield from filter(None, map(metas.get, _META_DATES))
    for script in tree.css("script[type='application/ld+json']"):
        yield from _LD_DATE.findall(script.text())
    for node in tree.css("[itemprop=datePublished], time[datetime]"):
        yield node.attributes.get("datetime") or node.text()


@dataclass(slots=True)
class _Flat:
    """All words of a body in one string, with marks where blocks and lines end, and what stands where in it."""

    text: str = ""
    links: list[_Stretch] = field(default_factory=list)
    around: list[_Stretch] = field(default_factory=list)
    articles: list[_Stretch] = field(default_factory=list)

    def note(self, node: LexborNode, start: int, end: int) -> None:
        """Note where an element stands that tells something."""
        tag, attributes = node.tag, node.attributes
        role = attributes.get("role")
        named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
        if tag == "a":
            self.links.append((start, end))
        elif tag in ("article", "main") or role in ("article", "main") or attributes.get("itemprop") == "articleBody":
            self.articles.append((start, end))
        elif tag in _FURNITURE or role in _FURNITURE_ROLES or "hidden" in attributes or _AROUND.search(named):
            self.around.append((start, end))


def _flat(body: LexborNode) -> _Flat:
    """Walk the tree without recursion: pages nest deeper than Python does."""
    flat, parts, length = _Flat(), list[str](), 0
    opened: list[tuple[LexborNode, int]] = []
    node: LexborNode | None = body
    while node is not None:
        tag = node.tag or ""
        part = (node.text_content or "") if tag == "-text" else _MARKS.get(tag, "")
        parts.append(part)
        start, length = length, length + len(part)
        if tag not in _NEVER_TEXT and node.child is not None:
            opened.append((node, start))
            node = node.child
            continue
        while opened and node.next is None:
            node, start = opened.pop()
            parts.append(part := _MARKS.get(node.tag or "", ""))
            length += len(part)
            flat.note(node, start, length)
        node = node.next if opened else None
    flat.text = "".join(parts)
    return flat


def _article(flat: _Flat) -> str:
    """Return the text of the smallest element with most of the running text, else of the body, without furniture."""
    limit = _MOST * len(flat.text)
    around = [(start, end) for start, end in flat.around if end - start < limit]  # more than that is no furniture
    running = _Outside([*around, *flat.links])
    limit = _MOST * running.count(0, len(flat.text))
    fitting = [stretch for stretch in flat.articles if running.count(*stretch) >= limit]
    start, end = min(fitting, key=lambda stretch: running.count(*stretch), default=(0, len(flat.text)))
    return _laid_out("".join(flat.text[a:b] for a, b in _Outside(around).stretches(start, end)))


class _Outside:
    """What of a text stands outside some stretches of it, which may overlap."""

    def __init__(self, stretches: Iterable[_Stretch]) -> None:
        merged: list[_Stretch] = []
        for start, end in sorted(stretches):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._stretches = merged
        self._starts = [start for start, _ in merged]
        self._before = [0, *accumulate(end - start for start, end in merged)]

    def count(self, start: int, end: int) -> int:
        """Return how many characters from ``start`` to ``end`` stand outside."""
        return end - start - (self._inside(end) - self._inside(start))

    def _inside(self, position: int) -> int:
        at = bisect_right(self._starts, position) - 1
        return 0 if at < 0 else self._before[at] + min(position, self._stretches[at][1]) - self._starts[at]

    def stretches(self, start: int, end: int) -> Iterator[_Stretch]:
        """Yield what is left from ``start`` to ``end``, in order."""
        for inner_start, inner_end in self._stretches:
            if start < inner_start < end:
                yield start, inner_start
            start = max(start, min(inner_end, end)) if inner_start < end else start
        yield start, end


def _laid_out(text: str) -> str:
    """Write blocks apart by an empty line and lines by a line end, with single spaces inside."""
    blocks = (
        "\n".join(line for written in block.split(_BREAK) if (line := _BLANKS.sub(" ", written).strip(" ")))
        for block in text.split(_BLOCK)
    )
    return "\n\n".join(filter(None, blocks))
