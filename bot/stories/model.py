"""The shape of a story file: Rasa's end-to-end test format, plus what an intake needs.

The descriptions are Dutch: editors show them to testers (`stories.schema.json` is made from this module).
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.intake.labels import AnswerState, Crisis, Outcome, Source

Phase = Literal["story", "questions", "summary", "done", "crisis"]
Scalar = str | int | bool
WITH_ANSWERS = "until"


class Shape(BaseModel):
    """A part of a file; unknown words are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=True)


class Typed(Shape):
    """Answer a question by typing, also when a button says the same."""

    user: str = Field(description="Wat de inwoner typt")


class Pressed(Shape):
    """Answer a question with a button."""

    button: str = Field(description="De knop: de tekst erop of de waarde erachter")


Reply = Typed | Pressed | Scalar


class Expected(Shape):
    """What an answer of the intake must look like."""

    value: Any = Field(None, description="De waarde, precies zo")
    contains: str = Field("", description="Deze woorden staan in de waarde")
    source: Source | None = Field(None, description="Hoe het antwoord kwam: getypt, knop of uit het verhaal")
    state: AnswerState | None = Field(
        None, description="Beantwoord, overgeslagen, weet niet of niet gevraagd"
    )


class Heard(Shape):
    """What the assistant must have understood of the last typed message."""

    intent: str | None = Field(None, description="De bedoeling, bijvoorbeeld tell, why of go_back")
    domain: str | None = Field(None, description="Dit leefgebied is herkend")
    crisis: Crisis | Literal["none"] | None = Field(None, description="Het herkende gevaar, of none")
    about: str | None = Field(None, description="Over wie: zelf, ander, buur, professional")


Answers = dict[str, Reply]


class Step(Shape):
    """One step: something the resident does, or something that must be so. Exactly one word (`until` goes with `answers`)."""

    user: str | None = Field(None, description="De inwoner typt dit")
    button: str | None = Field(
        None, description="De inwoner kiest deze knop (de tekst erop of de waarde erachter)"
    )
    answers: Answers | None = Field(
        None,
        description="Beantwoord wat er gevraagd wordt, in welke volgorde ook: vraag → antwoord. Wat er niet bij staat, wordt overgeslagen",
    )
    until: str | None = Field(
        None, description="Bij answers: ga door tot deze fase of vraag. Zonder: tot de samenvatting"
    )
    reload: Literal[True] | None = Field(None, description="Open de pagina opnieuw: alles moet er nog staan")
    wait: Annotated[float, Field(gt=0, le=120)] | None = Field(None, description="Wacht zoveel seconden")
    stop_process: Literal["action", "engine", "web"] | None = Field(
        None, description="Stop een onderdeel; het start vanzelf weer"
    )
    erase: Literal[True] | None = Field(
        None, description="De inwoner wist het gesprek met de knop van de pagina"
    )
    bot: str | None = Field(None, description="De bot zegt dit. … staat voor alles")
    utter: str | None = Field(None, description="De bot zegt de zin met deze naam in domain.yml")
    slot_was_set: list[Any] | None = Field(
        None, description="Deze antwoorden zijn nu bekend: naam, of naam: waarde"
    )
    slot_was_not_set: list[str] | None = Field(None, description="Deze antwoorden zijn nu niet bekend")
    contact: str | None = Field(None, description="Het ene contact (id uit contacten.csv of de naam)")
    reason: str | None = Field(None, description="Deze woorden staan in de reden bij het contact")
    outcome: Outcome | Literal["none"] | None = Field(None, description="Hoe het gesprek eindigt")
    intake: dict[str, Expected | Scalar | list[Scalar]] | None = Field(
        None, description="Wat er in de verstuurde intake staat"
    )
    crisis: Crisis | Literal["none"] | None = Field(None, description="Het gevaar dat de bot aanneemt")
    phase: Phase | None = Field(None, description="Waar het gesprek nu is")
    question: str | None = Field(None, description="De vraag (of het onderwerp) die nu openstaat")
    asked: list[str] | None = Field(None, description="Deze vragen of onderwerpen zijn gesteld")
    not_asked: list[str] | None = Field(None, description="Deze vragen of onderwerpen zijn niet gesteld")
    asked_at_most: int | dict[str, int] | None = Field(
        None, description="Hoogstens zoveel vragen, in totaal of per vraag"
    )
    understood: Heard | None = Field(None, description="Wat er begrepen is van het laatste bericht")
    not_said: str | None = Field(None, description="Deze woorden staan nergens in het bewaarde gesprek")
    erased: bool | None = Field(None, description="Het gesprek is gewist")
    problem: int | None = Field(None, description="Het vorige bericht gaf deze fout, bijvoorbeeld 400 of 503")

    @model_validator(mode="after")
    def one_word(self) -> "Step":
        """Exactly one word a step."""
        words = self.model_fields_set - {WITH_ANSWERS}
        if len(words) != 1 or (self.until is not None and "answers" not in words):
            raise ValueError(f"one_word:{', '.join(sorted(self.model_fields_set))}")
        return self

    @property
    def word(self) -> str:
        """The step's word."""
        return next(iter(self.model_fields_set - {WITH_ANSWERS}))

    @property
    def does(self) -> bool:
        """Whether the resident does something; else it is an expectation."""
        return self.word in ACTIONS


ACTIONS = ("user", "button", "answers", "reload", "wait", "stop_process", "erase")


class TestCase(Shape):
    """One story."""

    __test__ = False  # not a pytest class

    test_case: str = Field(description="De naam van het verhaal", min_length=1)
    description: str = Field("", description="Waarom dit verhaal er is")
    theme: str = Field("", description="Om op te filteren, bijvoorbeeld een leefgebied")
    municipality: str = Field("ermelo", description="De gemeente van het gesprek")
    fixtures: list[str] = Field(default=[], description="Namen van antwoorden uit fixtures")
    known_bug: str = Field(
        "", description="Bekende fout: het verhaal telt mee maar houdt niets tegen. Schrijf de reden op"
    )
    steps: list[Step] = Field(description="Wat er gebeurt en wat er moet gebeuren", min_length=1)


class FixtureFile(Shape):
    """Answers with a name, for all stories of a folder (`fixtures.yml`)."""

    fixtures: list[dict[str, list[dict[str, Reply]]]] = Field(
        description="Antwoorden met een naam, voor meer verhalen"
    )


class StoryFile(Shape):
    """A file of stories."""

    fixtures: list[dict[str, list[dict[str, Reply]]]] = Field(
        default=[], description="Antwoorden met een naam, voor meer verhalen"
    )
    theme: str = Field("", description="Het thema van alle verhalen in dit bestand")
    test_cases: list[TestCase] = Field(description="De verhalen", min_length=1)
