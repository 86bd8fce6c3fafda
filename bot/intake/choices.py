"""Read a typed answer as one of the choices of a question. Pure; None means: not understood."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from bot.intake.conditions import NO_PROBLEM
from bot.intake.model import Understood
from bot.intake.questions import Question
from bot.intake.words import CHOICE_WORDS

YES_OR_NO = {"ja", "nee"}
NO_FIRST = re.compile(
    r"^(n[eé]+[eé]?n?|nope|nei|nah|neuh|niet|nooit|geen|gelukkig niet|helaas niet|nog niet)\b"
)
YES_FIRST = re.compile(
    r"^(j+a+h?|joa+h?|jo|jawel|jazeker|yes|jep|yep|klopt|zeker(?! niet)|inderdaad|idd|helaas wel)\b"
)
OPEN = re.compile(
    r"\b(?:(?:dat|het|ik) )*weet (?:(?:ik|het|dat|'t|nog|echt|eigenlijk|zo) )*niet(?: zo)?(?: (?:zeker|goed|precies|gauw))?\b|\bgeen idee\b|"
    r"\b(?:deze|die|de)? ?(?:vraag )?(?:sla (?:ik )?(?:(?:deze|die|de) vraag )?over|overslaan)\b"
)  # says that there is no answer
OPEN_IS = {"crisis_check": "ja", "answered_enough": "nee"}  # what no answer comes to; the careful side
DENIAL = re.compile(
    r"\b(niet|nie|geen|nooit|zonder)\s+((meer|echt|zo|heel|erg|een|mijn|per se|lang|langer)\s+)?$"
)
ADDRESSED = re.compile(r"^((?:nee|jo|joh|hé|hee|ach|zeg|kom op|ok)[ ,]+)man\b(?! en\b)[ ,]*")  # no partner
RANKS = {"eerste": 1, "1": 1, "1e": 1, "bovenste": 1, "tweede": 2, "2": 2, "2e": 2, "derde": 3, "3": 3, "3e": 3, "vierde": 4, "4": 4, "4e": 4, "vijfde": 5, "5": 5, "laatste": 0, "onderste": 0}  # fmt: skip
RANK = re.compile(
    r"^(?:optie |keuze |nummer |nr\.? |knop |de |die |het |doe (?:maar )?(?:de |nummer )?)*(\w+)$"
)
AGES = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
CHILDREN = re.compile(
    r"\b(baby|peuter|kleuter|tiener|puber|basisschool|schoolgaand|minderjarig|klein(e|tjes)|jonge kinderen)"
)
GROWN = re.compile(
    r"\b(volwassen|uit huis|het huis uit|meerderjarig|studeert|studeren|ouder dan 18|boven de 18)"
)
LATER = (
    r"wacht(?:en)?|eerst|later|straks|morgen|pas|momentje?|even (?:lezen|kijken|denken|overleggen|wachten)"
)
DOUBT = re.compile(rf"\b(nog niet|of|{LATER}|(?<!laat )maar(?! niet)|toch(?! (maar )?niet))\b")
RESERVED = re.compile(
    rf"\b((?<!waarom )niet|als|nee|alleen|tenzij|behalve|mits|zonder|\w*lezen|wie|wanneer|{LATER}|ok\w* even(?! (ver)?sturen))\b"
)
# Beside a plain answer: what comes after it, and that it was read.
AFTERWARDS = re.compile(
    r"\b(?:ik|we|wij) wacht(?:en)? (?:wel |het )?(?:af|op)\b|\btot (?:later|morgen|straks)\b|\b(?:hoor|zie|merk) (?:ik )?(?:het )?(?:wel )?(?:morgen|later|straks)\b|"
    r"\b(?:door)?gelezen\b|\bbel\w*(?: me| mij)? (?:maar )?(?:morgen|straks|later)\b|\b(?:morgen|straks|later) (?:maar )?bel\w*|\b(?:wie|wanneer)\b"
)
FOR_GOOD = re.compile(r"\b(?:want|dan weet|(?:bel|regel|doe)\b.*\bzelf)\b")  # a no, whatever comes later
HEARD = re.compile(r"o+k+(?:e+y?|é+|ay|i+)?|k")  # says that it was read, not that it may be sent
BETWEEN = re.compile(r"[\s.,!👍👌🏻🏼🏽🏾🏿]+")
SENDING = re.compile(r"\b(ver)?(stuur|sturen|zend|zenden)\b")
PLAIN = 6  # words of a no that needs no more explanation
MOST_OF = 0.6  # of the letters of a text
SLIP = 0.82  # likeness of a mistyped word
SHORTEST = 5  # letters of a word that may be mistyped


def as_choice(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """The choice that a text means: by what it says first, its words, the intent, what was understood, a typing slip."""
    text = ADDRESSED.sub(r"\1", words.lower().replace("’", "'").strip(" .,!?'\""))
    if not question.can_skip and OPEN.search(text):
        text = OPEN.sub("", text).strip(" .,!?")
        if not text:
            return OPEN_IS.get(question.key, "verder" if "verder" in question.choices else None)
    return (
        by_order(question, text)
        or by_first_word(question, text)
        or by_ages(question, text)
        or by_words(question, text)
        or by_intent(question, intent)
        or by_facts(question, understood)
        or by_slip(question, text)
    )


def hesitates(choice: str, words: str) -> bool:
    """A yes or no to sending that is not plain: it asks something, takes itself back, or is about something else."""
    text = words.lower()
    plainly = YES_FIRST.match(text) or SENDING.search(text)
    left = AFTERWARDS.sub("", text) if plainly or choice == "nee" else text
    asks = "?" in text
    if choice == "ja":
        return (
            is_heard(text)
            or bool(RESERVED.search(left))
            or (asks and (doubts(text) or not YES_FIRST.match(text)))
        )
    waits = not FOR_GOOD.search(text) and doubts(left)
    return choice == "nee" and (asks or waits or (len(text.split()) > PLAIN and not SENDING.search(text)))


def doubts(text: str) -> bool:
    """Whether words take back what was said, or put it off."""
    return bool(DOUBT.search(text))


def is_heard(text: str) -> bool:
    """ "Ok", also said twice: that it was read."""
    said = [word for word in BETWEEN.split(text) if word]
    return bool(said) and all(HEARD.fullmatch(word) for word in said)


def by_order(question: Question, text: str) -> str | None:
    """ "De eerste", "optie 2": the place of a button. Not where numbers may count people."""
    match = RANK.match(text)
    place = RANKS.get(match[1]) if match and question.key not in ("household", "minors_at_home") else None
    if place is None or place > len(question.choices) or set(question.choices) == YES_OR_NO:
        return None
    return question.choices[place - 1]


def by_first_word(question: Question, text: str) -> str | None:
    """Yes or no with an explanation behind it: the first word decides."""
    if set(question.choices) != YES_OR_NO or (question.key == "minors_at_home" and GROWN.search(text)):
        return None
    return "nee" if NO_FIRST.match(text) else "ja" if YES_FIRST.match(text) else None


def by_ages(question: Question, text: str) -> str | None:
    """Children by their ages: "van 5 en 20" has a minor, "is al 22" has none."""
    if question.key != "minors_at_home":
        return None
    ages = [
        int(age)
        for age in AGES.findall(re.sub(r"\b\d+ (kind\w*|zo+n\w*|dochters?|jongens|meiden)", "", text))
    ]
    if CHILDREN.search(text) or any(age < 18 for age in ages):
        return "ja"
    if GROWN.search(text) or ages:
        return "nee"
    return (
        "ja" if re.search(r"\b(kind|zoon|dochter|jongen|meid|meisje)", text) and "geen" not in text else None
    )


def by_intent(question: Question, intent: str) -> str | None:
    """Plain yes and no."""
    told = {"affirm": "ja", "deny": "nee"}.get(intent)
    return told if told in question.choices else None


def by_words(question: Question, text: str) -> str | None:
    """The choice with the longest phrase that stands in the text and is not denied there."""
    hits = [
        (len(match[0]), -question.choices.index(choice), choice)
        for match, choice in matches(question, text)
        if not denied(text, match)
    ]
    return max(hits)[2] if hits else None


def is_mostly_choice(question: Question, text: str) -> bool:
    """Whether the words of one choice are most of a text: "het gaat niet meer" is no wish to stop where it is a choice."""
    said = text.lower().strip(" .,!?")
    return any(len(match[0]) >= MOST_OF * len(said) for match, _ in matches(question, said))


def matches(question: Question, text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every phrase of a choice that stands in the text, with that choice."""
    for choice in question.choices:
        for phrase in phrases(question.key, choice):
            yield from ((match, choice) for match in re.finditer(rf"(?<!\w)(?:{phrase})(?!\w)", text))


def denied(text: str, match: re.Match[str]) -> bool:
    """ "Niet alleen" does not mean alone; "geen trap" is a phrase of its own."""
    return bool(DENIAL.search(text[: match.start()]))


def phrases(key: str, choice: str) -> tuple[str, ...]:
    """The words that mean a choice."""
    own = CHOICE_WORDS.get(key, {})
    return own[choice] if choice in own else CHOICE_WORDS["*"].get(choice, ())


def by_facts(question: Question, understood: Understood) -> str | None:
    """What the engine understood, where it answers this very question."""
    if question.key == "household":
        return understood.facts.household
    if question.key == "for_whom" and understood.about:
        return str(understood.about)
    if question.key == "answered_enough" and not set(understood.domains) <= NO_PROBLEM:
        return "nee"
    if question.key == "priority":
        return next((str(domain) for domain in understood.domains if domain in question.choices), None)
    return None


def by_slip(question: Question, text: str) -> str | None:
    """A choice, or a word of it, typed with a slip of the finger."""
    names = {name: choice for choice in question.choices for name in plain_words(question.key, choice)}
    words = (match for match in re.finditer(r"\w+", text) if not denied(text, match))
    for said in (text, *(match[0] for match in words if len(match[0]) >= SHORTEST)):
        near = get_close_matches(said, names, n=1, cutoff=SLIP)
        if near:
            return names[near[0]]
    return None


@lru_cache(maxsize=256)
def plain_words(key: str, choice: str) -> tuple[str, ...]:
    """The words of a choice that are no patterns, long enough to be mistyped."""
    listed = (choice.replace("_", " "), *phrases(key, choice))
    return tuple(word for word in listed if len(word) >= SHORTEST and re.fullmatch(r"[\w ]+", word))
