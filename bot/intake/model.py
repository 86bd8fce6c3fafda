"""The intake and its answers: what a conversation leaves behind."""

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from bot.intake.labels import About, AnswerState, Crisis, Domain, LegalKind, Source
from bot.routing.model import Case, Route


class Frozen(BaseModel):
    """A value that is made once and not changed."""

    model_config = ConfigDict(frozen=True)


class Answer(Frozen):
    """The answer to one question, with the resident's own words beside it."""

    value: Any = None  # str, bool, int or list[str], as the question's reader says; None unless answered
    words: str = ""  # what the resident typed or the title of the button they chose
    source: Source = Source.TYPED
    state: AnswerState = AnswerState.ANSWERED


class Promise(Frozen):
    """What will happen, by which working day, by whom."""

    what: str
    by: date
    whom: str


class Facts(Frozen):
    """What an utterance literally says about the person the help is for."""

    household: str | None = None
    age: int | None = None
    limitations: list[str] = Field(default_factory=list)
    network: list[str] = Field(default_factory=list)
    network_negated: list[str] = Field(default_factory=list)
    already_receives: list[str] = Field(default_factory=list)


class Understood(Frozen):
    """What the engine understood of one message; the shape of `rechtdoor parse`."""

    domains: list[Domain] = Field(default_factory=list)
    crisis: Crisis | None = None
    crisis_sure: bool = False  # False: ask one gentle question first
    about: About | None = None
    facts: Facts = Facts()
    language: str = "nl"  # ISO 639-1


class Carer(Frozen):
    """The informal carer as a second subject. `load`: goed, zwaar, niet_meer; `wish`: rust, praten, hulp, own words."""

    is_writer: bool = True
    name: str = ""
    load: str = ""
    wish: str = ""
    strained: bool = False


class Intake(Frozen):
    """A pre-filled intake at one contact. `answers` maps question keys; an absent key was not asked."""

    conversation_id: str
    municipality: str
    legal_kind: LegalKind
    about: About
    domains: list[Domain]
    story: str
    answers: dict[str, Answer]
    route: Route
    case: Case | None = None  # what the route was decided on; None in intakes from before it was kept
    promise: Promise
    crisis: Crisis | None = None
    safe_contact: str = ""  # when and how it is safe to call; on top for staff
    urgent: bool = False
    carer: Carer | None = None
    language: str = "nl"  # the resident wrote in this language: an interpreter may be needed
    submitted_at: datetime
