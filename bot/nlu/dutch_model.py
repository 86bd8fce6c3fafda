"""The Dutch spaCy pipeline: which one is installed, loaded once. Without Rasa."""

from functools import lru_cache

import spacy
from spacy.language import Language

MODELS = ("nl_core_news_sm", "nl_rechtdoor_sm")  # the official one first


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
