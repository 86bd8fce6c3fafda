"""The Dutch spaCy pipeline inside the engine: which one is active, and its analysis of every message."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.dutch_model import pipeline

DOC = "dutch_doc"  # where a message keeps its analysis


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class DutchAnalysis(GraphComponent):
    """Put a spaCy Doc on every message, under DOC."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "DutchAnalysis":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Analyse in one batch."""
        docs = pipeline().pipe([message.get(TEXT) or "" for message in messages])
        for message, doc in zip(messages, docs, strict=True):
            message.set(DOC, doc)
        return messages
