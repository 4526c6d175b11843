"""The compiled table of administrative units: its columns, how it is read and how it is written.

The file is JSON in gzip: one list a column, rows as numbers into them.  A row is one version of a unit.  README.md
beside this module says what a version is and where the facts come from.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

import msgspec

FIRST_DAY = "2021-11-01"  # the first day that the table covers
LAST_DAY = "2026-09-20"  # the last one: the newest change that it knows began to work on it
REFORM = "2025-07-01"  # the districts ended, and every commune and 23 provinces began anew
EVE = "2025-06-30"
PROVINCES_DECREE = "202/2025/QH15"  # the resolution that made the 34 provinces of that day

FILE = "units.json.gz"
LEVELS = ("province", "district", "commune")
EXTENTS = ("whole", "part", "unknown")
ALIASES = ("abbreviation", "former name", "spelling")
NONE = -1

_GZIP = 16 + zlib.MAX_WBITS  # zlib's own gzip header holds no time and no name, so equal columns give equal bytes


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The columns; a number points into a pool, or is a row of this table, and ``NONE`` stands for nothing.

    Rows are sorted by id (``code@valid-from``), so the versions of a code stand together.  Days are ISO 8601, intervals
    half-open; a start of ``NONE`` lies before ``FIRST_DAY``, an end of ``NONE`` has not come.
    """

    # pools
    names: list[str]
    types: list[str]
    days: list[str]
    decrees: list[str]

    # one entry a version; ``parent`` is the one of its first day
    code: list[str]
    name: list[int]
    type: list[int]
    level: list[int]
    parent: list[int]
    start: list[int]
    end: list[int]

    # one entry for each parent of a version that had several
    moved: list[int]
    moved_to: list[int]
    moved_start: list[int]
    moved_end: list[int]

    # one entry a succession, which takes place on the day that the old version ends
    old: list[int]
    new: list[int]
    extent: list[int]
    decree: list[int]

    # other writings, and the telephone area codes of the provinces before the reform
    alias_of: list[int]
    alias: list[str]
    alias_kind: list[int]
    area_of: list[int]
    area: list[str]

    def __len__(self) -> int:
        """Return the number of versions."""
        return len(self.code)

    def ids(self) -> list[str]:
        """Return the identifier of every row, in order."""
        days = [*self.days, ""]  # NONE is the last
        return [f"{code}@{days[start]}" for code, start in zip(self.code, self.start, strict=True)]

    def starts(self) -> list[str]:
        """Return the first day of every row; "" where it is unknown, which sorts before every day."""
        days = [*self.days, ""]
        return [days[start] for start in self.start]

    def ends(self) -> list[str]:
        """Return the day after the last of every row; "~", which sorts after every day, where it has not come."""
        days = [*self.days, "~"]
        return [days[end] for end in self.end]


def encode(table: Table) -> bytes:
    """Return the bytes of the file; the same columns always give the same bytes with one release of zlib."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    return packer.compress(msgspec.json.encode(table)) + packer.flush()


def decode(data: bytes) -> Table:
    """Read the bytes of the file; raises ``zlib.error`` or ``msgspec.ValidationError`` for anything else."""
    return msgspec.json.decode(zlib.decompress(data, _GZIP), type=Table)


@cache
def load() -> Table:
    """Return the table that ships with the project."""
    return decode(Path(__file__).with_name(FILE).read_bytes())
