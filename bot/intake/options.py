"""Choices that depend on the conversation: which problem weighs most, which answer to change."""

from bot.intake.conditions import problems
from bot.intake.conversation import Conversation
from bot.intake.questions import MAIN
from bot.intake.summary import to_send

NOTHING = "niets"  # on second thoughts, no answer must change


def options(conversation: Conversation, key: str) -> tuple[str, ...]:
    """The values a resident may choose from; empty when the question has fixed choices or none."""
    if key == "priority":
        return tuple(problems(conversation))
    if key == "change_what":
        return (*changeable(conversation), NOTHING)
    return ()


def changeable(conversation: Conversation) -> tuple[str, ...]:
    """The questions of the summary that were put or answered, in order; of a signal only what goes along."""
    told = to_send(conversation)
    return tuple(question.key for question in MAIN if question.in_summary and question.key in told)
