"""The running assistant that stories are played on: given, found, or started for the occasion."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.settings import ROOT, Settings, settings
from bot.stories.errors import StackError

URL, VAR = "RECHTDOOR_STACK_URL", "RECHTDOOR_STACK_VAR"
GENEROUS = {
    "conversations_per_hour": 1_000_000,
    "messages_per_minute": 10_000,
}  # limits are not what stories test


@dataclass(frozen=True)
class Stack:
    """Where the assistant is; `var` is its folder when it runs on this machine."""

    url: str
    var: Path | None = None
    database: str | None = None

    @property
    def trackers(self) -> Path | None:
        """The file with running conversations."""
        return self.var / "trackers.db" if self.var else None

    @property
    def supervisor(self) -> Path | None:
        """The supervisor's configuration, when it runs under one on this machine."""
        socket_file = self.var / "supervisor.sock" if self.var else None
        return self.var / "supervisord.conf" if self.var and socket_file and socket_file.exists() else None

    def stop_process(self, name: str) -> None:
        """Kill one part; the supervisor starts it again. Raises StackError."""
        if self.supervisor is None:
            raise StackError(
                "stop_process kan alleen als de assistent met `rechtdoor run` op deze machine draait"
            )
        control = str(Path(sys.executable).parent / "supervisorctl")
        subprocess.run(
            [control, "-c", str(self.supervisor), "signal", "KILL", name], check=True, capture_output=True
        )


@contextmanager
def stack(url: str = "") -> Iterator[Stack]:
    """The given address, else RECHTDOOR_STACK_URL, else the usual port, else a stack of our own. Raises StackError."""
    given = url or os.environ.get(URL, "")
    if given:
        if not ready(given):
            raise StackError(
                f"Op {given} antwoordt geen assistent die klaar is. Start hem met `rechtdoor run`."
            )
        yield at(given)
    elif ready(settings().web_url):
        yield at(settings().web_url)
    else:
        print(
            "Er draait geen assistent die klaar is. Ik start er zelf een; dat duurt ongeveer een minuut.",
            file=sys.stderr,
        )
        yield from own_stack()


def at(url: str) -> Stack:
    """A running stack; on this machine with its folder (RECHTDOOR_STACK_VAR, else the usual one)."""
    if urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
        return Stack(url)
    var = os.environ.get(VAR)
    config = settings().model_copy(update={"var": Path(var), "database_url": ""}) if var else settings()
    return Stack(url, config.var, config.database)


def ready(url: str) -> bool:
    """Whether a stack answers and is ready."""
    try:
        return httpx.get(f"{url.rstrip('/')}/readyz", timeout=5, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def own_stack() -> Iterator[Stack]:
    """Start everything on free ports in var/stories/stack, and stop it afterwards. Raises StackError."""
    from bot.store.database import migrate
    from bot.supervise import StartError, wait_until_ready, write_config

    config = own_settings()
    try:
        migrate(config.database)
        file = write_config(config)
    except StartError as error:
        raise StackError(str(error)) from error
    supervisord = str(Path(sys.executable).parent / "supervisord")
    process = subprocess.Popen(
        [supervisord, "--nodaemon", "--silent", "--configuration", str(file)],
        env=environment(config),
        cwd=ROOT,
    )
    try:
        if not wait_until_ready(config):
            raise StackError(f"De assistent start niet. Kijk in {config.var}/log wat er mis is.")
        yield Stack(config.web_url, config.var, config.database)
    finally:
        process.terminate()
        process.wait(30)


def own_settings() -> Settings:
    """Settings of a stack of our own."""
    web, engine, action = (free_port() for _ in range(3))
    places = {
        "var": settings().var / "stories" / "stack",
        "database_url": "",
        "public_url": "",
        "host": "127.0.0.1",
    }
    places["var"].mkdir(parents=True, exist_ok=True)  # type: ignore[attr-defined]
    return settings().model_copy(
        update={**places, **GENEROUS, "web_port": web, "engine_port": engine, "action_port": action}
    )


def environment(config: Settings) -> dict[str, str]:
    """The settings for the started programs."""
    names = ("var", "database_url", "public_url", "host", "web_port", "engine_port", "action_port", *GENEROUS)
    return {**os.environ, **{f"RECHTDOOR_{name.upper()}": str(getattr(config, name)) for name in names}}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
