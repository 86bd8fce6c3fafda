"""The summary before sending, and the finished intake."""

from collections.abc import Mapping
from datetime import datetime

from bot.intake.carer import carer_of
from bot.intake.case import case_of
from bot.intake.conditions import is_signal
from bot.intake.conversation import Conversation
from bot.intake.labels import About, AnswerState, Source
from bot.intake.legal import is_urgent, legal_kind, promise
from bot.intake.model import Answer, Intake
from bot.intake.questions import MAIN, Question
from bot.intake.town import Town

# A signal tells as little as possible of who is not there: the worry, where, and how to reach the writer.
OF_A_SIGNAL = frozenset(
    {
        "story",
        "for_whom",
        "relation",
        "subject_knows",
        "own_need",
        "place",
        "name",
        "phone",
        "email",
        "contact_time",
    }
    | {"safe_to_call", "consent"}
)


def to_send(conversation: Conversation) -> dict[str, Answer]:
    """The answers that go to the contact."""
    told = conversation.answers
    if is_signal(conversation):
        told = {key: answer for key, answer in told.items() if key in OF_A_SIGNAL}
    language = conversation.memory.language
    return {**told, "interpreter": Answer(value=language, source=Source.INFERRED)} if language else told


def lines(told: Mapping[str, Answer]) -> list[tuple[Question, Answer]]:
    """The answers of the summary, in the order of the questions."""
    listed = [(question, told.get(question.key)) for question in MAIN if question.in_summary]
    return [
        (question, answer) for question, answer in listed if answer and answer.state == AnswerState.ANSWERED
    ]


def inferred(conversation: Conversation) -> list[str]:
    """The questions that were answered from the story."""
    return [
        question.key for question, answer in lines(to_send(conversation)) if answer.source == Source.INFERRED
    ]


def intake_of(conversation: Conversation, town: Town, now: datetime) -> Intake:
    """The intake as it goes to the contact. Raises nothing: every field has a value for "not told"."""
    decided, case = town.route(conversation, now), case_of(conversation)
    memory = conversation.memory
    return Intake(
        conversation_id=conversation.id,
        municipality=memory.municipality,
        legal_kind=legal_kind(conversation),
        about=conversation.about or About.ZELF,
        domains=list(case.domains),
        story=conversation.text("story"),
        answers=to_send(conversation),
        route=decided,
        case=case,
        promise=promise(conversation, now.date(), town.promised_by(decided)),
        crisis=memory.crisis,
        safe_contact=conversation.text("safe_to_call"),
        urgent=is_urgent(conversation),
        carer=None if is_signal(conversation) else carer_of(conversation),
        language=memory.language or "nl",
        submitted_at=now,
    )
