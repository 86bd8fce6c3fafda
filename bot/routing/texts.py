"""Local texts of a municipality: answers to simple questions, the local parts of crisis texts."""

from datetime import date

from pydantic import Field

from bot.routing.frozen import Frozen
from bot.routing.words import longest_match


class Information(Frozen):
    """The answer to one simple question, with where it comes from and when that was last looked at."""

    key: str
    question: str
    answer: str
    words: tuple[str, ...]
    source: str  # URL or name of the source
    checked: date


class Texts(Frozen):
    """The local texts. `crisis` maps a crisis (or `huisartsenpost`) to its local text."""

    reviewed_by: str = ""  # who reviewed the crisis texts; a live municipality without one does not load
    crisis: dict[str, str] = Field(default_factory=dict)
    answers: tuple[Information, ...] = ()
    extra: dict[str, str] = Field(default_factory=dict)

    def answer_for(self, question: str) -> Information | None:
        """The answer whose words stand in the question; the longest words win."""
        key, _ = longest_match(question, {answer.key: answer.words for answer in self.answers})
        return next((answer for answer in self.answers if answer.key == key), None)
