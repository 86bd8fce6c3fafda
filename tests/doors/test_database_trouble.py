"""The database locked, read-only, full, damaged or gone: nothing is lost, nothing is thanked for."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Connection, Engine, event

from tests.client import Resident
from tests.doors.conftest import DEADLINE, Door, Opener, post
from tests.doors.test_engine_trouble import is_honest


@contextmanager
def locked(door: Door) -> Iterator[None]:
    """Someone else writes and does not stop."""
    other = sqlite3.connect(door.settings.var / "rechtdoor.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@contextmanager
def read_only(door: Door) -> Iterator[None]:
    """New connections can't write; the tests run as root, so the mode of the file says nothing."""
    with orders(door, "PRAGMA query_only=ON", "PRAGMA query_only=OFF"):
        yield


@contextmanager
def full(door: Door) -> Iterator[None]:
    """There is no room for one page more."""
    with closing(sqlite3.connect(door.settings.var / "rechtdoor.db")) as filler:
        filler.execute("VACUUM")
    with orders(door, "PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000"):
        yield


@contextmanager
def orders(door: Door, on: str, off: str) -> Iterator[None]:
    """Give every connection an order at each transaction, and take it back."""
    try:
        with at_each_transaction(on):
            yield
    finally:
        with at_each_transaction(off):
            httpx.get(f"{door.url}/readyz", timeout=10)
            door.resident()


@contextmanager
def at_each_transaction(order: str) -> Iterator[None]:
    """Every connection of this process gets the order before it begins."""

    def give(connection: Connection) -> None:
        connection.connection.execute(order)  # type: ignore[attr-defined]

    event.listen(Engine, "begin", give)
    try:
        yield
    finally:
        event.remove(Engine, "begin", give)


LONG = "Ik zit er erg mee. " * 500
Trouble = Callable[[Door], AbstractContextManager[None]]


@pytest.mark.parametrize("trouble", [locked, read_only, full])
def test_midway(open_door: Opener, trouble: Trouble) -> None:
    door = open_door()
    someone = door.resident(at="name")
    with trouble(door):
        begun = time.monotonic()
        assert is_honest(post(someone, {"text": LONG}, **{"Idempotency-Key": "k"}), "nog niet verwerkt")
        assert time.monotonic() - begun < DEADLINE + 2
        assert httpx.get(f"{door.url}/livez").status_code == 200
    goes_on(door, someone)


@pytest.mark.parametrize("trouble", [locked, read_only])
def test_at_the_start(open_door: Opener, trouble: Trouble) -> None:
    door = open_door()
    with trouble(door):
        assert is_honest(httpx.post(f"{door.url}/api/v1/conversations"), "kan nu even niet beginnen")


@pytest.mark.parametrize("trouble", [locked, read_only])
def test_at_sending(open_door: Opener, trouble: Trouble) -> None:
    door = open_door()
    someone = door.resident(at="consent")
    with trouble(door):
        assert is_honest(post(someone, {"payload": "ja"}), "Ik weet nog niet zeker of uw vraag is verstuurd.")
        assert someone.get()["state"]["reference"] is None
    assert post(someone, {"payload": "ja"}).json()["state"]["reference"].startswith("RD-")
    assert len(door.engine.texts(someone.id)) == 5


def goes_on(door: Door, someone: Resident) -> None:
    """The same words again are taken once."""
    assert post(someone, {"text": LONG}, **{"Idempotency-Key": "k"}).json()["state"]["question"] == "consent"
    assert [text[:5] for text in door.engine.texts(someone.id)][1:] == ["hallo", "ik", LONG[:5]]


@pytest.mark.parametrize("trouble", [locked, read_only])
def test_readyz_tells(open_door: Opener, trouble: Trouble) -> None:
    door = open_door()
    with trouble(door):
        ready = httpx.get(f"{door.url}/readyz", timeout=10)
    assert (ready.status_code, ready.json()["database"]) == (503, False)
    assert httpx.get(f"{door.url}/readyz").json()["database"] is True


@pytest.mark.parametrize("damage", ["gone", "garbage"])
def test_without_a_database(open_door: Opener, damage: str) -> None:
    door = open_door()
    someone = door.resident()
    for file in door.settings.var.glob("rechtdoor.db*"):
        destroy(file, damage)
    for answer in (post(someone, {"text": "hallo"}), httpx.post(f"{door.url}/api/v1/conversations")):
        assert answer.status_code in (404, 503)
        assert "Traceback" not in answer.text
        assert answer.json()["detail"].endswith(".")
    assert httpx.get(f"{door.url}/readyz").json()["database"] is False


def destroy(file: Path, damage: str) -> None:
    """Remove a file or fill it with nonsense."""
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"nonsense" * 512)
