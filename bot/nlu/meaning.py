"""Sentence vectors on every message that is worth them: not on buttons, nor on a plain yes or no."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.command_rules import command
from bot.nlu.encoder import heads

MEANING = "meaning"  # where a message keeps its scores, by head; absent where none were made
PLAIN = {"affirm", "deny", "greet", "thanks", "dont_know", "go_back", "repeat"}
FEW = 4  # words


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Meaning(GraphComponent):
    """Stands before the classifiers that use it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Meaning":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Score each."""
        worth = [message for message in messages if needs_meaning(message.get(TEXT) or "")]
        if not worth or not heads.is_available():
            return messages
        for message in worth:
            message.set(MEANING, heads.scores(message.get(TEXT)))
        return messages


def needs_meaning(text: str) -> bool:
    """A short, plain command is known by its words."""
    return bool(text.strip()) and not (len(text.split()) <= FEW and command(text) in PLAIN)
