"""Runs the templates: checks and binds what the caller gives, returns typed rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ontology.errors import NotFoundError, UsageError
from queries.template import ENTITY_TYPES, Column, Parameter, Template, parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.store import Store

# the type of an entity and what the caller wrote → the ids that it may mean, empty if none
Resolver = Callable[[str, str], list[str]]
LONGEST_NUMBER = 18  # digits that fit the stores' 64 bits
Argument = str | int | list[str] | None


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one template; a value is str, int, float, None or a sorted list of str, as its column says."""

    columns: tuple[Column, ...]
    rows: list[tuple[object, ...]]


@cache
def templates() -> Mapping[str, Template]:
    """Return all templates by name, in the order of their names."""
    files = sorted(resources.files("queries").iterdir(), key=lambda file: file.name)
    names = [(file.name.removesuffix(".cypher"), file) for file in files if file.name.endswith(".cypher")]
    return {name: parse(name, file.read_text(encoding="utf-8")) for name, file in names}


def find(name: str) -> Template:
    """Return one template; raises ``UsageError`` with the nearest name."""
    known = templates()
    if name not in known:
        raise UsageError(f"no template is called {name}: {_did_you_mean(name, known)}")
    return known[name]


def bind(template: Template, arguments: Mapping[str, Argument], resolver: Resolver) -> dict[str, object]:
    """Return what the text's parameters are bound to: every entity as a list of ids, what is not given as null.

    A list of strings given for an entity is taken as ids.  Raises ``UsageError`` for an unknown or missing parameter
    and for a value of the wrong type, ``NotFoundError`` for a name that nothing bears.
    """
    declared = {parameter.name: parameter for parameter in template.parameters}
    for name in arguments:
        if name not in declared:
            raise UsageError(f"{template.name} has no parameter {name}: {_did_you_mean(name, declared)}")
    given = {name: value for name, value in arguments.items() if value is not None}
    for parameter in template.parameters:
        if parameter.required and parameter.name not in given:
            raise UsageError(f"{template.name} needs {parameter.name}: {parameter.name}=… ({parameter.doc})")
    if template.one_of and not given.keys() & set(template.one_of):
        raise UsageError(f"{template.name} needs one of {', '.join(template.one_of)}: give {template.one_of[0]}=…")
    return {
        name: _value(template, parameter, given.get(name, parameter.default), resolver)
        for name, parameter in declared.items()
    }


def run(store: Store, name: str, arguments: Mapping[str, Argument], resolver: Resolver) -> Result:
    """Answer one template; raises what ``find`` and ``bind`` raise, and ``StoreError``."""
    template = find(name)
    answered = store.query(template.text, bind(template, arguments, resolver))
    return Result(template.columns, [tuple(_cell(row[c.name]) for c in template.columns) for row in answered])


def _cell(value: object) -> object:
    # engines collect in different orders
    return sorted(value) if isinstance(value, list) else value


def _value(template: Template, parameter: Parameter, given: Argument, resolver: Resolver) -> object:
    if given is None:
        return None
    if isinstance(given, list):
        if parameter.type in ENTITY_TYPES:
            return list(dict.fromkeys(given))
        raise UsageError(f"{template.name}: {parameter.name} is one {parameter.type}, not a list")
    written = str(given)
    if parameter.type == "integer":
        return _whole_number(template, parameter, written)
    if parameter.type == "date":
        return _day(template, parameter, written)
    if parameter.type == "string":
        return written
    found = resolver(parameter.type, written)
    if not found:
        raise NotFoundError(f"no {parameter.type} is called '{written}': try another writing, or the id")
    return found


def _whole_number(template: Template, parameter: Parameter, written: str) -> int:
    number = int(written) if written.isascii() and written.isdigit() and len(written) <= LONGEST_NUMBER else -1
    if number < 0:
        raise UsageError(f"{template.name}: {parameter.name} is a whole number from 0, not '{written}'")
    return number


def _day(template: Template, parameter: Parameter, written: str) -> str:
    try:
        is_day = dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        is_day = False
    if not is_day:
        raise UsageError(f"{template.name}: {parameter.name} is a day as YYYY-MM-DD, not '{written}'")
    return written


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(names)}"
