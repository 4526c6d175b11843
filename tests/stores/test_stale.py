from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.readback import read_facts
from ontology.model import Document, EvidenceFrom, Facts
from tests.support.facts import D1, D2, D3, FACTS

if TYPE_CHECKING:
    from loaders.store import Store

QUOTED_IN = {e.source: e.target for e in FACTS.edges if isinstance(e, EvidenceFrom)}


def read_again(document: str) -> Facts:
    """Return what a document says that was read again and from which nothing was read."""
    return Facts(tuple(node for node in FACTS.of(Document) if node.id == document))


def names(facts: Facts) -> set[str]:
    return {node.id for node in facts.nodes} | {edge.fact for edge in facts.edges}


def quoted(document: str) -> set[str]:
    evidence = {source for source, target in QUOTED_IN.items() if target == document}
    return evidence | {item.replace("evidence-", "from-", 1) for item in evidence}


def test_a_document_that_says_nothing_any_more(loaded: Store) -> None:
    report = loaded.load(read_again(D2))
    # said by this document alone; the meeting, its group of edges and the change go with their last evidence
    lost = {
        "held-cau-1",
        "chaired-anh-lien-tich",
        "chaired-cau-1-lien-tich",
        "attended-cau-2-lien-tich",
        "directed-dinh-lien-tich",
        "meeting-lien-tich",
        "by-lien-tich-1",
        "by-lien-tich-2",
        "unit-lien-tich",
        "change-bau",
        "of-bau",
        "to-bau",
        "decided-bau",
    }
    assert names(FACTS) - names(read_facts(loaded)) == lost | quoted(D2)
    assert report.classes["Evidence"].removed == len(quoted(D2)) / 2
    assert report.classes["Meeting"].removed == 1
    assert report.classes["Participated"].removed == 3
    assert loaded.load(read_again(D2)).changes == 0


def test_what_another_document_supports_stays(loaded: Store) -> None:
    loaded.load(read_again(D1))
    left = names(read_facts(loaded))
    assert {"chaired-anh-so-ket", "held-anh-2"} <= left  # also said by the second document
    assert {"concluded-anh-so-ket", "presented-cau-1-so-ket", "attended-group", "group-dai-bieu"}.isdisjoint(left)
    assert "meeting-so-ket" in left  # an edge with evidence of its own hangs on it


def test_people_of_whom_nothing_is_said_leave(loaded: Store) -> None:
    loaded.load(read_again(D3))
    assert "person-dinh" in names(read_facts(loaded))  # the second document has him at a meeting
    loaded.load(read_again(D2))
    left = names(read_facts(loaded))
    assert "chaired-dinh-khong-ngay" not in left
    assert {"post-chu-tich-dong", "org-ubnd-dong", "serves-ubnd-dong"} <= left


def test_documents_that_were_not_read_again_are_left_alone(loaded: Store) -> None:
    facts = Facts((Document(id="doc-4", source="samples/bon.txt", sha256="4" * 64),))
    report = loaded.load(facts)
    assert report.changes == 1
    assert names(read_facts(loaded)) == names(FACTS) | {"doc-4"}


def test_a_fact_that_is_stated_without_evidence_stays(loaded: Store) -> None:
    edges = tuple(edge for edge in FACTS.edges if edge.fact == "held-cau-1")
    ends = {edge.source for edge in edges} | {edge.target for edge in edges}
    nodes = tuple(node for node in FACTS.nodes if node.id in ends)
    loaded.load(Facts((*read_again(D2).nodes, *nodes), edges))
    assert "held-cau-1" in names(read_facts(loaded))
