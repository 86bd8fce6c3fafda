"""The sentences of domain.yml, for the few places where several are put together into one."""

from functools import lru_cache
from typing import Any

import yaml

from bot.settings import ROOT


@lru_cache(maxsize=1)
def responses() -> dict[str, list[dict[str, Any]]]:
    """All responses by name, as they stand in domain.yml."""
    with (ROOT / "domain.yml").open(encoding="utf-8") as file:
        loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(file)["responses"]
    return loaded


def sentence(response: str, **values: str) -> str:
    """The last variation (the one without a condition) with its values filled in. Raises KeyError when unknown."""
    text: str = responses()[response][-1]["text"]
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def title(question: str, value: object) -> str:
    """What a resident calls a value: the title of its button, the name of the domain, or the value itself."""
    if f"utter_domain_{value}" in responses():
        return sentence(f"utter_domain_{value}")
    for variation in responses().get(f"utter_ask_{question}", []):
        for button in variation.get("buttons", []):
            if button["payload"] == value:
                return str(button["title"])
    return str(value)
