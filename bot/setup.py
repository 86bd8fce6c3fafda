"""Set up an installation on a fresh machine. Standard library only: nothing is installed yet when this runs.

Steps, each skipped when it is done: uv · this program's environment · the engine's environment (Python 3.10) ·
the Dutch model · the trained assistant.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("RECHTDOOR_VAR", ROOT / "var"))
ENGINE = ROOT / "bot" / "engine"
ENGINE_PYTHON = ENGINE / ".venv" / "bin" / "python"
UV_VERSION = "0.13.9"
OFFICIAL = "https://github.com/explosion/spacy-models/releases/download/nl_core_news_sm-3.7.0/nl_core_news_sm-3.7.0.tar.gz"
OFFICIAL_SHA256 = (
    "a4a1e9ce78befb7160e1e0ae6e21f04b26a98582e91f552471d1eaa237588b3d"  # where from: bot/adr/0004
)
PATIENCE = 15  # seconds for the official model, once
TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "data/nlu/*.yml",
    "data/rules/*.yml",
    "bot/nlu/*.py",
    "bot/nlu/*.json",
    "bot/nlu/*.txt",
    "bot/nlu/facts/*",
    "bot/nlu/encoder/*",
    "bot/engine/uv.lock",
)


class SetupError(Exception):
    """Set-up can't go on; the message says what to do."""


def main() -> None:
    """Do what is not done yet."""
    try:
        if sys.version_info < (3, 11):  # noqa: UP036  (this file starts on any Python)
            raise SetupError(
                "Rechtdoor heeft Python 3.11 of nieuwer nodig. Zet die op het PATH, of: make PYTHON=/pad/naar/python3.11"
            )
        VAR.mkdir(parents=True, exist_ok=True)
        uv = find_uv()
        sync_program(uv)
        sync_engine(uv)
        install_dutch_model(uv)
        train()
    except SetupError as error:
        sys.exit(f"\n{error}")
    except subprocess.CalledProcessError as error:
        sys.exit(
            f"\nEen stap is mislukt: {' '.join(map(str, error.cmd))}\nDe melding staat hierboven. Probeer het daarna nog een keer."
        )


def say(text: str) -> None:
    """Progress, in one line."""
    print(f"· {text}", flush=True)


def run(*command: str | Path, cwd: Path = ROOT, extra: dict[str, str] | None = None) -> None:
    """Run a command in a clean environment. Raises CalledProcessError."""
    environment = {
        k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")
    }
    subprocess.run(
        command, cwd=cwd, check=True, env=environment | {"UV_PYTHON_DOWNLOADS": "never"} | (extra or {})
    )


def find_uv() -> Path:
    """uv as found, else from PyPI into var/tools."""
    found = shutil.which("uv")
    if found:
        return Path(found)
    tools = VAR / "tools"
    if not (tools / "bin" / "uv").exists():
        say("uv ophalen van PyPI")
        run(sys.executable, "-m", "venv", tools)
        run(tools / "bin" / "python", "-m", "pip", "install", "--quiet", f"uv=={UV_VERSION}")
    return tools / "bin" / "uv"


def sync_program(uv: Path) -> None:
    """This program's environment, from its lock file."""
    fresh = not (ROOT / ".venv").exists()
    if fresh:
        say("Programma installeren")
    run(uv, "sync", "--frozen", "--quiet", "--python", sys.executable, *compiled(fresh))


def sync_engine(uv: Path) -> None:
    """The engine's environment, from its own lock file, on Python 3.10."""
    fresh = not ENGINE_PYTHON.exists()
    if fresh:
        say("Motor installeren (Rasa, spaCy, TensorFlow: dit duurt even)")
    found = subprocess.run([uv, "python", "find", "3.10"], cwd=ENGINE, capture_output=True, text=True)
    if found.returncode:
        raise SetupError(
            "Python 3.10 ontbreekt; de motor (Rasa) heeft die nodig.\n"
            "Installeer hem met: pyenv install 3.10   of: uv python install 3.10\n"
            "Draai daarna hetzelfde commando opnieuw."
        )
    run(uv, "sync", "--frozen", "--quiet", "--inexact", *compiled(fresh), cwd=ENGINE)


def compiled(fresh: bool) -> list[str]:
    """Compile a new environment once: starting is then several times faster."""
    return ["--compile-bytecode"] if fresh else []


def install_dutch_model(uv: Path) -> None:
    """The official model when it can be had, else our own; once."""
    done = ENGINE / ".venv" / "dutch-model.json"
    wanted = {"wheel": os.environ.get("RECHTDOOR_SPACY_WHEEL", ""), "own": own_wheel().name}
    if done.exists() and json.loads(done.read_text())["wanted"] == wanted:
        return
    wheel = chosen_wheel(wanted["wheel"])
    install: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        ENGINE_PYTHON,
        "--no-deps",
        "--reinstall",
    ]
    run(*install, *wheel)
    say(f"Nederlands taalmodel: {Path(wheel[-1]).name}")
    done.write_text(json.dumps({"wanted": wanted, "installed": Path(wheel[-1]).name}))


def chosen_wheel(setting: str) -> list[str]:
    """What to install: the setting (a file or an index), else the official wheel, else our own."""
    if setting.startswith(("http://", "https://")) and not setting.endswith(".whl"):
        return ["--index-url", setting, "nl_core_news_sm==3.7.0"]
    if setting:
        if not Path(setting).is_file():
            raise SetupError(f"RECHTDOOR_SPACY_WHEEL noemt een bestand dat er niet is: {setting}")
        return [str(Path(setting).resolve())]
    return [str(download_official() or own_wheel())]


def download_official() -> Path | None:
    """The official model, checked; None when it can't be had within PATIENCE seconds or isn't what we know."""
    target = VAR / "downloads" / OFFICIAL.rsplit("/", 1)[1]
    try:
        data = fetched(OFFICIAL, time.monotonic() + PATIENCE)
    except OSError:
        say("Het officiële taalmodel is hier niet te krijgen; het eigen taalmodel wordt gebruikt")
        return None
    if hashlib.sha256(data).hexdigest() != OFFICIAL_SHA256:
        say("Het opgehaalde taalmodel is niet het officiële (sha256); het eigen taalmodel wordt gebruikt")
        return None
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


def fetched(url: str, deadline: float) -> bytes:
    """What stands there. Raises OSError when it is not all there by the deadline."""
    parts: list[bytes] = []
    with urllib.request.urlopen(url, timeout=PATIENCE / 3) as answer:
        while part := answer.read1(2**16):
            parts.append(part)
            if time.monotonic() > deadline:
                raise TimeoutError(url)
    return b"".join(parts)


def own_wheel() -> Path:
    """Our own model's wheel, checked against SHA256SUMS."""
    sums = (ENGINE / "wheels" / "SHA256SUMS").read_text().split()
    wheel = ENGINE / "wheels" / sums[1].lstrip("*")
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != sums[0]:
        raise SetupError(f"{wheel.name} is beschadigd (sha256). Haal het bestand opnieuw uit git.")
    return wheel


def fingerprint() -> str:
    """A hash of everything the trained assistant is made of."""
    digest = hashlib.sha256((ENGINE / ".venv" / "dutch-model.json").read_bytes())
    for pattern in TRAINED_FROM:
        for file in sorted(ROOT.glob(pattern)):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def model_path() -> Path:
    """Where the assistant trained from today's sources is, or will be."""
    return ROOT / "models" / f"rechtdoor-{fingerprint()}.tar.gz"


def train() -> None:
    """Train the assistant when its sources changed; older ones go."""
    model = model_path()
    if model.exists():
        return
    say("Assistent trainen (een paar minuten; alleen als er iets is veranderd)")
    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    data = ("--data", "data/nlu", "data/rules", "--domain", "domain.yml", "--config", "config.yml")
    out = ("--force", "--out", "models", "--fixed-model-name", model.name.removesuffix(".tar.gz"))
    train_visibly([ENGINE_PYTHON, "-m", "rasa", "train", *data, *out], quiet)
    for old in model.parent.glob("rechtdoor-*.tar.gz"):
        if old != model:
            old.unlink()


def train_visibly(command: list[str | Path], extra: dict[str, str]) -> None:
    """Train with one line per step; all that Rasa says goes to a log. Raises CalledProcessError."""
    log = VAR / "log" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONHOME")} | extra
    with log.open("w") as kept:
        training = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        for line in training.stdout or ():
            kept.write(line)
            if "Finished training component" in line:
                say("klaar: " + line.rsplit("component", 1)[1].strip(" '.\n"))
    if training.wait():
        print("".join(log.read_text().splitlines(keepends=True)[-20:]), flush=True)
        raise subprocess.CalledProcessError(training.returncode, command)


if __name__ == "__main__":
    main()
