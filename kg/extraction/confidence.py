"""How sure a fact is: the share of facts that its rule got right on real articles (``ontology/confidence.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import ontology

_FILE = Path(ontology.__file__).with_name("confidence.toml")


@cache
def _shares() -> dict[str, dict[str, float]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def of_holding(basis: str | None, status: str) -> float:
    """Return the confidence of a holding whose unit is stated, inferred, or unknown."""
    changed = basis == "inferred" and status in {"former", "incoming"}
    return _shares()["holding"]["changed" if changed else basis or "unknown"]


def of_participation(rule: str, act: str) -> float:
    """Return the confidence of a participation read by a rule such as ``participation.visit``."""
    share = _shares()["participation"][rule.partition(".")[2]]
    return min(share, _shares()["act"].get(act, share))


def of_change(kind: str, *, post: bool) -> float:
    """Return the confidence of a change; a sanction names no post, of other kinds one without is doubtful."""
    shares = _shares()["change"]
    return shares[kind] if post or kind == "disciplined" else shares["bare"]
