"""The sentences of domain.yml, for the few places where several are put together into one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml

from bot.intake.contact_details import as_written
from bot.intake.labels import About, Source
from bot.intake.model import Answer
from bot.intake.questions import Question
from bot.intake.summary import lines
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
    if question == "phone":
        return as_written(str(value))
    for variation in responses().get(f"utter_ask_{question}", []):
        for button in variation.get("buttons", []):
            if button["payload"] == value:
                return str(button["title"])
    return str(value)


def person(about: About | None, relation: str) -> str:
    """How the person is called whom the help is for: uw moeder."""
    if f"utter_person_{relation}" not in responses():
        relation = str(about) if about in (About.BUUR, About.PROFESSIONAL) else "ander"
    return sentence(f"utter_person_{relation}")


def summary(answers: Mapping[str, Answer], about: About | None) -> list[str]:
    """One line an answer, as the resident reads it; what was taken from the story says so."""
    relation = answers.get("relation")
    whom = person(about, str(relation.value) if relation else "")
    return [told(question, answer, whom) for question, answer in lines(answers)]


def told(question: Question, answer: Answer, whom: str = "") -> str:
    """One answer in one line."""
    values = {"antwoord": title(question.key, answer.value), "persoon": whom}
    line = sentence(f"utter_summary_{question.key}", **values)
    return f"{line} {sentence('utter_understood_from_story')}" if answer.source == Source.INFERRED else line
