"""What can only be seen from outside the process: start-up, pipes, the terminal's encoding."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KG = (sys.executable, "-m", "kg.cli")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def test_help_loads_no_engine_no_parser_and_no_rdf() -> None:
    heavy = ("kglite", "neo4j", "rdflib", "networkx", "selectolax", "rich.progress", "kg.extraction")
    code = f"import sys, kg.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("command", [[], ["build"], ["extract"], ["query"], ["export"], ["export", "rdf"], ["unit"]])
def test_every_command_has_help(command: list[str]) -> None:
    done = subprocess.run([*KG, *command, "--help"], env=ENVIRONMENT, capture_output=True, check=True, text=True)
    assert done.stdout.startswith("Usage: kg")
    assert done.stderr == ""


def test_a_reader_that_goes_away_is_no_error(graph: Path) -> None:
    process = subprocess.Popen(
        [*KG, "export", "rdf", "--store", str(graph)], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (141, b"")


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    environment = {
        **ENVIRONMENT,
        "LC_ALL": "C",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    for command in (["query"], ["unit", "xã Vĩnh Hanh"], ["unit", "xã Vĩnh Hanx"]):
        done = subprocess.run([*KG, *command], env=environment, capture_output=True, check=False)
        assert done.returncode in (0, 5)
        assert b"Traceback" not in done.stderr
        assert (done.stdout + done.stderr).decode("utf-8")


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Sáng 1/3/2024, UBND xã họp.", "utf-8")
    command = [*KG, "extract", str(article), "-o", str(tmp_path / "out.jsonl")]
    ours, theirs = pty.openpty()
    subprocess.run(command, env={**ENVIRONMENT, "TERM": "xterm"}, stderr=theirs, check=True)
    os.close(theirs)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        assert b"documents" in terminal.read(100_000)
    done = subprocess.run(command, env=ENVIRONMENT, stderr=subprocess.PIPE, check=True)
    assert done.stderr == b""
