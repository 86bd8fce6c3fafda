"""Sentences of a treebank, read from and written to CoNLL-U.

Only the ten basic columns count: multiword ranges (`1-2`) and empty nodes (`8.1`) are skipped.
Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `head` is the 1-based place of its head in the sentence, 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space_after: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it came from (`source` is a file's stem), its id, and its words in order."""

    source: str
    sent_id: str
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        return "".join(t.form + " " * t.space_after for t in self.tokens).rstrip()

    def with_tokens(self, tokens: Iterable[Token]) -> Sentence:
        return replace(self, tokens=tuple(tokens))


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of one `.conllu` or `.conllu.gz` file, in the order of the file."""
    stem = path.name.split(".conllu")[0]
    with _open(path) as lines:
        yield from _sentences(lines, stem)


def write(path: Path, sentences: Iterable[Sentence]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            out.write(to_conllu(sentence))


def to_conllu(sentence: Sentence) -> str:
    head = f"# newdoc_source = {sentence.source}\n# sent_id = {sentence.sent_id}\n# text = {sentence.text}\n"
    return head + "".join(_line(i, t) for i, t in enumerate(sentence.tokens, 1)) + "\n"


def _open(path: Path) -> TextIO:
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")


def _sentences(lines: Iterable[str], source: str) -> Iterator[Sentence]:
    sent_id, tokens = "", []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id ="):
            sent_id = line.partition("= ")[2]
        elif line.startswith("# newdoc_source ="):
            source = line.partition("= ")[2]
        elif line[:1].isdigit() and line.split("\t", 1)[0].isdigit():
            tokens.append(_token(line.split("\t")))
        elif not line and tokens:
            yield Sentence(source, sent_id, tuple(tokens))
            tokens = []


def _token(c: list[str]) -> Token:
    return Token(c[1], c[2], c[3], c[4], c[5], int(c[6]), c[7], "SpaceAfter=No" not in c[9])


def _line(i: int, t: Token) -> str:
    misc = "_" if t.space_after else "SpaceAfter=No"
    return "\t".join((str(i), t.form, t.lemma, t.upos, t.xpos, t.feats, str(t.head), t.dep, "_", misc)) + "\n"
