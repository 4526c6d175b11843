"""N-Triples as a stream: a line at a time, nothing kept."""

from __future__ import annotations

from typing import BinaryIO

from loaders.rdf.mapping import triples
from loaders.rdf.namespaces import RESOURCES
from loaders.rdf.terms import Object, Triple, Value
from ontology.model import Facts

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r"})


def write_ntriples(facts: Facts, file: BinaryIO, base: str = RESOURCES) -> None:
    """Write a graph as UTF-8 N-Triples; the same facts give the same bytes."""
    file.writelines(line(triple).encode() for triple in triples(facts, base))


def line(triple: Triple) -> str:
    """Return one triple with its line break.  IRIs are taken as they are: ``Names`` has escaped them."""
    subject, predicate, target = triple
    return f"<{subject}> <{predicate}> {_object(target)} .\n"


def _object(target: Object) -> str:
    if not isinstance(target, Value):
        return f"<{target}>"
    quoted = f'"{target.lexical.translate(_ESCAPES)}"'
    if target.language is not None:
        return f"{quoted}@{target.language}"
    return quoted if target.datatype is None else f"{quoted}^^<{target.datatype}>"
