from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Graph, URIRef
from rdflib.compare import isomorphic

from loaders.rdf import Value, to_graph, triples
from loaders.rdf.ntriples import line
from loaders.rdf.terms import Names, vietnamese
from ontology.model import Facts, Person
from tests.rdf import exported
from tests.support.facts import FACTS

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
DATATYPES = st.sampled_from([XSD.string, XSD.anyURI])
LITERALS = st.one_of(
    TEXT.map(Value), TEXT.map(vietnamese), st.builds(Value, lexical=TEXT, datatype=DATATYPES, language=st.none())
)
FORMATS = {"nt": (exported.ntriples, ox.RdfFormat.N_TRIPLES), "turtle": (exported.turtle, ox.RdfFormat.TURTLE)}


@given(TEXT, LITERALS)
def test_a_line_is_what_rdflib_writes(key: str, value: Value) -> None:
    triple = (Names().thing(key), URIRef("https://example.org/p"), value)
    assert line(triple) == to_graph([triple]).serialize(format="nt")


@given(TEXT, TEXT)
def test_any_text_comes_back_from_either_format(key: str, name: str) -> None:
    facts = Facts(nodes=(Person(id=key, name=name, name_folded="x"),))
    expected = set(ox.parse(exported.ntriples(facts), format=ox.RdfFormat.N_TRIPLES))
    assert {quad.object.value for quad in expected if "name" in quad.predicate.value} == {name}
    assert set(ox.parse(exported.turtle(facts), format=ox.RdfFormat.TURTLE)) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_an_outside_reader_gives_the_same_graph_back(name: str) -> None:
    write, of_format = FORMATS[name]
    read = ox.parse(write(), format=of_format)
    again = ox.serialize((quad.triple for quad in read), format=ox.RdfFormat.N_TRIPLES)
    assert again is not None
    graph = Graph().parse(data=again, format="nt")
    assert isomorphic(graph, exported.graph())


def test_as_many_lines_as_triples() -> None:
    written = exported.ntriples()
    assert written.count(b"\n") == len(exported.graph()) == len(set(written.splitlines()))


def test_turtle_is_readable() -> None:
    written = exported.turtle().decode()
    assert "id:held-anh-2 a org:Membership ;" in written
    assert 'foaf:name "Đỗ Thị Ánh Mẫu"@vi' in written
    assert "kg:status kg:status-current" in written


def test_an_empty_graph_is_a_valid_file() -> None:
    assert exported.ntriples(Facts()) == b""
    assert list(ox.parse(exported.turtle(Facts()), format=ox.RdfFormat.TURTLE)) == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_facts_give_the_same_bytes(name: str) -> None:
    """In any order, and in processes whose sets are in different orders."""
    backwards = Facts(nodes=tuple(reversed(FACTS.nodes)), edges=tuple(reversed(FACTS.edges)))
    write, _ = FORMATS[name]
    here = write()
    assert write(backwards) == here
    program = f"import sys; from tests.rdf.test_files import FORMATS; sys.stdout.buffer.write(FORMATS[{name!r}][0]())"
    elsewhere = [
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert elsewhere == [here, here]


def test_the_stream_keeps_nothing_back() -> None:
    stream = triples(FACTS)
    assert next(stream)[0] == Names().thing("doc-1")
