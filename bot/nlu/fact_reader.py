"""What a message says of the person the help is for: household, age, limitations, helpers, help already there."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

FACTS = "facts"  # where a message keeps its facts


def no_facts() -> dict[str, Any]:
    """Nothing said."""
    return {
        "household": None,
        "age": None,
        "limitations": [],
        "network": [],
        "network_negated": [],
        "already_receives": [],
    }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactReader(GraphComponent):
    """Put the facts on every message."""

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
        """Read each message."""
        for message in messages:
            message.set(FACTS, no_facts())
        return messages
