"""Benchmark of reading: documents and megabytes a second on one core, beside a published tagger of Vietnamese."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg.extraction import extract
from kg.reading import Article
from scripts.bench_measure import Figure, interleaved, number
from scripts.bench_work import Scale, articles, copies, size

SPEED = 5.8  # MB a second: a thousand articles of 5.8 kB, the mean of the five that the project began with
TIMES = 100  # as fast as ner, at least


def reading(name: str, folder: Path, scale: Scale) -> Iterator[Figure]:
    """Measure the extraction of a folder's articles, and the taggers on the first of them, in seconds of CPU."""
    originals = articles(folder)
    many = list(copies(originals, scale.reading))
    first = originals[: scale.beside]
    again = list(copies(first, scale.reading))
    works: dict[str, Callable[[], object]] = {"many": _extracting(many), "again": _extracting(again)}
    taggers = _taggers()
    for tagger, tag in taggers.items():
        works[tagger] = _tagging(tag, first)
    for article in originals[:1]:
        extract(article.text, source=article.source)
    seconds = interleaved(scale.rounds, works, time.process_time)
    about = f"{name} ({len(originals)} articles of {number(size(originals) / len(originals) / 1000)} kB)"
    yield Figure(f"extract, {about}", f"{number(len(many) / seconds['many'])} documents/s a core")
    yield Figure.at_least(f"extract, {about}", size(many) / seconds["many"] / 1e6, SPEED, "MB/s a core")
    if not taggers:
        yield Figure(f"underthesea, {name}", "not measured: not installed (make bench installs it)")
    ours = len(again) / seconds["again"]
    for tagger in taggers:
        theirs = len(first) / seconds[tagger]
        yield Figure(f"underthesea {tagger}, first {len(first)} of {name}", f"{number(theirs)} documents/s a core")
        what = f"extract / underthesea {tagger}, the same {len(first)}"
        if tagger == "ner":
            yield Figure.at_least(what, ours / theirs, TIMES, "times")
        else:
            yield Figure(what, f"{number(ours / theirs)} times")


def _extracting(given: Sequence[Article]) -> Callable[[], object]:
    def work() -> None:
        for article in given:
            extract(article.text, source=article.source, title=article.title, published=article.published)

    return work


def _tagging(tag: Callable[[str], object], given: Sequence[Article]) -> Callable[[], object]:
    # a line at a time: given whole texts, these taggers take three times as long
    lines = [line for article in given for line in article.text.splitlines() if line.strip()]
    return lambda: [tag(line) for line in lines]


def _taggers() -> dict[str, Callable[[str], object]]:
    """Return the taggers, warm; none where they are not installed or their models are not there."""
    try:
        from underthesea import ner, pos_tag  # noqa: PLC0415 - what only this benchmark needs may be missing

        found: dict[str, Callable[[str], object]] = {"pos_tag": pos_tag, "ner": ner}
        for tag in found.values():
            tag("Ông dự họp.")
    except (ImportError, OSError):
        return {}
    return found
