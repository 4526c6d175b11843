"""Terms of a triple: IRIs made from identifiers, and literals typed as precisely as the value is known.

An IRI is rdflib's URIRef, made without its checks since the identifier in it is escaped.  A literal is a ``Value``:
rdflib's Literal parses each value anew, which would be most of the time that a large export takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from rdflib import URIRef

from loaders.rdf.namespaces import ONTOLOGY, RESOURCES, TIME, XSD

_SAFE = "-._~@"  # besides letters and digits; "/" always becomes %2F, so that an identifier is one step of the path
_DATE = re.compile(r"(?!0000)\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?", re.ASCII)
_BY_PRECISION = {
    len("2024"): (XSD.gYear, TIME.inXSDgYear),
    len("2024-03"): (XSD.gYearMonth, TIME.inXSDgYearMonth),
    len("2024-03-01"): (XSD.date, TIME.inXSDDate),
}


class Value(NamedTuple):
    """A literal.  ``language`` is a tag; with a datatype there is none, with neither it is a string, never both."""

    lexical: str
    datatype: URIRef | None = None
    language: str | None = None


Object = URIRef | Value
Triple = tuple[URIRef, URIRef, Object]


def iri(ascii_text: str) -> URIRef:
    """Return a term for what is an IRI already."""
    return str.__new__(URIRef, ascii_text)


def vietnamese(text: str) -> Value:
    """Return a text in Vietnamese."""
    return Value(text, language="vi")


@lru_cache(maxsize=65536)
def is_date(written: str) -> bool:
    """Tell whether a string is a year, a month or a day of the calendar."""
    if not _DATE.fullmatch(written):
        return False
    try:
        return len(written) < len("2024-03-01") or bool(date.fromisoformat(written))
    except ValueError:
        return False


def dated(written: str) -> Value:
    """Return xsd:date, xsd:gYearMonth or xsd:gYear as known; what is no date stays a string, for the shapes to find."""
    return Value(written, _BY_PRECISION[len(written)][0]) if is_date(written) else Value(written)


def instant_property(written: str) -> URIRef:
    """Return the OWL-Time property that carries a date of this precision."""
    return _BY_PRECISION[len(written)][1] if is_date(written) else TIME.inXSDDate


def last_day(first_day_after: str) -> str:
    """Return the day before; a month or a year, which is no exact boundary, is returned as it is."""
    if not is_date(first_day_after) or len(first_day_after) < len("2024-03-01"):
        return first_day_after
    return (date.fromisoformat(first_day_after) - timedelta(days=1)).isoformat()


def number(value: float) -> Value:
    """Return an exact decimal, with a point always: Turtle writers add one to a whole number."""
    digits = format(Decimal(repr(value)), "f")
    return Value(digits if "." in digits else f"{digits}.0", XSD.decimal)


def code(scheme: str, value: str) -> URIRef:
    """Return the concept of a closed list in the vocabulary: ``kg:status-current``."""
    return iri(f"{ONTOLOGY}{scheme}-{quote(value, safe=_SAFE)}")


@dataclass(frozen=True, slots=True)
class Names:
    """Makes the IRIs of resources under one base, and reads identifiers back from them."""

    base: str = RESOURCES

    def thing(self, key: str) -> URIRef:
        """Return the IRI of a node or of a fact."""
        return iri(self.base + quote(key, safe=_SAFE))

    def within(self, family: str, key: str) -> URIRef:
        """Return the IRI of a thing of one of the ``FAMILIES``: a role, a kind, a fact's interval, its selector."""
        return iri(f"{self.base}{family}/{quote(key, safe=_SAFE)}")

    def key(self, written: str) -> str:
        """Return the identifier in a resource's IRI, or the value in that of a concept; other IRIs as they are."""
        if written.startswith(self.base):
            return unquote(written.removeprefix(self.base).rpartition("/")[2])
        if written.startswith(ONTOLOGY) and "-" in written.removeprefix(ONTOLOGY):
            return unquote(written.removeprefix(ONTOLOGY).partition("-")[2])
        return written
