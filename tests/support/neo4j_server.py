"""A real Neo4j for the tests: one that is given, or a server of its own on the loopback, ended by who started it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

if TYPE_CHECKING:
    from collections.abc import Iterator

POM = Path(__file__).with_name("pom.xml")
START_SECONDS = 120
_MAIN = "org.neo4j.server.CommunityEntryPoint"
_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
_SHORT_LIVED = ("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # a server that lives a minute
_PASSWORD = "for-tests-only"  # noqa: S105 - of a server that listens on the loopback while the tests run


class Neo4jUnavailableError(Exception):
    """No Neo4j can be started here; the message says what is lacking."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens and who may log in."""

    uri: str
    user: str
    password: str

    @property
    def credentials(self) -> tuple[str, str]:
        """Return what the driver takes as ``auth``."""
        return self.user, self.password

    def wipe(self) -> None:
        """Delete all nodes and edges; constraints and indexes stay."""
        with neo4j.GraphDatabase.driver(self.uri, auth=self.credentials) as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()


@contextmanager
def server() -> Iterator[Server]:
    """Give the server that ``KG_TEST_NEO4J_URI`` names, else start one; raises ``Neo4jUnavailableError``."""
    uri = os.environ.get("KG_TEST_NEO4J_URI")
    if uri:
        yield Server(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        return
    java = shutil.which("java")
    if java is None:
        raise Neo4jUnavailableError("java is not installed: a JRE of version 17 or 21 runs Neo4j 5.26")
    jars = _jars()
    with tempfile.TemporaryDirectory(prefix="neo4j-for-tests-") as home:
        yield from _run(java, jars, Path(home))


def _jars() -> Path:
    """Return the folder of the server's jars, fetched once per version into the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "canbo-kg"
    version = ET.parse(POM).findtext(".//{*}neo4j.version")  # noqa: S314 - our own file
    jars = cache / f"neo4j-{version}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jUnavailableError(f"mvn is not installed: Maven fetches the jars of Neo4j {version}")
    cache.mkdir(parents=True, exist_ok=True)
    fetched = Path(tempfile.mkdtemp(prefix="fetching-", dir=cache))
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={fetched}"]
    done = subprocess.run([maven, "-q", "-B", "-f", str(POM), *goal], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(fetched)
        said = (done.stdout + done.stderr).strip().splitlines()
        raise Neo4jUnavailableError(f"mvn could not fetch Neo4j {version}: {said[0] if said else 'no reason given'}")
    if not jars.is_dir():
        fetched.rename(jars)
    return jars


def _free_ports() -> tuple[int, int]:
    with socket.create_server(("127.0.0.1", 0)) as first, socket.create_server(("127.0.0.1", 0)) as second:
        return first.getsockname()[1], second.getsockname()[1]


def _run(java: str, jars: Path, home: Path) -> Iterator[Server]:
    for folder in ("conf", "data", "logs"):
        (home / folder).mkdir()
    bolt, http = _free_ports()
    settings = {
        "server.directories.neo4j_home": home,
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.memory.pagecache.size": "64m",
        "dbms.usage_report.enabled": "false",
    }
    (home / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in settings.items()))
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED]
    command = [java, *_SHORT_LIVED, *opened, "--enable-native-access=ALL-UNNAMED", "-cp", f"{jars}/*", _MAIN]
    with (home / "out.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--home-dir={home}", f"--config-dir={home / 'conf'}"], stdout=log, stderr=log
        )
    try:
        _set_password(f"bolt://127.0.0.1:{bolt}", process)
        yield Server(f"bolt://127.0.0.1:{bolt}", "neo4j", _PASSWORD)
    finally:
        process.kill()  # nothing it holds is needed any more
        process.wait()


def _set_password(uri: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with neo4j.GraphDatabase.driver(uri, auth=("neo4j", "neo4j"), connection_timeout=5) as driver:
                driver.verify_connectivity()  # without the retries of execute_query
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=_PASSWORD, database_="system"
                )
        except (DriverError, Neo4jError) as error:
            if process.poll() is not None:
                raise Neo4jUnavailableError(f"Neo4j ended with code {process.returncode} while starting") from error
            if time.monotonic() > deadline:
                raise Neo4jUnavailableError(f"Neo4j did not answer within {START_SECONDS} s: {error}") from error
            time.sleep(0.5)
        else:
            return
