from __future__ import annotations

import re

from scripts.readme import README, refreshed

TOLD = re.compile(r"^kg: .*$", re.MULTILINE)


def measured(text: str) -> str:
    """Mask the counts and seconds that commands tell: they differ by machine and with each better rule."""
    return TOLD.sub(lambda line: re.sub(r"\d+(\.\d+)?", "N", line[0]), text)


def test_the_examples_say_what_the_commands_say() -> None:
    text = README.read_text("utf-8")
    assert text.count("$ kg ") >= 5
    assert measured(refreshed(text)) == measured(text), "run python -m scripts.readme"


def test_all_commands_have_an_example() -> None:
    text = README.read_text("utf-8")
    assert all(f"$ kg {command}" in text for command in ("build", "extract", "query", "export rdf", "unit"))
