"""Read what a resident typed or chose as the answer to one question. Pure; None means: not understood."""

import re
from collections.abc import Callable
from difflib import get_close_matches

import phonenumbers

from bot.intake.labels import AnswerState, Source
from bot.intake.model import Answer, Understood
from bot.intake.questions import Question
from bot.intake.words import CHOICE_WORDS, NUMBER_WORDS

LONGEST = 4000  # characters of one answer that are kept
EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[a-zA-Z]{2,}")
POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([a-z]{2})?\b", re.IGNORECASE)
NAME_LEAD = re.compile(
    r"^(hoi|hallo|goedendag|dag|ja)?[\s,]*(ik ben|mijn naam is|mn naam is|ik heet|naam:?|dat is|met)\s+", re.I
)


def read(
    question: Question, text: str, intent: str, choice: str | None, understood: Understood
) -> Answer | None:
    """The answer in a message: its button's value, a skip, a don't know, or what the reader makes of the words."""
    words = text.strip()[:LONGEST]
    if choice is not None:
        return (
            Answer(value=choice, words=words, source=Source.BUTTON)
            if allowed(question, choice)
            else special(choice, words)
        )
    if intent in ("skip", "dont_know") and question.can_skip:
        state = AnswerState.SKIPPED if intent == "skip" else AnswerState.UNKNOWN
        return Answer(words=words, state=state)
    value = READERS[question.reader](question, words, intent, understood)
    return None if value is None else Answer(value=value, words=words)


def allowed(question: Question, choice: str) -> bool:
    """A button of this question."""
    return choice in question.choices


SPECIAL = {"overslaan": AnswerState.SKIPPED, "weet_niet": AnswerState.UNKNOWN}


def special(choice: str, words: str) -> Answer | None:
    """The buttons every question may have."""
    state = SPECIAL.get(choice)
    return Answer(words=words, state=state, source=Source.BUTTON) if state else None


def as_text(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """Any words with at least one letter or digit."""
    return words if re.search(r"\w", words) else None


def as_choice(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """Yes and no by intent; else the choice whose words occur in the text; else what was understood of it."""
    if {"ja", "nee"} <= set(question.choices) and intent in ("affirm", "deny"):
        return "ja" if intent == "affirm" else "nee"
    return by_words(question, words.lower()) or by_facts(question, understood)


def by_words(question: Question, text: str) -> str | None:
    """The choice with the longest phrase that stands in the text."""
    hits = [
        (len(phrase), -order, choice)
        for order, choice in enumerate(question.choices)
        for phrase in CHOICE_WORDS.get(question.key, {}).get(choice, CHOICE_WORDS["*"].get(choice, ()))
        if re.search(rf"(?<!\w){phrase}(?!\w)", text)
    ]
    return max(hits)[2] if hits else by_title(question, text)


def by_title(question: Question, text: str) -> str | None:
    """A choice typed with a slip of the finger."""
    names = {choice.replace("_", " "): choice for choice in question.choices}
    near = get_close_matches(text, names, n=1, cutoff=0.8)
    return names[near[0]] if near else None


def by_facts(question: Question, understood: Understood) -> str | None:
    """What the engine understood, where it answers this very question."""
    if question.key == "household":
        return understood.facts.household
    if question.key == "for_whom" and understood.about:
        return str(understood.about)
    if question.key == "priority":
        return next((str(domain) for domain in understood.domains if domain in question.choices), None)
    return None


def as_age(question: Question, words: str, intent: str, understood: Understood) -> int | None:
    """An age of 0 to 120, in digits or words."""
    number = re.search(r"\b(\d{1,3})\b", words)
    age = int(number[1]) if number else NUMBER_WORDS.get(words.lower().split(" ")[0], understood.facts.age)
    return age if age is not None and 0 <= age <= 120 else None


def as_place(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """A postcode as `1234 AB` or `1234`, else the place as typed; the directory decides where that is."""
    postcode = POSTCODE.search(words)
    if postcode:
        return " ".join(part.upper() for part in postcode.groups() if part)
    return words if re.search(r"[^\W\d]{2}", words) and len(words) <= 80 else None


def as_name(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """A name of at most 80 characters, without what people say before it."""
    name = NAME_LEAD.sub("", words).strip(" .,!")
    return name if re.search(r"[^\W\d]{2}", name) and len(name) <= 80 else None


def as_phone(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """The first valid phone number, Dutch unless it says otherwise, as E.164."""
    for match in phonenumbers.PhoneNumberMatcher(words, "NL"):
        return phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
    return None


def as_email(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """The first e-mail address."""
    match = EMAIL.search(words)
    return match[0].rstrip(".") if match else None


READERS: dict[str, Callable[[Question, str, str, Understood], object]] = {
    "text": as_text,
    "choice": as_choice,
    "age": as_age,
    "place": as_place,
    "name": as_name,
    "phone": as_phone,
    "email": as_email,
}
