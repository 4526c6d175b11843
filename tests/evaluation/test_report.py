"""Counts, tables, errors; the command; the page that shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluation import Evaluation, Judgement, evaluate, of_record
from kg.evaluation.report import Tally
from kg.extraction import extract
from kg.record import encode
from ontology.errors import InputError
from scripts.evaluate import DOCS, main, refreshed

TEXT = (
    "Ngày 12/5/2023, Đảng ủy xã Hà Tiến tổ chức hội nghị sơ kết công tác dân vận, có 60 người dự. "
    "Đồng chí Mai Khắc Thiệp, Bí thư Đảng ủy xã chủ trì hội nghị."
)
GOLD: dict[str, Any] = {
    "id": "one",
    "tags": ["commune"],
    "persons": [
        {
            "name": "Mai Khắc Thiệp",
            "aka": [],
            "roles": [
                {"title": "Bí thư Đảng ủy xã", "org": "Đảng ủy xã Hà Tiến", "unit": "xã Hà Tiến", "status": "current"},
                {"title": "Huyện ủy viên", "org": "Huyện ủy Hà Trung", "unit": "huyện Hà Trung", "status": "current"},
            ],
        }
    ],
    "meetings": [
        {"name_or_type": "hội nghị sơ kết công tác dân vận", "date": "2023-05-12", "organiser": "Đảng ủy xã Hà Tiến"}
    ],
    "participation": [{"person": "Mai Khắc Thiệp", "meeting_index": 0, "kind": "chaired"}],
    "events": [],
    "units": [{"name": "Hà Tiến", "type": "xã", "type_in_text": True}],
}


@pytest.fixture
def found() -> Evaluation:
    """One article that the reader read, and one that it did not."""
    return evaluate([GOLD, {**GOLD, "id": "two", "tags": ["post-2025-merger"]}], [extract(TEXT, source="x/one.txt")])


def test_a_record_belongs_to_the_line_of_its_name(found: Evaluation) -> None:
    assert found.missing == ["two"]
    assert found.summary() == "2 articles, 1 without a record; 0 without officials, people found in 0 of them"


def test_measures(found: Evaluation) -> None:
    rows = {row[0]: row[1:] for row in found.measures()[1:]}
    assert rows["person"] == ("1", "0", "1", "1.000", "0.500", "0.667")
    assert rows["person_role"] == ("1", "0", "3", "1.000", "0.250", "0.400")
    assert rows["chaired"] == ("1", "0", "1", "1.000", "0.500", "0.667")
    assert rows["change"] == ("0", "0", "0", "-", "-", "-")


def test_kinds_of_articles(found: Evaluation) -> None:
    rows = {row[0]: row[1:3] for row in found.kinds()[1:]}
    assert rows == {"before July 2025": ("1", "1.000"), "since July 2025": ("1", "0.000")}
    assert [row[0] for row in found.kinds(["commune", "ward"])[3:]] == ["commune"]


def test_errors_name_the_article_and_the_fact(found: Evaluation) -> None:
    errors = list(found.errors())
    assert ("person", "missed", "two", "Mai Khắc Thiệp") in errors
    assert ("person_role", "missed", "one", "Mai Khắc Thiệp: Huyện ủy viên [Huyện ủy Hà Trung]") in errors
    assert not [error for error in errors if error[:3] == ("person", "missed", "one")]


def test_each_fact_of_the_reader_is_calibrated_once() -> None:
    record = extract(TEXT, source="one.txt")
    found = evaluate([GOLD], [record])
    facts = len(record.holdings) + len(record.participations) + len(record.changes)
    assert sum(int(row[1]) for row in found.calibration()[1:-1]) == facts
    assert sum(int(row[1]) for row in found.rules()[1:]) == facts


def test_a_bin_holds_its_lower_bound() -> None:
    shares = [(0.4, "wrong"), (0.5, "right"), (0.9, "wrong"), (0.949, "right"), (0.95, "right"), (1.0, "right")]
    found = Evaluation({"one": [Judgement("change", verdict, "", sure, "rule") for sure, verdict in shares]})  # type: ignore[arg-type]  # a literal in a tuple
    assert [row[:4] for row in found.calibration()[1:]] == [
        ("0.00–0.50", "1", "0", "0.000"),
        ("0.50–0.70", "1", "1", "1.000"),
        ("0.90–0.95", "2", "1", "0.500"),
        ("0.95–1.00", "2", "2", "1.000"),
        ("0.90–1.00", "4", "3", "0.750"),
    ]
    assert found.rules()[1] == ("rule", "6", "4", "0.667", "0.783")


def test_people_found_where_nobody_is() -> None:
    empty = {**GOLD, "persons": [], "participation": []}
    assert evaluate([empty], [extract(TEXT, source="one")]).without_officials == {"one": True}
    assert evaluate([empty], [extract("Giá dưa xuống thấp.", source="one")]).without_officials == {"one": False}


def test_a_fact_told_twice_counts_once() -> None:
    record = extract(f"{TEXT} {TEXT}", source="one")
    assert len(of_record(record).held) == len({(one.person, one.post) for one in of_record(record).held}) == 1


@pytest.mark.parametrize("line", [{}, {"id": "x"}, [], {"id": "x", "persons": [{}]}])
def test_what_is_no_gold_is_named(line: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="line 2 of the gold facts lacks"):
        evaluate([GOLD, line], [])


def test_figures_of_nothing() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert Tally(right=3, wrong=1, missed=2).f1 == pytest.approx(2 * 3 / 9)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold, text, records = tmp_path / "gold.jsonl", tmp_path / "one.txt", tmp_path / "records.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", "utf-8")
    text.write_text(TEXT, "utf-8")
    records.write_bytes(encode(extract(TEXT, source="one.txt")) + b"\n")
    told = []
    for path in (text, records):
        assert main([str(gold), str(path), "--errors"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert "person_role\tmissed\tone\tMai Khắc Thiệp: Huyện ủy viên" in told[0]


@pytest.mark.parametrize("content", [None, "{", "[]\n"])
def test_the_command_says_what_is_wrong(
    tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, text = tmp_path / "gold.jsonl", tmp_path / "one.txt"
    text.write_text(TEXT, "utf-8")
    if content is not None:
        gold.write_text(content, "utf-8")
    assert main([str(gold), str(text)]) == InputError.exit_code
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_the_page_shows_what_the_samples_give() -> None:
    text = DOCS.read_text("utf-8")
    assert refreshed(text) == text, "run python -m scripts.evaluate --docs"
