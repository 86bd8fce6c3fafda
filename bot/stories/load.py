"""Read story files. Every mistake is found at once: file, line, what, how to mend, the nearest right word."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from bot.settings import ROOT
from bot.stories import words
from bot.stories.errors import BadStories, Fault
from bot.stories.model import Answers, FixtureFile, Reply, Step, StoryFile, TestCase
from bot.stories.yamlfile import Lines, Where

FOLDER = ROOT / "tests" / "stories"
SHARED = "fixtures.yml"  # in a folder: fixtures for all its stories
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Story:
    """One story, ready to play: where it stands and the answers it may give."""

    case: TestCase
    file: Path
    line: int
    number: int  # place in the file
    theme: str
    answers: Answers = field(default_factory=dict)
    step_lines: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """Its name."""
        return self.case.test_case

    @property
    def where(self) -> str:
        """File and line, short."""
        return f"{short(self.file)}:{self.line}"


def short(file: Path) -> str:
    """A path as people write it."""
    return str(file.relative_to(ROOT)) if file.is_relative_to(ROOT) else str(file)


def load_all(files: list[Path]) -> list[Story]:
    """The stories of these files. Raises BadStories with the mistakes of all of them."""
    stories, faults = load_sound(files)
    if faults:
        raise BadStories(faults)
    return stories


def load_sound(files: list[Path]) -> tuple[list[Story], list[Fault]]:
    """The stories that can be played, and the mistakes of the others: one bad file does not stop the rest."""
    stories: list[Story] = []
    faults: list[Fault] = []
    for file in files:
        try:
            stories += load(file)
        except BadStories as error:
            faults += error.faults
    first = {story.name: story for story in reversed(stories)}
    return [story for story in stories if first[story.name] is story], faults + twice(stories)


def load(file: Path) -> list[Story]:
    """The stories of one file. Raises BadStories."""
    lines = Lines(file)
    content = validate(StoryFile, lines)
    fixtures = shared(file.parent / SHARED) | named(content)
    faults = [
        fault
        for number, case in enumerate(content.test_cases)
        for fault in wrong_words(lines, number, case, fixtures)
    ]
    faults += wrong_fixtures(lines, content)
    if faults:
        raise BadStories(faults)
    return [
        story(lines, number, case, content.theme, fixtures) for number, case in enumerate(content.test_cases)
    ]


def story(lines: Lines, number: int, case: TestCase, theme: str, fixtures: dict[str, Answers]) -> Story:
    """A case with its place and its answers."""
    where: Where = ("test_cases", number)
    answers = {key: reply for name in case.fixtures for key, reply in fixtures[name].items()}
    at = tuple(lines.of((*where, "steps", step)) for step in range(len(case.steps)))
    return Story(
        case, lines.file, lines.of(where), number, case.theme or theme or lines.file.stem, answers, at
    )


def shared(file: Path) -> dict[str, Answers]:
    """The fixtures for all stories of a folder. Raises BadStories."""
    if not file.exists():
        return {}
    lines = Lines(file)
    content = validate(FixtureFile, lines)
    if faults := wrong_fixtures(lines, content):
        raise BadStories(faults)
    return named(content)


def named(content: StoryFile | FixtureFile) -> dict[str, Answers]:
    """The fixtures by name."""
    return {name: merged(slots) for entry in content.fixtures for name, slots in entry.items()}


def merged(slots: list[dict[str, Reply]]) -> Answers:
    """The answers of a fixture; later ones win."""
    return {key: reply for entry in slots for key, reply in entry.items()}


def twice(stories: list[Story]) -> list[Fault]:
    """Two stories with one name can't be told apart."""
    seen: dict[str, Story] = {}
    faults = []
    for one in stories:
        first = seen.setdefault(one.name, one)
        if first is not one:
            faults.append(
                Fault(
                    one.file,
                    one.line,
                    f"De naam '{one.name}' staat al in {first.where}.",
                    "Kies een andere naam.",
                )
            )
    return faults


def validate(model: type[Model], lines: Lines) -> Model:
    """The file's data as a model. Raises BadStories with a line per mistake."""
    if not isinstance(lines.data, dict):
        raise BadStories(
            [Fault(lines.file, 1, "Dit bestand is leeg of heeft geen test_cases.", "Begin met: test_cases:")]
        )
    try:
        return model.model_validate(lines.data)
    except ValidationError as error:
        raise BadStories(unique([as_fault(lines, dict(one), model) for one in error.errors()])) from error


def unique(faults: list[Fault]) -> list[Fault]:
    """One mistake a line is enough: a union reports one for every shape it tried."""
    return list({(fault.line, fault.what): fault for fault in reversed(faults)}.values())[::-1]


def as_fault(lines: Lines, error: dict[str, Any], model: type[BaseModel]) -> Fault:
    """One mistake of pydantic in Dutch."""
    where: Where = tuple(error["loc"])
    word = str(where[-1]) if where else ""
    what, mend = in_dutch(error, word, model)
    return Fault(lines.file, lines.of(where), what, mend)


def in_dutch(error: dict[str, Any], word: str, model: type[BaseModel]) -> tuple[str, str]:
    """What is wrong, and how to mend it."""
    match error["type"]:
        case "extra_forbidden":
            return f"Het woord '{word}' ken ik hier niet.", words.nearest(
                word, fields_at(model, error["loc"])
            )
        case "missing":
            return f"Het woord '{word}' ontbreekt.", f"Voeg toe: {word}: …"
        case "literal_error" | "enum":
            allowed = [
                choice.strip(" '")
                for choice in str(error["ctx"]["expected"]).replace(" or ", ", ").split(",")
            ]
            return f"'{error['input']}' kan hier niet.", words.nearest(str(error["input"]), allowed)
        case "value_error" if "one_word:" in error["msg"]:
            used = error["msg"].split("one_word:")[1]
            return (
                f"Eén stap heeft één woord; hier staan: {used or 'geen'}.",
                "Zet voor elke stap een eigen streepje (-).",
            )
        case "list_type" if error.get("input") is None:
            return (
                f"Onder '{word}' staat niets.",
                "Zet eronder wat er moet gebeuren, elke regel met een streepje (-).",
            )
        case _:
            return (
                f"'{error.get('input')!s:.60}' kan hier niet ({error['msg']}).",
                "Kijk in de handleiding hoe dit woord werkt.",
            )


def fields_at(model: type[BaseModel], where: Where) -> list[str]:
    """The words that may stand at a place."""
    current: Any = model
    for part in where[:-1]:
        if (
            isinstance(part, str)
            and isinstance(current, type)
            and issubclass(current, BaseModel)
            and part in current.model_fields
        ):
            current = innermost(current.model_fields[part].annotation)
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def innermost(annotation: Any) -> Any:
    """The model inside `list[Model]` or `Model | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := innermost(arg))), None)


def wrong_fixtures(lines: Lines, content: StoryFile | FixtureFile) -> list[Fault]:
    """Answers to questions that do not exist."""
    return [
        Fault(
            lines.file,
            lines.of(("fixtures", n, name, m, key)),
            f"De vraag '{key}' is er niet.",
            words.nearest(key, words.question_words()),
        )
        for n, entry in enumerate(content.fixtures)
        for name, slots in entry.items()
        for m, slot in enumerate(slots)
        for key in slot
        if key not in words.question_words()
    ]


def wrong_words(lines: Lines, number: int, case: TestCase, fixtures: dict[str, Answers]) -> list[Fault]:
    """Names in a case that do not exist."""
    where: Where = ("test_cases", number)
    faults = [
        Fault(
            lines.file,
            lines.of((*where, "fixtures")),
            f"De fixture '{name}' is er niet.",
            words.nearest(name, list(fixtures)),
        )
        for name in case.fixtures
        if name not in fixtures
    ]
    if case.municipality not in words.towns():
        mend = words.nearest(case.municipality, list(words.towns()))
        return [
            *faults,
            Fault(
                lines.file,
                lines.of((*where, "municipality")),
                f"De gemeente '{case.municipality}' is er niet.",
                mend,
            ),
        ]
    for place, step in enumerate(case.steps):
        faults += [
            Fault(
                lines.file,
                lines.of((*where, "steps", place, step.word)),
                f"'{word}' bij {step.word} is er niet in {case.municipality}."
                if step.word == "contact"
                else f"'{word}' bij {step.word} is er niet.",
                words.nearest(word, known),
            )
            for word, known in used(step, case.municipality)
            if word not in known
        ]
    return faults


def used(step: Step, municipality: str) -> list[tuple[str, list[str]]]:
    """The names a step uses, each with the names that exist."""
    about_questions = [
        *(step.asked or []),
        *(step.not_asked or []),
        *(step.answers or {}),
        *([step.question] if step.question else []),
    ]
    if isinstance(step.asked_at_most, dict):
        about_questions += step.asked_at_most
    found = [(word, words.question_words()) for word in about_questions]
    found += [(word, words.intake_words()) for word in step.intake or {}]
    found += [(word, words.sentence_names()) for word in [step.utter] if word]
    found += [(word, words.contact_words(municipality)) for word in [step.contact] if word]
    found += [(word, [*words.PHASES, *words.questions()]) for word in [step.until] if word]
    found += [
        (name, words.questions())
        for entry in step.slot_was_set or []
        for name in (entry if isinstance(entry, dict) else [entry])
    ]
    found += [(name, words.questions()) for name in step.slot_was_not_set or []]
    return found
