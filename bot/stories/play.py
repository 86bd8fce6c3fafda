"""Play one story: do what the resident does, check what must be so, keep every difference."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.intake.questions import QUESTIONS
from bot.store.intakes import StoredIntake
from bot.stories import evidence
from bot.stories.client import Resident, Turn
from bot.stories.errors import Refused
from bot.stories.load import Story
from bot.stories.model import Pressed, Reply, Step, Typed
from bot.stories.stack import Stack

MOST_ANSWERS = 45  # of one `answers` step
MOST_REPEATS = 2  # the same answer to the same question


@dataclass(frozen=True)
class Difference:
    """What was wanted and what came. `found` is what `--accept` writes; None when there is nothing to accept."""

    step: int
    wanted: str
    got: str
    found: Any = None


class Stuck(Exception):
    """The story can't go on."""


@dataclass
class Played:
    """A story and how it went."""

    story: Story
    turns: list[Turn] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    skipped: str = ""
    erased: bool = False
    seconds: float = 0.0
    hiccups: int = 0
    stored: StoredIntake | None = None
    conversation: str = ""
    kept: Callable[[], list[str]] = list  # every text of the conversation as the assistant keeps it

    @property
    def status(self) -> str:
        """passed, failed, known (failed as known), fixed (known, but it passes now) or skipped."""
        if self.skipped:
            return "skipped"
        if self.story.case.known_bug:
            return "known" if self.differences else "fixed"
        return "failed" if self.differences else "passed"

    @property
    def first(self) -> Difference | None:
        """The first difference."""
        return self.differences[0] if self.differences else None

    @property
    def state(self) -> dict[str, Any]:
        """Where the conversation stands."""
        return self.turns[-1].state if self.turns else {}

    def asked(self) -> list[str]:
        """The questions in the order they were put; returning to one after something in between is not asking again."""
        main = [
            turn.question
            for turn in self.turns
            if turn.question and QUESTIONS[turn.question].theme != "tussendoor"
        ]
        between = [
            turn.question
            for turn in self.turns
            if turn.question and QUESTIONS[turn.question].theme == "tussendoor"
        ]
        return [key for place, key in enumerate(main) if place == 0 or main[place - 1] != key] + between


class Player:
    """Plays one story on one stack."""

    def __init__(self, story: Story, stack: Stack) -> None:
        self.played = Played(story)
        self.stack = stack
        self.resident = Resident(stack.url)

    def play(self) -> Played:
        """The whole story; expectations go on after a difference, acts stop at trouble."""
        from bot.stories.checks import check

        started = time.monotonic()
        played, steps = self.played, self.played.story.case.steps
        try:
            self.act(-1, lambda: self.resident.begin(played.story.case.municipality))
            played.conversation, played.kept = self.resident.id, self.kept
            for number, step in enumerate(steps):
                if step.does:
                    self.do(
                        number,
                        step,
                        expects_problem=number + 1 < len(steps) and steps[number + 1].word == "problem",
                    )
                else:
                    played.differences += check(number, step, played, self.stack)
        except Stuck:
            pass
        finally:
            self.keep_intake()
            self.resident.close()
        played.seconds, played.hiccups = time.monotonic() - started, self.resident.hiccups
        return played

    def keep_intake(self) -> None:
        """The stored intake, when there is one and it can be seen from here."""
        try:
            self.played.stored = evidence.intake(
                self.stack.database, self.played.state.get("reference") or ""
            )
        except evidence.NoEvidenceError:
            self.played.stored = None

    def do(self, number: int, step: Step, expects_problem: bool) -> None:
        """One act of the resident."""
        patient = not expects_problem
        match step.word:
            case "user":
                self.act(number, lambda: self.resident.say(step.user or "", patient), expects_problem)
            case "button":
                self.press(number, step.button or "", expects_problem)
            case "answers":
                self.answer(
                    number, {**self.played.story.answers, **(step.answers or {})}, step.until or "summary"
                )
            case "reload":
                self.reload(number)
            case "erase":
                self.erase(number)
            case "wait":
                time.sleep(step.wait or 0)
            case "stop_process":
                self.stack.stop_process(step.stop_process or "")

    def act(self, number: int, call: Any, expects_problem: bool = False) -> None:
        """One request. A problem stops the story unless the next step expects it."""
        try:
            turn = call()
        except Refused as problem:
            turn = Turn("", "problem", state=self.played.state, problem=problem, replies=self.last_replies())
            if not expects_problem:
                self.played.differences.append(
                    Difference(number, "een antwoord van de bot", f"fout {problem}")
                )
                raise Stuck from problem
        turn.step = number
        self.played.turns.append(turn)
        self.played.erased = self.played.erased or bool(turn.state.get("erased"))

    def last_replies(self) -> list[dict[str, Any]]:
        """What is on the screen."""
        return self.played.turns[-1].replies if self.played.turns else []

    def press(self, number: int, wanted: str, expects_problem: bool = False) -> None:
        """A button by its value or its text; a button that is not there is sent only when a problem is expected."""
        offered = self.played.turns[-1].buttons
        payload = payload_of(wanted, offered)
        if payload is None and not expects_problem:
            shown = ", ".join(f"{title} ({key})" for key, title in offered.items()) or "geen knoppen"
            self.played.differences.append(Difference(number, f"een knop '{wanted}'", shown))
            raise Stuck
        key = payload if payload is not None else wanted
        self.act(
            number,
            lambda: self.resident.press(key, offered.get(key, wanted), not expects_problem),
            expects_problem,
        )

    def answer(self, number: int, answers: dict[str, Reply], until: str) -> None:
        """Answer what is asked until a phase or question is reached."""
        tried: dict[str, int] = {}
        for _ in range(MOST_ANSWERS):
            question, phase = self.played.turns[-1].question, self.played.state.get("phase")
            if until in (question, phase):
                return
            if not question or (phase == "done" and question != "feedback"):
                break
            tried[question] = tried.get(question, 0) + 1
            if tried[question] > MOST_REPEATS:
                self.stuck(
                    number,
                    f"verder na de vraag {question}",
                    f"de bot vraagt {question} voor de {tried[question]}e keer",
                )
            self.reply(number, question, answers.get(question, answers.get(QUESTIONS[question].topic)))
        self.stuck(
            number,
            f"het gesprek komt bij {until}",
            f"fase {self.played.state.get('phase')}, vraag {self.played.state.get('question')}",
        )

    def stuck(self, number: int, wanted: str, got: str) -> None:
        """Note why the story can't go on."""
        self.played.differences.append(Difference(number, wanted, got))
        raise Stuck

    def reply(self, number: int, question: str, reply: Reply | None) -> None:
        """One answer: a button when it fits one, else typed; nothing known: skip."""
        offered = self.played.turns[-1].buttons
        if reply is None:
            reply = next(
                (way_out for way_out in ("overslaan", "weet_niet", "verder") if way_out in offered), None
            )
        if reply is None and question == "priority":
            reply = next(iter(offered), None)  # what was told first
        if reply is None:
            self.stuck(
                number,
                f"een antwoord op de vraag {question}",
                "het verhaal heeft er geen: zet het bij answers of in een fixture",
            )
        payload = payload_of(reply.button if isinstance(reply, Pressed) else str(reply), offered)
        if isinstance(reply, Typed):
            text = reply.user
            self.act(number, lambda: self.resident.say(text))
        elif payload is not None:
            found = payload
            self.act(number, lambda: self.resident.press(found, offered[found]))
        elif isinstance(reply, Pressed):
            self.stuck(number, f"een knop '{reply.button}'", ", ".join(offered.values()) or "geen knoppen")
        else:
            self.act(number, lambda: self.resident.say(str(reply)))

    def kept(self) -> list[str]:
        """Every text of the conversation as it is kept; nothing when it was erased."""
        try:
            return [str(message["text"]) for message in self.resident.reload()["messages"]]
        except Refused:
            return []

    def reload(self, number: int) -> None:
        """The page opened again shows the same conversation."""
        shown = self.resident.reload()
        seen = [message["text"] for turn in self.played.turns if not turn.problem for message in turn.replies]
        there = [message["text"] for message in shown["messages"] if message["sender"] == "bot"]
        if there != seen:
            self.played.differences.append(
                Difference(number, f"{len(seen)} berichten van de bot", f"{len(there)} berichten, of andere")
            )
        if shown["state"].get("question") != self.played.state.get("question"):
            self.played.differences.append(
                Difference(
                    number,
                    f"de vraag {self.played.state.get('question')}",
                    str(shown["state"].get("question")),
                )
            )

    def erase(self, number: int) -> None:
        """Erase as the page does."""
        try:
            self.resident.erase()
        except Refused as problem:
            self.stuck(number, "het gesprek is gewist", f"fout {problem}")
        self.played.erased = True


def payload_of(wanted: str, offered: dict[str, str]) -> str | None:
    """The payload of an offered button by payload or title."""
    if wanted in offered:
        return wanted
    return next(
        (payload for payload, title in offered.items() if title.casefold() == wanted.casefold()), None
    )
