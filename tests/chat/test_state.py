"""Where a conversation stands, as the API tells it."""

import pytest

from bot.chat.engine import EngineTurn
from bot.chat.state import state_of
from bot.intake.questions import QUESTIONS


def turn(question: str | None, memory: dict[str, object] | None = None, **slots: object) -> EngineTurn:
    """What the engine answers."""
    return EngineTurn([], {"requested_slot": question, "memory": memory or {}, **slots})


@pytest.mark.parametrize(
    ("question", "memory", "phase"),
    [
        ("story", {}, "story"),
        ("for_whom", {}, "questions"),
        ("phone", {}, "questions"),
        ("consent", {}, "summary"),
        ("crisis_check", {}, "crisis"),
        ("crisis_go_on", {}, "crisis"),
        (None, {}, "done"),
        (None, {"outcome": "contact"}, "done"),
        (None, {"erase": True}, "done"),
        ("crisis_check", {"outcome": "answer"}, "crisis"),  # danger goes before everything
    ],
)
def test_phase(question: str | None, memory: dict[str, object], phase: str) -> None:
    assert state_of(turn(question, memory))["phase"] == phase


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_its_topic(question: str) -> None:
    state = state_of(turn(question))
    assert (state["question"], state["topic"]) == (question, QUESTIONS[question].topic)


def test_answered_counts_what_was_asked_and_told() -> None:
    told, inferred = {"value": "x", "source": "typed"}, {"value": "x", "source": "inferred"}
    state = state_of(turn("phone", name=told, place=told, household=inferred, age="nog niet gelezen"))
    assert state["answered"] == 2


def test_the_end() -> None:
    contact = {"id": "wmo", "name": "Wmo-loket", "reason": "Omdat."}
    memory = {"outcome": "contact", "reference": "RD-7K4M-2P9X", "code": "c", "contact": contact}
    state = state_of(turn(None, memory))
    assert (state["outcome"], state["reference"], state["code"]) == ("contact", "RD-7K4M-2P9X", "c")
    assert (state["contact"], state["erased"]) == (contact, False)
