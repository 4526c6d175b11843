"""Any writing of a name → ids in a store: the writing is read by the vocabulary and the table of units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from kg import wording
from kg.gazetteer import Unit
from kg.hints import hint, several
from kg.statements import is_committee
from kg.wording import BESIDE, units_of_table
from ontology.errors import NotFoundError
from ontology.vocabulary import load
from queries.resolver import resolve_in_store

if TYPE_CHECKING:
    from loaders.store import Store
    from queries.runner import Resolver

Note = Callable[[str], object]

_OF_POST_WITHOUT_BODY = {"bi-thu": "dang-uy", "chu-tich": "uy-ban-nhan-dan"}  # "Bí thư xã …", "Chủ tịch xã …"
_DAY = re.compile(
    r"(?:\bngày\s+)?\b(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}))\b"
)


def resolver(store: Store, note: Note = lambda _: None) -> Resolver:
    """Return a resolver of ids and of names as people write them, for ``queries.runner``.

    All ids that a writing may mean are returned, and ``note`` is told when there are several.  Raises ``NotFoundError``
    with the nearest names of the store for a writing that means nothing there; where none is near, returns none.
    """
    lookup = Lookup(store)

    def resolve(kind: str, written: str) -> list[str]:
        found = lookup.find(kind, written)
        if len(found) > 1:
            note(several(store, kind, written, found))
        elif not found and (near := hint(store, kind, written)):
            raise NotFoundError(f"no {kind} is called '{written}' in this graph; {near}")
        return found

    return resolve


class Lookup:
    """Finds in a store what a writing names."""

    def __init__(self, store: Store) -> None:
        """Look things up in ``store``, which is only read."""
        self._store = store
        self._in_store = resolve_in_store(store)
        self._finders: dict[str, Callable[[str], list[str]]] = {
            "person": self._people,
            "organization": self._organizations,
            "post": self._posts,
            "role": self._roles,
            "meeting": self._meetings,
        }

    def find(self, kind: str, written: str) -> list[str]:
        """Return the ids that a writing may mean, sorted; none if it means nothing in the store."""
        written = unicodedata.normalize("NFC", written).strip()
        if kind == "unit":
            return self._units(written)
        finder = self._finders.get(kind)
        return (finder(written) if finder else []) or self._in_store(kind, written)

    # --- one finder a kind --------------------------------------------------------------------------------------------
    def _people(self, written: str) -> list[str]:
        return self._named(written) or self._in_posts(written)

    def _named(self, name: str) -> list[str]:
        """Find people by a name that honorifics, ranks and degrees may stand before."""
        found = self._in_store("person", name)
        while not found and (name := next((rest for _, rest in wording.openings(wording.honorifics(), name)), "")):
            found = self._in_store("person", name)
        return found

    def _in_posts(self, written: str) -> list[str]:
        """Find "NAME, POST", "POST, NAME" and "POST NAME"."""
        first, comma, behind = written.partition(",")
        before, _, last = written.rpartition(",")
        readings = [(first, behind), (last, before)] if comma else []
        readings += [(tail, written.removesuffix(tail)) for _, tail in wording.tails(written) if tail]
        for name, title in readings:
            people = self._named(name.strip()) if title.strip() else []
            held = self._ids(
                "UNWIND $posts AS post MATCH (n:Person)-[:HELD]->(:Post {id: post}) WHERE n.id IN $people",
                people=people,
                posts=self._posts(title) if people else [],
            )
            if held:
                return held
        return []

    def _units(self, written: str) -> list[str]:
        listed, named = units_of_table(written), self._in_store("unit", written)
        if listed:
            # beside those of the table: hamlets, and units of that name that could not be told apart
            return sorted({*self._present(listed), *(ident for ident in named if not _is_of_table(ident))})
        if named:
            return named
        name, *beside = BESIDE.split(written, maxsplit=1)
        return self._ids(
            "UNWIND $above AS above MATCH (n:AdminUnit)-[:PART_OF*1..4]->(:AdminUnit {id: above}) WHERE n.id IN $units",
            above=self._units(beside[0].rstrip(" )")) if beside else [],
            units=self._in_store("unit", name),
        )

    def _present(self, listed: Iterable[tuple[Unit, int]]) -> list[str]:
        """Return the ids of those units of the table that the store has, of the best rank that is there."""
        ranks = {unit.id: rank for unit, rank in listed}
        there = self._ids("UNWIND $ids AS id MATCH (n:AdminUnit {id: id})", ids=list(ranks))
        best = min((ranks[ident] for ident in there), default=0)
        return [ident for ident in there if ranks[ident] == best]

    def _organizations(self, written: str) -> list[str]:
        for kinds, rest in wording.openings(wording.bodies(), written):
            found = self._bodies(kinds, rest)
            if found:
                return found
        return []

    def _bodies(self, kinds: frozenset[str], rest: str) -> list[str]:
        """Find bodies of some kinds: parts of a greater body, those serving a unit, or those whose own name goes on."""
        if "dang-uy" in kinds:  # "Đảng bộ huyện …" is its Huyện ủy
            kinds |= {body.id for body in load().bodies.values() if is_committee(body)}
        greater = self._organizations(rest)
        part_of = "UNWIND $greater AS above MATCH (n:Organization)-[:PART_OF]->(:Organization {id: above})"
        if greater and (found := self._ids(f"{part_of} WHERE n.kind IN $kinds", greater=greater, kinds=list(kinds))):
            return found
        for own, place in wording.tails(rest):
            units = self._present(units_of_table(place))
            serving = "UNWIND $units AS unit MATCH (n:Organization)-[:SERVES]->(:AdminUnit {id: unit})"
            found = self._ids(
                f"{serving if units else 'MATCH (n:Organization)'} "
                "WHERE n.kind IN $kinds AND ' ' + n.name_folded + ' ' CONTAINS ' ' + $own",
                **({"units": units} if units else {}),
                kinds=list(kinds),
                own=f"{own} " if own else "",
            )
            if (units or not place) and found:
                return found
        return []

    def _posts(self, written: str) -> list[str]:
        for roles, rest in wording.openings(wording.roles(), written):
            if not rest:
                return self._ids(
                    "UNWIND $roles AS role MATCH (n:Post)-[:HAS_ROLE]->(:Role {id: role})", roles=list(roles)
                )
            bodies = self._organizations(rest) or self._bodies_of_roles(roles, rest)
            found = self._ids(
                "UNWIND $bodies AS body MATCH (n:Post)-[:IN]->(:Organization {id: body}) WHERE n.role IN $roles",
                bodies=bodies,
                roles=list(roles),
            )
            if found:
                return found
        return []

    def _bodies_of_roles(self, roles: Iterable[str], place: str) -> list[str]:
        """Find the bodies that a role's own word implies, or custom: "Huyện ủy viên …", "Bí thư xã …"."""
        known = (load().roles[role] for role in roles)
        implied = (role.body or _OF_POST_WITHOUT_BODY.get(role.base) for role in known)
        kinds = frozenset(kind for kind in implied if kind)
        return self._bodies(kinds, place) if kinds else []

    def _roles(self, written: str) -> list[str]:
        ids = next((ids for ids, rest in wording.openings(wording.roles(), written) if not rest), frozenset())
        return self._ids("UNWIND $ids AS id MATCH (n:Role {id: id})", ids=list(ids))

    def _meetings(self, written: str) -> list[str]:
        stated = _DAY.search(written)
        text = _DAY.sub("", written).strip(" ,()")
        found = self._in_store("meeting", text) if text or not stated else self._ids("MATCH (n:Meeting)")
        for kinds, rest in () if found else wording.openings(wording.meetings(), text):
            found = found or self._meetings_of(sorted(kinds), rest)
        if not stated:
            return found
        return self._ids("MATCH (n:Meeting) WHERE n.id IN $ids AND n.date = $day", ids=found, day=_iso(stated))

    def _meetings_of(self, kinds: list[str], whose: str) -> list[str]:
        """Find meetings of some kinds that a body held, or that were in a unit or held by a body that serves it."""
        hosts, units = self._organizations(whose), self._present(units_of_table(whose))
        held = (
            "UNWIND $hosts AS id "
            "MATCH (n:Meeting)-[:HELD_BY]->(:Organization)-[:PART_OF*0..4]->(:Organization {id: id})"
        )
        serving = "UNWIND $units AS id MATCH (n:Meeting)-[:HELD_BY]->(:Organization)-[:SERVES]->(:AdminUnit {id: id})"
        inside = "UNWIND $units AS id MATCH (n:Meeting)-[:IN_UNIT]->(:AdminUnit {id: id})"
        found = self._ids(f"{held} WHERE n.kind IN $kinds", hosts=hosts, kinds=kinds)
        for pattern in (serving, inside):
            found += self._ids(f"{pattern} WHERE n.kind IN $kinds", units=units, kinds=kinds)
        return sorted(set(found))

    def _ids(self, matching: str, **parameters: object) -> list[str]:
        if any(value == [] for value in parameters.values()):
            return []
        return sorted(str(row["id"]) for row in self._store.query(f"{matching} RETURN DISTINCT n.id AS id", parameters))


def _is_of_table(ident: str) -> bool:
    return "@" in ident  # code@valid-from


def _iso(day: re.Match[str]) -> str:
    year, month, date = (day[name] or day[short] for name, short in (("year", "y"), ("month", "m"), ("day", "d")))
    return f"{year}-{int(month):02}-{int(date):02}"
