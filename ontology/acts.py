"""The phrases that tell an act at a meeting or a change of post, and those that block others (``acts.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_KINDS = ("act", "change", "compound", "block", "stop")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one meaning.  ``kind`` says of what sort; ``id`` is the act or the kind of change."""

    kind: str
    id: str
    phrases: tuple[str, ...]


@cache
def load() -> tuple[Phrases, ...]:
    """Read the file once."""
    table = tomllib.loads(Path(__file__).with_name("acts.toml").read_text("utf-8"))
    return tuple(Phrases(kind, row.get("id", kind), tuple(row["phrases"])) for kind in _KINDS for row in table[kind])
