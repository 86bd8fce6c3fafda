"""The Dutch spaCy pipeline inside the engine: which one is active, and its analysis of every message."""

from functools import lru_cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

MODELS = ("nl_core_news_sm", "nl_rechtdoor_sm")  # the official one first
DOC = "dutch_doc"  # where a message keeps its analysis


class NoDutchModel(Exception):  # noqa: N818 - reads as what it is
    """Neither Dutch model is installed; `make run` installs one."""


@lru_cache(maxsize=1)
def active_model() -> str:
    """Name and version of the installed Dutch pipeline. Raises NoDutchModel."""
    for name in MODELS:
        if spacy.util.is_package(name):
            return f"{name} {spacy.info(name)['version']}"
    raise NoDutchModel("Geen Nederlands taalmodel gevonden. Draai `make run`: dat installeert er een.")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The loaded pipeline, without `ner`: nothing depends on it."""
    return spacy.load(active_model().split()[0], exclude=["ner"])


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
        for message, doc in zip(messages, docs, strict=False):
            message.set(DOC, doc)
        return messages
