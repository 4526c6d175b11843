"""Reads a template: a Cypher text whose comment header declares its parameters and columns.

// NAME: one line on what it answers
// $parameter: type — what it is            type? may be left out; type = x has a default
// one of: parameter, parameter             at least one must be given
// -> column: type, column: type            as many lines as needed, in the order of the columns
// anything else                            a note for the reader
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ENTITY_TYPES = ("person", "organization", "unit", "post", "role", "meeting", "fact")
PARAMETER_TYPES = ("string", "integer", "date", *ENTITY_TYPES)
COLUMN_TYPES = ("string", "integer", "number", "date", "list")

_PARAMETER = re.compile(r"\$(?P<name>\w+): (?P<type>\w+)(?P<optional>\?)?(?: = (?P<default>\S+))? — (?P<doc>.+)")
_USED = re.compile(r"\$(\w+)")


class TemplateFormatError(ValueError):
    """A template file of this project is not in the format that this module describes."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a caller gives.  ``required`` is false with a default and for an optional one, which is null if absent."""

    name: str
    type: str
    doc: str
    required: bool
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What comes back.  ``list`` is a sorted list of strings; a ``date`` is as precise as it is known."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Template:
    """One question that the graph answers.  ``one_of`` names parameters of which at least one must be given."""

    name: str
    summary: str
    notes: str
    parameters: tuple[Parameter, ...]
    one_of: tuple[str, ...]
    columns: tuple[Column, ...]
    text: str


def parse(name: str, source: str) -> Template:
    """Read one file; raises ``TemplateFormatError`` when header and text do not fit the format or each other."""
    lines = source.splitlines()
    length = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    header = [line.removeprefix("//").strip() for line in lines[:length]]
    text = "\n".join(lines[length:]).strip()
    title, separator, summary = (header or [""])[0].partition(": ")
    if title != name or not separator:
        raise TemplateFormatError(f"{name}: the first line must be '// {name}: what it answers'")
    parameters: list[Parameter] = []
    one_of: list[str] = []
    columns: list[Column] = []
    notes: list[str] = []
    for line in header[1:]:
        if line.startswith("$"):
            parameters.append(_parameter(name, line))
        elif line.startswith("one of: "):
            one_of += _names(line.removeprefix("one of: "))
        elif line.startswith("-> "):
            columns += (_column(name, item) for item in _names(line.removeprefix("-> ")))
        else:
            notes.append(line)
    declared = {parameter.name for parameter in parameters}
    used = set(_USED.findall(text))
    if declared != used or not declared.issuperset(one_of) or not columns:
        raise TemplateFormatError(f"{name}: declares {sorted(declared)}, uses {sorted(used)}, {len(columns)} columns")
    return Template(name, summary, " ".join(notes), tuple(parameters), tuple(one_of), tuple(columns), text)


def _names(listed: str) -> list[str]:
    return [item.strip() for item in listed.split(",")]


def _parameter(template: str, line: str) -> Parameter:
    found = _PARAMETER.fullmatch(line)
    if found is None or found["type"] not in PARAMETER_TYPES:
        raise TemplateFormatError(f"{template}: a parameter is '$name: type — what it is', not '{line}'")
    required = not found["optional"] and found["default"] is None
    return Parameter(found["name"], found["type"], found["doc"], required, found["default"])


def _column(template: str, item: str) -> Column:
    name, _, of_type = item.partition(": ")
    if of_type not in COLUMN_TYPES:
        raise TemplateFormatError(f"{template}: a column is 'name: type', not '{item}'")
    return Column(name, of_type)
