from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from queries.resolver import resolve_in_store
from queries.runner import run, templates

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
def test_rows(loaded: Store, name: str) -> None:
    for case in cases(name):
        result = run(loaded, name, case["arguments"], resolve_in_store(loaded))
        assert [list(row) for row in result.rows] == case["rows"], case["arguments"]


@pytest.mark.parametrize("name", sorted(templates()))
def test_values_are_of_the_types_that_the_columns_declare(loaded: Store, name: str) -> None:
    for case in cases(name):
        result = run(loaded, name, case["arguments"], resolve_in_store(loaded))
        for row in result.rows:
            for column, value in zip(result.columns, row, strict=True):
                assert value is None or isinstance(value, TYPES[column.type]), column


@pytest.mark.parametrize("name", sorted(templates()))
def test_a_template_is_no_wider_than_its_columns(loaded: Store, name: str) -> None:
    template = templates()[name]
    ids = {
        "fact": "chaired-anh-so-ket",
        "meeting": "meeting-so-ket",
        "unit": "98001@2003-05-01",
        "person": "person-anh",
    }
    bound: dict[str, object] = dict.fromkeys(p.name for p in template.parameters)
    bound |= {p.name: [ids.get(p.type, "post-bi-thu")] for p in template.parameters if p.type in {*ids, "post"}}
    bound |= {p.name: 4 for p in template.parameters if p.type == "integer"}
    rows = loaded.query(template.text, bound)
    assert rows
    assert list(rows[0]) == [column.name for column in template.columns]
