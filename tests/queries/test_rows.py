from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from queries.resolver import resolve_in_store
from queries.runner import bind, run, templates

if TYPE_CHECKING:
    from loaders.store import Store

EXPECTED = Path(__file__).with_name("expected")
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "integer": (int,),
    "number": (float,),
    "list": (list,),
}


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def test_every_template_has_expected_rows() -> None:
    assert {file.stem for file in EXPECTED.glob("*.json")} == set(templates())


@pytest.mark.parametrize("name", sorted(templates()))
def test_rows_and_the_types_that_the_columns_declare(loaded: Store, name: str) -> None:
    for case in cases(name):
        result = run(loaded, name, case["arguments"], resolve_in_store(loaded))
        assert [list(row) for row in result.rows] == case["rows"], case["arguments"]
        for row in result.rows:
            for column, value in zip(result.columns, row, strict=True):
                assert value is None or isinstance(value, TYPES[column.type]), column


@pytest.mark.parametrize("name", sorted(templates()))
def test_the_text_returns_the_declared_columns_in_order(loaded: Store, name: str) -> None:
    case = next(case for case in cases(name) if case["rows"])
    template = templates()[name]
    rows = loaded.query(template.text, bind(template, case["arguments"], resolve_in_store(loaded)))
    assert list(rows[0]) == [column.name for column in template.columns]
