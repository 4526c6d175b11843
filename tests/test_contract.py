"""The extraction record against its contract: the schema that ships, and the one that was agreed on."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.build import records
from kg.reading import Article, read
from kg.record import Document, Record, encode, schema

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "docs" / "record.schema.json"
EMPTY = Record(document=Document(id="", source="", sha256="", title=None, published=None, text=""))

Schema = dict[str, Any]


def test_the_schema_that_ships_is_that_of_the_classes() -> None:
    written = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    assert SHIPPED.read_text("utf-8") == written, "write kg.record.schema() to docs/record.schema.json"


@pytest.fixture(scope="module")
def contract() -> Schema:
    """The contract, a JSON Schema in a file that ``KG_RECORD_SCHEMA`` names."""
    file = os.environ.get("KG_RECORD_SCHEMA")
    if not file:
        pytest.skip("KG_RECORD_SCHEMA names no schema to compare with")
    found: Schema = json.loads(Path(file).read_text("utf-8"))
    return found


def shape(described: Schema, top: Schema, path: str = "") -> dict[str, set[object]]:
    """Reduce a schema to what both ways of writing one can say: kinds, enums, bounds, required keys by path."""
    described = resolved(described, top)
    if "properties" in described:
        found = {f"{path} requires": set[object](described.get("required", ()))}
        for key, value in described["properties"].items():
            found |= shape(value, top, f"{path}.{key}")
        return found
    if "items" in described:
        return {f"{path} items": {described.get("minItems", 0)}, **shape(described["items"], top, f"{path}[]")}
    if "enum" in described:
        return {path: set(described["enum"])}
    kinds = described["type"] if isinstance(described["type"], list) else [described["type"]]
    return {path: {*kinds, *(described[key] for key in ("pattern", "minimum") if key in described)}}


def resolved(described: Schema, top: Schema) -> Schema:
    """Follow references; write ``anyOf`` with null, and ``allOf``, as one schema."""
    if "$ref" in described:
        return resolved(top["$defs"][described["$ref"].removeprefix("#/$defs/")], top)
    parts = [resolved(part, top) for part in (*described.get("anyOf", ()), *described.get("allOf", ()))]
    if not parts:
        return described
    if "allOf" in described:
        properties = {key: value for part in parts for key, value in part.get("properties", {}).items()}
        return {"properties": properties, "required": [key for part in parts for key in part.get("required", ())]}
    real = next(part for part in parts if part != {"type": "null"})
    if "enum" in real:
        return {"enum": [*real["enum"], None]}
    return {**real, "type": [real["type"], "null"]}


def test_the_classes_say_what_the_contract_says(contract: Schema) -> None:
    ours, theirs = shape(schema(), schema()), shape(contract, contract)
    # a line that is written has all lists, whatever a caller may leave out
    ours[" requires"] |= json.loads(encode(EMPTY)).keys()
    # an unnamed group does what people do: the contract lists the acts at the people only
    theirs[".groups[].act"] = theirs[".participations[].act"]
    for fact in ("holdings", "participations", "changes"):  # ours beyond the contract, which allows more keys
        assert ours.pop(f".{fact}[].confidence") == {"number"}
    assert ours == theirs


def test_records_keep_the_contract(contract: Schema) -> None:
    validator = jsonschema.Draft202012Validator(contract)
    articles = [item for item in read([ROOT / "samples"]) if isinstance(item, Article)]
    assert articles
    for record in (EMPTY, *records(articles)):
        validator.validate(json.loads(encode(record)))
