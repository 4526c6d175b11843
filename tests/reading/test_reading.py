from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import reading
from kg.reading import Article, Skipped, read
from ontology.errors import InputError

TEXT = "Sáng ngày 1/3, Đảng uỷ xã họp.\r\nĐồng chí Lò Văn Mẫn chủ trì.\n"


def only(found: list[Article | Skipped]) -> Article | Skipped:
    assert len(found) == 1
    return found[0]


def stdin(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


def read_bytes(data: bytes) -> Article | Skipped:
    return only(list(read(["-"], stdin(data))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_kept_as_decoded(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "bài.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert only(list(read([file]))) == Article(str(file), TEXT)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")).filter(str.strip))
def test_any_text_comes_back_letter_by_letter(text: str) -> None:
    given_text = "x" + text  # a letter first: not JSON, not markup, no magic number
    assert read_bytes(given_text.encode()) == Article("-", given_text)


@given(st.binary())
def test_any_bytes_are_read_or_skipped_with_a_reason(data: bytes) -> None:
    for found in read(["-"], stdin(data)):
        assert isinstance(found, Article) or "\n" not in str(found.error)


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t", "empty"),
    "latin-1": ("Đã họp ở xã".encode("cp1258", "replace") + "é".encode("latin-1"), "not UTF-8 at byte"),
    "binary": (b"abc\0\x01\x02", "binary"),
    "utf-16-without-mark": ("họp".encode("utf-16-le"), "binary, or UTF-16"),
    "pdf": (b"%PDF-1.7 ...", "a PDF file"),
    "docx": (b"PK\x03\x04....", "an office document"),
    "odd-utf-16": (b"\xff\xfea", "not UTF-16"),
    "markup-only": (b"<html><script>1</script></html>", "a page without text"),
    "damaged-gzip": (gzip.compress(TEXT.encode())[:-12], "damaged gzip"),
    "false-gzip": (b"\x1f\x8bnot gzip", "cannot be read"),
    "empty-gzip": (gzip.compress(b""), "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_told(tmp_path: Path, name: str) -> None:
    data, reason = BAD[name]
    file = tmp_path / "tin.txt"
    file.write_bytes(data)
    for found in (only(list(read([file]))) if name != "markup-only" else read_bytes(data), read_bytes(data)):
        assert isinstance(found, Skipped)
        assert str(found.error).startswith(f"{found.source}: ")
        assert reason in str(found.error)


def test_a_document_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1_000_000)
    plain, packed = tmp_path / "a.txt", tmp_path / "b.txt.gz"
    plain.write_bytes(b"a" * 1_000_001)
    packed.write_bytes(gzip.compress(b"a" * 1_000_001))
    for found in read([plain, packed]):
        assert isinstance(found, Skipped)
        assert "larger than 1 MB" in str(found.error)


def test_no_more_of_a_packed_file_is_unpacked_than_may_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    unpack = gzip.GzipFile.read

    def counted(file: gzip.GzipFile, size: int | None = -1) -> bytes:
        asked.append(-1 if size is None else size)
        return unpack(file, size)

    monkeypatch.setattr(gzip.GzipFile, "read", counted)
    assert isinstance(read_bytes(gzip.compress(b"a" * (reading.MAX_BYTES * 2))), Skipped)
    assert asked == [reading.MAX_BYTES + 1]


def test_a_missing_path_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with pytest.raises(InputError, match=r"b\.txt: no such file or folder"):
        read([tmp_path / "a.txt", tmp_path / "b.txt"])


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("x", "utf-8")
    with pytest.raises(InputError, match="no article in it"):
        read([tmp_path])


def test_a_folder_is_read_in_order_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.HTM", "sub/c.txt", "z.md", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)  # would never end
    names = [Path(found.source).name for found in read([tmp_path])]
    assert names == ["a.HTM", "b.txt", "c.txt"]


def test_one_bad_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xfd")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    bad, good = read([tmp_path])
    assert isinstance(bad, Skipped)
    assert good == Article(str(tmp_path / "b.txt"), TEXT)


def test_a_name_that_is_not_utf_8_can_be_stored(tmp_path: Path) -> None:
    file = tmp_path / "tin\udcff.txt"
    try:
        file.write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    assert only(list(read([file]))).source == f"{tmp_path}/tin\ufffd.txt"


def lines(*objects: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in objects)


def test_json_lines(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl.gz"
    file.write_bytes(
        gzip.compress(
            b"\xef\xbb\xbf"
            + lines({"url": "https://bao.example/1", "title": "Tin", "published": "01/03/2024", "text": TEXT, "x": 1})
            + b"\n"
            + lines(
                {"html": "<title>Trang</title><p>Đoạn một.</p>"},
                {"url": "https://bao.example/2", "html": "<p>Hai.</p>"},
            )
        )
    )
    assert list(read([file])) == [
        Article("https://bao.example/1", TEXT, "Tin", "2024-03-01", "https://bao.example/1"),
        Article(f"{file}:3", "Đoạn một.", "Trang"),
        Article("https://bao.example/2", "Hai.", url="https://bao.example/2"),
    ]


def test_a_bad_line_is_skipped_with_its_number() -> None:
    good = {"text": TEXT}
    data = b"".join(
        [
            lines(good),
            b'{"text": \n',
            b'{"text": "\xff"}\n',
            lines({"text": 3}, {"url": "https://bao.example"}, {"text": " "}, {"text": "a\0b"}, [good], good),
            b'{"text": "\\ud800"}',
        ]
    )
    found = list(read(["-"], stdin(data)))
    assert [item.source for item in found] == [f"-:{number}" for number in range(1, 11)]
    assert [number for number, item in enumerate(found, 1) if isinstance(item, Article)] == [1, 9]
    assert all(str(item.error).startswith(f"{item.source}: ") for item in found if isinstance(item, Skipped))


def test_a_line_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    first, endless = read(["-"], stdin(lines({"text": "Họp."}) + b'{"text": "' + b"a" * 1000))
    assert first == Article("-:1", "Họp.")
    assert isinstance(endless, Skipped)
    assert "not read" in str(endless.error)


def test_standard_input_is_told_by_its_content() -> None:
    page = "<html><title>Trang</title><body>Họp.</body></html>"
    assert read_bytes(page.encode()) == Article("-", "Họp.", "Trang")
    assert read_bytes(page.encode("utf-16")) == Article("-", "Họp.", "Trang")
    assert read_bytes(gzip.compress(lines({"text": TEXT}))) == Article("-:1", TEXT)
    assert read_bytes(TEXT.encode()) == Article("-", TEXT)
