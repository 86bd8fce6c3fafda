"""spaCy corpus reader over prepared CoNLL-U: whole runs of sentences in text order, plus chat copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
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

QUOTES = ((",,", "''"), (",,", "''"), ("“", "”"), ("‘", "’"))  # the treebanks mostly have straight ones
REQUOTED = 0.4  # chance that a group of a further clean copy gets other quotes
GROUP = 10  # sentences a document, as `spacy convert -n 10` does and as the official model was trained
SPACE = 0.03  # chance of a white-space token after a sentence (training copies only)


@spacy.registry.readers("rechtdoor.treebank.v1")
def treebank_reader(
    path: Path, clean: int, ud_extra: int, chat: int, seed: int
) -> Callable[[Language], Iterable[Example]]:
    """`clean` copies as they are and `chat` copies in chat style; one clean copy alone has nothing random.

    `ud_extra` more clean copies of what comes from the UD release: little else in training is Wikipedia.
    """

    made: list[Example] = []

    def examples(nlp: Language) -> list[Example]:
        if not made:  # every component asks again while it is initialised
            made.extend(_examples(nlp, Path(path), (clean, ud_extra, chat), Random(seed)))
        return made

    return examples


def _examples(nlp: Language, path: Path, copies: tuple[int, int, int], rng: Random) -> Iterator[Example]:
    parts = [list(part) for _, part in groupby(read(path), lambda s: s.source)]
    for doc in _docs(nlp.vocab, parts, copies, rng):
        yield Example(nlp.make_doc(doc.text), doc)


def _docs(
    vocab: Vocab, parts: list[list[Sentence]], copies: tuple[int, int, int], rng: Random
) -> Iterator[Doc]:
    clean, ud_extra, chat = copies
    plain = sum(copies) == 1
    for part in parts:
        for copy in range(clean + ud_extra * part[0].source.startswith("ud-")):
            for group in _groups(part, rng if copy else None, whole=plain):
                yield to_doc(vocab, _requoted(group, rng) if copy else group, None if plain else rng)
        for _ in range(chat):
            for group in chat_groups(part, rng):
                yield to_doc(vocab, group, rng)


def _groups(part: Sequence[Sentence], rng: Random | None, whole: bool) -> Iterator[Sequence[Sentence]]:
    """Runs of ten; with `rng`, of one to fifteen. Unless `whole`, a loose fragment ends its run."""
    group: list[Sentence] = []
    size = rng.randint(1, 15) if rng else GROUP
    for sentence in part:
        if group and (len(group) == size or (not whole and _loose(group[-1], sentence))):
            yield group
            group, size = [], rng.randint(1, 15) if rng else GROUP
        group.append(sentence)
    yield group


def _loose(before: Sentence, after: Sentence) -> bool:
    """No end mark and no capital between two sentences: separate items of a test suite, not running text."""
    return before.tokens[-1].upos != "PUNCT" and not after.tokens[0].form[:1].isupper()


def _requoted(group: Sequence[Sentence], rng: Random) -> Sequence[Sentence]:
    if rng.random() >= REQUOTED:
        return group
    marks = rng.choice(QUOTES)
    return [requote(sentence, marks) for sentence in group]


def requote(sentence: Sentence, marks: tuple[str, str]) -> Sentence:
    """Straight double quotes replaced in turn by an opening and a closing mark."""
    tokens, closing = [], False
    for t in sentence.tokens:
        if t.form == '"':
            t = replace(t, form=marks[closing], lemma=marks[closing])
            closing = not closing
        tokens.append(t)
    return sentence.with_tokens(tokens)


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
        feats, tag = (
            t.feats.replace("_", "") if t.feats == "_" else t.feats,
            t.xpos.replace("_", "") if t.xpos == "_" else t.xpos,
        )
        yield t.form, space, tag, t.upos, feats, t.lemma, head, t.dep if t.head else "ROOT", i == 0


def _space_row(place: int, text: str) -> tuple:
    return text, False, "_SP", "SPACE", "", text, place - 1, "dep", False
