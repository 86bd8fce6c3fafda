"""The real web app on a real port and a real database, with an engine that can be made to misbehave."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from starlette.types import ASGIApp

from bot.routing.directory import load_municipality
from bot.routing.municipality import Municipality
from bot.server import server
from bot.settings import ROOT, Settings
from bot.store.database import Database, migrate
from bot.web import build_app
from tests.client import Resident
from tests.conftest import free_ports
from tests.doors.fake_engine import FakeEngine

DEADLINE = 4.0  # seconds; short, so that tests of deadlines are


class Server:
    """An ASGI app on a port of this machine, in a thread."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self._server = server(app, port, log_level="critical", timeout_graceful_shutdown=1)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def start(self) -> "Server":
        """Serve."""
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), f"cannot serve at {self.url}: is something left on that port?"
            time.sleep(0.01)
        return self

    def stop(self) -> None:
        """Close the port."""
        self._server.should_exit = True
        self._thread.join(5)


@dataclass
class Door:
    """The running web with all that stands behind it."""

    url: str
    engine: FakeEngine
    settings: Settings
    database: Database
    stop_engine: Callable[[], None]

    def resident(self, *, at: str = "story") -> Resident:
        """Someone in the chat, up to a question."""
        someone = Resident(self.url)
        steps = {
            "story": (),
            "for_whom": ("hallo",),
            "name": ("hallo", "ik"),
            "consent": ("hallo", "ik", "Jan"),
        }
        for text in steps[at]:
            someone.say(text)
        return someone


def post(someone: Resident, body: object, **headers: str) -> httpx.Response:
    """Send a message as escaped JSON, which can hold anything."""
    headers = {"content-type": "application/json", **headers}
    return someone.http.post(
        f"/conversations/{someone.id}/messages", content=json.dumps(body), headers=headers
    )


@pytest.fixture(scope="session")
def ermelo() -> Municipality:
    """One municipality."""
    return load_municipality("ermelo", ROOT / "data" / "municipalities")


Opener = Callable[..., Door]


@contextmanager
def opener(var: Path, ermelo: Municipality) -> Iterator[Opener]:
    """Start webs; all are stopped at the end."""
    servers: list[Server] = []

    def start(**changes: object) -> Door:
        settings = settings_for(var, changes)
        migrate(settings.database)
        engine = FakeEngine()
        behind = Server(engine.app(), settings.engine_port).start()
        front = Server(build_app(settings, {"ermelo": ermelo}), settings.web_port).start()
        servers.extend((front, behind))
        return Door(front.url, engine, settings, Database(settings.database), behind.stop)

    try:
        yield start
    finally:
        for server in servers:
            server.stop()


def settings_for(var: Path, changes: dict[str, object]) -> Settings:
    """Settings of a web for tests: free ports, a short deadline, wide limits."""
    web, engine, action = free_ports(3)
    ports = {"web_port": web, "engine_port": engine, "action_port": action}
    place = {"var": var, "database_url": f"sqlite:///{var}/rechtdoor.db", "municipality": "ermelo"}
    limits = {"hard_deadline": DEADLINE, "messages_per_minute": 10_000, "conversations_per_hour": 100_000}
    return Settings.model_validate({**ports, **place, **limits, **changes})


@pytest.fixture
def open_door(tmp_path: Path, ermelo: Municipality) -> Iterator[Opener]:
    """Start a web of one's own, with other settings or to do damage to."""
    with opener(tmp_path, ermelo) as start:
        yield start


@pytest.fixture(scope="session")
def shared_door(tmp_path_factory: pytest.TempPathFactory, ermelo: Municipality) -> Iterator[Door]:
    """One web for most tests."""
    with opener(tmp_path_factory.mktemp("door"), ermelo) as start:
        yield start()


@pytest.fixture
def door(shared_door: Door) -> Door:
    """The shared web, with an engine that behaves."""
    shared_door.engine.mode = "well"
    return shared_door
