"""The reader against the examples of ``cases/``."""

from __future__ import annotations

import pytest

from tests.extraction.grammar import FOLDER, Case, cases

GAPS = FOLDER / "known-gaps.txt"
READ = [case for path in sorted(FOLDER.glob("*.txt")) if path != GAPS for case in cases(path)]


def _id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", READ, ids=_id)
def test_facts_are_read(case: Case) -> None:
    assert case.found() == case.expected


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(reason=case.reason, strict=True, raises=AssertionError))
        for case in cases(GAPS)
    ],
    ids=_id,
)
def test_gaps_are_known(case: Case) -> None:
    assert case.reason
    assert case.found() == case.expected


def test_examples_have_names_of_their_own() -> None:
    names = [case.id for case in [*READ, *cases(GAPS)]]
    assert len(set(names)) == len(names)


def test_a_kind_of_fact_is_compared_in_examples_that_have_it_and_in_some_that_do_not() -> None:
    kinds = {kind for case in READ for kind in case.kinds}
    for kind in kinds:
        having = [any(line.startswith(f"{kind}: ") for line in case.expected) for case in READ if kind in case.kinds]
        assert any(having), kind
    assert any(not case.expected for case in READ)
