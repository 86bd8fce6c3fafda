"""What a page shows of an intake, made ready for the templates. Pure, apart from the directory's names."""

from dataclasses import dataclass
from datetime import date

from bot.intake.labels import AnswerState, Domain
from bot.intake.model import Answer, Intake
from bot.intake.questions import QUESTIONS, Question
from bot.intake.statutory import parts as statutory_parts
from bot.staff.context import Loket
from bot.staff.pages import text
from bot.store.promises import FAR
from bot.store.tables import IntakeRow

THEMES = ("thuissituatie", "mogelijkheden", "sociaal_netwerk", "bereikbaarheid")
HIDDEN = frozenset({"consent", "feedback", "answered_enough"})


@dataclass(frozen=True)
class Line:
    """One line of the worklist."""

    reference: str
    title: str
    person: str
    place: str
    kind: str
    team: str
    holder: str
    state: str
    priority: int
    due: date | None
    overdue: bool
    withdrawal: bool


@dataclass(frozen=True)
class Field:
    """One question with its answer as staff see it."""

    key: str
    label: str
    value: str
    words: str
    source: str
    state: AnswerState


@dataclass(frozen=True)
class Letter:
    """One part of the statutory investigation, with what is known and what to ask."""

    letter: str
    title: str
    fields: list[Field]
    is_gap: bool


def list_line(row: IntakeRow, holders: dict[str, str], parts: Loket, today: date) -> Line:
    """One line of the worklist."""
    return Line(
        reference=row.reference,
        title=text("domein", row.payload["domains"][0]) if row.payload["domains"] else "",
        person=shown(row.payload["answers"].get("name", {}).get("value")),
        place=row.place.title(),
        kind=row.legal_kind,
        team=parts.directory.name(row.municipality, row.owner_team),
        holder=holders.get(row.assignee_id or "", ""),
        state=row.state,
        priority=row.priority,
        due=None if row.due == FAR else row.due,
        overdue=row.due < today and row.state != "gesloten",
        withdrawal=row.withdrawal_at is not None,
    )


def themes(intake: Intake) -> dict[str, list[Field]]:
    """The fields under the three themes and how to reach them, questions that were not asked included."""
    return {theme: [field(q, intake.answers.get(q.key)) for q in _questions(theme)] for theme in THEMES}


def start_fields(intake: Intake) -> list[Field]:
    """For whom it is and what goes before the themes; only what was asked."""
    shown_ = [q for q in _questions("start") if q.key != "story"]
    return [field(q, intake.answers[q.key]) for q in shown_ if q.key in intake.answers]


def other_fields(intake: Intake) -> list[Field]:
    """Answers to questions that this version no longer knows: never dropped."""
    return [
        field(Question(key, "other", "slot"), a) for key, a in intake.answers.items() if key not in QUESTIONS
    ]


def statutory(intake: Intake) -> list[Letter]:
    """The parts of art. 2.3.2 lid 4, each with its answers."""
    return [
        Letter(part.letter, text("wmo", part.letter), [field(q, a) for q, a in part.answers], part.is_gap)
        for part in statutory_parts(intake)
    ]


def field(question: Question, answer: Answer | None) -> Field:
    """A question and its answer, or that it was not asked."""
    answer = answer or Answer(state=AnswerState.NOT_ASKED)
    return Field(
        question.key,
        text("veld", question.key),
        shown(answer.value),
        answer.words,
        answer.source,
        answer.state,
    )


def shown(value: object) -> str:
    """A value as text: choices by their Dutch word, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nee"
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    if str(value) in set(Domain):
        return text("domein", value)
    return text("waarde", value) if str(value) in _VALUES else str(value)


_VALUES = frozenset(choice for question in QUESTIONS.values() for choice in question.choices)


def _questions(theme: str) -> list[Question]:
    return [q for q in QUESTIONS.values() if q.theme == theme and q.key not in HIDDEN]
