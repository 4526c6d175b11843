"""Reading facts out of one article: units, bodies, posts, people, meetings, participation, changes."""

from __future__ import annotations

from kg.extraction.extract import extract

__all__ = ["extract"]
