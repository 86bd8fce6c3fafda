"""Learning curves: how much better more training texts make the word models. Runs on the engine's own Python.

`python -m bot.engine.evaluate` trains on an eighth, a quarter, a half and all of the training texts and scores each on
the ordinary evaluation texts. The tuned sentence vectors are left out: they are not trained here.
"""

import json
import os
import random
import warnings
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("OMP_NUM_THREADS", "1")
warnings.filterwarnings("ignore")

from bot.nlu.labels import NOBODY
from bot.nlu.scoring.measures import f1_parts
from bot.nlu.topics import Topics, about_of, domains_of
from bot.nlu.training_texts import read

PARTS = (8, 4, 2, 1)  # of the training texts
HELD = Path("tests/nlu/ordinary.jsonl")


def curve() -> "list[tuple[int, float, float, float]]":
    """Texts learned from, micro-F1, first domain right, about whom right."""
    stories, _ = read(Path("data/nlu"))
    random.Random(1).shuffle(stories)
    held = [json.loads(line) for line in HELD.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(len(stories) // part, *score(stories[: len(stories) // part], held)) for part in PARTS]


def score(stories: "list[tuple[str, dict]]", held: "list[dict]") -> "tuple[float, float, float]":
    """Train on some, measure on others."""
    topics = Topics(None, None)  # type: ignore[arg-type]
    topics.fit(
        [text for text, _ in stories],
        [meta["domains"] for _, meta in stories],
        [meta["about"] or NOBODY for _, meta in stories],
    )
    rows = topics.rows([row["text"] for row in held])
    domains = [domains_of(chances, None) for chances in topics.domains.chances(rows)]
    about = [about_of(chances, None) for chances in topics.about.chances(rows)]
    pairs = [
        f1_parts({"understood": row["understood"], "got": {"understood": {"domains": found}}})
        for row, found in zip(held, domains, strict=True)
    ]
    first = [row["understood"]["domains"][0] == found[0] for row, found in zip(held, domains, strict=True)]
    right = [row["understood"]["about"] == found for row, found in zip(held, about, strict=True)]
    return (
        sum(top for top, _ in pairs) / sum(bottom for _, bottom in pairs),
        sum(first) / len(first),
        sum(right) / len(right),
    )


def main() -> None:
    """Print the curve."""
    print(f"{'teksten':>8} {'micro-F1':>9} {'eerste':>7} {'over wie':>9}")
    for count, f1, first, about in curve():
        print(f"{count:8d} {f1:9.3f} {first:7.3f} {about:9.3f}", flush=True)


if __name__ == "__main__":
    main()
