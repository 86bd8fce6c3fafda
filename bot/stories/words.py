"""The words a story may use: questions, sentences, municipalities, contacts, labels."""

from difflib import get_close_matches
from functools import lru_cache

from bot.intake.labels import Domain
from bot.intake.questions import QUESTIONS
from bot.routing.directory import list_municipalities, load_municipality
from bot.routing.municipality import Municipality
from bot.sentences import responses
from bot.settings import settings

FIELDS = (
    "legal_kind",
    "about",
    "domains",
    "crisis",
    "urgent",
    "safe_contact",
    "story",
    "rule",
    "contact",
    "municipality",
)
PHASES = ("story", "questions", "summary", "done", "crisis")
LISTED = 60  # names in a message
DIFFERENT = 0.7  # below this two words do not look alike


@lru_cache(maxsize=1)
def towns() -> dict[str, Municipality]:
    """All municipalities of this installation."""
    folder = settings().municipalities
    return {name: load_municipality(name, folder, prove=False) for name in list_municipalities(folder)}


def questions() -> list[str]:
    """Keys of questions."""
    return list(QUESTIONS)


def topics() -> list[str]:
    """Topics of questions."""
    return list(dict.fromkeys(question.topic for question in QUESTIONS.values()))


def question_words() -> list[str]:
    """What may stand in `asked`: a question or a topic."""
    return [*questions(), *topics()]


def intake_words() -> list[str]:
    """What may stand under `intake`."""
    return [*FIELDS, *questions()]


def sentence_names() -> list[str]:
    """Names of sentences in domain.yml."""
    return list(responses())


def contact_words(municipality: str) -> list[str]:
    """Ids of the contacts of a municipality, then of the entrances of others, then their names."""
    town = towns()[municipality]
    known = town.contacts | {key: entrance.contact for key, entrance in town.entrances.items()}
    return list(dict.fromkeys([*known, *(contact.name for contact in known.values())]))


def domains() -> list[str]:
    """The life domains."""
    return [str(domain) for domain in Domain]


def nearest(word: str, known: list[str]) -> str:
    """A sentence with the word that was probably meant."""
    near = get_close_matches(word, known, n=1, cutoff=DIFFERENT)
    if near:
        return f"Bedoelt u '{near[0]}'?"
    return "Kies uit: " + ", ".join(known[:LISTED]) + ("…" if len(known) > LISTED else "") + "."
