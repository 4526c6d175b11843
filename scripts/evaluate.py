"""Measure the reader: ``python -m scripts.evaluate GOLD.jsonl PATH… [--errors] [--by TAG…]``.

``PATH`` is what ``kg extract`` takes, or a ``.jsonl`` file of records that it wrote; without paths, the samples are
measured.  ``--docs`` writes their tables into ``docs/evaluation.md``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from kg.evaluation import Evaluation, evaluate
from kg.evaluation.report import Table
from kg.extraction import extract
from kg.reading import Article, read
from kg.record import Record, decode
from ontology.errors import InputError, KgError

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "evaluation.md"
SAMPLES = (ROOT / "tests" / "samples" / "gold.jsonl", [ROOT / "samples"])
_BLOCK = re.compile(r"(?<=<!-- table: )(\w+) -->\n.*?(?=<!-- end -->)", re.DOTALL)


def records(paths: Sequence[Path]) -> Iterator[Record]:
    """Yield the records of files that hold records, and read all else as articles."""
    for path in paths:
        if path.suffix == ".jsonl" and (lines := path.read_bytes().splitlines()) and b'"holdings"' in lines[0]:
            yield from map(decode, lines)
            continue
        for item in read([path]):
            if isinstance(item, Article):
                yield extract(item.text, source=item.source, title=item.title, published=item.published)
            else:
                sys.stderr.write(f"{item.error}\n")


def measured(gold: Path, paths: Sequence[Path]) -> Evaluation:
    """Evaluate the reader on a gold file; raises ``InputError`` for one that cannot be read."""
    try:
        lines = [msgspec.json.decode(line) for line in gold.read_bytes().splitlines() if line.strip()]
        return evaluate(lines, records(paths))
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}; name a gold file and what to read") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{gold}: a line is no JSON object or no record ({error})") from error


def plain(table: Table) -> str:
    """Set a table in columns, the first to the left."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    form = "  ".join([f"{{:<{widths[0]}}}", *(f"{{:>{width}}}" for width in widths[1:])])
    return "".join(form.format(*row) + "\n" for row in table)


def marked(table: Table) -> str:
    """Set a table in Markdown."""
    head, *rows = (f"| {' | '.join(row)} |" for row in table)
    return "\n".join([head, f"|---|{'---:|' * (len(table[0]) - 1)}", *rows]) + "\n"


def refreshed(text: str) -> str:
    """Return the page with the tables that the samples give now."""
    result = measured(*SAMPLES)
    tables = {
        "measures": result.measures(),
        "kinds": result.kinds(),
        "calibration": result.calibration(),
        "rules": result.rules(),
    }
    return _BLOCK.sub(lambda block: f"{block[1]} -->\n{marked(tables[block[1]])}", text)


def main(arguments: Sequence[str]) -> int:
    """Run the command; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.evaluate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", type=Path, nargs="?", help="facts that somebody read, one article a line")
    parser.add_argument("paths", type=Path, nargs="*", help="articles, or records of kg extract")
    parser.add_argument("--errors", action="store_true", help="list what was found wrongly and what was missed")
    parser.add_argument("--by", nargs="+", default=(), metavar="TAG", help="the kinds of articles to show")
    parser.add_argument("--docs", action="store_true", help="measure the samples and write docs/evaluation.md")
    chosen = parser.parse_args(arguments)
    if chosen.docs:
        DOCS.write_text(refreshed(DOCS.read_text("utf-8")), "utf-8")
        return 0
    gold, paths = (chosen.gold, chosen.paths) if chosen.gold else SAMPLES
    try:
        result = measured(gold, paths)
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    for table in (result.measures(), result.kinds(chosen.by), result.calibration(), result.rules()):
        sys.stdout.write(plain(table) + "\n")
    sys.stdout.write(result.summary() + "\n")
    if chosen.errors:
        sys.stdout.writelines("\t".join(error) + "\n" for error in result.errors())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
