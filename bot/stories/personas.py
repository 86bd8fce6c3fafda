"""Residents as data: what they tell, how they talk, what they answer, and what they do that disturbs."""

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from bot.settings import ROOT
from bot.stories import words
from bot.stories.errors import BadStories, Fault
from bot.stories.load import validate
from bot.stories.model import Answers, Shape
from bot.stories.yamlfile import Lines

FOLDER = ROOT / "tests" / "personas"
Disturbance = Literal[
    "why",
    "back",
    "correct",
    "bsn",
    "reload",
    "crisis",
    "repeat",
    "simpler",
    "human",
    "thanks",
    "information",
    "later",
    "nonsense",
    "long",
]


class Voice(Shape):
    """How someone writes."""

    buttons: Annotated[float, Field(ge=0, le=1)] = Field(0.5, description="Hoe vaak een knop, als die past")
    slips: Annotated[float, Field(ge=0, le=1)] = Field(
        0.0, description="Hoe vaak een tikfout in een woord van het verhaal"
    )
    lower: bool = Field(False, description="Zonder hoofdletters en punten")
    before: list[str] = Field(default=[], description="Woorden vóór een antwoord")
    skips: Annotated[float, Field(ge=0, le=1)] = Field(
        0.1, description="Hoe vaak een vraag wordt overgeslagen die dat mag"
    )


class Persona(Shape):
    """One resident."""

    persona: str = Field(description="Naam van deze inwoner")
    municipalities: list[str] = Field(default=["ermelo"], description="Waar het gesprek begint")
    stories: list[str] = Field(min_length=1, description="Het verhaal, in een paar versies")
    told: list[str] = Field(
        default=[], description="Vragen waar elke versie van het verhaal al antwoord op geeft"
    )
    answers: dict[str, str | list[str] | Answers] = Field(
        default={}, description="Vraag of onderwerp → antwoord, of een paar om uit te kiezen"
    )
    voice: str = Field("gewoon", description="Naam van een stem")
    outcomes: list[Literal["contact", "answer", "elsewhere"]] = Field(
        default=["contact"], description="Hoe het mag eindigen"
    )
    crisis: Literal["suicide", "geweld", "medisch"] | None = Field(
        None, description="Het gevaar dat dit verhaal vertelt"
    )
    disturbs: list[Disturbance] = Field(default=[], description="Alleen deze verstoringen; leeg: alle")


class PersonaFile(Shape):
    """A file of personas, with the voices they may have and what people say to disturb."""

    voices: dict[str, Voice] = Field(default={})
    disturbances: dict[Disturbance, list[str]] = Field(default={})
    personas: list[Persona] = Field(default=[])


@dataclass(frozen=True)
class Cast:
    """All residents, voices and disturbances."""

    personas: list[Persona]
    voices: dict[str, Voice]
    disturbances: dict[Disturbance, list[str]]


def load_cast(folder: Path = FOLDER) -> Cast:
    """Everyone in the folder. Raises BadStories."""
    files = [(file, Lines(file)) for file in sorted(folder.glob("*.yml"))]
    read = [(lines, validate(PersonaFile, lines)) for _, lines in files]
    voices = {name: voice for _, content in read for name, voice in content.voices.items()} or {
        "gewoon": Voice.model_validate({})
    }
    faults = [fault for lines, content in read for fault in wrong(lines, content, voices)]
    if faults or not read:
        raise BadStories(
            faults or [Fault(folder, 1, "Hier staan geen persona's.", "Maak een bestand met personas: …")]
        )
    disturbances = {name: said for _, content in read for name, said in content.disturbances.items()}
    return Cast([persona for _, content in read for persona in content.personas], voices, disturbances)


def wrong(lines: Lines, content: PersonaFile, voices: dict[str, Voice]) -> list[Fault]:
    """Names in a file of personas that do not exist."""
    faults = []
    for number, persona in enumerate(content.personas):
        checks = [
            ("voice", [persona.voice], list(voices)),
            ("municipalities", persona.municipalities, list(words.towns())),
        ]
        checks += [
            ("told", persona.told, words.questions()),
            ("answers", list(persona.answers), words.question_words()),
        ]
        for word, used, known in checks:
            where = lines.of(("personas", number, word))
            faults += [
                Fault(lines.file, where, f"'{name}' bij {word} is er niet.", words.nearest(name, known))
                for name in used
                if name not in known
            ]
    return faults


def slip(text: str, chance: float, dice: random.Random) -> str:
    """Text with some letters of longer words changed places."""
    return " ".join(
        swapped(word, dice) if len(word) > 5 and dice.random() < chance else word for word in text.split(" ")
    )


def swapped(word: str, dice: random.Random) -> str:
    """Two neighbouring letters inside a word change places."""
    place = dice.randrange(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
