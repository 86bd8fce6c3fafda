"""Both databases, their migrations, and the rules they keep themselves."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError

from bot.store.database import Base, Database, migrate, now
from bot.store.errors import DatabaseNotReady
from bot.store.intakes import Intakes
from bot.store.lifecycle import PAIRS, State
from bot.store.tables import ConversationRow
from tests.store.examples import intake


def test_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(database: Database, database_url: str) -> None:
    migrate(database_url)
    database.check()


def test_an_empty_database_says_what_to_do(tmp_path) -> None:
    with pytest.raises(DatabaseNotReady, match="run migrate"):
        Database(f"sqlite:///{tmp_path / 'empty.db'}").check()


def test_migrate_works_from_another_folder_and_makes_the_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path / 'new' / 'rechtdoor.db'}"
    migrate(url)
    Database(url).check()


def test_sqlite_survives_a_power_cut_and_erases_really(sqlite_url: str) -> None:
    with Database(sqlite_url).engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PRAGMAS}
    assert found == PRAGMAS


def test_postgresql_survives_a_power_cut(postgresql_url: str) -> None:
    name = make_url(postgresql_url).database
    Database(postgresql_url).check()
    with Database(postgresql_url).write() as session:
        session.execute(text(f"ALTER DATABASE {name} SET synchronous_commit = off"))
    with psycopg.connect(postgresql_url) as other:
        assert other.execute("SHOW synchronous_commit").fetchone() == ("off",)
    with Database(postgresql_url).write() as session:
        assert session.scalar(text("SHOW synchronous_commit")) == "on"


def test_a_server_that_does_not_write_to_disk_is_not_ready(postgresql_url: str) -> None:
    with reloaded(postgresql_url, "SET fsync = off"), pytest.raises(DatabaseNotReady, match="fsync"):
        Database(postgresql_url).check()
    Database(postgresql_url).check()


@contextmanager
def reloaded(url: str, change: str) -> Iterator[None]:
    """The server with other settings."""
    with psycopg.connect(url, autocommit=True) as server:
        try:
            alter(server, change)
            yield
        finally:
            alter(server, "RESET fsync")


def alter(server: "psycopg.Connection[tuple[str]]", change: str) -> None:
    """Change a setting and wait until it is in force."""
    before = server.execute("SHOW fsync").fetchone()
    server.execute(f"ALTER SYSTEM {change}".encode())
    server.execute("SELECT pg_reload_conf()")
    until = time.monotonic() + 5
    while server.execute("SHOW fsync").fetchone() == before and time.monotonic() < until:
        time.sleep(0.05)


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "busy_timeout": 15000,
}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE history SET action = 'x'", "DELETE FROM history", "UPDATE intake SET conversation_id = 'x'"],
)
def test_the_database_itself_refuses_to_rewrite_history(database: Database, statement: str) -> None:
    Intakes(database).submit(intake())
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text(statement))


def test_history_goes_only_with_a_permit(database: Database) -> None:
    reference = Intakes(database).submit(intake()).reference
    with database.write() as session:
        session.execute(text("INSERT INTO purge_permit VALUES (:r, :at)"), {"r": reference, "at": now()})
        session.execute(text("DELETE FROM history"))


@pytest.mark.parametrize("new", list(State))
def test_the_database_knows_the_same_transitions_as_the_program(database: Database, new: State) -> None:
    reference = Intakes(database).submit(intake()).reference
    values = {"s": new, "r": reference}
    statement = text("UPDATE intake SET state = :s, closed_at = NULL, outcome = NULL WHERE reference = :r")
    refused = "no such transition" if (State.NIEUW, new) not in PAIRS and new != State.NIEUW else ""
    try:
        with database.write() as session:
            session.execute(statement, values)
    except IntegrityError as error:
        message = str(error)
        assert refused in message
    else:
        assert not refused


def test_a_moment_without_zone_is_refused(database: Database) -> None:
    row = ConversationRow(
        id="x",
        municipality="m",
        token_hash="h",
        ttl_seconds=1,
        created_at=datetime(2026, 1, 1),
        expires_at=now(),
        state={},
    )
    with pytest.raises(Exception, match="time zone"), database.write() as session:
        session.add(row)


def test_the_migration_lists_the_transitions_of_the_program() -> None:
    import importlib.util

    from bot.store.database import MIGRATIONS

    path = next(MIGRATIONS.glob("versions/0001_*.py"))
    spec = importlib.util.spec_from_file_location("first", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert set(module.PAIRS) == {(str(a), str(b)) for a, b in PAIRS if a != b}
