"""Step 2: train. An interrupted run goes on from `model-last` at the learning rate it had reached."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import spacy
from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from thinc.api import Config

from . import corpus  # noqa: F401  registers the reader
from .evaluation import ud_scores
from .treebank import Sentence, read

CONFIG = Path(__file__).with_name("config.cfg")
RATE = 0.0015
SCORES = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps` in total; `chat` copies beside two clean ones (0 for the ablation); size of the tok2vec."""

    steps: int
    chat: int = 1
    width: int = 128
    rows: tuple[int, ...] = (8000, 1000, 4000, 2500, 50, 50)


def train(data: Path, out: Path, plan: Plan) -> Path:
    """Train to `plan.steps`, in as many segments as it takes; return the folder of the model to keep."""
    segments = sorted(out.glob("segment-*"), key=lambda p: int(p.name.split("-")[1]))
    if sum(_steps_of(s) for s in segments) < plan.steps:
        segment = out / f"segment-{len(segments)}"
        segment.mkdir(parents=True)
        nlp = init_nlp(_config(data, segments, plan, segment).interpolate())
        _reindex_lemmas(nlp)
        spacy_train(nlp, segment)
        segments.append(segment)
    best = max(segments, key=_best_score) / "model-best"
    return _steadier(best, segments[-1] / "model-last", data, out / "model-mean")


def _steadier(best: Path, last: Path, data: Path, out: Path) -> Path:
    """The mean of the best and the last weights, when that scores better on the dev set than the best alone."""
    dev = list(read(data / "dev.conllu"))
    alone, mean = spacy.load(best), _mean(spacy.load(best), spacy.load(last))
    if _score(mean, dev) <= _score(alone, dev):
        return best
    mean.to_disk(out)
    return out


def _mean(nlp: Language, other: Language) -> Language:
    """The first pipeline with every weight halfway to the other's."""
    for name in nlp.pipe_names:
        pairs = zip(nlp.get_pipe(name).model.walk(), other.get_pipe(name).model.walk(), strict=True)  # type: ignore[attr-defined]
        for node, twin in pairs:
            for param in node.param_names:
                if node.has_param(param):
                    node.set_param(param, (node.get_param(param) + twin.get_param(param)) / 2)
    return nlp


def _score(nlp: Language, dev: list[Sentence]) -> float:
    """The weighted score by which checkpoints are chosen."""
    found, weights = ud_scores(nlp, dev), util.load_config(CONFIG)["training"]["score_weights"]
    return sum(float(weight) * found[name] for name, weight in weights.items())


@spacy.registry.loggers("rechtdoor.progress.v1")
def progress_logger(path: Path | None) -> Callable[..., Any]:
    """A line of JSON per evaluation, on standard output and at once in `path`: `train` resumes by it."""

    def setup(nlp: Language, stdout: IO[str] = sys.stdout, stderr: IO[str] = sys.stderr) -> Any:
        def log_step(info: dict[str, Any] | None) -> None:
            if info is not None:
                _log_line(info, stdout, Path(path) if path else None)

        return log_step, lambda: None

    return setup


def _log_line(info: dict[str, Any], stdout: IO[str], path: Path | None) -> None:
    scores = {name: round(info["other_scores"].get(name) or 0.0, 4) for name in SCORES}
    line = json.dumps({"step": info["step"], "score": round(info["score"], 5), **scores})
    print(line, file=stdout, flush=True)
    if path:
        with path.open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def _config(data: Path, segments: list[Path], plan: Plan, segment: Path) -> Config:
    config = util.load_config(CONFIG)
    config["paths"] |= {"train": str(data / "train.conllu"), "dev": str(data / "dev.conllu")}
    config["corpora"]["train"]["chat"] = plan.chat
    config["training"]["logger"]["path"] = str(segment / "log.jsonl")
    config["components"]["tok2vec"]["model"]["encode"]["width"] = plan.width
    config["components"]["tok2vec"]["model"]["embed"]["rows"] = list(plan.rows)
    config["training"]["max_steps"] = plan.steps
    return _resumed(config, [s for s in segments if _steps_of(s)], plan)


def _resumed(config: Config, segments: list[Path], plan: Plan) -> Config:
    """Weights of the last segment, the steps that are left, and the rate at which it stopped."""
    if segments:
        left = plan.steps - sum(_steps_of(s) for s in segments)
        source = {"source": str(segments[-1] / "model-last")}
        config["components"] = {name: dict(source) for name in config["nlp"]["pipeline"]}
        config["training"]["max_steps"] = left
        config["training"]["optimizer"]["learn_rate"]["initial_rate"] = RATE * left / plan.steps
    return config


def _reindex_lemmas(nlp: Language) -> None:
    """spaCy 3.7 doesn't restore the index of lemma trees; without it, resuming teaches one label only."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.cfg["labels"])}


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
