"""What is made of the files of the vocabulary is kept in the user's cache: to make it takes a third of a start.

It counts only while all files that it was made of are the same to the byte, so a change takes effect at once; what is
damaged is made anew.  Where nothing can be written it is made in every process.  Deleting the folder loses nothing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

Made = TypeVar("Made")

_HERE = Path(__file__).parent
_SIZE = blake2b().digest_size


def kept(name: str, made_of: Iterable[Path], kind: type[Made], make: Callable[[], Made]) -> Made:
    """Return what ``make`` returns, or what it returned before for the same files; ``kind`` says what that is."""
    stamp = blake2b(sys.version.encode())
    for file in made_of:
        stamp.update(blake2b(file.read_bytes()).digest())
    try:
        place = folder() / f"{name}-{blake2b(bytes(_HERE), digest_size=8).hexdigest()}"  # each installation has its own
    except RuntimeError:  # a user without a home
        return make()
    with suppress(OSError, msgspec.DecodeError):
        data = place.read_bytes()
        if data[:_SIZE] == _sealed(stamp, packed := data[_SIZE:]):
            return msgspec.msgpack.decode(packed, type=kind)
    made = make()
    packed = msgspec.msgpack.encode(made)
    with suppress(OSError):
        _write(place, _sealed(stamp, packed) + packed)
    return made


def vocabulary_files() -> tuple[Path, ...]:
    """Return the files of the vocabulary, and the modules that read them."""
    return *sorted(_HERE.glob("*.toml")), *sorted(_HERE.glob("*.py"))


def folder() -> Path:
    """Return where this system wants a user's caches, and in it what is ours; raises ``RuntimeError`` for no home."""
    if sys.platform == "win32":
        given, usual = os.environ.get("LOCALAPPDATA"), "AppData/Local"
    elif sys.platform == "darwin":
        given, usual = None, "Library/Caches"
    else:
        given, usual = os.environ.get("XDG_CACHE_HOME"), ".cache"
    return (Path(given) if given else Path.home() / usual) / "canbo-kg"


def _sealed(stamp: blake2b, packed: bytes) -> bytes:
    seal = stamp.copy()
    seal.update(packed)
    return seal.digest()


def _write(place: Path, data: bytes) -> None:
    """Write a file so that another process sees all of it or nothing."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)
