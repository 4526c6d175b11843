from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.commands.query import arguments
from kg.commands.rows import write_rows
from ontology.errors import UsageError
from queries.runner import templates
from tests.cli.conftest import Kg


def test_without_a_name_all_templates_are_listed(kg: Kg) -> None:
    listed = json.loads(kg("query", "--format", "json").out)
    assert [row["template"] for row in listed] == list(templates())
    assert all(name in kg("query").out for name in templates())


@pytest.mark.parametrize("name", templates())
def test_each_template_is_described(kg: Kg, name: str) -> None:
    rows = json.loads(kg("query", name, "--describe", "--format", "json").out)
    template = templates()[name]
    assert [row["name"] for row in rows if row["what"] == "column"] == [column.name for column in template.columns]
    assert [row["name"] for row in rows if row["what"] == "parameter"] == [item.name for item in template.parameters]


def test_the_three_formats_say_the_same(kg: Kg, graph: Path) -> None:
    asked = ("query", "chaired-by-person", "person=do thi anh mau", "--store", graph, "--format")
    rows = json.loads(kg(*asked, "json").out)
    assert [row["date"] for row in rows] == ["2024-04-02", "2024-03-12"]
    assert rows[1]["capacity"] == ["Bí thư Đảng ủy xã Tân Lộc Tây", "Huyện ủy viên"]
    from_csv = list(csv.DictReader(io.StringIO(kg(*asked, "csv").out)))
    assert [row["fact"] for row in from_csv] == [row["fact"] for row in rows]
    assert from_csv[1]["capacity"] == "Bí thư Đảng ủy xã Tân Lộc Tây; Huyện ủy viên"
    table = kg(*asked, "table").out.splitlines()
    assert table[0].split()[:2] == ["date", "meeting"]
    assert len(table) == 2 + len(rows)
    assert "Bí thư Đảng ủy xã Tân Lộc Tây; Huyện ủy viên" in table[3]


def test_no_rows_is_an_answer(kg: Kg, graph: Path) -> None:
    asked = ("query", "chaired-by-person", "person=Lê Văn Cầu", "until=1945-09-02", "--store", graph)
    for form, nothing in (("json", "[]\n"), ("csv", "date,meeting,")):
        done = kg(*asked, "--format", form)
        assert (done.code, done.err) == (0, "kg: no rows\n")
        assert done.out.startswith(nothing)


def test_what_an_article_holds_cannot_steer_a_terminal(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    write_rows(("quote",), [("a\x1b[31mb\nc [bold]d[/]",)], "table")
    assert "a [31mb c [bold]d[/]" in capsysbinary.readouterr().out.decode()


@given(st.dictionaries(st.text(min_size=1).filter(lambda key: "=" not in key), st.text()))
def test_arguments_come_back_as_given(given_values: dict[str, str]) -> None:
    assert arguments(f"{key}={value}" for key, value in given_values.items()) == given_values


@pytest.mark.parametrize("values", [["person"], ["=x"], ["a=1", "a=2"]])
def test_arguments_that_are_none(values: list[str]) -> None:
    with pytest.raises(UsageError):
        arguments(values)
