"""The wheel: built, installed into an environment of its own, and used away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("kg", "ontology", "loaders", "queries")
DATA = (".toml", ".ttl", ".gz", ".cypher", ".rq")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    building = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(building, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; what it depends on is borrowed: no network."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False)
    scheme = sysconfig.get_paths("venv", {"base": str(home), "installed_base": str(home)})
    installing = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--quiet"]
    subprocess.run([*installing, "--no-deps", "--no-index", str(wheel)], check=True)
    Path(scheme["purelib"], "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return Path(scheme["scripts"])


def test_the_wheel_holds_all_data_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    sources = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.suffix in (".py", *DATA))
    assert {path.relative_to(ROOT).as_posix() for path in sources} <= held
    assert {name.split("/")[0] for name in held} == set(PACKAGES)


def test_the_installed_command_builds_and_asks_a_graph(installed: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "KG_STORE")}

    def run(program: str, *arguments: str | Path) -> str:
        done = subprocess.run(
            [installed / program, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    imported = run("python", "-c", "import kg, ontology, loaders, queries as q; print(kg.__file__, q.__file__)")
    assert all(path.startswith(str(installed.parent)) for path in imported.split())
    assert run("kg", "--version").startswith("canbo-kg ")
    run("kg", "build", ROOT / "samples")
    assert (tmp_path / "graph.kgl").is_file()
    assert "Hà Trung" in run("kg", "query", "hierarchy-up", "unit=xã Hà Tiến")
    assert run("kg", "export", "rdf", "--format", "turtle").startswith(("@prefix", "@base"))
