"""Any writing of a name → ids in a store: the writing is read by the vocabulary and the table of units."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio

from kg import wording
from kg.gazetteer import Unit, gazetteer
from kg.statements import is_committee
from ontology.errors import NotFoundError, UsageError
from ontology.folding import fold
from ontology.model import Post
from ontology.vocabulary import load
from queries.resolver import KINDS, resolve_in_store

if TYPE_CHECKING:
    from loaders.store import Store
    from queries.runner import Resolver

Note = Callable[[str], object]

LISTED = 5  # names in a note
ALIKE = 60  # of 100: what resembles a name less is no help
_OF_POST_WITHOUT_BODY = {"bi-thu": "dang-uy", "chu-tich": "uy-ban-nhan-dan"}  # "Bí thư xã …", "Chủ tịch xã …"
_BESIDE = re.compile(r"\s*[,(]\s*")
_DAY = re.compile(
    r"(?:\bngày\s+)?\b(?:(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)|(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}))\b"
)
# what tells apart those of one name
_CONTEXT = {
    "person": "OPTIONAL MATCH (n)-[:HELD]->(c:Post) WITH n, min(c.title) AS context",
    "unit": "OPTIONAL MATCH (n)-[:PART_OF]->(c:AdminUnit) WITH n, min(c.type + ' ' + c.name) AS context",
    "organization": (
        "OPTIONAL MATCH (n)-[:SERVES]->(:AdminUnit)-[:PART_OF]->(c:AdminUnit) "
        "WITH n, min(c.type + ' ' + c.name) AS context"
    ),
    "post": (
        "OPTIONAL MATCH (n)-[:IN]->(:Organization)-[:SERVES]->(:AdminUnit)-[:PART_OF]->(c:AdminUnit) "
        "WITH n, min(c.type + ' ' + c.name) AS context"
    ),
    "role": "WITH n, null AS context",
    "meeting": "WITH n, n.date AS context",
}


def resolver(store: Store, note: Note = lambda _: None) -> Resolver:
    """Return a resolver of ids and of names as people write them, for ``queries.runner``.

    All ids that a writing may mean are returned, and ``note`` is told when there are several.  Raises ``NotFoundError``
    with the nearest names of the store for a writing that means nothing there; where none is near, returns none.
    """
    lookup = Lookup(store)

    def resolve(kind: str, written: str) -> list[str]:
        found = lookup.find(kind, written)
        if len(found) > 1:
            note(lookup.several(kind, written, found))
        elif not found and (hint := lookup.hint(kind, written)):
            raise NotFoundError(f"no {kind} is called '{written}' in this graph; {hint}")
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

    def several(self, kind: str, written: str, found: list[str]) -> str:
        """Say that a writing means several things, and how to ask for one."""
        label, name = KINDS[kind].label, _name_of(kind)
        told = self._store.query(
            f"MATCH (n:{label}) WHERE n.id IN $ids {_CONTEXT[kind]} RETURN n.id AS id, {name} AS name, context "
            f"ORDER BY id LIMIT {LISTED}",
            {"ids": found},
        )
        names = (f"{row['name']} ({', '.join(str(row[key]) for key in ('context', 'id') if row[key])})" for row in told)
        more = f" and {len(found) - len(told)} more" if len(found) > len(told) else ""
        return f"'{written}' names {len(found)} {kind}s, all are taken: {'; '.join(names)}{more}; give an id for one"

    def hint(self, kind: str, written: str) -> str:
        """Say what a writing that means nothing here comes near to; "" if nothing does."""
        if kind not in KINDS:
            return ""
        known = [unit for unit, _ in _in_table(written)] if kind == "unit" else []
        if known:
            return f"{known[0].full_name} ({known[0].id}) is a unit, and kg build --all-units loads it"
        rows = self._store.query(f"MATCH (n:{KINDS[kind].label}) RETURN DISTINCT {_name_of(kind)} AS name", {})
        names = sorted({str(row["name"]) for row in rows if row["name"]})
        near = process.extract(
            fold(written), [fold(name) for name in names], scorer=WRatio, score_cutoff=ALIKE, limit=LISTED
        )
        return f"the nearest are {', '.join(names[at] for _, _, at in near)}" if near else ""

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
        listed, named = _in_table(written), self._in_store("unit", written)
        if listed:
            # beside those of the table: hamlets, and units of that name that could not be told apart
            return sorted({*self._present(listed), *(ident for ident in named if not _is_of_table(ident))})
        if named:
            return named
        name, *beside = _BESIDE.split(written, maxsplit=1)
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
            units = self._present(_in_table(place))
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
        found = self._in_store("meeting", text) if text else self._ids("MATCH (n:Meeting)")
        for kinds, rest in () if found else wording.openings(wording.meetings(), text):
            hosts = self._organizations(rest)
            held = "UNWIND $hosts AS host MATCH (n:Meeting)-[:HELD_BY]->(:Organization {id: host})"
            found = found or self._ids(f"{held} WHERE n.kind IN $kinds", hosts=hosts, kinds=list(kinds))
        if not stated:
            return found
        return self._ids("MATCH (n:Meeting) WHERE n.id IN $ids AND n.date = $day", ids=found, day=_iso(stated))

    def _ids(self, matching: str, **parameters: object) -> list[str]:
        if any(value == [] for value in parameters.values()):
            return []
        return sorted(str(row["id"]) for row in self._store.query(f"{matching} RETURN DISTINCT n.id AS id", parameters))


def _name_of(kind: str) -> str:
    if kind == "unit":
        return "n.type + ' ' + n.name"
    return "n.title" if KINDS[kind] is Post else "n.name"


def _is_of_table(ident: str) -> bool:
    return "@" in ident  # code@valid-from


def _in_table(written: str) -> list[tuple[Unit, int]]:
    """Return the units of the table that a writing fits, each with its rank; diacritics count where they are right."""
    for diacritics in (True, False):
        try:
            found = gazetteer().resolve(written, diacritics=diacritics)
        except UsageError:  # no name in it
            return []
        fitting = [(candidate.unit, candidate.rank) for candidate in found.candidates if candidate.fits]
        if fitting:
            return fitting
    return []


def _iso(day: re.Match[str]) -> str:
    year, month, date = (day[name] or day[short] for name, short in (("year", "y"), ("month", "m"), ("day", "d")))
    return f"{year}-{int(month):02}-{int(date):02}"
