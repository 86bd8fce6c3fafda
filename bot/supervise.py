"""Start everything under supervisord (a kept process supervisor) and say when it is ready."""

import os
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from bot.settings import ROOT, Settings, settings
from bot.setup import ENGINE_PYTHON, model_path

READY_WITHIN = 180  # seconds


class StartError(Exception):
    """Starting is not possible; the message says what to do."""


class PortTakenError(StartError):
    """Another program listens on a port we need."""


class NoModelError(StartError):
    """The assistant is not trained, or its sources changed since."""


def start() -> None:
    """Replace this process by supervisord, which stops everything on Ctrl-C. Raises StartError."""
    config = settings()
    trained_model(config)
    for name, port in ports(config).items():
        check_free(config.host if name == "web" else "127.0.0.1", port, name)
    file = write_config(config, announce=True)
    supervisord = str(Path(sys.executable).parent / "supervisord")
    os.execv(supervisord, [supervisord, "--nodaemon", "--silent", "--configuration", str(file)])


def trained_model(config: Settings) -> Path:
    """The model to run. Raises NoModelError."""
    model = config.model or model_path()
    if not model.exists():
        raise NoModelError(
            f"De assistent is niet getraind: {model.name} ontbreekt. Draai `make run`; dat traint als het nodig is."
        )
    return model


def ports(config: Settings) -> dict[str, int]:
    """The ports by the name of their setting."""
    return {"web": config.web_port, "engine": config.engine_port, "action": config.action_port}


def check_free(host: str, port: int, name: str) -> None:
    """Raise PortTakenError when something listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            setting = f"RECHTDOOR_{name.upper()}_PORT"
            raise PortTakenError(
                f"Poort {port} is al in gebruik. Stop het andere programma, of kies een andere poort: {setting}={port + 1} make run"
            ) from error


def write_config(config: Settings, announce: bool = False) -> Path:
    """The supervisor's configuration for this installation, in var/."""
    logs = config.var / "log"
    logs.mkdir(parents=True, exist_ok=True)
    programs = commands(config) | ({"announce": [sys.executable, "-m", "bot.supervise"]} if announce else {})
    parts = [
        main_section(config, logs),
        *(section(name, command, logs) for name, command in programs.items()),
    ]
    file = config.var / "supervisord.conf"
    file.write_text("\n".join(parts), encoding="utf-8")
    return file


def commands(config: Settings) -> dict[str, list[str]]:
    """What runs: the action server, the sealed engine, the web."""
    python = sys.executable
    action = [python, "-m", "actions", str(config.action_port)]
    engine = [
        str(ENGINE_PYTHON),
        "-m",
        "bot.engine.launch",
        "--model",
        str(trained_model(config)),
        "--port",
        str(config.engine_port),
        "--actions",
        config.action_url,
        "--trackers",
        str(config.var / "trackers.db"),
        "--hours",
        str(config.conversation_hours),
    ]
    return {
        "action": action,
        "engine": engine,
        "web": [python, "-m", "bot.server"],
        "housekeeping": [python, "-m", "bot.housekeeping"],
    }


def main_section(config: Settings, logs: Path) -> str:
    """supervisord itself: loopback-free (a private socket), a log in var/log, our settings for all programs."""
    return (
        f"[supervisord]\nlogfile={logs}/supervisord.log\npidfile={config.var}/supervisord.pid\nchildlogdir={logs}\n"
        f"directory={ROOT}\nloglevel=info\numask=077\n"
        f"[unix_http_server]\nfile={config.var}/supervisor.sock\nchmod=0700\n"
        "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface\n"
        f"[supervisorctl]\nserverurl=unix://{config.var}/supervisor.sock\n"
    )


def section(name: str, command: list[str], logs: Path) -> str:
    """One program: restarted when it dies, stopped with all its children."""
    once = name == "announce"
    output = (
        "/dev/fd/1\nstdout_logfile_maxbytes=0" if once else f"{logs}/{name}.log\nstdout_logfile_maxbytes=10MB"
    )
    return (
        f"[program:{name}]\ncommand={' '.join(quote(part) for part in command)}\ndirectory={ROOT}\n"
        f"environment={environment()}\nautorestart={'false' if once else 'true'}\nstartsecs={0 if once else 1}\nstartretries=1000\n"
        f"stopasgroup=true\nkillasgroup=true\nstopwaitsecs=8\nredirect_stderr=true\nstdout_logfile={output}\n"
    )


def quote(part: str) -> str:
    """One word of a command in supervisor's configuration."""
    return '"' + part.replace("%", "%%") + '"'


def environment() -> str:
    """Settings that every program shares."""
    shared: Mapping[str, str] = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "SANIC_HOST": "127.0.0.1",
        "RASA_TELEMETRY_ENABLED": "false",
        "OMP_NUM_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    return ",".join(f'{name}="{value}"' for name, value in shared.items())


def wait_until_ready(config: Settings) -> bool:
    """Whether everything answered in time."""
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        try:
            if (
                httpx.get(
                    f"http://{config.host}:{config.web_port}/readyz", timeout=3, trust_env=False
                ).status_code
                == 200
            ):
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.5)
    return False


def announce() -> None:
    """Print the addresses when everything is ready."""
    config = settings()
    print("· Starten (motor, acties, web)", flush=True)
    if not wait_until_ready(config):
        print(f"Het starten duurt te lang. Kijk in {config.var}/log wat er mis is.", flush=True)
        return
    login = config.var / "eerste-inlog.txt"
    print(
        f"\nRechtdoor draait.\n  Inwoners:     {config.web_url}/\n  Medewerkers:  {config.web_url}/loket",
        flush=True,
    )
    if login.exists():
        print(f"  {login.read_text(encoding='utf-8').strip()}", flush=True)
    print("Stoppen: Ctrl-C\n", flush=True)


if __name__ == "__main__":
    announce()
