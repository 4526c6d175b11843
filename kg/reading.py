"""Inputs → articles: plain text, pages and JSON Lines as crawlers write them; what cannot be read is told, not raised.

The text of an article is kept as decoded, line ends included: all offsets count in it.
"""

from __future__ import annotations

import codecs
import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from kg.inputs import Input, Kind, Skipped, find, opened
from kg.published import published_day
from ontology.errors import InputError

__all__ = ["MAX_BYTES", "Article", "Skipped", "read"]

MAX_BYTES = 20_000_000  # one article; the longest law that a newspaper prints is under 2 MB
_HEAD = 4096

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
}
_BINARY = "binary, or UTF-16 without a byte order mark; give text in UTF-8"


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read facts from.  ``source`` is the file name or the address as given; ``published`` an ISO date."""

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None


class _Line(msgspec.Struct, frozen=True):
    url: str | None = None
    title: str | None = None
    published: str | None = None
    text: str | None = None
    html: str | None = None


_line = msgspec.json.Decoder(_Line)


def read(
    paths: Iterable[str | os.PathLike[str]], stdin: io.BufferedReader | None = None
) -> Iterator[Article | Skipped]:
    """Yield the articles of files, folders and ``-`` (standard input, or ``stdin``), in order.

    Kinds are told by name (``.txt``, ``.html``, ``.htm``, ``.jsonl``), by the content where the name does not; gzip by
    its first bytes.  Raises ``InputError`` at once for a path that does not exist; whatever fails later is ``Skipped``.
    """
    return _read(find(paths), stdin)


def _read(inputs: Iterable[Input | Skipped], stdin: io.BufferedReader | None) -> Iterator[Article | Skipped]:
    for item in inputs:
        if isinstance(item, Skipped):
            yield item
            continue
        try:
            with opened(item, stdin) as stream:
                yield from _articles(item, stream)
        except InputError as error:
            yield Skipped(item.source, error)
        except (EOFError, zlib.error):
            yield Skipped(item.source, InputError(f"{item.source}: damaged gzip file; copy or compress it again"))
        except OSError as error:
            yield Skipped(item.source, InputError(f"{item.source}: cannot be read: {error.strerror or error}"))


def _articles(item: Input, stream: io.BufferedReader | gzip.GzipFile) -> Iterator[Article | Skipped]:
    head = stream.peek(_HEAD)[:_HEAD]
    kind = item.kind or _sniffed(head)
    if kind == "lines":
        _refuse_binary(head, item.source)
        yield from _lines(item.source, stream)
        return
    data = stream.read(MAX_BYTES + 1)
    text = _decoded(data, item.source)
    if kind == "page":
        yield _page(text, item.source)
    else:
        yield Article(item.source, text)


def _sniffed(head: bytes) -> Kind:
    encoding = "utf-16" if head.startswith(_UTF16) else "utf-8-sig"
    start = head.decode(encoding, "ignore").lstrip()[:1]
    return "lines" if start == "{" else "page" if start == "<" else "text"


def _refuse_binary(head: bytes, source: str) -> None:
    found = next((what for magic, what in _MAGIC.items() if head.startswith(magic)), None)
    if found:
        raise InputError(f"{source}: {found}, not text; convert it to text first")
    if head.startswith(_UTF16):
        return
    if b"\0" in head:
        raise InputError(f"{source}: {_BINARY}")


def _decoded(data: bytes, source: str) -> str:
    """Decode a whole document: UTF-8, or UTF-16 that says so.  Raises ``InputError``."""
    if len(data) > MAX_BYTES:
        raise InputError(f"{source}: larger than {MAX_BYTES // 1_000_000} MB; give one article a file, or JSON Lines")
    _refuse_binary(data[:_HEAD], source)
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, error, source)) from None
    return _checked(text, source)


def _undecodable(data: bytes, error: UnicodeDecodeError, source: str) -> str:
    if b"\0" in data and not data.startswith(_UTF16):
        return f"{source}: {_BINARY}"
    what = "UTF-16" if data.startswith(_UTF16) else "UTF-8"
    return f"{source}: not {what} at byte {error.start}; convert it to UTF-8, for instance with iconv"


def _checked(text: str, source: str) -> str:
    if "\0" in text:
        raise InputError(f"{source}: {_BINARY}")
    if not text.strip():
        raise InputError(f"{source}: empty; nothing to read")
    return text


def _page(html: str, source: str, given: _Line | None = None) -> Article:
    from kg.pages import page  # noqa: PLC0415 - the parser is loaded only when there is a page

    given = given or _Line()
    found = page(html)
    if not found.text:
        raise InputError(f"{source}: a page without text")
    return Article(
        given.url or source,
        _checked(found.text, source),
        given.title or found.title,
        published_day(given.published) or found.published,
        given.url or found.url,
    )


def _lines(source: str, stream: io.BufferedReader | gzip.GzipFile) -> Iterator[Article | Skipped]:
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > MAX_BYTES:
            limit = f"a line larger than {MAX_BYTES // 1_000_000} MB"
            yield Skipped(where, InputError(f"{where}: {limit}; this and what follows it in the file was not read"))
            return
        if not line.strip():
            continue
        try:
            yield _from_line(line.removeprefix(codecs.BOM_UTF8), where)
        except InputError as error:
            yield Skipped(where, error)
    if not number:
        raise InputError(f"{source}: empty; nothing to read")


def _from_line(line: bytes, where: str) -> Article:
    try:
        given = _line.decode(line)
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 at byte {error.start} of the line; convert the file to UTF-8") from None
    except msgspec.DecodeError as error:
        raise InputError(f"{where}: not an article as JSON: {error}") from None
    if given.text and given.text.strip():
        source = given.url or where
        return Article(source, _checked(given.text, where), given.title, published_day(given.published), given.url)
    if given.html:
        return _page(given.html, where, given)
    raise InputError(f'{where}: neither "text" nor "html" in the line')
