"""What the engine understands of texts, without a conversation: JSON lines in, JSON lines out.

Run on the engine's own Python: `python -m bot.engine.parse --model FILE < in.jsonl > out.jsonl`. A line in
has a `text`; the same line comes out with `understood` and `intent` beside it, or `error` when it broke the pipeline.
Nothing else comes out on standard output: what libraries print goes to standard error.
"""

import argparse
import json
import os
import sys
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE
from rasa.engine.loader import load_predict_graph_runner
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

BATCH = 200


class Parser:
    """The language part of one trained model."""

    def __init__(self, model: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        storage = Path(self._folder.name)
        metadata, self._graph = load_predict_graph_runner(storage, model, LocalModelStorage, DaskGraphRunner)
        self._target = metadata.nlu_target

    def parse_all(self, texts: list[str]) -> list[dict[str, Any]]:
        """As `parse`; a text that breaks the pipeline gets an `error` and takes no other with it."""
        try:
            return self.parse(texts)
        except Exception as error:
            if len(texts) == 1:
                return [{"error": type(error).__name__}]
            return [found for text in texts for found in self.parse_all([text])]

    def parse(self, texts: list[str]) -> list[dict[str, Any]]:
        """`understood` and `intent` of each text."""
        messages = [UserMessage(text) for text in texts]
        found = self._graph.run({PLACEHOLDER_MESSAGE: messages}, targets=[self._target])[self._target]
        return [
            {"understood": m.get("understood"), "intent": (m.get("intent") or {}).get("name")} for m in found
        ]


def newest(folder: Path) -> Path:
    """The newest model in the folder. Raises FileNotFoundError."""
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise FileNotFoundError(f"Geen model in {folder}/. Draai `make train`.")
    return models[-1]


def batches(lines: Iterable[str]) -> Iterator[list[dict[str, Any]]]:
    """Lines as objects, BATCH at a time."""
    rows = (json.loads(line) for line in lines if line.strip())
    while batch := list(islice(rows, BATCH)):
        yield batch


def main() -> None:
    """Parse standard input."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--model", type=Path, default=None)
    given = arguments.parse_args()
    with own_output() as out:
        parser = Parser(given.model or newest(Path("models")))
        for batch in batches(sys.stdin):
            for row, found in zip(batch, parser.parse_all([row["text"] for row in batch]), strict=True):
                print(json.dumps({**row, **found}), file=out)
            out.flush()


def own_output() -> TextIO:
    """Standard output for our lines alone; what others print goes to standard error."""
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return ours


if __name__ == "__main__":
    main()
