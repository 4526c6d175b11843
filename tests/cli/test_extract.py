from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg import build
from kg.reading import Article
from kg.record import decode
from tests.cli.conftest import SAMPLES, Kg


def test_a_line_for_each_document_with_spans_that_hold(kg: Kg) -> None:
    done = kg("extract", *SAMPLES)
    assert (done.code, done.err) == (0, "")
    records = [decode(line) for line in done.out.splitlines()]
    assert len(records) == len(SAMPLES)
    for record in records:
        text = record.document.text
        spans = [
            *(span for unit in record.units for span in unit.mentions),
            *(span for body in record.organizations for span in body.mentions),
            *(span for person in record.people for span in person.mentions),
            *(span for holding in record.holdings for span in holding.mentions),
            *(span for meeting in record.meetings for span in meeting.mentions),
            *(span for act in record.participations for span in act.mentions),
            *(span for group in record.groups for span in group.mentions),
            *(span for change in record.changes for span in change.mentions),
        ]
        assert all(text[span.start : span.end] == span.quote for span in spans)


def test_a_text_keeps_its_letters(kg: Kg) -> None:
    text = "\r\nSáng 1/3, Đảng uỷ\xa0xã họp."
    record = decode(kg("extract", "-", stdin=text.encode()).out)
    assert (record.document.source, record.document.text) == ("-", text)


def test_packed_input_and_a_file_for_output(kg: Kg, tmp_path: Path) -> None:
    packed = tmp_path / "01.txt.gz"
    packed.write_bytes(gzip.compress(SAMPLES[0].read_bytes()))
    assert kg("extract", packed, "-o", "out.jsonl").out == ""
    plain = decode(kg("extract", SAMPLES[0]).out)
    written = decode(Path("out.jsonl").read_text("utf-8"))
    assert (written.document.sha256, written.people) == (plain.document.sha256, plain.people)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01.txt.gz", "out.jsonl"]


def test_one_bad_file_of_a_folder_is_told_and_skipped(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_bytes(SAMPLES[0].read_bytes())
    done = kg("extract", tmp_path, "-o", "out.jsonl")
    assert done.code == 1
    assert "a.txt: not UTF-8" in done.err
    assert done.err.splitlines()[-1] == "kg: 1 read, 1 skipped"
    assert decode(Path("out.jsonl").read_text("utf-8")).document.source == str(tmp_path / "b.txt")


def test_nothing_is_written_when_nothing_could_be_read(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    Path("old.jsonl").write_text("of before", "utf-8")
    assert kg("extract", "a.txt", "-o", "new.jsonl").code == 3
    assert kg("extract", "a.txt", "-o", "old.jsonl").code == 3
    assert Path("old.jsonl").read_text("utf-8") == "of before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "old.jsonl"]


def test_a_device_is_written_directly(kg: Kg) -> None:
    assert kg("extract", SAMPLES[0], "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_many_documents_in_several_processes_come_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(f"{n}.txt", f"Sáng {n % 28 + 1}/3/2024, UBND xã họp.") for n in range(50)]
    alone = list(build.records(iter(articles)))
    monkeypatch.setattr(build, "FEW", 10)
    monkeypatch.setattr(build, "CHUNK", 3)
    assert list(build.records(iter(articles), processes=2)) == alone
