"""`rechtdoor stories` plays and counts the dialogue stories of `rasa test`."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from typer import Typer
from typer.testing import CliRunner

from bot.stories import rasa_core
from bot.stories.rasa_core import STORIES, RasaRun, run
from bot.stories.runner import choose
from bot.stories.stack import Stack
from tests.stories.test_play import story

WRONG = """
- story: an answer is thanked at once
  steps:
  - user: |
      /start
    intent: start
  - action: action_start
  - action: utter_goodbye
"""


@pytest.mark.live
def test_right_and_wrong_dialogues_are_told_apart(tmp_path: Path) -> None:
    """Rasa itself plays all of ours and one that can't be right."""
    shutil.copytree(STORIES, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "test_dialoog.yml"
    ours = yaml.safe_load(file.read_text(encoding="utf-8"))["stories"]
    known = sum(one["story"].startswith(rasa_core.KNOWN) for one in ours)
    file.write_text(file.read_text(encoding="utf-8") + WRONG, encoding="utf-8")
    found = run(tmp_path)
    assert (found.passed, found.failed) == (len(ours) - known, 1), found.text
    assert f"{len(ours) - known} van {len(ours) + 1} goed" in found.text


@pytest.mark.parametrize(("failed", "status"), [(0, 0), (1, 1)])
def test_the_command_counts_them(
    small: Stack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failed: int, status: int
) -> None:
    one = story(tmp_path, name="goed")
    monkeypatch.setenv("RECHTDOOR_STACK_VAR", str(small.var))
    command = import_module("bot.cli.stories")  # bot.cli has a function of this name
    monkeypatch.setattr(command, "choose", lambda *narrowed: choose([str(one.file)]))
    monkeypatch.setattr(rasa_core, "run", lambda: RasaRun(5, failed, "Dialoogverhalen van Rasa: proef"))
    app = Typer()
    app.command()(command.stories)
    done = CliRunner().invoke(app, ["--url", small.url, "--html", str(tmp_path / "v.html")])
    assert done.exit_code == status, done.output
    assert "Dialoogverhalen van Rasa: proef" in done.output
