"""What a message does in the conversation: tell something, answer yes or no, go back, ask why, stop, ..."""

from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import Trained, texts_of
from bot.nlu.linear import LinearLabels, one_hot
from bot.nlu.vectors import TextVectors

TELL = "tell"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class Commands(Trained):
    """The intent of a message."""

    def learn(self, examples: list[Message]) -> None:
        intents = sorted({example.get(INTENT) for example in examples})
        self.vectors = TextVectors().fit(texts_of(examples))
        rows = self.vectors.rows(texts_of(examples))
        self.model = LinearLabels(intents).fit(rows, one_hot([[e.get(INTENT)] for e in examples], intents))

    def save(self, folder: Path) -> None:
        self.vectors.save(folder)
        self.model.save(folder, "intents")

    def restore(self, folder: Path) -> None:
        self.vectors = TextVectors.load(folder)
        self.model = LinearLabels.load(folder, "intents")

    def read(self, messages: list[Message]) -> None:
        if not messages:
            return
        for message, chances in zip(
            messages, self.model.chances(self.vectors.rows(texts_of(messages))), strict=False
        ):
            place = int(chances.argmax())
            message.set(
                INTENT,
                {"name": self.model.labels[place], "confidence": float(chances[place])},
                add_to_output=True,
            )
