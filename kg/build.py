"""The build: articles → records → facts → a store, as a stream, with the time that each stage takes."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Literal, TypeVar

from kg import record as records_format
from kg.reading import Article, Skipped
from kg.record import Record

if TYPE_CHECKING:
    from loaders.load import LoadReport
    from loaders.store import Store

T = TypeVar("T")
Stage = Literal["read", "extract", "facts", "load"]

FEW = 1000  # documents; below, starting processes takes longer than they save (measured on two cores)
CHUNK = 50  # documents handed to a process at a time


@dataclass(slots=True)
class Reading:
    """What comes of the inputs: how many articles were read, and what was skipped."""

    documents: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    on_skip: Callable[[Skipped], object] = lambda _: None
    on_document: Callable[[Article], object] = lambda _: None

    def articles(self, items: Iterable[Article | Skipped]) -> Iterator[Article]:
        """Yield the articles; count them, and keep what was skipped."""
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
                self.on_skip(item)
            else:
                self.documents += 1
                self.on_document(item)
                yield item


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did; ``seconds`` are of wall time, by stage."""

    load: LoadReport
    seconds: dict[Stage, float]


def build(articles: Iterable[Article], store: Store, *, all_units: bool = False) -> BuildReport:
    """Extract, link and load.  Nothing is written before every article was read; raises ``StoreError``.

    ``all_units``: load every unit of the table, not only those that the articles touch.
    """
    from kg.graph import facts  # noqa: PLC0415 - `kg extract` needs no graph and must start fast

    clock = _Clock()
    started = time.perf_counter()
    found = facts(clock.timed("extract", records(clock.timed("read", iter(articles)))), all_units=all_units)
    linked = time.perf_counter()
    report = store.load(found)
    loaded = time.perf_counter()
    read, drawn = clock.seconds["read"], clock.seconds["extract"]
    return BuildReport(
        report, {"read": read, "extract": drawn - read, "facts": linked - started - drawn, "load": loaded - linked}
    )


class _Clock:
    """Seconds spent waiting for the items of a stream; a stream that draws on another includes it."""

    def __init__(self) -> None:
        self.seconds: dict[Stage, float] = {"read": 0.0, "extract": 0.0}

    def timed(self, stage: Stage, items: Iterator[T]) -> Iterator[T]:
        while True:
            started = time.perf_counter()
            item = next(items, None)
            self.seconds[stage] += time.perf_counter() - started
            if item is None:
                return
            yield item


def records(articles: Iterable[Article], processes: int | None = None) -> Iterator[Record]:
    """Extract a record from each article, in order; in several processes when there are many articles."""
    stream = iter(articles)
    first = list(islice(stream, FEW + 1))
    processes = processes or os.cpu_count() or 1
    if len(first) <= FEW or processes == 1:
        yield from map(_extracted, chain(first, stream))
        return
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - only many documents need processes
    from multiprocessing import get_context  # noqa: PLC0415 - as above

    # fork would copy the locks of threads that a progress bar or a database driver runs
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[bytes]]] = deque()
        for chunk in _chunks(chain(first, stream)):
            waiting.append(pool.submit(_encoded, chunk))
            if len(waiting) > 2 * processes:  # enough to keep all busy; the corpus need not fit into memory
                yield from map(records_format.decode, waiting.popleft().result())
        while waiting:
            yield from map(records_format.decode, waiting.popleft().result())


def _chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    while chunk := list(islice(articles, CHUNK)):
        yield chunk


def _encoded(articles: list[Article]) -> list[bytes]:
    return [records_format.encode(_extracted(article)) for article in articles]


def _extracted(article: Article) -> Record:
    from kg.extraction import extract  # noqa: PLC0415 - loads the vocabulary and the gazetteer

    try:
        return extract(article.text, source=article.source, title=article.title, published=article.published)
    except Exception as error:
        error.add_note(f"while reading {article.source}")
        raise
