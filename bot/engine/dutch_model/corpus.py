"""spaCy corpus reader over prepared CoNLL-U: whole runs of sentences in text order, plus chat copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from .chat import chat_groups
from .treebank import Sentence, read

GROUP = 10  # sentences a document, as `spacy convert -n 10` does and as the official model was trained
SPACE = 0.03  # chance of a white-space token after a sentence (training copies only)


@spacy.registry.readers("rechtdoor.treebank.v1")
def treebank_reader(path: Path, clean: int, chat: int, seed: int) -> Callable[[Language], Iterable[Example]]:
    """`clean` copies as they are and `chat` copies in chat style; with one clean copy only, nothing is random."""

    made: list[Example] = []

    def examples(nlp: Language) -> list[Example]:
        if not made:  # every component asks again while it is initialised
            made.extend(_examples(nlp, Path(path), clean, chat, Random(seed)))
        return made

    return examples


def _examples(nlp: Language, path: Path, clean: int, chat: int, rng: Random) -> Iterator[Example]:
    parts = [list(part) for _, part in groupby(read(path), lambda s: s.source)]
    for doc in _docs(nlp.vocab, parts, clean, chat, rng):
        yield Example(nlp.make_doc(doc.text), doc)


def _docs(vocab: Vocab, parts: list[list[Sentence]], clean: int, chat: int, rng: Random) -> Iterator[Doc]:
    for part in parts:
        for copy in range(clean):
            for group in _groups(part, rng if copy else None):
                yield to_doc(vocab, group, rng if clean + chat > 1 else None)
        for _ in range(chat):
            for group in chat_groups(part, rng):
                yield to_doc(vocab, group, rng)


def _groups(part: Sequence[Sentence], rng: Random | None) -> Iterator[Sequence[Sentence]]:
    """Runs of ten; with `rng`, of one to fifteen."""
    start = 0
    while start < len(part):
        size = rng.randint(1, 15) if rng else GROUP
        yield part[start : start + size]
        start += size


def to_doc(vocab: Vocab, sentences: Sequence[Sentence], rng: Random | None = None) -> Doc:
    """One gold Doc. Unknown fine tags (`_`) count as missing, so they cost nothing."""
    rows: list[tuple] = []
    for i, sentence in enumerate(sentences):
        rows += _rows(sentence, len(rows), last=i == len(sentences) - 1)
        if rng and rng.random() < SPACE:
            rows.append(_space_row(len(rows), rng.choice(("\n", "\n\n", " ", "  "))))
    columns = ("words", "spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps", "sent_starts")
    return Doc(vocab, **{name: [row[i] for row in rows] for i, name in enumerate(columns)})


def _rows(sentence: Sentence, offset: int, last: bool) -> Iterator[tuple]:
    for i, t in enumerate(sentence.tokens):
        head = offset + (t.head - 1 if t.head else i)
        space = t.space_after or (i == len(sentence.tokens) - 1 and not last)
        feats, tag = t.feats.replace("_", "") if t.feats == "_" else t.feats, t.xpos.replace("_", "") if t.xpos == "_" else t.xpos
        yield t.form, space, tag, t.upos, feats, t.lemma, head, t.dep if t.head else "ROOT", i == 0


def _space_row(place: int, text: str) -> tuple:
    return text, False, "_SP", "SPACE", "", text, place - 1, "dep", False
