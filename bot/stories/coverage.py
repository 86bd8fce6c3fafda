"""What the stories reach: questions, buttons, interruptions at every question, reporters, outcomes, danger, routing, the law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.intake.interruptions import INTERRUPTIONS, POLITE
from bot.intake.labels import About, Outcome
from bot.intake.questions import MAIN, QUESTIONS
from bot.intake.statutory import LETTERS
from bot.sentences import responses
from bot.stories import catalogue
from bot.stories.client import Turn
from bot.stories.play import Played
from bot.stories.words import towns

DANGER = "utter_crisis_"
ASIDES = (*(intent for intent in INTERRUPTIONS if intent not in POLITE), "skip", "dont_know")
UNSEEN_FIELDS = (
    "utter_summary_",
    "utter_person_",
    "utter_domain_",
    "utter_option_",
    "utter_understood_from_story",
)


@dataclass
class Part:
    """One kind of thing: what there is and what was reached."""

    name: str
    all: set[str]
    reached: set[str] = field(default_factory=set)

    @property
    def share(self) -> float:
        """From 0 to 1; nothing to reach counts as reached."""
        return len(self.all & self.reached) / len(self.all) if self.all else 1.0

    @property
    def missing(self) -> list[str]:
        """What no story reaches."""
        return sorted(self.all - self.reached)


@dataclass
class Coverage:
    """The parts over all stories, and the same parts per municipality."""

    parts: list[Part]
    municipalities: dict[str, list[Part]]
    stories: dict[str, int]

    @property
    def share(self) -> float:
        """The mean of the parts, from 0 to 1: every kind of thing counts the same."""
        return sum(part.share for part in self.parts) / len(self.parts)


def measure(results: Sequence[Played]) -> Coverage:
    """What these played stories reached."""
    ran = [played for played in results if played.turns]
    by_town = {name: [one for one in ran if one.story.case.municipality == name] for name in towns()}
    own = {name: [rows(name, here), contacts(name, here)] for name, here in by_town.items()}
    everywhere = [together([parts[number] for parts in own.values()], list(own)) for number in (0, 1)]
    return Coverage(
        [*common(ran), *everywhere],
        {name: [*common(here), *own[name]] for name, here in by_town.items()},
        {name: len(here) for name, here in by_town.items()},
    )


def common(ran: list[Played]) -> list[Part]:
    """What is the same in every municipality: questions, buttons, interruptions, texts, the law."""
    turns = [turn for played in ran for turn in played.turns]
    said = sentences(turns)
    return [
        Part("vragen", set(QUESTIONS), {turn.question for turn in turns}),
        Part("knoppen", {f"{key}={value}" for key, value in catalogue.buttons()}, set(pressed(ran))),
        Part(
            "onderbrekingen",
            {f"{intent} bij {question.key}" for question in MAIN for intent in ASIDES},
            set(interrupted(ran)),
        ),
        Part("melders", {*About}, {played.stored.intake.about for played in ran if played.stored}),
        Part("uitkomsten", {*Outcome}, {str(played.state.get("outcome")) for played in ran}),
        Part("gevaarteksten", {name for name in responses() if name.startswith(DANGER)}, said),
        Part("zinnen", {name for name in responses() if not name.startswith(UNSEEN_FIELDS)}, said),
        Part("wet 2.3.2 lid 4", set(LETTERS), set(letters(ran))),
    ]


def sentences(turns: Iterable[Turn]) -> set[str]:
    """The names of what the bot said."""
    texts = {str(message["text"]) for turn in turns for message in turn.replies}
    return {name for text in texts for name in catalogue.names_of(text)[:1]}


def letters(ran: Iterable[Played]) -> Iterable[str]:
    """The letters of the law that stored intakes have an answer under."""
    for played in ran:
        for key in played.stored.intake.answers if played.stored else ():
            if key in QUESTIONS:
                yield QUESTIONS[key].law


def pressed(ran: Iterable[Played]) -> Iterable[str]:
    """Every button pressed, with its question."""
    for played in ran:
        for before, turn in zip(played.turns, played.turns[1:], strict=False):
            if turn.how == "button":
                yield f"{before.question}={turn.payload}"


def interrupted(ran: Iterable[Played]) -> Iterable[str]:
    """What was said instead of an answer, with the question that was open."""
    for played in ran:
        for before, turn in zip(played.turns, played.turns[1:], strict=False):
            yield f"{turn.understood.get('intent', '')} bij {before.question}"


def rows(name: str, ran: Iterable[Played]) -> Part:
    """The routing rows of a municipality."""
    table = towns()[name].table.rows
    found = Part("regels", {row.id for row in table})
    for played in ran:
        reason = (played.state.get("contact") or {}).get("reason")
        if played.stored:
            found.reached.add(played.stored.intake.route.rule)
        elif reason:
            found.reached |= {row.id for row in table if row.reason == reason}
    return found


def contacts(name: str, ran: Iterable[Played]) -> Part:
    """The contacts that a row, a practice or the entrance of a municipality names."""
    town = towns()[name]
    named = {row.contact for row in town.table.rows} | {p.contact for p in town.practices.values()}
    return Part(
        "contacten",
        (named | {town.entrance}) & {*town.contacts, *town.entrances},
        {str((played.state.get("contact") or {}).get("id", "")) for played in ran},
    )


def together(parts: list[Part], owners: list[str]) -> Part:
    """The same part of all municipalities as one."""
    whole = Part(parts[0].name, set())
    for owner, part in zip(owners, parts, strict=True):
        whole.all |= {f"{owner}: {one}" for one in part.all}
        whole.reached |= {f"{owner}: {one}" for one in part.reached}
    return whole
