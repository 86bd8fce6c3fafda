"""In which language a message is. Dutch unless clearly another one: dialect and short words stay Dutch."""

import re
from functools import lru_cache
from typing import Any

from lingua import Language, LanguageDetector, LanguageDetectorBuilder
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

LANGUAGE = "language"  # where a message keeps its ISO 639-1 code
DUTCH = "nl"
_KNOWN = {
    "nl": Language.DUTCH,
    "en": Language.ENGLISH,
    "tr": Language.TURKISH,
    "ar": Language.ARABIC,
    "pl": Language.POLISH,
    "uk": Language.UKRAINIAN,
    "de": Language.GERMAN,
    "fr": Language.FRENCH,
    "es": Language.SPANISH,
}
_CODES = {language: code for code, language in _KNOWN.items()}
_SCRIPTS = ((re.compile(r"[\u0600-\u06ff]{2,}"), "ar"), (re.compile(r"[\u0400-\u04ff]{2,}"), "uk"))


@lru_cache(maxsize=1)
def detector() -> LanguageDetector:
    """Lingua, for these languages only."""
    return LanguageDetectorBuilder.from_languages(*_KNOWN.values()).build()


def language_of(text: str) -> str:
    """ISO 639-1 code; `nl` when in doubt."""
    for script, code in _SCRIPTS:
        if script.search(text):
            return code
    found = detector().detect_language_of(text)
    return _CODES.get(found, DUTCH)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Languages(GraphComponent):
    """Put the language on every message."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "Languages":
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message."""
        for message in messages:
            message.set(LANGUAGE, language_of(message.get(TEXT) or ""))
        return messages
