from __future__ import annotations

from importlib.resources import files
from typing import get_args

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespaceMeta

from loaders.rdf.namespaces import CV, KG, OA, ONTOLOGY, PREFIXES, RESOURCES, SDO, TIME, XSD
from loaders.rdf.shapes import shapes
from loaders.rdf.terms import code
from ontology.values import ACTS, ChangeKind, Status
from tests.rdf import exported

CLOSED: dict[str, DefinedNamespaceMeta] = {
    str(space): space for space in (CV, DCTERMS, FOAF, KG, OA, ORG, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD)
}
VOCABULARY = Graph().parse(data=files("ontology").joinpath("vocabulary.ttl").read_text("utf-8"), format="turtle")
TERMS = {subject for subject in VOCABULARY.subjects() if isinstance(subject, URIRef) and subject.startswith(ONTOLOGY)}
CODES = {term for term in TERMS if (term, SKOS.inScheme, None) in VOCABULARY}
KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.Class, SKOS.ConceptScheme, PROV.Role}


def used() -> set[URIRef]:
    """Every term that an export speaks in: predicates, classes, and the codes of closed lists."""
    graph = exported.graph()
    found = {*graph.predicates(), *graph.objects(predicate=RDF.type), *graph.objects()}
    return {term for term in found if isinstance(term, URIRef) and not term.startswith(RESOURCES)}


def languages(term: URIRef, predicate: URIRef) -> set[str | None]:
    return {label.language for label in VOCABULARY.objects(term, predicate) if isinstance(label, Literal)}


@pytest.mark.parametrize("term", sorted(used() - CODES))
def test_every_term_of_the_export_stands_in_its_vocabulary(term: URIRef) -> None:
    space = next(prefix for prefix in CLOSED if term.startswith(prefix))
    assert CLOSED[space][term.removeprefix(space)] == term


@pytest.mark.parametrize("space", CLOSED.values(), ids=CLOSED)
def test_a_mistyped_term_raises(space: DefinedNamespaceMeta) -> None:
    with pytest.raises(AttributeError):
        _ = space.noSuchTermAnywhere


def test_the_closed_namespace_and_the_vocabulary_have_the_same_terms() -> None:
    assert {URIRef(ONTOLOGY + name) for name in KG.__annotations__ if name[0] != "_"} == TERMS - CODES


@pytest.mark.parametrize("term", sorted(TERMS - CODES))
def test_every_term_of_ours_is_documented(term: URIRef) -> None:
    assert languages(term, RDFS.label) == {"en", "vi"}
    assert VOCABULARY.value(term, RDFS.comment)
    kinds = set(VOCABULARY.objects(term, RDF.type))
    assert kinds & KINDS
    if OWL.ObjectProperty in kinds:
        assert VOCABULARY.value(term, RDFS.domain)
        assert VOCABULARY.value(term, RDFS.range)


@pytest.mark.parametrize("term", sorted(CODES))
def test_every_code_is_a_labelled_concept(term: URIRef) -> None:
    assert languages(term, SKOS.prefLabel) == {"en", "vi"}
    notation = VOCABULARY.value(term, SKOS.notation)
    assert term == code(term.removeprefix(ONTOLOGY).partition("-")[0], str(notation))


@pytest.mark.parametrize(
    ("scheme", "prefix", "values"),
    [
        (KG.acts, "act", ACTS),
        (KG.statuses, "status", get_args(Status)),
        (KG.changeKinds, "change", get_args(ChangeKind)),
    ],
)
def test_the_closed_lists_are_those_of_the_model(scheme: URIRef, prefix: str, values: tuple[str, ...]) -> None:
    assert set(VOCABULARY.subjects(SKOS.inScheme, scheme)) == {URIRef(code(prefix, value)) for value in values}


def test_what_vocabulary_and_export_say_of_a_code_is_the_same() -> None:
    graph = exported.graph()
    for term in used() & CODES:
        for predicate in (SKOS.notation, SKOS.inScheme):
            assert graph.value(term, predicate) == VOCABULARY.value(term, predicate)


def test_a_shape_allows_only_codes_that_are_documented() -> None:
    lists = [shapes().collection(head) for head in shapes().objects(predicate=SH["in"])]
    assert lists
    assert {item for members in lists for item in members} <= TERMS


def test_every_class_of_the_export_has_a_shape_or_stands_beside_one_that_has() -> None:
    graph = exported.graph()
    targets = set(shapes().objects(predicate=SH.targetClass))
    bare = {subject for subject in graph.subjects() if not targets & set(graph.objects(subject, RDF.type))}
    assert bare == set()


def test_the_prefixes_are_those_of_the_vocabulary_file() -> None:
    bound = {prefix: str(iri) for prefix, iri in VOCABULARY.namespaces()}
    assert {prefix: bound.get(prefix) for prefix in PREFIXES} == PREFIXES
