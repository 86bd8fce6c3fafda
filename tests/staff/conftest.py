"""The loket on a fresh database with the sample municipality, people, and a browser for each."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.routing.directory import load_municipality
from bot.routing.municipality import Municipality
from bot.settings import Settings
from bot.staff.app import create_staff_app
from bot.store import people
from bot.store.actors import Actor, Role
from bot.store.database import Database, migrate
from bot.store.intakes import Intakes
from bot.store.people import People, actor_of
from tests.staff.browser import PASSWORD, Browser
from tests.store.examples import intake


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id with little work, so that many people can sign in within a test."""
    quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(people, "_HASHER", quick)
    monkeypatch.setattr(people, "_NOBODY", quick.hash("nobody"))


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("staff") / "empty.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def ermelo() -> Municipality:
    """The sample municipality."""
    return load_municipality("ermelo", Settings().municipalities, prove=False)


@pytest.fixture
def database(empty_database: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh SQLite database."""
    shutil.copy(empty_database, tmp_path / "loket.db")
    database = Database(f"sqlite:///{tmp_path / 'loket.db'}")
    yield database
    database.dispose()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a test installation."""
    return Settings(var=tmp_path, database_url="", smtp_url="", public_url="http://testserver")


@pytest.fixture
def app(database: Database, settings: Settings, ermelo: Municipality) -> FastAPI:
    """The loket as `bot/web.py` mounts it."""
    outer = FastAPI()
    outer.mount("/loket", create_staff_app(database, settings, {"ermelo": ermelo}))
    return outer


@pytest.fixture
def person(database: Database) -> Callable[..., Actor]:
    """Makes an account: name, role and teams."""

    def make(username: str, role: Role = Role.MEDEWERKER, *teams: str) -> Actor:
        name = username.capitalize()
        People(database).create("ermelo", username, name, role, teams or ("wmo",), password=PASSWORD)
        row = People(database).by_username(username)
        assert row
        with database.read() as session:
            return actor_of(session, row)

    return make


@pytest.fixture
def browser(app: FastAPI, person: Callable[..., Actor]) -> Callable[..., Browser]:
    """Makes an account and signs it in."""

    def sign_in(username: str, role: Role = Role.MEDEWERKER, *teams: str) -> Browser:
        found = Browser(TestClient(app), person(username, role, *teams))
        found.sign_in()
        return found

    return sign_in


@pytest.fixture
def anonymous(app: FastAPI) -> Browser:
    """A browser where nobody is signed in."""
    return Browser(TestClient(app), None)


@pytest.fixture
def submitted(database: Database) -> Callable[..., str]:
    """Stores an intake for the team `wmo` (or another); its reference."""

    def submit(team: str = "wmo", **changes: Any) -> str:
        return Intakes(database).submit(intake(contact_id="wmo-loket", **changes), team).reference

    return submit
