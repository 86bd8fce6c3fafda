"""Rasa's own dialogue stories (`rasa test core`): intents in, actions out, without our action server."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.settings import ROOT, settings
from bot.setup import ENGINE_PYTHON, model_path

STORIES = ROOT / "tests" / "rasa"
KNOWN = "known bug"  # how the name of a story begins that may fail
PATIENCE = 300  # seconds


@dataclass(frozen=True)
class RasaRun:
    """How the dialogue stories went."""

    passed: int
    failed: int
    text: str


def run(stories: Path = STORIES) -> RasaRun:
    """Play them with the trained model. Without a model they are not played, and that is said."""
    model = settings().model or model_path()
    if not model.exists():
        return RasaRun(
            0, 0, "Dialoogverhalen van Rasa: niet gespeeld, want de assistent is niet getraind (`make run`)."
        )
    out = settings().var / "stories" / "rasa"
    shutil.rmtree(out, ignore_errors=True)  # what an earlier run left would count
    command = [
        str(ENGINE_PYTHON),
        "-m",
        "rasa",
        "test",
        "core",
        "--model",
        str(model),
        "--stories",
        str(stories),
        "--out",
        str(out),
        "--no-plot",
    ]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE
    )
    return counted(out / "story_report.json", done)


def environment() -> dict[str, str]:
    """What the engine's Python needs."""
    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "OMP_NUM_THREADS": "1",
    }
    return {**os.environ, **quiet, "PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}


def counted(report: Path, done: subprocess.CompletedProcess[str]) -> RasaRun:
    """The counts in Rasa's report; no report is a failure with Rasa's last words."""
    if done.returncode or not report.exists():
        return RasaRun(
            0, 1, f"Dialoogverhalen van Rasa: `rasa test` stopte met een fout.\n{done.stderr[-800:]}"
        )
    total = int(json.loads(report.read_text(encoding="utf-8"))["conversation_accuracy"]["total"])
    names = failed_names(report.parent / "failed_test_stories.yml")
    known = [name for name in names if name.startswith(KNOWN)]
    failed = len(names) - len(known)
    text = f"Dialoogverhalen van Rasa: {total - len(names)} van {total} goed"
    text += f", {len(known)} bekende fout" if known else ""
    return RasaRun(
        total - len(names),
        failed,
        text + (f", {failed} fout: kijk in {report.parent}/failed_test_stories.yml" if failed else "") + ".",
    )


def failed_names(file: Path) -> list[str]:
    """The stories that Rasa wrote down as failed."""
    content = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else None
    return [str(story["story"]) for story in (content or {}).get("stories", [])]
