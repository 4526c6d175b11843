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


def of_holding(basis: str | None, status: str, *, open_name: bool) -> float:
    """Return the confidence of a holding whose unit is stated, inferred, or unknown.

    ``open_name``: the body is called by words that the vocabulary cannot know ("Ban …"), in some unit.
    """
    shares = _shares()["holding"]
    share = shares[basis or "unknown"]
    if basis and (status == "incoming" or (basis == "inferred" and status == "former")):
        share = min(share, shares["changed"])
    return min(share, shares[f"open-{basis}"]) if basis and open_name else share


def of_participation(rule: str, act: str, *, dated: bool) -> float:
    """Return the confidence of a participation read by a rule such as ``participation.visit``.

    ``dated``: the day of the meeting is known; one without is more often another meeting, or none.
    """
    shares = _shares()
    share = shares["participation"][rule.partition(".")[2]]
    return min(share, shares["act"].get(act, share), share if dated else shares["participation"]["undated"])


def of_change(kind: str, *, post: bool) -> float:
    """Return the confidence of a change; a sanction names no post, of other kinds one without is doubtful."""
    shares = _shares()["change"]
    return shares[kind] if post or kind == "disciplined" else shares["bare"]
