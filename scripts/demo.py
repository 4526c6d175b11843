"""Show what the project does: a graph from the sample articles, questions to it, its RDF.  Run by ``make demo``."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEPS: dict[str, tuple[str, ...]] = {
    "The sample articles, into a graph in a file": ("kg build samples",),
    "Who chaired which meetings in a province, and the words that say so": (
        'kg query chairs-of "unit=tỉnh Thanh Hóa"',
    ),
    "What one person chaired, and the posts of that person": (
        'kg query chaired-by-person "person=Mai Khắc Thiệp"',
        'kg query posts-of-person "person=Mai Khắc Thiệp"',
    ),
    "A unit on a day, what it lay in, and what became of it": (
        'kg unit "xã Hà Tiến" --on 2023-07-12',
        'kg query hierarchy-up "unit=xã Hà Tiến" on=2023-07-12',
        'kg unit "xã Hà Tiến, huyện Hà Trung" --becomes',
    ),
    "The graph as RDF, validated against the shapes": (
        "kg export rdf -o demo/graph.nt",
        "pyshacl --shacl ontology/shapes.ttl --data-file-format nt demo/graph.nt",
    ),
}


def show(command: str, environment: dict[str, str]) -> None:
    """Print a command, run it as a user would, and end when it fails."""
    sys.stdout.write(f"$ {command}\n")
    sys.stdout.flush()
    program, *arguments = shlex.split(command)
    beside = Path(sys.executable).with_name(program)
    done = subprocess.run([beside, *arguments], cwd=ROOT, env=environment, check=False)  # noqa: S603 - commands of ours
    sys.stdout.write("\n")
    if done.returncode:
        sys.exit(f"demo: ended with code {done.returncode}: {command}")


def main() -> None:
    """Run all steps, on a graph of their own."""
    store = Path("demo") / "graph.kgl"
    (ROOT / store).parent.mkdir(exist_ok=True)
    for old in (ROOT / store).parent.glob(f"{store.name}*"):
        old.unlink()
    environment = {"COLUMNS": "120", **os.environ, "KG_STORE": str(store)}
    sys.stdout.write(f"$ export KG_STORE={store}\n\n")
    for title, commands in STEPS.items():
        sys.stdout.write(f"# {title}\n")
        for command in commands:
            show(command, environment)


if __name__ == "__main__":
    main()
