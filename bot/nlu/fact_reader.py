"""Puts the facts of a message on it; the rules themselves stand in `facts/`."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.dutch import DOC
from bot.nlu.facts.reader import facts
from bot.nlu.topics import ABOUT_FOUND

FACTS = "facts"  # where a message keeps its facts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactReader(GraphComponent):
    """Stands after DutchAnalysis and Topics."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "FactReader":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message that has text."""
        for message in messages:
            if message.get(TEXT):
                message.set(FACTS, facts(message.get(DOC), message.get(ABOUT_FOUND)))
        return messages
