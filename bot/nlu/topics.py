"""Life domains (several a message, the most important first) and for whom the message asks."""

import json
from functools import lru_cache
from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack

from bot.nlu.component import Trained, labels_of, texts_of
from bot.nlu.concepts import concept_rows
from bot.nlu.encoder.heads import Scores
from bot.nlu.labels import ABOUT, DOMAINS, NOBODY
from bot.nlu.linear import LinearLabels, one_hot
from bot.nlu.meaning import MEANING
from bot.nlu.mixing import mixed, sigmoid, softmax
from bot.nlu.position_rules import is_professional
from bot.nlu.text import normalise
from bot.nlu.vectors import TextVectors

DOMAINS_FOUND = "domains"  # where a message keeps its domains
ABOUT_FOUND = "about"  # zelf, ander, professional, buur or None
POSITIONS = (*ABOUT, NOBODY)
TUNING = Path(__file__).with_name("tuning.json")  # chosen on validation texts, see EXPERIMENTS.md


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Topics(Trained):
    """One set of text rows, two linear models; each mixed with what the sentence vectors say."""

    def learn(self, examples: list[Message]) -> None:
        """Examples without labels (commands) teach nothing here."""
        told = [example for example in examples if labels_of(example)]
        labels = [labels_of(example) for example in told]
        self.fit(
            texts_of(told), [row["domains"] for row in labels], [row["about"] or NOBODY for row in labels]
        )

    def fit(self, texts: list[str], domains: list[list[str]], about: list[str]) -> None:
        """Learn from texts with their labels."""
        self.vectors = TextVectors()
        rows = self.beside(self.vectors.fit(texts), texts)
        self.domains = LinearLabels(DOMAINS).fit(rows, one_hot(domains, DOMAINS))
        self.about = LinearLabels(POSITIONS).fit(rows, one_hot([[one] for one in about], POSITIONS))

    def rows(self, texts: list[str]) -> csr_matrix:
        """Words, characters and concepts."""
        return self.beside(self.vectors.rows(texts), texts)

    def beside(self, words: csr_matrix, texts: list[str]) -> csr_matrix:
        """The concepts in each text beside its words."""
        return hstack([words, concept_rows([normalise(text) for text in texts])], format="csr")

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.domains.save(folder, "domains")
        self.about.save(folder, "about")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.domains = LinearLabels.load(folder, "domains")
        self.about = LinearLabels.load(folder, "about")

    def read(self, messages: list[Message]) -> None:
        if not messages:
            return
        rows = self.rows(texts_of(messages))
        read = zip(messages, self.domains.chances(rows), self.about.chances(rows), strict=True)
        for message, by_domain, by_position in read:
            meaning = message.get(MEANING)
            message.set(DOMAINS_FOUND, domains_of(by_domain, meaning))
            own_words = is_professional(message.get(TEXT))
            message.set(ABOUT_FOUND, "professional" if own_words else about_of(by_position, meaning))


@lru_cache(maxsize=1)
def tuning() -> "dict[str, dict]":
    """Weights and thresholds; `words` when there are no sentence vectors, else `both`."""
    return json.loads(TUNING.read_text(encoding="utf-8"))


def domains_of(by_words: np.ndarray, meaning: "Scores | None") -> list[str]:
    """The likeliest first, then the others above their threshold, likeliest first."""
    chosen = tuning()["words" if meaning is None else "both"]
    chances = mixed(by_words, None if meaning is None else sigmoid(meaning["domains"]), chosen["domains"])
    rank = mixed(by_words, None if meaning is None else softmax(meaning["first"]), chosen["first"])
    order = [DOMAINS[i] for i in np.argsort(-chances)]
    first = DOMAINS[int(rank.argmax())]
    over = [one for one in order if chances[DOMAINS.index(one)] >= chosen["thresholds"][one]]
    return [first, *(one for one in over if one != first)]


def about_of(by_words: np.ndarray, meaning: "Scores | None") -> "str | None":
    """The likeliest position; None when no person is concerned."""
    chosen = tuning()["words" if meaning is None else "both"]
    chances = mixed(by_words, None if meaning is None else softmax(meaning["about"]), chosen["about"])
    found = POSITIONS[int(chances.argmax())]
    return None if found == NOBODY else found
