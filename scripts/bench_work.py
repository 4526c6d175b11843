"""What the benchmark works on: how many articles for what, and articles in any number, each with other people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from kg.extraction import extract
from kg.reading import Article, read
from ontology.vocabulary import load

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
GIVEN = "KG_BENCH_ARTICLES"
_MIDDLE = (
    "An", "Bá", "Bích", "Cẩm", "Công", "Diệu", "Duy", "Đăng", "Đức", "Gia", "Hải", "Hoài", "Hữu", "Khắc", "Kim", "Mạnh",
    "Minh", "Mỹ", "Ngọc", "Nhật", "Phúc", "Quốc", "Quý", "Thanh", "Thị", "Thiện", "Thu", "Tiến", "Trọng", "Tuấn", "Văn",
    "Việt", "Xuân", "Yến",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: rounds that take turns, and documents for each purpose."""

    rounds: int = 5
    reading: int = 300
    beside: int = 15
    memory: tuple[int, int] = (5_000, 50_000)
    processes: int = 3_000
    graph: int = 1_000
    names: int = 2_000
    hostile: int = 1_000_000  # characters of each hostile text, at most
    texts: int | None = None  # hostile texts; all of them


# only shows that it runs
SMALL = Scale(
    rounds=1, reading=4, beside=1, memory=(4, 8), processes=4, graph=4, names=20, hostile=2_000, texts=2
)  # fmt: skip


def articles(folder: Path) -> list[Article]:
    """Return what can be read in a folder."""
    return [item for item in read([folder]) if isinstance(item, Article)]


def folders() -> dict[str, Path]:
    """Return what is read, by name: the samples, and the folder that ``KG_BENCH_ARTICLES`` names."""
    given = os.environ.get(GIVEN)
    return {"samples": SAMPLES} | ({Path(given).name: Path(given)} if given else {})


def copies(originals: Sequence[Article], number: int) -> Iterator[Article]:
    """Yield that many articles: the originals, then again and again with other people.

    A name once read is kept in a cache, so that articles with the same people would be read too fast and would not show
    a cache that grows.  Family and middle names change, the last syllable stays: texts call people by it.
    """
    people = [sorted({person.name for person in extract(a.text, source=a.source).people}, key=len) for a in originals]
    families = load().family_names
    yield from islice(originals, number)
    for made in range(len(originals), number):
        turn, at = divmod(made, len(originals))
        chance = Random(made)  # noqa: S311 - names, not secrets
        text = originals[at].text
        for name in reversed(people[at]):
            called = name.rsplit(" ", 1)[-1]
            text = text.replace(name, f"{chance.choice(families)} {' '.join(chance.sample(_MIDDLE, 2))} {called}")
        yield replace(originals[at], source=f"{originals[at].source}#{turn}", text=text)


def size(texts: Iterable[Article]) -> int:
    """Return the bytes of the texts in UTF-8."""
    return sum(len(article.text.encode()) for article in texts)
