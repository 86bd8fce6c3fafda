"""Bring together what the other components read, in the shape the conversation expects."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.commands import TELL
from bot.nlu.crisis import CRISIS
from bot.nlu.fact_reader import FACTS
from bot.nlu.facts.reader import no_facts
from bot.nlu.labels import BESIDE_DANGER, OTHER
from bot.nlu.language_rules import DUTCH
from bot.nlu.languages import LANGUAGE
from bot.nlu.topics import ABOUT_FOUND, DOMAINS_FOUND

UNDERSTOOD = "understood"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Understood(GraphComponent):
    """Stands last in the pipeline."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Understood":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """A message with danger in it is told, never a command to the form."""
        for message in messages:
            found = understood(message)
            message.set(UNDERSTOOD, found, add_to_output=True)
            if found["crisis"]:
                message.set(INTENT, {"name": TELL, "confidence": 1.0}, add_to_output=True)
        return messages


def understood(message: Message) -> dict[str, Any]:
    """JSON-native; `domains` is never empty."""
    crisis, sure = message.get(CRISIS) or (None, False)
    domains = message.get(DOMAINS_FOUND) or [OTHER]
    return {
        "domains": with_danger(domains, crisis),
        "crisis": crisis,
        "crisis_sure": sure,
        "about": message.get(ABOUT_FOUND),
        "facts": message.get(FACTS) or no_facts(),
        "language": message.get(LANGUAGE) or DUTCH,
    }


def with_danger(domains: "list[str]", crisis: "str | None") -> "list[str]":
    """The domain that goes with danger stands beside the others, or in the place of nothing to go on."""
    own = BESIDE_DANGER.get(crisis or "")
    if own is None or own in domains:
        return domains
    return [*(one for one in domains if one != OTHER), own]
