"""What the mapping of one export carries along: the names, and the concepts that it has described already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.rdf.namespaces import RDF, SKOS, TIME
from loaders.rdf.terms import Names, Triple, Value, dated, instant_property

if TYPE_CHECKING:
    from rdflib import URIRef


@dataclass(frozen=True, slots=True)
class Context:
    """One export.  ``described`` grows by the concepts of the vocabulary only, not by the facts."""

    names: Names
    described: set[URIRef] = field(default_factory=set)

    def concept(
        self, subject: URIRef, predicate: URIRef, iri: URIRef, notation: str, scheme: URIRef
    ) -> Iterator[Triple]:
        """Yield the triple to a concept and, the first time, what is needed to read the concept by itself."""
        yield subject, predicate, iri
        if iri not in self.described:
            self.described.add(iri)
            yield iri, RDF.type, SKOS.Concept
            yield iri, SKOS.notation, Value(notation)
            yield iri, SKOS.inScheme, scheme

    def statement(self, fact: str, subject: URIRef, predicate: URIRef, target: URIRef) -> Iterator[Triple]:
        """Yield the node of a fact that a single triple says: evidence points at the node, readers use the triple."""
        iri = self.names.thing(fact)
        yield iri, RDF.type, RDF.Statement
        yield iri, RDF.subject, subject
        yield iri, RDF.predicate, predicate
        yield iri, RDF.object, target

    def interval(
        self, key: str, begin: str | None, end: str | None, families: tuple[str, str, str]
    ) -> Iterator[Triple]:
        """Yield an interval with the instants known.  ``families`` name the interval, its begin and its end."""
        interval = self.names.within(families[0], key)
        yield interval, RDF.type, TIME.ProperInterval
        for family, predicate, written in ((families[1], TIME.hasBeginning, begin), (families[2], TIME.hasEnd, end)):
            if written is not None:
                instant = self.names.within(family, key)
                yield interval, predicate, instant
                yield instant, RDF.type, TIME.Instant
                yield instant, instant_property(written), dated(written)
