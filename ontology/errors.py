"""Every error that a user of this project can meet.

    KgError                 the root; carries the exit code of the command line
    ├── UsageError          an unknown template, parameter, format; a value of the wrong type
    ├── InputError          a file or a page cannot be read as an article
    ├── NotFoundError       a name or an identifier matches nothing
    └── StoreError          the graph cannot be opened, read or written
        ├── StoreMissingError      nothing was built there yet
        ├── StoreLockedError       another process is writing
        ├── StoreVersionError      written by another version, or not a graph at all
        ├── StoreUnreachableError  no server answers there
        └── StoreAuthError         the server refuses the credentials

A message says in one line what is wrong, where, and what to do.
"""

from __future__ import annotations

from typing import ClassVar


class KgError(Exception):
    """Anything this project raises on purpose."""

    exit_code: ClassVar[int] = 70


class UsageError(KgError):
    """The request itself is wrong: an unknown name, or a value of the wrong type."""

    exit_code = 2


class InputError(KgError):
    """A document cannot be read: missing, empty, binary, too large, in no known encoding."""

    exit_code = 3


class StoreError(KgError):
    """The store failed in a way that has no class of its own."""

    exit_code = 4


class StoreMissingError(StoreError):
    """There is no graph at that place yet."""


class StoreLockedError(StoreError):
    """Another process holds the store for writing."""


class StoreVersionError(StoreError):
    """The file is no graph, or was written by a version that this one cannot read."""


class StoreUnreachableError(StoreError):
    """No server answers at that address."""


class StoreAuthError(StoreError):
    """The server refuses the user name or the password."""


class NotFoundError(KgError):
    """A name, a code or an identifier matches nothing that is known."""

    exit_code = 5
