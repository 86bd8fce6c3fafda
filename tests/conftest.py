"""The whole stack, started once for all live tests: supervisord with engine, actions and web on free ports."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import launch

ROOT = Path(__file__).resolve().parent.parent
# The one place that knows where the standards are when nobody says so.
STANDARDS = Path(os.environ.get("RECHTDOOR_STANDARDS") or ROOT / "../shared/standards").resolve()
READY_WITHIN = 300  # seconds; a busy machine is slow to load the model


@dataclass(frozen=True)
class Stack:
    """A running installation. `login` is the first account: (name, password)."""

    url: str
    var: Path
    database_url: str
    environment: dict[str, str]
    started: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    @classmethod
    def running(cls, url: str, var: Path) -> "Stack":
        """An installation that somebody started."""
        action = os.environ.get("RECHTDOOR_ACTION_PORT", "8655")
        return cls(url, var, f"sqlite:///{var}/rechtdoor.db", {**os.environ, "RECHTDOOR_ACTION_PORT": action})

    @property
    def login(self) -> tuple[str, str]:
        """The first account, as `rechtdoor run` writes it down."""
        _, _, name, _, password = (self.var / "eerste-inlog.txt").read_text(encoding="utf-8").split()
        return name, password

    def control(self, *command: str) -> str:
        """Ask the supervisor."""
        program = [
            str(Path(sys.executable).parent / "supervisorctl"),
            "-c",
            str(self.var / "supervisord.conf"),
        ]
        return subprocess.run([*program, *command], capture_output=True, text=True).stdout

    def begin(self) -> None:
        """Exactly as `make run` starts it, until it is ready."""
        program = [str(Path(sys.executable).parent / "rechtdoor"), "run"]
        with (self.var / "run.log").open("a") as log:
            self.started.append(
                subprocess.Popen(program, env=self.environment, cwd=ROOT, stdout=log, stderr=log)
            )
        self.wait()

    def end(self) -> None:
        """Stop everything."""
        for process in self.started:
            process.terminate()
            process.wait(30)

    def stop(self, name: str) -> None:
        """Stop `engine`, `action` or `web`."""
        self.control("stop", name)

    def start(self, name: str) -> None:
        """Start it again and wait until everything is ready."""
        self.control("start", name)
        self.wait()

    def kill(self, name: str) -> None:
        """kill -9; the supervisor brings it back."""
        self.control("signal", "KILL", name)

    def wait(self) -> None:
        """Wait until the stack is ready. Fails when it takes too long."""
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            if self.is_ready():
                return
            time.sleep(0.3)
        pytest.fail(f"The stack is not ready; see {self.var}/log")

    def is_ready(self) -> bool:
        """Whether web, engine, actions and database answer."""
        action = f"http://127.0.0.1:{self.environment['RECHTDOOR_ACTION_PORT']}/health"
        try:
            return all(
                httpx.get(url, timeout=2, trust_env=False).status_code == 200
                for url in (f"{self.url}/readyz", action)
            )
        except httpx.HTTPError:
            return False


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def environment_for(var: Path) -> dict[str, str]:
    """Settings of a test installation; limits are wide because all tests share one address."""
    web, engine, action = free_ports(3)
    return {
        **os.environ,
        "RECHTDOOR_VAR": str(var),
        "RECHTDOOR_WEB_PORT": str(web),
        "RECHTDOOR_ENGINE_PORT": str(engine),
        "RECHTDOOR_ACTION_PORT": str(action),
        "RECHTDOOR_CONVERSATIONS_PER_HOUR": "100000",
        "RECHTDOOR_MESSAGES_PER_MINUTE": "1000",
        "RECHTDOOR_DATABASE_URL": "",
        "RECHTDOOR_PUBLIC_URL": "",
    }


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """One installation for the whole session.

    RECHTDOOR_STACK_URL and RECHTDOOR_STACK_VAR name one that runs already, for who writes tests.
    """
    if os.environ.get("RECHTDOOR_STACK_URL"):
        yield Stack.running(os.environ["RECHTDOOR_STACK_URL"], Path(os.environ["RECHTDOOR_STACK_VAR"]))
        return
    var = tmp_path_factory.mktemp("var")
    environment = environment_for(var)
    running = Stack(
        f"http://127.0.0.1:{environment['RECHTDOOR_WEB_PORT']}",
        var,
        f"sqlite:///{var}/rechtdoor.db",
        environment,
    )
    try:
        running.begin()
        yield running
    finally:
        running.end()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One headless browser for the session."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def standards() -> Path:
    """The folder with the standards to check against."""
    for file in ("hsds-3.0/service.json", "nlgov-api-rules/linter.yaml"):
        if not (STANDARDS / file).exists():
            pytest.fail(f"Geen {file} in {STANDARDS}: zet RECHTDOOR_STANDARDS op de map met de standaarden.")
    return STANDARDS


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests run only when asked for: `pytest -m long`."""
    if "long" not in str(config.getoption("-m")):
        items[:] = [item for item in items if "long" not in item.keywords]
