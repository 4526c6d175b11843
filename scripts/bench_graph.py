"""Benchmark of the graph: linking, loading twice into the embedded store, two templates, RDF."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from kg.build import records
from kg.graph import facts
from loaders.rdf import write_ntriples
from loaders.readback import read_facts
from loaders.store import Store, open_store
from ontology.model import Facts, Participated, Person
from queries.resolver import resolve_in_store
from queries.runner import run
from scripts.bench_measure import Figure, interleaved, number
from scripts.bench_work import SAMPLES, Scale, articles, copies

ASKED = 50  # people


def graph(scale: Scale) -> Iterator[Figure]:
    """Measure what happens to facts, with the samples in many copies; every round has a store of its own."""
    found = list(records(copies(articles(SAMPLES), scale.graph), processes=1))
    stated = facts(found)
    rows = len(stated.nodes) + len(stated.edges)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        places = iter(range(scale.rounds))
        stores: list[Store] = []

        def first() -> None:
            place = str(Path(folder) / f"{next(places)}.kgl")
            stores.append(stack.enter_context(open_store(place, write=True)))
            stores[-1].load(stated)

        def again() -> None:
            if stores[-1].load(stated).changes:
                raise RuntimeError("a second load of the same facts changed something")

        works: dict[str, Callable[[], object]] = {"link": lambda: facts(found), "first": first, "again": again}
        seconds = interleaved(scale.rounds, works)
        yield Figure(f"link {len(found):,} records", f"{number(rows / seconds['link'])} facts/s")
        yield Figure(f"load {rows:,} facts, embedded store", f"{number(rows / seconds['first'])} facts/s")
        yield Figure("load them again, nothing changes", f"{number(rows / seconds['again'])} facts/s")
        yield from _asked(stores[-1], stated)
        yield _exported(stores[-1], scale.rounds)


def _asked(store: Store, stated: Facts) -> Iterator[Figure]:
    chairs = {edge.source for edge in stated.edges if isinstance(edge, Participated) and edge.act == "chaired"}
    names = [node.name for node in stated.nodes if isinstance(node, Person) and node.id in chairs][:ASKED]
    resolver = resolve_in_store(store)
    for template, argument, values in (
        ("chaired-by-person", "person", names),
        ("chairs-of", "unit", ["tỉnh Thanh Hóa"] * 5),
    ):
        taken = []
        for value in values:
            started = time.perf_counter()
            run(store, template, {argument: value}, resolver)
            taken.append(time.perf_counter() - started)
        yield Figure(f"kg query {template}, by name, median of {len(taken)}", f"{number(median(taken) * 1000)} ms")


def _exported(store: Store, rounds: int) -> Figure:
    def export() -> int:
        file = io.BytesIO()
        write_ntriples(read_facts(store), file)
        return file.getvalue().count(b"\n")

    triples = export()
    seconds = interleaved(rounds, {"export": export})["export"]
    return Figure(f"RDF export of {triples:,} triples from the store", f"{number(triples / seconds)} triples/s")
