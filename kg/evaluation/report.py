"""Many articles: counts per measure and per kind of article, how well confidences hold, and the errors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from kg.evaluation.compare import MEASURES, Judgement, judge
from kg.evaluation.facts import Facts, of_gold, of_record
from kg.record import Record
from ontology.errors import InputError

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)  # lower bounds of confidence, and what is above all
SURE = 0.9
_NEW_ERA = "post-2025-merger"
Table = list[tuple[str, ...]]  # the first row is the head


@dataclass(slots=True)
class Tally:
    """Counts of one measure."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, verdict: str) -> None:
        """Count one judgement."""
        setattr(self, verdict, getattr(self, verdict) + 1)

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of what there is that was found; None where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing and nothing was found."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


@dataclass(slots=True)
class Evaluation:
    """The judgements of each article, with its tags; ``missing``: articles without a record."""

    judgements: dict[str, list[Judgement]] = field(default_factory=dict)
    tags: dict[str, tuple[str, ...]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    without_officials: dict[str, bool] = field(default_factory=dict)  # whether people were found there nevertheless

    def tallies(self, articles: Iterable[str] | None = None) -> dict[str, Tally]:
        """Count per measure, over some articles or all."""
        found = {measure: Tally() for measure in MEASURES}
        for article in self.judgements if articles is None else articles:
            for judgement in self.judgements[article]:
                found[judgement.measure].add(judgement.verdict)
        return found

    def measures(self) -> Table:
        """Return the table per measure."""
        rows: Table = [("measure", "right", "wrong", "missed", "precision", "recall", "F1")]
        for measure, tally in self.tallies().items():
            counts = (str(tally.right), str(tally.wrong), str(tally.missed))
            rows.append((measure, *counts, *map(_share, (tally.precision, tally.recall, tally.f1))))
        return rows

    def kinds(self, tags: Sequence[str] = (), least: int = 3) -> Table:
        """Return F1 per measure and kind of article: the eras, then ``tags`` or what ``least`` articles are tagged."""
        counts = Counter(tag for held in self.tags.values() for tag in held)
        common = [tag for tag, count in counts.most_common() if count >= least]
        chosen = tags or [tag for tag in common if tag != _NEW_ERA and not tag.startswith("year:")]
        groups = {
            "before July 2025": [one for one, held in self.tags.items() if _NEW_ERA not in held],
            "since July 2025": [one for one, held in self.tags.items() if _NEW_ERA in held],
            **{tag: [one for one, held in self.tags.items() if tag in held] for tag in chosen},
        }
        rows: Table = [("articles", "number", *MEASURES)]
        for name, articles in groups.items():
            if articles:
                tallies = self.tallies(articles)
                rows.append((name, str(len(articles)), *(_share(tallies[measure].f1) for measure in MEASURES)))
        return rows

    def calibration(self) -> Table:
        """Return the share of facts that are right per bin of their confidence, and of those at ``SURE`` or above."""
        rows: Table = [("confidence", "facts", "right", "share", "mean confidence")]
        for low, high in [*pairwise(BINS), (SURE, BINS[-1])]:
            inside = [one for one in self._judged() if low <= (one.confidence or 0.0) < high]
            if inside:
                rows.append((f"{low:.2f}–{min(high, 1):.2f}", *_shares(inside)))
        return rows

    def rules(self) -> Table:
        """Return the share of facts that are right per rule that read them."""
        by_rule: defaultdict[str, list[Judgement]] = defaultdict(list)
        for one in self._judged():
            by_rule[one.rule].append(one)
        rows: Table = [("rule", "facts", "right", "share", "mean confidence")]
        return rows + [(rule, *_shares(ones)) for rule, ones in sorted(by_rule.items())]

    def errors(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield (measure, wrong or missed, article, fact) of each error, by measure."""
        for measure in MEASURES:
            for article, judgements in self.judgements.items():
                for one in judgements:
                    if one.measure == measure and one.verdict != "right":
                        yield measure, one.verdict, article, one.label

    def summary(self) -> str:
        """Say how many articles there were, and what became of those without officials."""
        false = sum(self.without_officials.values())
        return (
            f"{len(self.judgements)} articles, {len(self.missing)} without a record; "
            f"{len(self.without_officials)} without officials, people found in {false} of them"
        )

    def _judged(self) -> list[Judgement]:
        """Return the facts that the reader found, each once."""
        found = (one for judgements in self.judgements.values() for one in judgements)
        return [one for one in found if one.confidence is not None and one.verdict != "missed"]


def evaluate(gold: Iterable[Mapping[str, Any]], records: Iterable[Record]) -> Evaluation:
    """Compare records with the lines of a gold file.

    A record belongs to the line whose ``id`` is the stem of its source; a line without a record counts as all missed.
    Raises ``InputError`` for a line that is no gold.
    """
    by_id = {PurePath(record.document.source).stem: record for record in records}
    result = Evaluation()
    for number, line in enumerate(gold, 1):
        try:
            name, there = line["id"], of_gold(line)
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"line {number} of the gold facts lacks {error}; see docs/evaluation.md") from error
        record = by_id.get(name)
        found = of_record(record) if record else Facts()
        if record is None:
            result.missing.append(name)
        result.judgements[name] = judge(there, found)
        result.tags[name] = tuple(line.get("tags", ()))
        if all(person.optional for person in there.people):
            known = {written for person in there.people for written in person.names}
            result.without_officials[name] = any(not person.names & known for person in found.people)
    return result


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _shares(judgements: Sequence[Judgement]) -> tuple[str, str, str, str]:
    right = sum(one.verdict == "right" for one in judgements)
    mean = sum(one.confidence or 0.0 for one in judgements) / len(judgements)
    return str(len(judgements)), str(right), _share(right / len(judgements)), _share(mean)
