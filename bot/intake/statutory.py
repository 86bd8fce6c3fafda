"""The answers under Wmo 2015 art. 2.3.2 lid 4, a to g; what was not talked about is named as such. Pure."""

from dataclasses import dataclass

from bot.intake.labels import AnswerState
from bot.intake.model import Answer, Intake
from bot.intake.questions import MAIN, Question

LETTERS = "abcdefg"


@dataclass(frozen=True)
class Part:
    """One part of the investigation: its questions, each with the answer or None when it was not asked."""

    letter: str
    answers: tuple[tuple[Question, Answer | None], ...]

    @property
    def is_gap(self) -> bool:
        """Nothing was told about it."""
        return not any(answer and answer.state == AnswerState.ANSWERED for _, answer in self.answers)


def parts(intake: Intake) -> tuple[Part, ...]:
    """All seven parts, in the order of the law."""
    return tuple(
        Part(letter, tuple((q, intake.answers.get(q.key)) for q in MAIN if q.law == letter))
        for letter in LETTERS
    )


def gaps(intake: Intake) -> str:
    """The letters nothing was told about, such as "eg"."""
    return "".join(part.letter for part in parts(intake) if part.is_gap)
