"""Step 1: read the treebanks, harmonise them, keep held-out sentences out, write `data/*.conllu`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from .harmonise import Labels, harmonise
from .leakage import HeldOut
from .treebank import Sentence, read, write

OFFICIAL_META = "nl_core_news_sm-3.7.0.meta.json"
TRAIN = ("ud-lassy-r2.16-dev", "ud-lassy-r2.16-test", "alpino-treebank-*")
DEV = ("ud-alpino-r2.8-dev", "ud-lassy-r2.8-dev")
TEST = ("ud-alpino-r2.8-test", "ud-lassy-r2.8-test")


def prepare(source: Path, data: Path) -> dict[str, int]:
    """Write `train`, `dev`, `test` and one file per test treebank; return the counts, saved as well."""
    data.mkdir(parents=True, exist_ok=True)
    labels = Labels.from_meta(source / OFFICIAL_META)
    dev, test = list(sentences(source, DEV)), list(sentences(source, TEST))
    counts: Counter[str] = Counter()
    train = list(_kept(sentences(source, TRAIN), HeldOut([*dev, *test]), counts))
    write(data / "train.conllu", (harmonise(s, labels) for s in train))
    write(data / "dev.conllu", dev)
    write(data / "test.conllu", test)
    for name in TEST:
        write(data / f"{name}.conllu", (s for s in test if s.source == name))
    counts |= {
        f"{n} tokens": sum(len(s.tokens) for s in part)
        for n, part in (("train", train), ("dev", dev), ("test", test))
    }
    (data / "prepare.json").write_text(json.dumps(dict(sorted(counts.items())), indent=1), encoding="utf-8")
    return dict(counts)


def sentences(source: Path, patterns: Iterable[str]) -> Iterator[Sentence]:
    for pattern in patterns:
        paths = sorted(source.glob(f"{pattern}.conllu.gz"))
        if not paths:
            raise FileNotFoundError(f"no {pattern}.conllu.gz in the treebank folder {source}")
        for path in paths:
            yield from read(path)


def _kept(candidates: Iterable[Sentence], held_out: HeldOut, counts: Counter[str]) -> Iterator[Sentence]:
    for sentence in candidates:
        if reason := held_out.reason(sentence):
            counts[f"dropped: {reason}"] += 1
        else:
            counts[f"kept: {sentence.source}"] += 1
            yield sentence
