"""What a message does in the conversation: tell something, answer yes or no, go back, ask why, stop, ..."""

from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack

from bot.nlu.command_rules import RULES, command
from bot.nlu.component import Trained, labels_of, texts_of
from bot.nlu.encoder.heads import Scores, labels
from bot.nlu.labels import may_be_small_talk
from bot.nlu.linear import LinearLabels, one_hot
from bot.nlu.meaning import MEANING
from bot.nlu.mixing import mixed, softmax
from bot.nlu.topics import tuning
from bot.nlu.vectors import TextVectors

TELL = "tell"
LONG = 12  # words; what is longer is told, unless a rule or the models are sure of a command
SURE = 0.8
_LENGTHS = (1, 3, 6, LONG)
_RULED = sorted({intent for intent, _ in RULES})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Commands(Trained):
    """The intent of a message."""

    def learn(self, examples: list[Message]) -> None:
        """Stories are `tell`; those that may be small talk as well are left out."""
        taught = [
            one
            for one in examples
            if not may_be_small_talk(one.get("text"), labels_of(one).get("domains") or [])
        ]
        self.fit(texts_of(taught), [example.get(INTENT) for example in taught])

    def fit(self, texts: list[str], intents: list[str]) -> None:
        """Learn from texts with their intents."""
        known = sorted(set(intents))
        self.vectors = TextVectors()
        rows = self.beside(self.vectors.fit(texts), texts)
        self.model = LinearLabels(known).fit(rows, one_hot([[one] for one in intents], known))

    def rows(self, texts: list[str]) -> csr_matrix:
        """Words and characters, what a rule says, and how long the text is."""
        return self.beside(self.vectors.rows(texts), texts)

    def beside(self, words: csr_matrix, texts: list[str]) -> csr_matrix:
        """What a rule says and how long each text is, beside its words."""
        return hstack([words, csr_matrix([signals(text) for text in texts])], format="csr")

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.model.save(folder, "intents")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.model = LinearLabels.load(folder, "intents")

    def read(self, messages: list[Message]) -> None:
        if not messages:
            return
        chances = self.model.chances(self.rows(texts_of(messages)))
        for message, text, by_words in zip(messages, texts_of(messages), chances, strict=True):
            name, sure = decide(text, by_words, self.model.labels, message.get(MEANING))
            message.set(INTENT, {"name": name, "confidence": sure}, add_to_output=True)


def signals(text: str) -> "list[float]":
    """Which rule fits, a question mark, and in which of five lengths the text falls."""
    ruled, words = command(text), len(text.split())
    length = sum(words > limit for limit in _LENGTHS)
    return [
        *(float(intent == ruled) for intent in _RULED),
        float(ruled is not None),
        float("?" in text),
        *(float(length == i) for i in range(len(_LENGTHS) + 1)),
    ]


def decide(
    text: str, by_words: np.ndarray, known: "list[str]", meaning: "Scores | None"
) -> "tuple[str, float]":
    """The intent and its chance."""
    by_meaning = None if meaning is None else in_order(meaning, known)
    weight = tuning()["words" if meaning is None else "both"]["intent"]
    chances = mixed(by_words, by_meaning, weight)
    place = int(chances.argmax())
    name, sure = known[place], float(chances[place])
    if len(text.split()) > LONG and name != TELL and sure < SURE and command(text) is None:
        return TELL, 1 - sure
    return name, sure


def in_order(meaning: Scores, known: "list[str]") -> np.ndarray:
    """The chances of the sentence vectors, in the order of the word model; an unknown intent has none."""
    chance = dict(zip(labels()["intent"], softmax(meaning["intent"]), strict=True))
    return np.array([chance.get(intent, 0.0) for intent in known])
