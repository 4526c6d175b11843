"""The vocabularies that the RDF speaks, closed so that a mistyped term raises instead of leaving the building.

rdflib brings ORG, FOAF, PROV, SKOS and DCTERMS closed; SDO, TIME and XSD, where it warns only, are closed here.  Added
are what is used of the Web Annotation Vocabulary (W3C), of the Core Public Organisation Vocabulary 2.1.2 (SEMIC), and
our own terms, which ``ontology/vocabulary.ttl`` documents term by term.
"""
# ruff: noqa: N815 - the terms are spelt as their vocabularies spell them

from __future__ import annotations

from typing import Final

import rdflib
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = [
    "CV", "DCTERMS", "FAMILIES", "FOAF", "KG", "OA", "ONTOLOGY", "ORG", "PREFIXES", "PROV", "RDF", "RDFS", "RESOURCES",
    "SDO", "SKOS", "TIME", "XSD",
]  # fmt: skip

ONTOLOGY: Final = "https://w3id.org/canbo-kg/ontology#"
RESOURCES: Final = "https://w3id.org/canbo-kg/id/"
FAMILIES: Final = (
    "role", "kind", "meeting-kind", "decree", "during", "begin", "end", "term", "position", "quote",
)  # fmt: skip
"""What stands below ``RESOURCES`` beside nodes and facts, each in a path of its own."""


class SDO(rdflib.SDO):
    """Schema.org."""

    _fail = True


class TIME(rdflib.TIME):
    """OWL-Time."""

    _fail = True


class XSD(rdflib.XSD):
    """The datatypes of XML Schema."""

    _fail = True


class OA(DefinedNamespace):
    """Web Annotation Vocabulary."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    Annotation: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasBody: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    hasTarget: URIRef
    refinedBy: URIRef
    start: URIRef


class CV(DefinedNamespace):
    """Core Public Organisation Vocabulary."""

    _fail = True
    _NS = Namespace("http://data.europa.eu/m8g/")

    AdminUnit: URIRef
    PublicOrganisation: URIRef
    ReferenceFramework: URIRef
    hasFormalFramework: URIRef
    level: URIRef


class KG(DefinedNamespace):
    """Our own terms: only what no vocabulary above has."""

    _fail = True
    _NS = Namespace(ONTOLOGY)

    # classes
    BoundaryChange: URIRef
    Containment: URIRef
    MassOrganisation: URIRef
    PartyOrganisation: URIRef
    PostChange: URIRef
    # properties between things
    changeKind: URIRef
    changeOf: URIRef
    changeTo: URIRef
    dateBasis: URIRef
    during: URIRef
    extent: URIRef
    heldPost: URIRef
    inCapacityOf: URIRef
    leads: URIRef
    line: URIRef
    meetingType: URIRef
    scopeBasis: URIRef
    status: URIRef
    term: URIRef
    within: URIRef
    withinDuring: URIRef
    # properties with a value
    confidence: URIRef
    contentSha256: URIRef
    firstAttested: URIRef
    folded: URIRef
    lastAttested: URIRef
    postTitle: URIRef
    resolved: URIRef
    rule: URIRef
    unitType: URIRef
    # concept schemes
    acts: URIRef
    bases: URIRef
    bodyKinds: URIRef
    changeKinds: URIRef
    extents: URIRef
    levels: URIRef
    lines: URIRef
    meetingKinds: URIRef
    roles: URIRef
    statuses: URIRef
    # the part that a deciding body plays in a change
    decider: URIRef


PREFIXES: Final[dict[str, str]] = {
    "cv": str(CV),
    "dct": str(DCTERMS),
    "foaf": str(FOAF),
    "kg": str(KG),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "skos": str(SKOS),
    "time": str(TIME),
    "xsd": str(XSD),
}
