"""Identifiers made from what identifies a thing, so that every machine and every run gives the same ones."""

from __future__ import annotations

import hashlib

DIGITS = 20  # 80 bits: a collision among 10 million things has a chance of about 4 in 100 billion


def identifier(prefix: str, *parts: str | None) -> str:
    """Return ``prefix-<20 hex digits>`` of the parts, in order; ``None`` differs from the empty string."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(b"\x00" if part is None else b"\x01" + part.encode("utf-8") + b"\x1f")
    return f"{prefix}-{digest.hexdigest()[:DIGITS]}"
