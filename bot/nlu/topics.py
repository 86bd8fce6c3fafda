"""Life domains (several a message, the most important first) and for whom the message asks."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Trained, labels_of, texts_of
from bot.nlu.labels import ABOUT, DOMAINS, NOBODY
from bot.nlu.linear import LinearLabels, best, one_hot
from bot.nlu.vectors import TextVectors

DOMAINS_FOUND = "domains"  # where a message keeps its domains
ABOUT_FOUND = "about"  # zelf, ander, professional, buur or None
THRESHOLD = 0.5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Topics(Trained):
    """One set of text rows, two linear models."""

    def learn(self, examples: list[Message]) -> None:
        """Examples without labels (commands) teach nothing here."""
        told = [example for example in examples if labels_of(example)]
        labels = [labels_of(example) for example in told]
        self.vectors = TextVectors().fit(texts_of(told))
        rows = self.vectors.rows(texts_of(told))
        self.domains = LinearLabels(DOMAINS).fit(rows, one_hot([row["domains"] for row in labels], DOMAINS))
        positions = (*ABOUT, NOBODY)
        self.about = LinearLabels(positions).fit(
            rows, one_hot([[row["about"] or NOBODY] for row in labels], positions)
        )
        self.thresholds = dict.fromkeys(DOMAINS, THRESHOLD)

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.domains.save(folder, "domains")
        self.about.save(folder, "about")
        (folder / "thresholds.json").write_text(json.dumps(self.thresholds), encoding="utf-8")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.domains = LinearLabels.load(folder, "domains")
        self.about = LinearLabels.load(folder, "about")
        self.thresholds = json.loads((folder / "thresholds.json").read_text(encoding="utf-8"))

    def read(self, messages: list[Message]) -> None:
        if not messages:
            return
        rows = self.vectors.rows(texts_of(messages))
        positions = best(self.about.chances(rows), self.about.labels)
        for message, chances, about in zip(messages, self.domains.chances(rows), positions, strict=False):
            message.set(DOMAINS_FOUND, chosen(chances, self.domains.labels, self.thresholds))
            message.set(ABOUT_FOUND, None if about == NOBODY else about)


def chosen(chances: np.ndarray, labels: Sequence[str], thresholds: "dict[str, float]") -> list[str]:
    """The likeliest label, then all others above their threshold, likeliest first."""
    order = [labels[i] for i in np.argsort(-chances)]
    chance = dict(zip(labels, chances, strict=False))
    return [order[0], *(label for label in order[1:] if chance[label] >= thresholds[label])]
