"""What the stories reach: questions, buttons, interruptions, danger texts, routing, contacts, sentences, the law."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.intake.interruptions import INTERRUPTIONS
from bot.intake.questions import QUESTIONS
from bot.sentences import responses
from bot.stories import catalogue
from bot.stories.client import Turn
from bot.stories.play import Played
from bot.stories.words import towns

LETTERS = "abcdefg"  # Wmo 2015 art. 2.3.2 lid 4
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
    """The parts over all stories, and per municipality its routing and contacts."""

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
    turns = [turn for played in ran for turn in played.turns]
    local = {
        name: of_municipality(name, [p for p in ran if p.story.case.municipality == name]) for name in towns()
    }
    counts = {name: sum(p.story.case.municipality == name for p in ran) for name in towns()}
    return Coverage(of_all(ran, turns, local), local, counts)


def of_all(ran: list[Played], turns: list[Turn], local: dict[str, list[Part]]) -> list[Part]:
    """The parts over everything."""
    dangers = {name for name in responses() if name.startswith("utter_crisis_")}
    said = {
        name for turn in turns for message in turn.replies for name in catalogue.names_of(message["text"])[:1]
    }
    sentences = {name for name in responses() if not name.startswith(UNSEEN_FIELDS)}
    return [
        Part("vragen", set(QUESTIONS), {turn.question for turn in turns}),
        Part("knoppen", {f"{key}={value}" for key, value in catalogue.buttons()}, set(pressed(ran))),
        Part("onderbrekingen", set(INTERRUPTIONS), {turn.understood.get("intent", "") for turn in turns}),
        Part("gevaarteksten", dangers, said),
        Part("zinnen", sentences, said),
        Part(
            "wet (2.3.2 lid 4)",
            set(LETTERS),
            {
                QUESTIONS[key].law
                for p in ran
                if p.stored
                for key in p.stored.intake.answers
                if key in QUESTIONS
            },
        ),
        together("regels", [parts[0] for parts in local.values()], list(local)),
        together("contacten", [parts[1] for parts in local.values()], list(local)),
    ]


def pressed(ran: Iterable[Played]) -> Iterable[str]:
    """Every button pressed, with its question."""
    for played in ran:
        for before, turn in zip(played.turns, played.turns[1:], strict=False):
            if turn.how == "button":
                yield f"{before.question}={turn.payload}"


def of_municipality(name: str, ran: list[Played]) -> list[Part]:
    """Routing rows and contacts of one municipality. Rows of safety that no conversation ends in count too."""
    town = towns()[name]
    rows = Part("regels", {row.id for row in town.table.rows})
    named = (
        {row.contact for row in town.table.rows}
        | {town.entrance}
        | {practice.contact for practice in town.practices.values()}
    )
    contacts = Part("contacten", named & {*town.contacts, *town.entrances})
    for played in ran:
        found = played.state.get("contact") or {}
        contacts.reached.add(found.get("id", ""))
        if played.stored:
            rows.reached.add(played.stored.intake.route.rule)
        elif found:
            rows.reached |= {row.id for row in town.table.rows if row.reason == found.get("reason")}
    return [rows, contacts]


def together(name: str, parts: list[Part], owners: list[str]) -> Part:
    """The same part of all municipalities as one."""
    whole = Part(name, set())
    for owner, part in zip(owners, parts, strict=True):
        whole.all |= {f"{owner}: {one}" for one in part.all}
        whole.reached |= {f"{owner}: {one}" for one in part.reached}
    return whole
