"""Checks with material that is not ours to ship: ``KG_RDF_CHECKS`` names a folder that holds it.

The folder has ``cpov-*-SHACL.ttl``, the shapes of SEMIC's Core Public Organisation Vocabulary 2.1.2 (CC BY 4.0), and
``cpov-*.ttl``, the vocabulary.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, Literal, URIRef

from loaders.rdf import validate
from loaders.rdf.namespaces import CV
from loaders.rdf.terms import Names
from tests.rdf import exported

FOLDER = os.environ.get("KG_RDF_CHECKS")
pytestmark = pytest.mark.skipif(not FOLDER, reason="KG_RDF_CHECKS names no folder with the outside shapes")


def read(pattern: str) -> Graph:
    (file,) = Path(FOLDER or "").glob(pattern)
    return Graph().parse(file)


def test_public_organisations_fit_the_shapes_of_cpov() -> None:
    assert validate(exported.copy(), read("cpov-*-SHACL.ttl")) == []


def test_those_shapes_find_a_fault() -> None:
    graph = exported.copy()
    graph.add((URIRef(Names().thing("org-ubnd")), SKOS.prefLabel, Literal("no language")))
    assert len(validate(graph, read("cpov-*-SHACL.ttl"))) == 1


def test_our_terms_of_cpov_are_terms_of_cpov() -> None:
    known = {term for graph in (read("cpov-*-SHACL.ttl"), read("cpov-*ap.ttl")) for triple in graph for term in triple}
    assert {name for name in CV.__annotations__ if name[0] != "_" and CV[name] not in known} == set()
