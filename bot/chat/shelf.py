"""The store as the chat uses it: off the event loop, impatient, and with errors in the chat's words."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

import anyio
from anyio import CapacityLimiter, to_thread
from sqlalchemy import event
from sqlalchemy.exc import DisconnectionError, SQLAlchemyError

from bot.chat.errors import AlreadySent, Gone, StoreTrouble
from bot.files import identity
from bot.store.database import Database
from bot.store.errors import AlreadySubmitted, DuplicateTurn, StoreError, UnknownConversation

Result = TypeVar("Result")
SEATS = 24  # threads for the chat, so that a slow database leaves the rest of the web its own


class Shelf:
    """Runs the store's methods in threads. `patience` in seconds."""

    def __init__(self, patience: float) -> None:
        self._patience = patience

    @cached_property
    def _seats(self) -> CapacityLimiter:
        return CapacityLimiter(SEATS)

    async def read(self, work: Callable[..., Result], *given: Any) -> Result:
        """Look something up; given up after the patience. Raises Gone, StoreTrouble."""
        job = partial(work, *given)
        with in_our_words(), anyio.fail_after(self._patience):
            return await to_thread.run_sync(job, limiter=self._seats, abandon_on_cancel=True)

    async def write(self, work: Callable[..., Result], *given: Any) -> Result:
        """Change something; waited for, so that the outcome is known. Raises Gone, AlreadySent, StoreTrouble."""
        with in_our_words():
            return await to_thread.run_sync(partial(work, *given), limiter=self._seats)


@contextmanager
def in_our_words() -> Iterator[None]:
    """The store's errors as the chat's. DuplicateTurn goes through: that is no trouble."""
    try:
        yield
    except DuplicateTurn:
        raise
    except UnknownConversation as error:
        raise Gone from error
    except AlreadySubmitted as error:
        raise AlreadySent(nummer=str(error)) from error
    except (SQLAlchemyError, sqlite3.Error, StoreError, TimeoutError, OSError) as error:
        raise StoreTrouble from error


def make_impatient(database: Database, seconds: float) -> Database:
    """Let nobody wait longer than this for another's lock: a resident waits for an answer."""
    limit = int(seconds * 1000)
    orders = (
        [f"PRAGMA busy_timeout={limit}"]
        if database.is_sqlite
        else [f"SET lock_timeout={limit}", f"SET statement_timeout={limit}"]
    )

    @event.listens_for(database.engine, "connect")
    def hurry(raw: Any, record: Any) -> None:
        cursor = raw.cursor()
        for order in orders:
            cursor.execute(order)
        cursor.close()
        if not database.is_sqlite:
            raw.commit()

    if database.is_sqlite and database.url.database:
        refuse_ghosts(database, Path(database.url.database))
    return database


def refuse_ghosts(database: Database, file: Path) -> None:
    """Don't write on in a file that was removed or replaced: SQLite would, and all would be gone at the next start."""

    @event.listens_for(database.engine, "connect")
    def note(raw: Any, record: Any) -> None:
        record.info["file"] = identity(file)

    @event.listens_for(database.engine, "checkout")
    def compare(raw: Any, record: Any, proxy: Any) -> None:
        if record.info["file"] != identity(file):
            raise DisconnectionError
