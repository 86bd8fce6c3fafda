"""Read what a resident typed or chose as the answer to one question. Pure; None means: not understood."""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches

from bot.intake.choices import BUT, SLIP, as_choice, by_words
from bot.intake.contact_details import EMAIL, as_email, as_name, as_phone
from bot.intake.labels import AnswerState, Source
from bot.intake.model import Answer, Understood
from bot.intake.numbers import age_in
from bot.intake.places import HOMELESS, NO_ADDRESS, as_place
from bot.intake.questions import Question
from bot.intake.words.commands import COMMAND_WORDS

LONGEST = 4000  # characters of one answer that are kept
SPECIAL = {"overslaan": AnswerState.SKIPPED, "weet_niet": AnswerState.UNKNOWN}
REFUSED = re.compile(
    r"^(dat )?(zeg ik|vertel ik|wil ik) (liever |dat )?niet( zeggen| kwijt)?|^(liever niet|anoniem|geen commentaar|sla over|overslaan)|"
    r"gaat (je|u|jullie) (niks|niets) aan|^(ik )?weiger\w*|^(dat is )?priv[eé]\b",
    re.IGNORECASE,
)
WITHOUT = re.compile(
    r"^(nee+|neen|niet|geen)\b(?!.*\d{4})|\b(heb|hebben|bezit|gebruik)\b.{0,15}\b(geen|niet)\b|\bgeen (e-?)?(tele|mobiel|mail|nummer|adres|naam)",
    re.IGNORECASE,
)
ALREADY = re.compile(
    r"\b(dat |die |het |zoals )*(ik )?(zei|zeg|zeid|vertelde|schreef|typte) (dat |het |u |je )?(ik )?(dat |het |toch |net |u |je |toch )*al\b|"
    r"\b(dat |het |dit )?(heb|had) (ik )?(dat |het |u |je |jullie )?(toch |net |hierboven )*(al|net) (\w+ )?(gezegd|verteld|geschreven|gezegt|getypt|opgeschreven|beantwoord|gegeven)|"
    r"\b(al gezegd|al verteld|zie (mijn |boven|hierboven|verhaal|eerder)|staat (er |hier )?(al|boven|hierboven)|lees (maar |mijn |eens )*(verhaal|terug|boven))",
    re.IGNORECASE,
)
TIMES = re.compile(r"\b\d+ ?(x|keer)\b", re.IGNORECASE)
NOBODY = re.compile(
    r"^(nee+|neen|niemand|geen|niks|niets|nog niet|nope|er is niemand|helemaal niemand)\b", re.IGNORECASE
)
NONE_IS = {"orgs_involved": "nee", "network_who": "niemand", "network_more": "niemand"}
NOT_THEN = re.compile(
    r"\b(behalve|liever niet|niet (te|'?s|in|op|voor|na|om|tussen)|geen|tenzij|alleen niet)\b", re.IGNORECASE
)  # a time with an exception to it: kept as told
RATHER_MAIL = re.compile(
    r"\b(liever|alleen|graag) (een |via |per )?(e-?)?(mail\w*|app\w*)|\bmail\w* (maar|liever)|\b(doof|slechthorend)\b",
    re.IGNORECASE,
)
ONLY = 8  # words up to which "nee, …" to a question about helpers only explains the no, and a skip tells no story


def read(
    question: Question, text: str, intent: str, choice: str | None, understood: Understood
) -> Answer | None:
    """The answer in a message: its button's value, a skip, a don't know, or what the reader makes of the words."""
    words = text.strip()[:LONGEST]
    if choice is not None:
        allowed = choice in question.choices
        return Answer(value=choice, words=words, source=Source.BUTTON) if allowed else special(choice, words)
    if question.key == "story" and intent == "skip" and len(words.split()) <= ONLY:
        return None
    state = left_open(question, words, intent)
    if state:
        return Answer(words=words, state=state)
    value = READERS[question.reader](question, words, intent, understood)
    return None if value is None else Answer(value=value, words=words)


def special(choice: str, words: str) -> Answer | None:
    """The buttons every question may have."""
    state = SPECIAL.get(choice)
    return Answer(words=words, state=state, source=Source.BUTTON) if state else None


def left_open(question: Question, words: str, intent: str) -> AnswerState | None:
    """Skipped or unknown, in any words; None when there may be an answer."""
    if not question.can_skip:
        return None
    if question.reader in ("phone", "email", "name") and has_none(question, words, intent):
        return AnswerState.SKIPPED
    if intent == "dont_know" and not HOMELESS.search(words):
        return AnswerState.UNKNOWN
    return (
        AnswerState.SKIPPED if intent == "skip" or REFUSED.search(words) or only_already_said(words) else None
    )


def is_unknown_word(words: str) -> bool:
    """One word that is no command, also with a slip: what it was taken for is a guess."""
    word = words.strip(" .,!?").lower()
    return bool(re.fullmatch(r"[^\W\d]+", word)) and not get_close_matches(
        word, COMMAND_WORDS, n=1, cutoff=SLIP
    )


def has_none(question: Question, words: str, intent: str) -> bool:
    """ "Geen telefoon", or a no with no number or address behind it."""
    given = re.search(r"[@\d]", words) and READERS[question.reader](question, words, "tell", Understood())
    elsewhere = question.key == "phone" and (RATHER_MAIL.search(words) or EMAIL.search(words))
    return intent == "deny" or (bool(elsewhere or WITHOUT.search(words)) and not given)


def only_already_said(words: str) -> bool:
    """ "Dat zei ik al", with nothing more: the story goes along in the resident's own words."""
    rest = ALREADY.sub("", words)
    left = TIMES.sub("", rest)
    return rest != words and len(left.split()) <= 2 and not re.search(r"[\d@]", left)


def as_text(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """Any words with at least one letter or digit; a no to "who helps" is told as such, a choice as that choice."""
    if question.key == "contact_time" and NOT_THEN.search(words):
        return words
    if question.choices:
        return by_words(question, words.lower()) or (words if re.search(r"\w", words) else None)
    none_is = NONE_IS.get(question.key)
    plainly = len(words.split()) <= ONLY and not BUT.search(words.lower())
    if none_is and plainly and (NOBODY.match(words) or intent == "deny"):
        return none_is
    if question.key == "orgs_involved" and intent == "affirm" and len(words.split()) <= 2:
        return None  # which one?
    return words if re.search(r"\w", words) else None


def as_age(question: Question, words: str, intent: str, understood: Understood) -> int | None:
    """An age of 0 to 120, in digits or words."""
    found = age_in(words, date.today())
    return understood.facts.age if found is None else found


def read_place(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """A place or postcode; "zonder vast adres" for who has no home."""
    return NO_ADDRESS if HOMELESS.search(words) else None if intent in ("affirm", "deny") else as_place(words)


READERS: dict[str, Callable[[Question, str, str, Understood], object]] = {
    "text": as_text,
    "choice": as_choice,
    "age": as_age,
    "place": read_place,
    "name": as_name,
    "phone": as_phone,
    "email": as_email,
}
