"""Validation of an exported graph against ``ontology/shapes.ttl`` with pySHACL, which the extra ``shapes`` brings."""

from __future__ import annotations

from importlib.resources import files

from rdflib import SH, BNode, Graph, URIRef

from ontology.errors import UsageError


def shapes() -> Graph:
    """Return the shapes that ship with the project."""
    return Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_text("utf-8"), format="turtle")


def validate(graph: Graph, against: Graph | None = None) -> list[str]:
    """Return one line for each thing that does not fit, in order; an empty list for a valid graph.

    ``against`` are other shapes than our own, SHACL Core.  Raises ``UsageError`` where pySHACL is not installed.
    """
    try:
        import pyshacl  # noqa: PLC0415 - optional, and slow to import
    except ImportError as error:
        raise UsageError("pySHACL is missing: install canbo-kg[shapes] to validate") from error
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes() if against is None else against)
    return sorted(_message(report, result) for result in report.objects(predicate=SH.result))


def _message(report: Graph, result: URIRef | BNode) -> str:
    focus, path, constraint, value = (
        report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.value)
    )
    said = report.value(result, SH.resultMessage) or ""
    parts = (f"{focus}", f"{path}" if isinstance(path, URIRef) else "", f"{value}" if value is not None else "")
    return f"{' '.join(filter(None, parts))}: {said} ({constraint})".replace("\n", " ")
