"""Character classes for Vietnamese letters, since ``re`` knows no Unicode properties."""

from __future__ import annotations

LETTERS = "".join(
    c
    for c in map(chr, [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)])
    if c.isalpha()
)
UPPER = "".join(c for c in LETTERS if c.isupper())
LOWER = "".join(c for c in LETTERS if c.islower())
APOSTROPHES = "'’‘ʼ`"
DASHES = r"\-–—‒−"  # for character classes
