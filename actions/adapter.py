"""Between Rasa's tracker and our conversation: slots in, slots out."""

from typing import Any

from pydantic import ValidationError
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.intake.conversation import Conversation, Memory
from bot.intake.labels import About
from bot.intake.model import Answer, Understood
from bot.intake.order import next_question
from bot.intake.questions import QUESTIONS
from bot.intake.turn import Message, Turn
from bot.sentences import person

Event = dict[str, Any]


def conversation_of(tracker: Tracker) -> Conversation:
    """The conversation in the slots. A slot that holds no answer yet (raw text of this turn) counts as open."""
    answers = {key: answer for key in QUESTIONS if (answer := as_answer(tracker.get_slot(key)))}
    memory = Memory.model_validate(tracker.get_slot("memory") or {})
    return Conversation(id=tracker.sender_id, memory=memory, answers=answers)


def as_answer(value: object) -> Answer | None:
    """An answer out of a slot, or None."""
    if not isinstance(value, dict):
        return None
    try:
        return Answer.model_validate(value)
    except ValidationError:
        return None


def message_of(tracker: Tracker) -> Message:
    """The resident's last message, with what the engine understood of it."""
    latest = tracker.latest_message
    choice = next((str(e["value"]) for e in latest.get("entities", []) if e["entity"] == "choice"), None)
    understood = Understood.model_validate(latest.get("understood") or {})
    text = choice if choice is not None else latest.get("text") or ""
    return Message(text, (latest.get("intent") or {}).get("name") or "tell", choice, understood)


def say(turn: Turn, dispatcher: CollectingDispatcher) -> None:
    """Send the turn's sentences; the engine picks the wording and fills in the slots."""
    for said in turn.says:
        dispatcher.utter_message(response=said.response, **said.values)


def changes(turn: Turn, tracker: Tracker) -> list[Event]:
    """The slots that differ from the tracker, the question to ask now included."""
    known = turn.conversation.remember(
        erase=(turn.erase or turn.conversation.memory.erase) and not turn.conversation.memory.reference
    )
    question = next_question(known)
    conversation = known.asking(question) if question else known
    wanted: dict[str, object] = {key: slot(conversation.answers.get(key)) for key in QUESTIONS}
    wanted |= {"memory": conversation.memory.model_dump(mode="json"), **wording(conversation)}
    wanted["requested_slot"] = question
    return [
        SlotSet(key, value)
        for key, value in wanted.items()
        if tracker.get_slot(key) != value or key == "requested_slot"
    ]


def slot(answer: Answer | None) -> object:
    """An answer as a slot's value."""
    return answer.model_dump(mode="json") if answer else None


def wording(conversation: Conversation) -> dict[str, object]:
    """The slots that decide how a sentence is worded."""
    about = conversation.about
    return {
        "voor_ander": about is not None and about != About.ZELF,
        "persoon": person(about, conversation.text("relation")),
        "gevaar": conversation.memory.crisis_asked,
    }
