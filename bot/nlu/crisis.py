"""Danger that cannot wait, also veiled or in passing: rules and a model of its own, sentence by sentence."""

from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Trained, labels_of, texts_of
from bot.nlu.labels import CRISES, NO_CRISIS
from bot.nlu.linear import LinearLabels, one_hot
from bot.nlu.text import sentences
from bot.nlu.vectors import TextVectors

CRISIS = "crisis"  # where a message keeps (kind or None, sure)
SUSPECT, SURE = 0.5, 0.8


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CrisisWatch(Trained):
    """Looks at every message, whatever its intent."""

    def learn(self, examples: list[Message]) -> None:
        told = [example for example in examples if labels_of(example)]
        kinds = [labels_of(example).get("crisis") or NO_CRISIS for example in told]
        self.vectors = TextVectors().fit(texts_of(told))
        rows = self.vectors.rows(texts_of(told))
        self.model = LinearLabels([kind for kind in CRISES if kind in kinds])
        self.model.fit(rows, one_hot([[kind] for kind in kinds], self.model.labels))

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.model.save(folder, "crisis")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.model = LinearLabels.load(folder, "crisis")

    def read(self, messages: list[Message]) -> None:
        for message, text in zip(messages, texts_of(messages), strict=False):
            message.set(CRISIS, self.danger(text))

    def danger(self, text: str) -> tuple[str | None, bool]:
        """The kind of danger, and whether it is sure."""
        chances = self.model.chances(self.vectors.rows([text, *sentences(text)]))
        highest = chances.max(axis=0)
        place = int(np.argmax(highest))
        if highest[place] < SUSPECT:
            return None, False
        return self.model.labels[place], bool(highest[place] >= SURE)
