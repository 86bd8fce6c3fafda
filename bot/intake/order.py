"""Which question comes now: what came in between first, then what matters most, never more than is needed."""

from bot.intake.conversation import Conversation
from bot.intake.labels import AnswerState, Source
from bot.intake.questions import MAIN, Question

MOST = 12  # questions put in one conversation, feedback not counted; only questions without `extra` may go over it
TIRED = 2  # questions skipped, after which only the needed ones are asked
FROM_A_STORY = ("household", "age", "abilities", "network_who", "orgs_involved", "since_when")
NEEDED_FOR_CALLBACK = ("place", "name", "phone", "email", "contact_time", "safe_to_call", "consent")


def next_question(conversation: Conversation) -> str | None:
    """What to ask now; None at the end."""
    memory = conversation.memory
    if memory.erase:
        return None
    if memory.pending:
        return memory.pending
    if memory.outcome is not None:
        return "feedback" if "feedback" not in conversation.answers else None
    return next((q.key for q in planned(conversation) if q.key not in conversation.answers), None)


def planned(conversation: Conversation) -> list[Question]:
    """The questions of this conversation, in order: all needed ones, and as many extra ones as there is room for."""
    fitting = [q for q in MAIN if fits(conversation, q)]
    wanted = {q.key for q in extras(conversation, fitting)}
    return [question for question in fitting if not question.extra or question.key in wanted]


def fits(conversation: Conversation, question: Question) -> bool:
    """Whether a question belongs in this conversation: it matters, or its answer, taken from the story, must change."""
    if question.key == conversation.memory.changing and question.key in FROM_A_STORY:
        return True
    return question.applies(conversation) and not skipped_for_callback(conversation, question.key)


def extras(conversation: Conversation, fitting: list[Question]) -> list[Question]:
    """The extra questions that were asked already, and the best of the others while there is room."""
    answered = {key for key, answer in conversation.answers.items() if answer.source != Source.INFERRED}
    needed = {q.key for q in fitting if not q.extra and costs(conversation, q)} | answered
    opened = (*conversation.answers, conversation.memory.changing)
    asked = [q for q in fitting if q.extra and q.key in opened]
    room = 0 if is_rounding_off(conversation) else max(MOST - len(needed - {"feedback"}), 0)
    still = sorted((q for q in fitting if q.extra and q not in asked), key=lambda q: q.extra)
    return [*asked, *still[:room]]


def costs(conversation: Conversation, question: Question) -> bool:
    """Whether the resident has to answer it themselves."""
    answer = conversation.answers.get(question.key)
    return answer is None or answer.source != Source.INFERRED


def is_rounding_off(conversation: Conversation) -> bool:
    """How to reach the resident is being asked, or they skip again and again: no new subjects."""
    skipped = sum(answer.state == AnswerState.SKIPPED for answer in conversation.answers.values())
    return "name" in conversation.answers or skipped >= TIRED


def skipped_for_callback(conversation: Conversation, key: str) -> bool:
    """Who asks for a person is asked only what is needed to call."""
    return conversation.memory.callback and key not in NEEDED_FOR_CALLBACK
