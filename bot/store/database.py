"""The engine, its sessions and the migrations: SQLite for one machine, PostgreSQL for more."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, Connection, DateTime, Dialect, Engine, MetaData, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from bot.store.errors import DatabaseNotReady

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC. SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone: it could mean two things."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment in UTC."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Base(DeclarativeBase):
    """The tables. Constraint names are fixed, so that migrations can find them."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


def now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


class Database:
    """One database: `read()` and `write()` give a session in a transaction.

    Writers on SQLite take the lock at the start (BEGIN IMMEDIATE), so two never wait for each other.
    """

    def __init__(self, url: str) -> None:
        self.url = _driver(url)
        self.engine = _engine(self.url)
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writing = sessionmaker(
            self.engine.execution_options(rechtdoor_write=True), expire_on_commit=False
        )

    @property
    def is_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for looking only; nothing is kept."""
        with self._reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are all kept, or none."""
        with self._writing.begin() as session:
            yield session

    def check(self) -> None:
        """Raise DatabaseNotReady unless the tables are there in this program's version and commits reach the disk."""
        with self.engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
            if not self.is_sqlite and connection.exec_driver_sql("SHOW fsync").scalar() == "off":
                raise DatabaseNotReady("the server has fsync = off: a power cut would lose intakes")
        wanted = ScriptDirectory(str(MIGRATIONS)).get_current_head()
        if found != wanted:
            raise DatabaseNotReady(
                f"the database is at version {found}, the program needs {wanted}: run migrate"
            )

    def scrub(self) -> None:
        """Take what was erased out of SQLite's write-ahead log too, unless a long reader is in the way."""
        if self.is_sqlite:
            with closing(self.engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def migrate(url: str) -> None:
    """Bring the database at `url` to the newest version; works from any folder. Safe to repeat."""
    target = _driver(url)
    if target.get_backend_name() == "sqlite" and target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(target)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.execution_options(rechtdoor_write=True).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()


def _driver(url: str) -> URL:
    """`postgresql://` and `postgres://` mean psycopg 3 here."""
    parsed = make_url(url.replace("postgres://", "postgresql://", 1))
    return parsed.set(drivername="postgresql+psycopg") if parsed.drivername == "postgresql" else parsed


def _engine(url: URL) -> Engine:
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_engine(url, pool_pre_ping=not sqlite)
    event.listen(engine, "connect", _prepare_sqlite if sqlite else _prepare_postgresql)
    if sqlite:
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(raw: Any, _record: Any) -> None:
    """WAL for readers beside a writer, FULL so that what was confirmed survives a power cut."""
    raw.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's guess
    for pragma in (
        "busy_timeout=15000",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",  # erased words are overwritten in the file
    ):
        raw.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(raw: Any, _record: Any) -> None:
    """A commit waits until it is on disk, also where the server is set up not to wait."""
    raw.execute(
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
    )
    raw.commit()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("rechtdoor_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
