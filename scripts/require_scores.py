"""Fail when a score is lower than required: ``require_scores.py SCORES.json person=1 chaired=0.95 …``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def too_low(measures: Mapping[str, Mapping[str, float | None]], required: Sequence[str]) -> list[str]:
    """Return a line for each ``measure=F1`` that the scores do not reach; a measure without a score does not."""
    lines = []
    for pair in required:
        name, _, least = pair.partition("=")
        f1 = measures[name]["f1"]
        if f1 is None or f1 < float(least):
            lines.append(f"{name}: {'no score' if f1 is None else f'{f1:.4f}'}, required {float(least):.4f}")
    return lines


if __name__ == "__main__":
    failed = too_low(json.loads(Path(sys.argv[1]).read_text("utf-8"))["measures"], sys.argv[2:])
    sys.exit("\n".join(failed) or None)
