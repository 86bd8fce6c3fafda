"""Step 3: score a pipeline on the UD 2.8 tests (raw text, documents of ten sentences) and on the chat set."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example

from .corpus import GROUP, to_doc
from .prepare import TEST
from .treebank import Sentence, read

GOLD = Path(__file__).with_name("chat_gold.conllu")
FOOTPRINT = """
import sys, time, spacy
def megabytes():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024
before, start = megabytes(), time.process_time()
nlp = spacy.load(sys.argv[1])
seconds = time.process_time() - start
nlp("ik kan niet meer traplopen en mijn man is vorig jaar overleden")
print(seconds, megabytes() - before)
"""
MEASURES = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
FACT_DEPS = ("nsubj", "obj", "advmod", "det", "nmod:poss", "obl", "case", "root")


def evaluate(model: Path, data: Path, out: Path) -> dict[str, Any]:
    """Scores per set as fractions of 1, speed in words a CPU-second, memory in MB; also written to `out`."""
    nlp = spacy.load(model)
    both = list(read(data / "test.conllu"))
    scores: dict[str, Any] = {
        "test": ud_scores(nlp, both),
        "dev": ud_scores(nlp, list(read(data / "dev.conllu"))),
    }
    scores |= {name: ud_scores(nlp, list(read(data / f"{name}.conllu"))) for name in TEST}
    if GOLD.exists():
        scores["chat"] = chat_scores(nlp, list(read(GOLD)))
    scores["sents_f_without_senter"] = parser_sentences(nlp, both)
    scores["speed"] = speed(nlp, both)
    scores["load_seconds"], scores["memory_mb"] = footprint(model)
    out.write_text(json.dumps(scores, indent=1), encoding="utf-8")
    return scores


def ud_scores(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    found = nlp.evaluate(_examples(nlp, [sentences[i : i + GROUP] for i in range(0, len(sentences), GROUP)]))
    return {m: round(found[m], 4) for m in MEASURES}


def chat_scores(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Every chat message is one document; adds the labelled F of each relation that facts are read from."""
    found = nlp.evaluate(_examples(nlp, [[s] for s in sentences]))
    scores = {m: round(found[m], 4) for m in MEASURES}
    per_type = found["dep_las_per_type"]
    scores["lemma_acc_plain"] = plain_lemmas(nlp, sentences)
    return scores | {f"las_f {dep}": round(per_type[dep]["f"], 4) for dep in FACT_DEPS if dep in per_type}


def plain_lemmas(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Lemma accuracy without the treebanks' bar inside compounds and separable verbs (`bad_kamer`)."""
    done = [Example(nlp(ex.reference.text), ex.reference) for ex in _examples(nlp, [[s] for s in sentences])]
    pairs = [
        (found.lemma_, gold)
        for ex in done
        for found, gold in zip(ex.predicted, ex.get_aligned("LEMMA", as_string=True), strict=True)
    ]
    right = sum(gold is not None and a.replace("_", "") == gold.replace("_", "") for a, gold in pairs)
    return round(right / len(pairs), 4)


def parser_sentences(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Sentence F of the parser alone, as in the official pipeline, which leaves its senter off."""
    with nlp.select_pipes(disable=["senter"]):
        return ud_scores(nlp, sentences)["sents_f"]


def speed(nlp: Language, sentences: Sequence[Sentence]) -> int:
    """Words a CPU-second on one thread, whole pipeline, best of three."""
    texts = [" ".join(s.text for s in sentences[i : i + GROUP]) for i in range(0, len(sentences), GROUP)]
    words = sum(len(s.tokens) for s in sentences)
    return round(words / min(_seconds(nlp, texts) for _ in range(3)))


def footprint(model: Path) -> tuple[float, int]:
    """CPU-seconds to load, and MB (Linux) that loading and one message add to a process with spaCy."""
    command = [sys.executable, "-c", FOOTPRINT, str(model)]
    seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return round(float(seconds), 1), round(float(megabytes))


def _seconds(nlp: Language, texts: Iterable[str]) -> float:
    start = time.process_time()
    for _ in nlp.pipe(texts):
        pass
    return time.process_time() - start


def _examples(nlp: Language, groups: Iterable[Sequence[Sentence]]) -> list[Example]:
    docs = (to_doc(nlp.vocab, group) for group in groups)
    return [Example(nlp.make_doc(doc.text), doc) for doc in docs]
