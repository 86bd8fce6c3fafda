"""Step 2: train. An interrupted run goes on from `model-last` at the learning rate it had reached."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train

from . import corpus  # noqa: F401  registers the reader

CONFIG = Path(__file__).with_name("config.cfg")
RATE = 0.0015
COMPONENTS = ("tok2vec", "morphologizer", "tagger", "parser", "lemmatizer", "senter")


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps` in total; `chat` copies beside two clean ones (0 for the ablation); size of the tok2vec."""

    steps: int
    chat: int = 1
    width: int = 128
    rows: tuple[int, ...] = (8000, 1000, 4000, 2500, 50, 50)


def train(data: Path, out: Path, plan: Plan) -> Path:
    """Train to `plan.steps`, in as many segments as it takes; return the best model's folder."""
    segments = sorted(out.glob("segment-*"), key=lambda p: int(p.name.split("-")[1]))
    done = sum(_steps_of(s) for s in segments)
    if done < plan.steps:
        segment = out / f"segment-{len(segments)}"
        nlp = init_nlp(util.load_config(CONFIG, overrides=_overrides(data, segments, done, plan, segment)))
        spacy_train(nlp, segment)
        segments.append(segment)
    return max(segments, key=_best_score) / "model-best"


def _overrides(data: Path, segments: list[Path], done: int, plan: Plan, segment: Path) -> dict[str, Any]:
    left = plan.steps - done
    values: dict[str, Any] = {
        "paths.train": str(data / "train.conllu"),
        "paths.dev": str(data / "dev.conllu"),
        "corpora.train.chat": plan.chat,
        "components.tok2vec.model.encode.width": plan.width,
        "components.tok2vec.model.embed.rows": list(plan.rows),
        "training.max_steps": left,
        "training.logger.output_file": str(segment / "log.jsonl"),
    }
    if resumable := [s for s in segments if _steps_of(s)]:
        values |= {f"components.{c}": {"source": str(resumable[-1] / "model-last")} for c in COMPONENTS}
        values |= {"training.optimizer.learn_rate.initial_rate": RATE * left / plan.steps}
        values = {k: v for k, v in values.items() if not k.startswith("components.tok2vec.model")}
    return values


def _log(segment: Path) -> list[dict[str, Any]]:
    path = segment / "log.jsonl"
    return (
        [json.loads(line) for line in path.read_text().splitlines() if line.strip()] if path.exists() else []
    )


def _steps_of(segment: Path) -> int:
    """Steps that `model-last` holds: that of the last evaluation, since both are written together."""
    log = _log(segment) if (segment / "model-last").exists() else []
    return max((row["step"] for row in log), default=0)


def _best_score(segment: Path) -> float:
    return max((row["score"] for row in _log(segment)), default=-1.0)
