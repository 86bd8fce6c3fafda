"""All facts of one analysed message."""

from typing import Any

from spacy.tokens import Doc

from bot.nlu.facts.age import age
from bot.nlu.facts.clauses import clauses, give_subjects
from bot.nlu.facts.household import household
from bot.nlu.facts.limitations import limitations
from bot.nlu.facts.network import network
from bot.nlu.facts.services import services
from bot.nlu.facts.target import WRITER, target


def no_facts() -> "dict[str, Any]":
    """Nothing said."""
    return {
        "household": None,
        "age": None,
        "limitations": [],
        "network": [],
        "network_negated": [],
        "already_receives": [],
    }


def facts(doc: Doc, about: "str | None") -> "dict[str, Any]":
    """Facts about the person the help is for; `about` says who that is."""
    parts = clauses(doc)
    who = target(parts, about)
    give_subjects(parts, None if who is WRITER else who)
    helpers, absent = network(parts, who)
    return {
        "household": household(parts, who),
        "age": age(parts, who),
        "limitations": limitations(parts, who),
        "network": helpers,
        "network_negated": absent,
        "already_receives": services(parts, who),
    }
