"""Starting with broken settings, directory or model: one clear line for the operator, and no start."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from bot.setup import ENGINE_PYTHON
from bot.store.database import migrate

START = "import logging; from bot.web import create_app; create_app()"


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation's data."""
    folder = tmp_path_factory.mktemp("var")
    migrate(f"sqlite:///{folder}/rechtdoor.db")
    return folder


def start(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a program with other settings, to its end."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


PROGRAMS = {
    "web": [sys.executable, "-m", "bot.server"],
    "housekeeping": [sys.executable, "-m", "bot.housekeeping"],
    "action": [sys.executable, "-m", "actions", "1"],
    "run": [sys.executable, "-c", "from bot.cli import app; app()", "run"],
    "parse": [sys.executable, "-c", "from bot.cli import app; app()", "parse", "-"],
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_setting_of_the_wrong_kind(program: str) -> None:
    done = start(*PROGRAMS[program], RECHTDOOR_WEB_PORT="tachtig", RECHTDOOR_HARD_DEADLINE="")
    assert done.returncode == 1
    assert done.stderr.startswith("De instellingen kloppen niet.\n")
    assert "RECHTDOOR_WEB_PORT: " in done.stderr
    assert "RECHTDOOR_HARD_DEADLINE: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("dit is geen adres", "URL"),
        ("postgresql://x:geheim@127.0.0.1:1/x", "Connection refused"),
        ("sqlite:////proc/nergens/rechtdoor.db", "/proc/nergens"),
        (f"sqlite:///{__file__}", "file is not a database"),
    ],
)
def test_a_database_that_cannot_be_used(tmp_path: Path, url: str, said: str) -> None:
    done = start(*PROGRAMS["run"], RECHTDOOR_VAR=str(tmp_path), RECHTDOOR_DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stderr.startswith("De database is niet te gebruiken. ")
    assert said in done.stderr
    assert "geheim" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("RECHTDOOR_MUNICIPALITY", "atlantis", "RECHTDOOR_MUNICIPALITY=atlantis: kies uit "),
        ("RECHTDOOR_DATABASE_URL", "dit is geen adres", "RECHTDOOR_DATABASE_URL"),
        ("RECHTDOOR_MUNICIPALITIES", "/bestaat/niet", "RECHTDOOR_MUNICIPALITIES"),
    ],
)
def test_wrong_settings(var: Path, name: str, value: str, said: str) -> None:
    done = start(sys.executable, "-c", START, **{"RECHTDOOR_VAR": str(var), name: value})
    assert done.returncode == 1
    assert said in done.stderr
    assert "De web-server start niet." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_directory(var: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(ROOT / "data" / "municipalities", tmp_path / "municipalities")
    table = folder / "ermelo" / "tabel.csv"
    table.write_text(table.read_text("utf-8").replace(",", ";;", 3), "utf-8")
    done = start(sys.executable, "-c", START, RECHTDOOR_VAR=str(var), RECHTDOOR_MUNICIPALITIES=str(folder))
    assert done.returncode == 1
    assert "tabel.csv" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.live
@pytest.mark.parametrize("content", [None, b"", b"geen model"], ids=["missing", "empty", "nonsense"])
def test_a_broken_model(tmp_path: Path, content: bytes | None) -> None:
    model = tmp_path / "model.tar.gz"
    if content is not None:
        model.write_bytes(content)
    arguments = [
        "--port",
        "1",
        "--actions",
        "http://127.0.0.1:1",
        "--trackers",
        str(tmp_path / "trackers.db"),
    ]
    done = start(str(ENGINE_PYTHON), "-m", "bot.engine.launch", "--model", str(model), *arguments)
    assert done.returncode != 0
    assert str(model) in done.stdout + done.stderr
