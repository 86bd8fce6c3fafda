"""The Dutch spaCy pipeline inside the engine: which one is active, and its analysis of every message."""

from functools import lru_cache
from typing import Any, Dict, List, Text

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

MODELS = ("nl_core_news_sm", "nl_rechtdoor_sm")  # the official one first
DOC = "dutch_doc"  # where a message keeps its analysis


class NoDutchModel(Exception):
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


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class DutchAnalysis(GraphComponent):
    """Put a spaCy Doc on every message, under DOC."""

    @classmethod
    def create(
        cls, config: Dict[Text, Any], storage: ModelStorage, resource: Resource, context: ExecutionContext
    ) -> "DutchAnalysis":
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Analyse in one batch."""
        docs = pipeline().pipe([message.get(TEXT) or "" for message in messages])
        for message, doc in zip(messages, docs):
            message.set(DOC, doc)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process([example for example in training_data.training_examples if example.get(TEXT)])
        return training_data
