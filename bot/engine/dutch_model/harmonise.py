"""Bring newer Dutch annotation (UD 2.16, Alpino converter 2.17) to the scheme of release 2.8.

The official `nl_core_news_sm` 3.7.0 was trained on 2.8, and its test sets are in that scheme. The rules were
found by laying the dev files of both releases side by side; `Labels` are those of the official `meta.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

from .treebank import Sentence, Token

DROPPED = ("Mood=", "ExtPos=", "Foreign=")
DEPS = {
    "obl:arg": "obl",
    "cc:preconj": "cc",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "csubj:pass": "csubj",
}
TAGS = {"N|eigen|ev|basis|genus|stan": "N|eigen|ev|basis|zijd|stan"}  # hardly used before 2.17
NAME_OR_NUMBER = ("SPEC|deeleigen", "N|eigen", "TW")


@dataclass(frozen=True, slots=True)
class Labels:
    """Allowed labels: fine tags, `Feat=Value|POS=X` strings, dependency relations (with `ROOT`)."""

    tags: frozenset[str]
    morphs: frozenset[str]
    deps: frozenset[str]

    @classmethod
    def from_meta(cls, path: Path) -> Labels:
        sets = json.loads(path.read_text(encoding="utf-8"))["labels"]
        return cls(*(frozenset(sets[name]) for name in ("tagger", "morphologizer", "parser")))


def harmonise(sentence: Sentence, labels: Labels) -> Sentence:
    tokens = [_token(t, labels) for t in sentence.tokens]
    if sentence.source.startswith("ud-lassy-r2.16"):
        tokens = [_flat_to_fixed(t, tokens) for t in tokens]
    return sentence.with_tokens(tokens)


def morph_label(upos: str, feats: str) -> str:
    """spaCy's label of the morphologizer: features and `POS=` together, sorted."""
    return "|".join(sorted([f for f in feats.split("|") if f != "_"] + [f"POS={upos}"]))


def _token(t: Token, labels: Labels) -> Token:
    upos, xpos, feats, dep = t.upos, TAGS.get(t.xpos, t.xpos), _feats(t), DEPS.get(t.dep, t.dep)
    if t.xpos in ("SPEC|vreemd", "SPEC|afgebr"):
        upos, feats = "SYM", []
    elif t.xpos.startswith("LID|onbep") and upos == "NUM":
        upos, feats, dep = "DET", ["Definite=Ind"], "det"
    elif t.xpos.startswith("VNW") and upos == "ADJ":
        upos, feats = "DET", []
    feats = _known(upos, feats, labels)
    xpos = xpos if xpos in labels.tags else "_"
    return replace(t, upos=upos, feats="|".join(feats) or "_", xpos=xpos, dep=dep, lemma=_lemma(t))


def _lemma(t: Token) -> str:
    """The newest files give *meer* itself as lemma; 2.8 gives *veel*, as for other comparatives."""
    return "veel" if t.form.lower() == "meer" and t.xpos.startswith("VNW|onbep|grad") else t.lemma


def _feats(t: Token) -> list[str]:
    """Features that 2.8 has as well: determiners carry `Definite` only, exclamative *wat* no `PronType`."""
    feats = [f for f in t.feats.split("|") if f != "_" and not f.startswith(DROPPED)]
    if t.xpos in TAGS:
        feats = ["Gender=Com", "Number=Sing"]
    if t.upos == "DET":
        feats = [f for f in feats if f.startswith("Definite=")]
    return [f for f in feats if f not in ("PronType=Art", "PronType=Exc")]


def _known(upos: str, feats: list[str], labels: Labels) -> list[str]:
    """Drop features from the left until the official morphologizer knows the combination."""
    while feats and morph_label(upos, "|".join(feats)) not in labels.morphs:
        feats = feats[1:]
    return feats


def _flat_to_fixed(t: Token, tokens: list[Token]) -> Token:
    """2.16 calls titles of works `flat`; 2.8 called them `fixed`, and only names and numbers `flat`."""
    if t.dep != "flat" or tokens[t.head - 1].xpos.startswith(NAME_OR_NUMBER):
        return t
    return replace(t, dep="fixed")
