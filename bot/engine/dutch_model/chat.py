"""Turn newspaper sentences into something nearer to how people type in a chat.

Everything works on gold trees, so tags, lemmas and dependencies stay right: only leaves are removed, and each
changed word gets the annotation of its new form. All randomness comes from the `Random` that is handed in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from .treebank import Sentence, Token

LOWER = 0.85
NO_PUNCT, NO_FINAL = 0.65, 0.85
FIRST_PERSON = 0.6
SLANG = 0.12
PLAIN_ACCENTS = 0.5
GROUP_SIZES = (1, 1, 1, 1, 2, 2, 3)

SPELLINGS = {
    ("het", "DET"): ("t",),
    ("het", "PRON"): ("t",),
    ("een", "DET"): ("n",),
    ("mijn", "PRON"): ("mn", "me"),
    ("zijn", "PRON"): ("zn",),
    ("haar", "PRON"): ("dr",),
    ("even", "ADV"): ("ff", "effe"),
    ("niet", "ADV"): ("nie",),
    ("ik", "PRON"): ("k",),
    ("eens", "ADV"): ("es",),
    ("dat", "PRON"): ("da",),
    ("wat", "PRON"): ("wa",),
    ("misschien", "ADV"): ("mischien",),
    ("moeder", "NOUN"): ("mam", "ma"),
    ("vader", "NOUN"): ("pap", "pa"),
    ("alleen", "ADV"): ("aleen",),
}
THIRD_PERSON = {
    "VNW|pers|pron|nomin|vol|3|ev|masc",
    "VNW|pers|pron|nomin|red|3|ev|masc",
    "VNW|pers|pron|nomin|vol|3v|ev|fem",
    "VNW|pers|pron|stan|red|3|ev|fem",
}
IRREGULAR = {
    "heeft": "heb",
    "is": "ben",
    "gaat": "ga",
    "staat": "sta",
    "slaat": "sla",
    "doet": "doe",
    "ziet": "zie",
}
IRREGULAR |= {"verstaat": "versta", "begaat": "bega", "laat": "laat", "weet": "weet"}
ONE_WORD = {"form": "ik", "lemma": "ik", "upos": "PRON", "xpos": "VNW|pers|pron|nomin|vol|1|ev"}
ONE_WORD |= {"feats": "Case=Nom|Person=1|PronType=Prs"}
SELF = {
    "lemma": "me",
    "upos": "PRON",
    "xpos": "VNW|pr|pron|obl|red|1|ev",
    "feats": "Case=Acc|Person=1|PronType=Prs",
}
MINE_TAG = "VNW|bez|det|stan|vol|1|ev|prenom|zonder|agr"


def chat_groups(sentences: Sequence[Sentence], rng: Random) -> list[list[Sentence]]:
    """Chat copies in messages of one to three sentences. Every message has one style throughout."""
    groups, start = [], 0
    while start < len(sentences):
        size = rng.choice(GROUP_SIZES)
        groups.append(chat_message(sentences[start : start + size], rng))
        start += size
    return [g for g in groups if g]


def chat_message(sentences: Sequence[Sentence], rng: Random) -> list[Sentence]:
    lower, punct, plain = rng.random() < LOWER, rng.random(), rng.random() < PLAIN_ACCENTS
    message = []
    for i, sentence in enumerate(sentences):
        tokens = list(sentence.tokens)
        if rng.random() < FIRST_PERSON:
            tokens = first_person(tokens)
        tokens = lowered(tokens) if lower else decapitalised(tokens)
        tokens = [_spelled(t, rng) for t in tokens]
        if plain:
            tokens = [replace(t, form=without_accents(t.form)) for t in tokens]
        if punct < NO_PUNCT:
            tokens = without_punctuation(tokens)
        elif punct < NO_FINAL and (i == len(sentences) - 1 or rng.random() < 0.5):
            tokens = without_final(tokens)
        if tokens:
            message.append(sentence.with_tokens(tokens))
    return message


def lowered(tokens: list[Token]) -> list[Token]:
    """All lower case; lemmas too, since a name's capital cannot be told from its lower-case form."""
    return [replace(t, form=t.form.lower(), lemma=t.lemma.lower()) for t in tokens]


def decapitalised(tokens: list[Token]) -> list[Token]:
    """Only the capital at the beginning of the sentence goes, unless the word is a name."""
    if not tokens or tokens[0].upos == "PROPN":
        return tokens
    return [replace(tokens[0], form=tokens[0].form.lower()), *tokens[1:]]


def without_accents(form: str) -> str:
    parts = unicodedata.normalize("NFD", form)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c)))


def without_punctuation(tokens: list[Token]) -> list[Token]:
    return _without(tokens, {i for i in range(len(tokens)) if _removable(tokens, i)})


def without_final(tokens: list[Token]) -> list[Token]:
    """Drop the punctuation at the end only."""
    gone: set[int] = set()
    for i in range(len(tokens) - 1, -1, -1):
        if not _removable(tokens, i):
            break
        gone.add(i)
    return _without(tokens, gone)


def first_person(tokens: list[Token]) -> list[Token]:
    """*Hij heeft zich vergist* becomes *ik heb me vergist*, with the tags to match.

    Only where one third-person pronoun is the subject and the finite verb is its own.
    """
    subjects = [i for i, t in enumerate(tokens) if t.dep == "nsubj" and t.xpos in THIRD_PERSON]
    if len(subjects) != 1 or not (verb := _finite(tokens, subjects[0])):
        return tokens
    out, head = list(tokens), tokens[subjects[0]].head
    out[subjects[0]] = replace(tokens[subjects[0]], **ONE_WORD)
    out[verb - 1] = _first_person_verb(tokens[verb - 1])
    for i, t in enumerate(tokens):
        if t.form.lower() == "zich" and t.head == head:
            out[i] = replace(t, form="me", **SELF)
        elif t.form.lower() == "zijn" and t.dep == "nmod:poss":
            out[i] = replace(
                t, form="mijn", lemma="mijn", xpos=MINE_TAG, feats="Person=1|Poss=Yes|PronType=Prs"
            )
    return _recapitalised(out, tokens)


def _finite(tokens: list[Token], subject: int) -> int | None:
    """1-based place of the subject's singular finite verb: its head, or an auxiliary or copula of that."""
    head = tokens[subject].head
    places = [head] + [
        i for i, t in enumerate(tokens, 1) if t.head == head and t.dep in ("aux", "aux:pass", "cop")
    ]
    finite = [p for p in places if tokens[p - 1].xpos in ("WW|pv|tgw|ev", "WW|pv|tgw|met-t", "WW|pv|verl|ev")]
    return finite[0] if len(finite) == 1 else None


def _first_person_verb(t: Token) -> Token:
    form = t.form.lower()
    if t.xpos == "WW|pv|tgw|met-t" or form in IRREGULAR:
        form = IRREGULAR.get(form, form.removesuffix("t"))
        return replace(t, form=form, xpos="WW|pv|tgw|ev")
    return replace(t, form=form)


def _recapitalised(new: list[Token], old: list[Token]) -> list[Token]:
    if not old[0].form[:1].isupper():
        return new
    return [replace(new[0], form=new[0].form[:1].upper() + new[0].form[1:]), *new[1:]]


def _spelled(t: Token, rng: Random) -> Token:
    variants = SPELLINGS.get((t.form, t.upos))
    if not variants or rng.random() >= SLANG:
        return t
    form = rng.choice(variants)
    return replace(t, form=form, lemma=t.lemma if t.upos != "NOUN" else form)


def _removable(tokens: list[Token], i: int) -> bool:
    return tokens[i].upos == "PUNCT" and all(t.head != i + 1 for t in tokens) and tokens[i].head != 0


def _without(tokens: list[Token], gone: set[int]) -> list[Token]:
    """Remove leaves (0-based places) and renumber the heads; a space comes where something went."""
    new_place, count = {0: 0}, 0
    for i in range(len(tokens)):
        if i not in gone:
            count += 1
            new_place[i + 1] = count
    return [
        replace(t, head=new_place[t.head], space_after=t.space_after or i + 1 in gone)
        for i, t in enumerate(tokens)
        if i not in gone
    ]
