"""Danger: a sure one gets the crisis message at once, a suspected one a gentle question. Pure."""

import re

from bot.intake.conditions import is_young
from bot.intake.labels import About, Crisis
from bot.intake.model import Answer
from bot.intake.questions import Question
from bot.intake.town import Town
from bot.intake.turn import Message, Turn

FEW_WORDS = 5  # a short answer that could be read as what was asked is no reason for a gentle question
NAMING = 2  # "mijn zus": words that only name a helper
DECIDING = ("slot", "tussendoor")  # themes of questions whose answers send, end or erase
PARENTS = re.compile(
    r"\b(mijn|mn|m'n|me) (stief|pleeg)?(vader|moeder|papa|mama|pa|ma|ouders|broer)\b", re.IGNORECASE
)


def heed_danger(turn: Turn, message: Message, town: Town) -> Turn:
    """A sure crisis: the crisis message at once. A suspected one: one gentle question."""
    crisis, memory = message.understood.crisis, turn.conversation.memory
    if crisis is None:
        return turn
    if message.understood.crisis_sure:
        return (
            remind(turn, crisis)
            if crisis in memory.crisis_seen
            else show_crisis(turn, crisis, town, message.text)
        )
    if crisis in memory.crisis_seen or memory.crisis_asked == crisis:
        return turn
    return turn.remember(crisis_asked=crisis, pending="crisis_check")


def is_innocent(question: Question, answer: Answer | None, message: Message) -> bool:
    """A suspicion only, from a few words that answer a question for a name, a number, a place, a choice or a helper."""
    named = question.theme in ("sociaal_netwerk", *DECIDING)
    most = NAMING if named else 0 if question.reader == "text" else FEW_WORDS
    return not message.understood.crisis_sure and answer is not None and len(message.text.split()) <= most


def show_crisis(turn: Turn, crisis: Crisis, town: Town, words: str = "") -> Turn:
    """The right line first; nobody is reading along; then the resident decides whether to go on."""
    seen = (*turn.conversation.memory.crisis_seen, crisis)
    known = turn.remember(crisis=crisis, crisis_seen=seen, pending="crisis_go_on")
    said = known.saying(f"utter_crisis_{crisis}", huisartsenpost=town.texts.crisis.get("huisartsenpost", ""))
    return said.once("utter_crisis_kindertelefoon") if may_be_a_child(turn, crisis, words) else said


def may_be_a_child(turn: Turn, crisis: Crisis, words: str) -> bool:
    """Under 18, or writing about their own parents' violence."""
    if is_young(turn.conversation):
        return True
    about_self = turn.conversation.about in (None, About.ZELF, About.ANDER)
    return crisis == Crisis.GEWELD and about_self and bool(PARENTS.search(words))


def remind(turn: Turn, crisis: Crisis) -> Turn:
    """The numbers once more; despair gets the whole message again."""
    return turn.saying("utter_crisis_suicide" if crisis == Crisis.SUICIDE else "utter_crisis_again")
