from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import PROV, RDF, RDFS, XSD, URIRef

from loaders.rdf import Value, triples
from loaders.rdf.namespaces import KG, ORG, SDO, TIME
from loaders.rdf.terms import Names, dated, last_day, number
from ontology.model import (
    EDGES,
    NODES,
    Edge,
    Facts,
    Held,
    Meeting,
    Node,
    Organization,
    OrganizationPartOf,
    properties,
)
from ontology.values import ACTS
from tests.rdf import exported
from tests.support.facts import FACTS

NAMES = Names()
THING = NAMES.thing
# the type of a property → values that must all be told apart in the triples
OTHERS: dict[str, tuple[object, ...]] = {
    "str": ("x", "y", "", 'a "quoted" \\ line\nbreak', "2024"),
    "str | None": (None, "", "x", "2024", "2024-03", "2024-03-05", "2024-02-31", "2010-2015"),
    "bool": (True, False),
    "int": (0, 1, 10**9),
    "float": (0.0, 0.5, 0.123456789012, 1e-7, 1.0),
    "tuple[str, ...]": ((), ("x",), ("x", "y")),
    "Act": ACTS,
}
CLASSES: tuple[type[Node | Edge], ...] = (*NODES, *EDGES)
PROPERTIES = [(kind, field) for kind in CLASSES for field in properties(kind)]


def said(item: Node | Edge) -> frozenset[tuple[object, ...]]:
    return frozenset(triples(Facts(nodes=(item,)) if isinstance(item, Node) else Facts(edges=(item,))))


def an(kind: type[Node | Edge], /, **changed: object) -> Node | Edge:
    """Return a fact of a class, changed."""
    item = next(item for item in (*FACTS.nodes, *FACTS.edges) if type(item) is kind)
    return kind(**{field.name: getattr(item, field.name) for field in dataclasses.fields(kind)} | changed)


@pytest.mark.parametrize(("kind", "field"), PROPERTIES, ids=lambda part: getattr(part, "__name__", None) or part.name)
def test_every_value_of_every_property_reaches_the_triples(
    kind: type[Node | Edge], field: dataclasses.Field[Any]
) -> None:
    versions = {said(an(kind, **{field.name: value})) for value in OTHERS[str(field.type)]}
    assert len(versions) == len(OTHERS[str(field.type)])


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_identity_and_ends_reach_the_triples(kind: type[Node | Edge]) -> None:
    for name in ("id",) if issubclass(kind, Node) else ("fact", "source", "target"):
        assert said(an(kind)) != said(an(kind, **{name: "another"})), name


def test_every_fact_is_a_node_of_its_own() -> None:
    described = {subject for subject, predicate, _ in triples(FACTS) if predicate == RDF.type}
    assert {THING(edge.fact) for edge in FACTS.edges} <= described
    assert len({THING(edge.fact) for edge in FACTS.edges}) == len(FACTS.edges)


def test_a_statement_stands_beside_the_triple_that_it_is_about() -> None:
    graph = exported.graph()
    statements = list(graph.subjects(RDF.type, RDF.Statement))
    assert statements
    for statement in statements:
        subject, predicate, target = (graph.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert (subject, predicate, target) in graph


def test_each_triple_once_and_in_one_order() -> None:
    first = list(triples(FACTS))
    assert not [triple for triple, times in Counter(first).items() if times > 1]
    backwards = Facts(nodes=tuple(reversed(FACTS.nodes)), edges=tuple(reversed(FACTS.edges)))
    assert list(triples(backwards)) == first


def test_a_base_of_ones_own() -> None:
    base = "https://example.org/kg/"
    assert [
        tuple(URIRef(part.replace(base, NAMES.base)) if isinstance(part, URIRef) else part for part in triple)
        for triple in triples(FACTS, base)
    ] == list(triples(FACTS))


def test_a_class_without_a_mapping_is_named() -> None:
    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Rumour(Node):
        label = "Rumour"

    @dataclasses.dataclass(frozen=True, kw_only=True)
    class Suspects(Edge):
        types = ("SUSPECTS",)

    from loaders.rdf.context import Context  # noqa: PLC0415 - the mapping's own parts, for this test only
    from loaders.rdf.edges import edge_triples  # noqa: PLC0415
    from loaders.rdf.nodes import node_triples  # noqa: PLC0415

    with pytest.raises(TypeError, match="Rumour"):
        list(node_triples(Rumour(id="r"), Context(NAMES)))
    with pytest.raises(TypeError, match="Suspects"):
        list(edge_triples(Suspects(fact="s", source="a", target="b"), Context(NAMES)))


@pytest.mark.parametrize(
    ("written", "datatype"),
    [
        ("2024", XSD.gYear),
        ("2024-03", XSD.gYearMonth),
        ("2024-02-29", XSD.date),
        ("2023-02-29", None),
        ("2024-13", None),
        ("0000", None),
        ("20240301", None),
        ("2024-W01-1", None),
        ("٢٠٢٤", None),
        ("", None),
    ],
)
def test_a_date_is_typed_as_it_is_known(written: str, datatype: URIRef | None) -> None:
    assert dated(written) == Value(written, datatype)


def test_an_end_that_is_not_known_is_absent() -> None:
    graph = exported.graph()
    during = NAMES.within("during", "held-anh-2")
    assert graph.value(THING("held-anh-2"), ORG.memberDuring) == during
    assert graph.value(during, TIME.hasBeginning) is not None
    assert graph.value(during, TIME.hasEnd) is None
    assert graph.value(THING("held-anh-hu"), ORG.memberDuring) is None


@pytest.mark.parametrize(("after", "last"), [("2025-07-01", "2025-06-30"), ("2025-07", "2025-07"), ("2025", "2025")])
def test_the_last_day_lies_before_the_first_day_after(after: str, last: str) -> None:
    assert last_day(after) == last


def test_shortcuts_say_nothing_that_was_true_for_a_part_of_the_time_only() -> None:
    graph = exported.graph()
    east, west = (THING(key) for key in ("98002@2003-05-01", "98001@2003-05-01"))
    assert list(graph.objects(west, SDO.containedInPlace)) == [THING("9801@1976-02-01")]
    assert list(graph.objects(east, SDO.containedInPlace)) == []  # it changed its district in 2010
    assert len(list(graph.objects(east, KG.withinDuring))) == 2


def test_a_tenure_derives_from_the_documents_that_speak_of_it() -> None:
    documents = set(exported.graph().objects(THING("held-anh-2"), PROV.wasDerivedFrom))
    assert documents == {THING("doc-1"), THING("doc-2")}


def test_a_person_with_two_acts_attends_once() -> None:
    attendees = [o for s, p, o in triples(FACTS) if p == SDO.attendee and s == THING("meeting-so-ket")]
    assert attendees == [THING("person-anh"), THING("person-cau-1")]


@pytest.mark.parametrize(
    ("line", "classes"),
    [
        ("party", {ORG.Organization, KG.PartyOrganisation}),
        ("front", {ORG.Organization, KG.MassOrganisation}),
        ("nobody knows", {ORG.Organization}),
    ],
)
def test_the_line_of_a_body_is_its_class(line: str, classes: set[str]) -> None:
    body = Organization(id="o", name="", name_folded="", kind="k", line=line)
    found = {o for s, p, o in triples(Facts(nodes=(body,))) if p == RDF.type and s == THING("o")}
    assert found == classes


@pytest.mark.parametrize(("line", "unit"), [("government", True), ("party", False)])
def test_only_a_part_of_a_public_body_is_an_organizational_unit(line: str, *, unit: bool) -> None:
    bodies = [Organization(id=key, name="", name_folded="", kind="k", line=line) for key in "ab"]
    found = list(triples(Facts(tuple(bodies), (OrganizationPartOf(fact="f", source="a", target="b"),))))
    assert (THING("a"), ORG.subOrganizationOf, THING("b")) in found
    assert ((THING("a"), ORG.unitOf, THING("b")) in found) is unit


@pytest.mark.parametrize(("term", "bounds"), [("2020-2025", 2), ("2020 – 2025", 2), ("khóa XV", 0)])
def test_a_term_has_bounds_when_it_names_years(term: str, bounds: int) -> None:
    held = Held(fact="h", source="p", target="q", status="current", term=term)
    found = list(triples(Facts(edges=(held,))))
    assert len([t for t in found if t[1] == TIME.inXSDgYear]) == bounds
    assert (NAMES.within("term", "h"), RDFS.label, Value(term, None, "vi")) in found


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_an_identifier_can_be_read_back_from_its_iri(key: str) -> None:
    iri = NAMES.thing(key)
    assert iri.isascii()
    assert "/" not in iri.removeprefix(NAMES.base)
    assert NAMES.key(iri) == key
    assert NAMES.key(NAMES.within("role", key)) == key


@given(st.floats(0, 1))
def test_a_number_is_exact(value: float) -> None:
    assert float(number(value).lexical) == value
    assert "." in number(value).lexical


def test_a_place_in_words_and_a_unit_are_kept_apart() -> None:
    meeting = Meeting(id="m", name="Họp", name_folded="hop", kind="hop", place="Hội trường")
    assert (THING("m"), SDO.location, Value("Hội trường", None, "vi")) in set(triples(Facts(nodes=(meeting,))))
