"""Drives the pure conversation without Rasa: a message in, the next question and the sentences out."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.intake.conversation import Conversation
from bot.intake.flow import take
from bot.intake.interruptions import INTERRUPTIONS, interrupt
from bot.intake.labels import About, Crisis, Domain
from bot.intake.model import Answer, Facts, Understood
from bot.intake.order import next_question
from bot.intake.town import Town
from bot.intake.turn import Message, Turn
from bot.routing.directory import load_municipality
from bot.routing.opening import ZONE
from bot.settings import settings

NOON = datetime(2026, 11, 18, 12, tzinfo=ZONE)  # a Wednesday
NIGHT = datetime(2026, 11, 18, 22, tzinfo=ZONE)


@lru_cache
def ermelo(now: datetime = NOON) -> Town:
    """Ermelo at one moment."""
    return Town(load_municipality("ermelo", settings().municipalities, prove=False), lambda: now)


def understood(
    *domains: str,
    about: str | None = None,
    crisis: str | None = None,
    sure: bool = False,
    language: str = "nl",
    **facts: Any,
) -> Understood:
    """What the engine would say, by hand."""
    return Understood(
        domains=[Domain(domain) for domain in domains],
        about=About(about) if about else None,
        crisis=Crisis(crisis) if crisis else None,
        crisis_sure=sure,
        language=language,
        facts=Facts(**facts),
    )


NOTHING = understood()


@dataclass
class Talk:
    """One conversation. `said` are the sentences of the last turn."""

    town: Town = field(default_factory=ermelo)
    conversation: Conversation = field(
        default_factory=lambda: Conversation(id="t").remember(municipality="ermelo", asked=("story",))
    )
    turn: Turn | None = None

    @property
    def asks(self) -> str | None:
        """The open question."""
        return next_question(self.conversation)

    @property
    def said(self) -> list[str]:
        """Names of the sentences of the last turn."""
        return [said.response for said in self.turn.says] if self.turn else []

    @property
    def asked(self) -> list[str]:
        """The questions put so far, without what came in between."""
        return [key for key in self.conversation.memory.asked if not key.endswith("_choice")]

    def say(self, text: str, intent: str = "tell", known: Understood = NOTHING) -> "Talk":
        """Type something."""
        message = Message(text, intent, None, known)
        if intent in INTERRUPTIONS and not (self.asks == "story" and intent in ("correct", "ask_info")):
            return self.keep(interrupt(self.conversation, message, self.town))
        return self.keep(take(self.conversation, self.asks or "feedback", message, self.town))

    def press(self, choice: str) -> "Talk":
        """Press a button."""
        return self.keep(
            take(self.conversation, self.asks or "feedback", Message(choice, "choose", choice), self.town)
        )

    def keep(self, turn: Turn) -> "Talk":
        """Go on with what the turn left, and note the question that is asked."""
        self.turn, self.conversation = turn, turn.conversation
        if self.asks:
            self.conversation = self.conversation.asking(self.asks)
        return self

    def until(self, key: str, **answers: str) -> "Talk":
        """Answer with ordinary answers until a question is open. Fails when it never is."""
        for _ in range(30):
            if self.asks == key:
                return self
            assert self.asks, f"the conversation ended before {key}; asked: {self.asked}"
            self.answer(self.asks, **answers)
        raise AssertionError(f"{key} is never asked; asked: {self.asked}")

    def answer(self, key: str, **answers: str) -> "Talk":
        """One ordinary answer: typed, or a button when it is one of the choices."""
        given = answers.get(key, ORDINARY.get(key, "dat weet ik eigenlijk niet zo goed"))
        return self.press(given) if given in BUTTONS else self.say(given)

    def value(self, key: str) -> object:
        """The value of an answer."""
        return self.conversation.value(key)

    def state(self, key: str) -> str:
        """The state of an answer; empty when there is none."""
        answer: Answer | None = self.conversation.answers.get(key)
        return str(answer.state) if answer else ""


ORDINARY = {
    "for_whom": "zelf",
    "relation": "moeder",
    "subject_knows": "ja",
    "place": "Ermelo",
    "age": "44",
    "household": "met_partner",
    "minors_at_home": "nee",
    "housing_stairs": "trap",
    "abilities": "lopen en bukken gaat moeilijk",
    "keep_doing": "zelf koken",
    "since_when": "een half jaar",
    "what_was_tried": "zelf gebeld met de bank",
    "network_who": "mijn zus doet boodschappen",
    "network_more": "misschien de buren",
    "mantelzorger_load": "zwaar",
    "carer_wish": "rust",
    "orgs_involved": "thuiszorg",
    "urgency": "week",
    "cut_off": "nee",
    "name": "Jan de Boer",
    "phone": "06 12345678",
    "email": "jan@voorbeeld.nl",
    "contact_time": "ochtend",
    "safe_to_call": "alleen overdag",
    "own_need": "advies",
    "answered_enough": "ja",
    "consent": "ja",
    "feedback": "goed",
}
BUTTONS = {"zelf", "moeder", "ja", "nee", "met_partner", "trap", "zwaar", "rust", "week", "ochtend", "goed"}


def told(text: str, *domains: str, town: Town | None = None, **known: Any) -> Talk:
    """A conversation whose story is told. The priority of several problems is the first."""
    return Talk(town or ermelo()).say(text, known=understood(*domains, **known))
