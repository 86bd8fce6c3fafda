"""A simulated resident talks through the public API, the way its persona talks; the same seed says the same again."""

import random
from dataclasses import dataclass, field
from typing import Any

from bot.intake.questions import QUESTIONS
from bot.stories.client import Resident, Turn
from bot.stories.errors import Refused
from bot.stories.personas import Cast, Disturbance, Persona, Voice, slip
from bot.stories.words import towns

MOST_TURNS = 60
REOPENS = {"back", "correct", "human"}  # after these a question may come again
PATIENCE = 2  # typed answers to one question before a button is chosen
HERE = "hier"  # as an answer: a place of the municipality itself
BSN = "111222333"  # passes the elfproef; nobody's


@dataclass
class Talk:
    """One simulated conversation and all that the checks need of it."""

    number: int
    seed: str
    persona: Persona
    municipality: str
    turns: list[Turn] = field(default_factory=list)
    disturbed: list[str] = field(default_factory=list)
    answered: dict[str, Turn] = field(default_factory=dict)  # question key → the turn that answered it last
    reopened: bool = False
    again: list[str] = field(default_factory=list)  # questions that came back without a reason
    trouble: str = ""
    hiccups: int = 0
    kept: list[str] = field(default_factory=list)  # the texts of the conversation as kept
    reload_lost: bool = False
    conversation: str = ""

    @property
    def state(self) -> dict[str, Any]:
        """Where the conversation stands."""
        return self.turns[-1].state if self.turns else {}

    @property
    def questions(self) -> set[str]:
        """The questions put, without what came in between and without the one about the talk itself."""
        put = {turn.question for turn in self.turns} - {"", "feedback"}
        return {key for key in put if QUESTIONS[key].theme != "tussendoor"}

    @property
    def place(self) -> str:
        """Where this resident lives when that is here."""
        places = towns()[self.municipality].places
        return places[self.number % len(places)]


class Actor:
    """Plays one persona."""

    def __init__(self, number: int, seed: int, cast: Cast, url: str) -> None:
        self.dice = random.Random(f"{seed}:{number}")
        persona = (
            cast.personas[number % len(cast.personas)]
            if number < len(cast.personas)
            else self.dice.choice(cast.personas)
        )
        self.cast, self.persona = cast, persona
        self.voice: Voice = cast.voices[persona.voice]
        self.talk = Talk(number, f"{seed}:{number}", persona, self.dice.choice(persona.municipalities))
        self.resident = Resident(url)
        self.tries: dict[str, int] = {}
        self.plan = self.planned()

    def planned(self) -> dict[int, Disturbance]:
        """When this resident disturbs, and how: none, one or a few times."""
        kinds = self.persona.disturbs or list(self.cast.disturbances)
        times = self.dice.choice([0, 1, 1, 2, 3])
        return {self.dice.randrange(1, 14): self.dice.choice(kinds) for _ in range(times)} if kinds else {}

    def play(self) -> Talk:
        """From the first word to the end."""
        talk = self.talk
        try:
            talk.turns.append(self.resident.begin(talk.municipality))
            talk.conversation = self.resident.id
            while talk.turns[-1].question and len(talk.turns) < MOST_TURNS:
                self.turn(len(talk.turns))
            talk.kept = [str(message["text"]) for message in self.resident.reload()["messages"]]
        except Refused as problem:
            talk.trouble = str(problem)
        finally:
            talk.hiccups = self.resident.hiccups
            self.resident.close()
        return talk

    def turn(self, number: int) -> None:
        """One message: a planned disturbance, else an answer."""
        disturbance = self.plan.pop(number, None)
        if disturbance and self.talk.turns[-1].state.get("phase") in ("questions", "summary"):
            self.disturb(disturbance)
        else:
            self.answer(self.talk.turns[-1].question)

    def disturb(self, kind: Disturbance) -> None:
        """Do something else than answering."""
        self.talk.disturbed.append(kind)
        if kind == "reload":
            shown = self.resident.reload()
            self.talk.reload_lost = shown["state"].get("question") != self.talk.state.get("question")
            return
        self.talk.reopened = self.talk.reopened or kind in REOPENS
        said = self.dice.choice(self.cast.disturbances[kind]).replace("{bsn}", BSN)
        self.heard(self.resident.say(said), "")

    def answer(self, question: str) -> None:
        """Answer the open question by button or words; what was not understood is chosen."""
        self.tries[question] = self.tries.get(question, 0) + 1
        offered = self.talk.turns[-1].buttons
        if question == "story":
            said = self.in_voice(self.dice.choice(self.persona.stories), slips=True)
            self.heard(self.resident.say(said), question)
        elif (payload := self.choice(question, offered)) is not None:
            self.heard(self.resident.press(payload, offered[payload]), question)
        else:
            self.heard(self.resident.say(self.in_voice(self.words(question))), question)

    def choice(self, question: str, offered: dict[str, str]) -> str | None:
        """The button to press, or None to type."""
        wished = self.wish(question)
        fits = next((p for p, title in offered.items() if wished and wished in (p, title)), None)
        tired = self.tries[question] > PATIENCE
        if fits is not None and (
            tired or (QUESTIONS[question].reader == "choice" and self.dice.random() < self.voice.buttons)
        ):
            return fits
        if "overslaan" in offered and (tired or wished is None or self.dice.random() < self.voice.skips):
            return "overslaan"
        if QUESTIONS[question].theme == "tussendoor" or question in ("consent", "answered_enough"):
            return fits or next(
                (p for p in ("verder", "nee", "ja") if p in offered), next(iter(offered), None)
            )
        return (fits or next(iter(offered))) if offered and (tired or wished is None) else None

    def wish(self, question: str) -> str | None:
        """What this persona would answer: by question, else by topic."""
        answers = self.persona.answers
        found = answers.get(question, answers.get(QUESTIONS[question].topic))
        if isinstance(found, list):
            found = found[(self.talk.number + self.tries.get(question, 0)) % len(found)]
        if found == HERE:
            return self.talk.place
        return found if isinstance(found, str) else DEFAULTS.get(question)

    def words(self, question: str) -> str:
        """The answer to type."""
        return self.wish(question) or "dat weet ik niet"

    def in_voice(self, text: str, slips: bool = False) -> str:
        """Words the way this persona writes them."""
        if slips:
            text = slip(text, self.voice.slips, self.dice)
        if self.voice.before and not slips and self.dice.random() < 0.4:
            text = f"{self.dice.choice(self.voice.before)} {text}"
        return text.lower().replace(".", "") if self.voice.lower and "@" not in text else text

    def heard(self, turn: Turn, answered: str) -> None:
        """Keep the turn; note an answer taken, and a question that comes again without a reason."""
        talk, before = self.talk, self.talk.turns[-1].question
        talk.turns.append(turn)
        taken = turn.question != before and not (
            turn.question and QUESTIONS[turn.question].theme == "tussendoor"
        )
        if answered and taken and QUESTIONS[before].theme != "tussendoor":
            talk.answered[before] = turn
        if turn.question in talk.answered and turn.question != before:
            if not talk.reopened:
                talk.again.append(turn.question)
            talk.answered.pop(turn.question)


DEFAULTS = {
    "consent": "ja",
    "crisis_check": "nee",
    "crisis_go_on": "verder",
    "stop_choice": "verder",
    "erase_choice": "verder",
    "human_choice": "verder",
    "answered_enough": "ja",
    "feedback": "goed",
    "subject_knows": "ja",
}
