"""Measuring the reader: facts that somebody read against facts that the reader found."""

from __future__ import annotations

from kg.evaluation.compare import Judgement, judge
from kg.evaluation.facts import Facts, of_gold, of_record
from kg.evaluation.report import Evaluation, evaluate

__all__ = ["Evaluation", "Facts", "Judgement", "evaluate", "judge", "of_gold", "of_record"]
