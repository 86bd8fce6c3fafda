"""The shipped Dutch pipeline: wheel, card, chat gold set, and the recipe as far as it needs no spaCy."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from bot.engine.dutch_model import chat
from bot.engine.dutch_model.harmonise import Labels, harmonise, morph_label
from bot.engine.dutch_model.leakage import HeldOut, normalise
from bot.engine.dutch_model.treebank import Sentence, Token, read, to_conllu, write

ENGINE = Path(__file__).parents[2] / "bot" / "engine"
RECIPE = ENGINE / "dutch_model"
WHEELS = ENGINE / "wheels"
GOLD = RECIPE / "chat_gold.conllu"
LIMIT = 15 * 1024 * 1024
PIPELINE = ["tok2vec", "morphologizer", "tagger", "senter", "parser", "lemmatizer"]
UPOS = {
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
}
FACT_DEPS = {"nsubj", "obj", "advmod", "det", "nmod:poss", "case", "obl", "root"}


@pytest.fixture(scope="module")
def wheel() -> Path:
    (path,) = WHEELS.glob("nl_rechtdoor_sm-*-py3-none-any.whl")
    return path


@pytest.fixture(scope="module")
def meta(wheel: Path) -> dict:
    return json.loads(_member(wheel, r"nl_rechtdoor_sm/nl_rechtdoor_sm-[\d.]+/meta\.json"))


@pytest.fixture(scope="module")
def gold() -> list[Sentence]:
    return list(read(GOLD))


def _member(wheel: Path, pattern: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if re.fullmatch(pattern, n))
        return archive.read(name).decode()


# The wheel


def test_wheel_has_the_noted_sha256(wheel: Path) -> None:
    expected, name = (WHEELS / "SHA256SUMS").read_text().split()
    assert (name, expected) == (wheel.name, hashlib.sha256(wheel.read_bytes()).hexdigest())


def test_wheel_is_small_and_whole(wheel: Path) -> None:
    assert wheel.stat().st_size <= LIMIT
    with zipfile.ZipFile(wheel) as archive:
        assert archive.testzip() is None


def test_wheel_metadata_name_version_and_spacy_range(wheel: Path) -> None:
    metadata = _member(wheel, r"nl_rechtdoor_sm-[\d.]+\.dist-info/METADATA")
    version = wheel.name.split("-")[1]
    assert re.search(r"^Name: nl[_-]rechtdoor[_-]sm$", metadata, re.M)
    assert f"\nVersion: {version}\n" in metadata
    (requirement,) = re.findall(r"^Requires-Dist: spacy ?\(?([^)\n]+)\)?$", metadata, re.M)
    assert set(requirement.split(",")) == {">=3.7.2", "<3.8.0"}


def test_wheel_carries_licence_and_card(wheel: Path) -> None:
    assert "Attribution-ShareAlike 4.0" in _member(wheel, r"nl_rechtdoor_sm/nl_rechtdoor_sm-[\d.]+/LICENSE")
    assert "Alpino Treebank" in _member(wheel, r"nl_rechtdoor_sm/nl_rechtdoor_sm-[\d.]+/LICENSE")
    assert _member(wheel, r"nl_rechtdoor_sm/nl_rechtdoor_sm-[\d.]+/MODEL_CARD\.md").startswith(
        "# nl_rechtdoor_sm"
    )


def test_meta_says_what_the_engine_relies_on(meta: dict) -> None:
    assert (meta["lang"], meta["name"], meta["license"]) == ("nl", "rechtdoor_sm", "CC BY-SA 4.0")
    assert meta["spacy_version"] == ">=3.7.2,<3.8.0"
    assert meta["components"] == PIPELINE
    assert meta["disabled"] == []
    assert len(meta["sources"]) == 3


@pytest.mark.parametrize(
    ("component", "labels"),
    [
        ("tagger", {"WW|pv|tgw|ev", "VNW|onbep|det|stan|prenom|zonder|agr", "N|soort|mv|dim", "_SP"}),
        ("parser", {"ROOT", "nsubj", "obj", "advmod", "nmod:poss", "obl", "case", "det"}),
        ("morphologizer", {"Case=Nom|POS=PRON|Person=1|PronType=Prs", "Definite=Ind|POS=DET", "POS=SPACE"}),
    ],
)
def test_label_schemes_are_those_of_the_official_model(meta: dict, component: str, labels: set[str]) -> None:
    assert labels <= set(meta["labels"][component])


@pytest.mark.parametrize("name", ["config.cfg", "meta.json", "README.md"])
def test_wheel_names_no_machine_of_its_makers(wheel: Path, name: str) -> None:
    text = _member(wheel, rf"nl_rechtdoor_sm/nl_rechtdoor_sm-[\d.]+/{re.escape(name)}")
    assert not re.search(r"[\"'/](work|home|root|Users|tmp)/", text)


# The card


def test_card_gives_the_scores_that_the_wheel_carries(meta: dict) -> None:
    card = (RECIPE / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert f"Version {meta['version']}" in card
    for measure in ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"):
        row = next(line for line in card.splitlines() if f"`{measure}`" in line)
        assert f"{meta['performance'][measure]:.3f}".lstrip("0") in row, measure


def test_card_names_data_licences_and_authors() -> None:
    card = (RECIPE / "MODEL_CARD.md").read_text(encoding="utf-8")
    for word in (
        "CC BY-SA 4.0",
        "LGPL-2.1",
        "Bouma",
        "van Noord",
        "Zeman",
        "Žabokrtský",
        "University of Groningen",
    ):
        assert word in card


# The chat gold set


def test_gold_set_has_at_least_200_different_chat_sentences(gold: list[Sentence]) -> None:
    texts = {s.text for s in gold}
    assert len(texts) == len(gold) >= 200
    for text in texts:
        assert text == text.lower()
        assert not re.search(r"[.,;:!?\"]", text)


def test_gold_ids_are_unique(gold: list[Sentence]) -> None:
    assert len({s.sent_id for s in gold}) == len(gold)


def test_gold_trees_are_trees(gold: list[Sentence]) -> None:
    for sentence in gold:
        assert [t.dep for t in sentence.tokens if t.head == 0] == ["root"], sentence.text
        for place in range(1, len(sentence.tokens) + 1):
            assert _reaches_root(sentence, place), sentence.text


def test_gold_uses_labels_of_the_model(gold: list[Sentence], meta: dict) -> None:
    labels = {name: set(meta["labels"][name]) for name in ("tagger", "parser", "morphologizer")}
    for t in (t for s in gold for t in s.tokens):
        assert t.upos in UPOS
        assert t.xpos in labels["tagger"], t
        assert t.dep in labels["parser"] | {"root"}, t
        assert morph_label(t.upos, t.feats) in labels["morphologizer"], t
        assert t.lemma


def test_gold_covers_what_facts_are_read_from(gold: list[Sentence]) -> None:
    tokens = [t for s in gold for t in s.tokens]
    assert {t.dep for t in tokens} >= FACT_DEPS
    assert sum(t.lemma == "niet" and t.dep == "advmod" for t in tokens) >= 20
    assert sum(t.lemma == "geen" and t.dep == "det" for t in tokens) >= 20
    assert sum(t.dep == "nmod:poss" for t in tokens) >= 30
    assert sum(t.form in {"ik", "k", "mij", "me", "mijn", "wij", "we"} for t in tokens) >= 100


def _reaches_root(sentence: Sentence, place: int) -> bool:
    for _ in sentence.tokens:
        place = sentence.tokens[place - 1].head
        if place == 0:
            return True
    return False


# The recipe


def _tok(form: str, upos: str, xpos: str, head: int, dep: str, feats: str = "_", space: bool = True) -> Token:
    return Token(form, form.lower(), upos, xpos, feats, head, dep, space)


HIJ = _tok("Hij", "PRON", "VNW|pers|pron|nomin|vol|3|ev|masc", 3, "nsubj", "Case=Nom|Person=3|PronType=Prs")
HAS_BEEN = Sentence(
    "some-file",
    "1",
    (
        HIJ,
        _tok("heeft", "AUX", "WW|pv|tgw|met-t", 3, "aux"),
        _tok("gebeld", "VERB", "WW|vd|vrij|zonder", 0, "root", space=False),
        _tok(".", "PUNCT", "LET", 3, "punct"),
    ),
)


@pytest.fixture
def labels(meta: dict) -> Labels:
    return Labels(*(frozenset(meta["labels"][name]) for name in ("tagger", "morphologizer", "parser")))


def test_conllu_round_trip(tmp_path: Path) -> None:
    write(tmp_path / "a.conllu", [HAS_BEEN])
    assert list(read(tmp_path / "a.conllu")) == [HAS_BEEN]
    assert "SpaceAfter=No" in to_conllu(HAS_BEEN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("VERB", "WW|inf|vrij|zonder", "Mood=Ind|VerbForm=Inf", "root"), ("VERB", "VerbForm=Inf", "root")),
        (("DET", "LID|bep|stan|rest", "Definite=Def|PronType=Art", "det"), ("DET", "Definite=Def", "det")),
        (("DET", "VNW|onbep|det|stan|prenom|zonder|agr", "PronType=Neg", "det"), ("DET", "_", "det")),
        (("X", "SPEC|vreemd", "Foreign=Yes", "flat"), ("SYM", "_", "flat")),
        (("NUM", "LID|onbep|stan|agr", "_", "nummod"), ("DET", "Definite=Ind", "det")),
        (("NOUN", "N|soort|mv|basis", "Number=Plur", "obl:arg"), ("NOUN", "Number=Plur", "obl")),
        (("NOUN", "N|soort|mv|basis", "Number=Plur", "nsubj:outer"), ("NOUN", "Number=Plur", "nsubj")),
        (("ADP", "VZ|init", "ExtPos=ADP", "case"), ("ADP", "_", "case")),
        (("NOUN", "N|soort|mv|basis", "Number=Plur", "obj"), ("NOUN", "Number=Plur", "obj")),
    ],
)  # fmt: skip
def test_newer_annotation_becomes_that_of_2_8(before: tuple, after: tuple, labels: Labels) -> None:
    upos, xpos, feats, dep = before
    (token,) = harmonise(Sentence("f", "1", (_tok("x", upos, xpos, 0, dep, feats),)), labels).tokens
    assert (token.upos, token.feats, token.dep) == after


def test_unknown_fine_tag_becomes_missing(labels: Labels) -> None:
    (token,) = harmonise(Sentence("f", "1", (_tok("x", "DET", "LID|bep|dial", 0, "root"),)), labels).tokens
    assert token.xpos == "_"


def _said(text: str, source: str = "some-file", sent_id: str = "9") -> Sentence:
    return Sentence(source, sent_id, tuple(_tok(w, "X", "SPEC|afk", 0, "root") for w in text.split()))


@pytest.mark.parametrize(
    ("candidate", "reason"),
    [
        (_said("De Kat zat , op “ de ” mat in 1999 ."), "text"),
        (_said("iets heel anders dus", "ud-lassy-r2.16-dev", "held-1"), "sent_id"),
        (_said("iets heel anders dus", "alpino-treebank-cdb", "held-1"), None),  # ids are plain numbers there
        (_said("Gisteren : de kat zat op de mat in 2004 ."), "near"),
        (_said("de kat zat in de boom naast het huis van de buren"), None),
    ],
)
def test_held_out_sentences_are_recognised(candidate: Sentence, reason: str | None) -> None:
    held = HeldOut([_said("de kat zat op de mat in 1999", sent_id="held-1")])
    assert held.reason(candidate) == reason


def test_normalised_text_has_no_case_quotes_accents_or_digits() -> None:
    assert normalise("„Één”  Café's, 12!") == "een cafe s 00"


def test_first_person_changes_subject_verb_and_tags() -> None:
    ik, heb = chat.first_person(list(HAS_BEEN.tokens))[:2]
    assert (ik.form, ik.xpos, ik.feats) == (
        "Ik",
        "VNW|pers|pron|nomin|vol|1|ev",
        "Case=Nom|Person=1|PronType=Prs",
    )
    assert (heb.form, heb.xpos) == ("heb", "WW|pv|tgw|ev")


def test_without_punctuation_renumbers_heads_and_keeps_words_apart() -> None:
    tokens = (
        _tok("ja", "INTJ", "TSW", 3, "parataxis", space=False),
        _tok(",", "PUNCT", "LET", 3, "punct", space=False),
    )
    bare = chat.without_punctuation([*tokens, _tok("graag", "ADV", "BW", 0, "root")])
    assert [(t.form, t.head, t.space_after) for t in bare] == [("ja", 2, True), ("graag", 0, True)]


def test_chat_messages_keep_trees_and_are_repeatable() -> None:
    one, two = (chat.chat_groups([HAS_BEEN] * 20, Random(5)) for _ in range(2))
    assert one == two
    for sentence in (s for group in one for s in group):
        assert sum(t.head == 0 for t in sentence.tokens) == 1
        assert all(0 <= t.head <= len(sentence.tokens) for t in sentence.tokens)


def test_recipe_names_no_machine_of_its_makers() -> None:
    for path in _committed():
        assert not re.search(
            r"(?<![\w.])/(work|home|root|Users)/|\.\./shared", path.read_text(encoding="utf-8")
        ), path


def _committed() -> Iterator[Path]:
    yield from (p for p in RECIPE.iterdir() if p.suffix in {".py", ".cfg", ".md", ".txt", ".conllu"})
