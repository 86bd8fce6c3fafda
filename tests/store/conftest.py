"""Every store test runs on SQLite and on a real PostgreSQL."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.conversations import Conversations
from bot.store.database import Database, migrate
from bot.store.intakes import Intakes
from tests.store.servers import postgresql_server


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template() -> Iterator[tuple[str, str]]:
    """The server's URL without database, and the name of a migrated, empty database to copy."""
    with postgresql_server() as server:
        name = server.create()
        migrate(server.url(name))
        yield server.base, name


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database."""
    shutil.copy(sqlite_template, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def postgresql_url(postgresql_template: tuple[str, str]) -> Iterator[str]:
    """A fresh PostgreSQL database."""
    from tests.store.servers import Server

    server = Server(postgresql_template[0])
    name = server.create(postgresql_template[1])
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The store on a fresh database."""
    database = Database(database_url)
    yield database
    database.dispose()


@pytest.fixture
def conversations(database: Database) -> Conversations:
    """The conversations."""
    return Conversations(database)


@pytest.fixture
def intakes(database: Database) -> Intakes:
    """The intakes."""
    return Intakes(database)


@pytest.fixture
def conversation_id() -> str:
    """An id as the server mints it."""
    return str(uuid.uuid4())
