"""Puts the facts of a message on it: what rules read in `facts/`, and what the tuned encoder marks."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.tokens import Doc

from bot.nlu.dutch import DOC
from bot.nlu.encoder.heads import Scores
from bot.nlu.facts.phrases import share_word
from bot.nlu.facts.reader import facts
from bot.nlu.facts.tagged import believed, tagged
from bot.nlu.meaning import MEANING
from bot.nlu.topics import ABOUT_FOUND, tuning

OF_A_PERSON = ("household", "age", "limitations")
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
                about, found = read(message.get(DOC), message.get(ABOUT_FOUND))
                found = both(message.get(TEXT), found, message.get(MEANING))
                message.set(ABOUT_FOUND, about)
                message.set(FACTS, found)
        return messages


def read(doc: Doc, about: "str | None") -> "tuple[str | None, dict[str, Any]]":
    """About whom, and the facts of that person.

    Who seems to write for themselves, but says nothing of themselves and two things or more of somebody else
    ("mijn moeder van 84 woont alleen"), writes for that other person.
    """
    own = facts(doc, about)
    if about == "zelf" and not any(own[name] for name in OF_A_PERSON):
        other = facts(doc, "ander")
        if sum(bool(other[name]) for name in OF_A_PERSON) > 1:
            return "ander", other
    return about, own


def both(text: str, ruled: "dict[str, Any]", meaning: "Scores | None") -> "dict[str, Any]":
    """What the rules read and the encoder does not find too unlikely, and what it marks beside that."""
    if meaning is None:
        return ruled
    chosen = tuning()["both"]
    marked = tagged(text, meaning, chosen["facts"])
    return {
        name: together(believed(name, value, text, meaning, chosen["rules"][name]), marked[name])
        for name, value in ruled.items()
    }


def together(ruled: Any, marked: Any) -> Any:
    """A value that the rules leave open is the encoder's; phrases that share no word stand side by side."""
    if not isinstance(ruled, list):
        return marked if ruled is None else ruled
    return [*ruled, *(one for one in marked if not any(share_word(one, other) for other in ruled))]
