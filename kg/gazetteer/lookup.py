"""Units by name: exactly, blind to what writers treat alike, or by resemblance within a place."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cached_property
from itertools import chain, product
from typing import TYPE_CHECKING, Literal

from kg.gazetteer.lineage import Lineage
from kg.gazetteer.names import Part, key, loose, read, type_of
from kg.gazetteer.units import Near, Unit, checked
from ontology.errors import UsageError
from ontology.folding import fold, normal
from ontology.units.table import ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ontology.units import Table

AS_WRITTEN, OTHER_SPELLING, I_OR_Y, FOLDED = range(4)  # how far a name of the table is from the writing, nearest first
_SPELLING = ALIASES.index("spelling")
_RESEMBLES = 0.75  # of the letters: one slip in four
# a wrong letter is one slip, and so is a wrong diacritic
_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


class Lookup(Lineage):
    """Names to units.  A name is looked up in the same time, however many units there are."""

    def __init__(self, table: Table | None = None) -> None:
        """Index a table, by default the one that ships with the project."""
        super().__init__(table)
        columns = self._table
        keys = key("\n".join(columns.names)).split("\n")
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        for row, name in enumerate(columns.name):
            self._by_name[keys[name]].append(row)
        self._by_alias: defaultdict[str, dict[int, int]] = defaultdict(dict)
        for row, alias, kind in zip(columns.alias_of, columns.alias, columns.alias_kind, strict=True):
            self._by_alias[key(alias)][row] = OTHER_SPELLING if kind == _SPELLING else AS_WRITTEN

    def named(
        self,
        name: str,
        type: str | None = None,  # noqa: A002 - what the model calls it
        on: str | None = None,
        *,
        diacritics: bool = True,
    ) -> tuple[Unit, ...]:
        """Return all versions of that bare name or alias, by id; with ``on`` those valid then.

        Case, tone placement, composition, hyphens, apostrophes and leading zeros make no difference, and i for y does
        not if no unit of the type is written so; diacritics make none if asked.  ``type`` may be short ("TP.").
        Raises UsageError for an unknown type; the day is as everywhere.
        """
        kind = None if type is None else type_of(type)
        day = None if on is None else checked(on)
        rows = self._of_type(self._called(key(name), diacritics=diacritics), kind)
        if not rows:
            rows = self._of_type(self._loosely(key(name)), kind)
        return tuple(self._unit(row) for row in sorted(rows) if day is None or self._alive(row, day))

    def forms(self) -> tuple[str, ...]:
        """Return every distinct bare name and alias as ``ontology.folding.normal`` writes it, sorted: for a matcher."""
        names = normal("\n".join([*self._table.names, *self._table.alias]))
        return tuple(sorted(set(names.split("\n"))))

    def nearest(self, name: str, within: Unit, limit: int = 5, on: str | None = None) -> tuple[Near, ...]:
        """Return the units inside a district or province whose names resemble a misspelt one, the likest first.

        A type in ``name`` must be theirs.  ``on`` is a day on which ``within`` is valid, by default its last.
        Raises UsageError if ``within`` is a commune: resemblance proves something only where few names are possible.
        """
        from rapidfuzz import process  # noqa: PLC0415 - slow to load, and few names are misspelt
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        if within.level == "commune":
            raise UsageError(f"{within.full_name} has no units below: name its district or province")
        row = self._row(within)
        below = list(self._all_below(row, self._day(row, on)))
        names = [key(self._unit(unit).name) for unit in below]
        found: dict[int, float] = {}
        for reading, form in product(read(name).unit.readings, _FORMS):
            near = process.extract(
                unicodedata.normalize(form, reading.key),
                [unicodedata.normalize(form, each) for each in names],
                scorer=OSA.normalized_similarity,
                score_cutoff=_RESEMBLES,
                limit=None,
            )
            for _, similarity, place in near:
                if reading.type in {None, self._unit(below[place]).type}:
                    found[below[place]] = max(similarity, found.get(below[place], 0.0))
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Near(self._unit(unit), similarity) for unit, similarity in ranked[:limit])

    def suggestions(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Return the likest names of the whole table, other diacritics first: for messages, not for answers."""
        from rapidfuzz import process  # noqa: PLC0415 - slow to load, and only a failure needs it
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - as above

        asked = [reading.key for reading in read(name, diacritics=False).unit.readings]
        found = dict.fromkeys(form for each in asked for form in sorted(self._folded.get(fold(each), ())))
        forms = list(self._by_name)
        near = process.extract(
            unicodedata.normalize("NFD", asked[0]),
            [unicodedata.normalize("NFD", form) for form in forms],
            scorer=OSA.distance,
            limit=limit,
        )
        found |= dict.fromkeys(forms[place] for _, _, place in near)
        rows = [next(iter(self._rows_of([form]))) for form in found]
        return tuple(self._unit(row).name for row in rows[:limit])

    # --- rows -------------------------------------------------------------------------------------------------------
    def _called(self, name: str, *, diacritics: bool) -> dict[int, int]:
        """Return the rows that a key names, each with the distance of their name from it."""
        rows = dict(self._by_alias.get(name, {})) | dict.fromkeys(self._by_name.get(name, ()), AS_WRITTEN)
        if not diacritics:
            distance = (
                AS_WRITTEN if name.isascii() else FOLDED
            )  # whoever writes plain letters prefers none of the names
            rows = dict.fromkeys(self._rows_of(self._folded.get(fold(name), ())), distance) | rows
        return rows

    def _loosely(self, name: str) -> dict[int, int]:
        return dict.fromkeys(self._rows_of(self._loose.get(loose(name), ())), I_OR_Y)

    def _places(self, part: Part, *, diacritics: bool) -> set[int]:
        """Return the rows that a part of a writing can mean."""
        found: set[int] = set()
        for reading in part.readings:
            rows = self._of_type(self._called(reading.key, diacritics=diacritics), reading.type)
            found |= set(rows or self._of_type(self._loosely(reading.key), reading.type))
        return found

    def _of_type(self, rows: Iterable[int], kind: str | None) -> list[int]:
        columns = self._table
        return [row for row in rows if kind in {None, columns.types[columns.type[row]]}]

    def _rows_of(self, keys: Iterable[str]) -> Iterable[int]:
        for each in keys:
            yield from self._by_name.get(each, ())
            yield from self._by_alias.get(each, ())

    @cached_property
    def _folded(self) -> dict[str, set[str]]:
        """Folded name → keys.  An apostrophe parts words in ``fold``, and none in a key: either will do."""
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for name in chain(self._table.names, self._table.alias):
            for form in {fold(name), fold(key(name))}:
                groups[form].add(key(name))
        return dict(groups)

    @cached_property
    def _loose(self) -> dict[str, list[str]]:
        groups: defaultdict[str, list[str]] = defaultdict(list)
        keys = list(dict.fromkeys(chain(self._by_name, self._by_alias)))
        for each, form in zip(keys, loose("\n".join(keys)).split("\n"), strict=True):
            groups[form].append(each)
        return dict(groups)
