"""Run the examples of README.md and write what they really say: ``python -m scripts.readme``.

An example is a line ``$ kg …`` in a block marked ``console``; what follows it, up to the next one, is its output.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def refreshed(text: str) -> str:
    """Return the text with the output that its examples give now, run in order beside the samples."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "samples").symlink_to(ROOT / "samples")
        return _BLOCK.sub(lambda block: _run(block[0], Path(folder)), text)


def _run(block: str, folder: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_output(command, folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command.removeprefix("$ "))
    if program != "kg":
        raise ValueError(f"an example in README.md runs kg, not {program}")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "120"}
    environment.pop("KG_STORE", None)
    done = subprocess.run(  # noqa: S603 - the examples are ours
        [sys.executable, "-m", "kg.cli", *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise ValueError(f"{command}: ended with code {done.returncode}: {done.stderr.decode()}")
    return (done.stdout + done.stderr).decode()


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text("utf-8")), "utf-8")
