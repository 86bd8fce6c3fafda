"""Read a typed answer as one of the choices of a question. Pure; None means: not understood."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from bot.intake.conditions import ADULT, NO_PROBLEM
from bot.intake.model import Understood
from bot.intake.numbers import digits, not_yet
from bot.intake.questions import Question
from bot.intake.words import CHOICE_WORDS

YES_OR_NO = {"ja", "nee"}
NO_FIRST = re.compile(
    r"^(n[eé]+[eé]?n?|nope|nei|nah|neuh|niet|nooit|geen|gelukkig niet|helaas niet|nog niet)\b"
)
NO_WORD = re.compile(r"^(n[eé]+[eé]?n?|nope|nei|nah|neuh|(gelukkig|helaas|helemaal|echt|absoluut) niet)\b")
SOMETIMES = re.compile(
    r"\b(?:soms|wel eens)\b|\bniet (?:elke|iedere|altijd)\b|\b(?:wil|hoef|kan)\b.{0,12}\bniet meer\b|(?<!niet )\bwil (?:ik )?dood\b"
)
NOT_ENOUGH = re.compile(r"\b(?:maar (?!bedankt|dank)|alleen (?!nog bedankt)|behalve|enkel|slechts)")
CAREFUL = ("crisis_check", "cut_off")  # where "niet elke dag" and "geen stroom" are no no
YES_FIRST = re.compile(
    r"^(j+a+h?|joa+h?|jo|jawel|jazeker|yes|jep|yep|klopt|zeker(?! niet)|inderdaad|idd|helaas wel)\b"
)
OPEN = re.compile(
    r"\b(?:(?:dat|het|ik) )*weet (?:(?:ik|het|dat|'t|nog|echt|eigenlijk|zo) )*niet(?: zo)?(?: (?:zeker|goed|precies|gauw))?\b|\bgeen idee\b|"
    r"\b(?:deze|die|de)? ?(?:vraag )?(?:sla (?:ik )?(?:(?:deze|die|de) vraag )?over|overslaan)\b"
)  # says that there is no answer
OPEN_IS = {"crisis_check": "ja", "answered_enough": "nee"}  # what no answer comes to; the careful side
DENIAL = re.compile(
    r"\b(niet|nie|geen|nooit|zonder|niks|niets)\s+((meer|echt|zo|heel|erg|een|mijn|het|de|dat|per se|lang|langer)\s+)?$"
)
ADDRESSED = re.compile(r"^((?:nee|jo|joh|hé|hee|ach|zeg|kom op|ok)[ ,]+)man\b(?! en\b)[ ,]*")  # no partner
RANKS = {"eerste": 1, "1": 1, "1e": 1, "bovenste": 1, "tweede": 2, "2": 2, "2e": 2, "derde": 3, "3": 3, "3e": 3, "vierde": 4, "4": 4, "4e": 4, "vijfde": 5, "5": 5, "laatste": 0, "onderste": 0}  # fmt: skip
RANK = re.compile(r"^(?:(?:optie|keuze|nummer|nr\.?|knop|de|die|het|doe|maar) )*(\w+)$")
_SOMEONE = r"\b(?:mijn|m'n|mn|me|onze?|de) (?!hond|kat|poes)[a-zë]+ (?:\w+ )?"
BUT = re.compile(r"\b(?:maar|alleen|behalve|wel|enkel|slechts|dan)\b")  # more than a plain yes or no
BESIDE = {  # what is told beside the answer
    "household": re.compile(
        rf"{_SOMEONE}(?:is|zijn)\b[^,.;]*\b(?:overleden|gestorven|dood|bij (?:me|mij|ons) weg|uit huis|het huis uit|er niet meer|vertrokken|opgenomen(?! geweest))\b"
        rf"|{_SOMEONE}(?:zit|zitten|ligt|verblijft) in (?:een|het) \w*(?:huis|instelling|kliniek|gevangenis|hospice)\w*"
        rf"|{_SOMEONE}(?:woont|wonen)\b(?! in(?:$|[,.])|[^,.;]*\b(?:bij (?:mij|me|ons)|hier|thuis|in huis|samen|met|ook)\b)[^,.;]*"
        rf"|{_SOMEONE}komt (?!uit\b)[^,.;]*|\b(?:zonder|geen) (?:\w+ )?(?:kind\w*|man|vrouw|partner)\b"
    ),
    "urgency": re.compile(
        r"(?:\bwacht(?:en)? )?\bal (?!deze|volgende|binnen)(?:\w+ )?(?:dag|week|maand|dagen|weken|maanden|jaar|jaren)\b"
    ),
}
AGES = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")
CHILDREN = re.compile(
    r"\b(baby|peuter|kleuter|tiener|puber|basisschool|schoolgaand|minderjarig|klein(e|tjes)|jonge kinderen)"
)
GROWN = re.compile(
    r"\b(volwassen|uit huis|het huis uit|meerderjarig|studeert|studeren|ouder dan 18|boven de 18)"
)
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
        or by_ages(question, text)
        or by_first_word(question, text)
        or by_children(question, text)
        or by_words(question, text)
        or by_intent(question, intent)
        or by_facts(question, understood)
        or by_slip(question, text)
    )


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
    if question.key == "answered_enough" and NOT_ENOUGH.search(text):
        return "nee"
    if question.key == "crisis_check" and SOMETIMES.search(text):
        return "ja"
    no = NO_WORD if question.key in CAREFUL else NO_FIRST
    return "nee" if no.match(text) else "ja" if YES_FIRST.match(text) else None


def by_ages(question: Question, text: str) -> str | None:
    """Children by their ages, in digits or words: "van 5 en twintig" has a minor, "is al 22" has none, "wordt 18" is one."""
    if question.key != "minors_at_home":
        return None
    told = re.sub(
        r"\b\w+ (?:kleine |jonge |grote )?(kind\w*|zo+n\w*|dochters?|jongens|meiden)", "", digits(text)
    )
    if NO_FIRST.match(text) and not re.search(r"\b(?:van|is|wordt|alleen|wel|maar)\b", told):
        return "nee"
    ages = [int(age) for age in AGES.findall(told)]
    if any(age < ADULT for age in ages) or not_yet(told) == ADULT - 1:
        return "ja"
    return "nee" if ages else None


def by_children(question: Question, text: str) -> str | None:
    """Children by what they are called: "een kleuter", "al het huis uit"."""
    if question.key != "minors_at_home":
        return None
    if CHILDREN.search(text):
        return "ja"
    if GROWN.search(text):
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
    text = without_beside(question, text)
    hits = [
        (len(match[0]), -question.choices.index(choice), choice)
        for match, choice in matches(question, text)
        if not denied(text, match)
    ]
    return max(hits)[2] if hits else None


def without_beside(question: Question, text: str) -> str:
    """The text without what is told beside the answer: who does not live there, how long it lasts."""
    return BESIDE[question.key].sub(" ", text) if question.key in BESIDE else text


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
    text = without_beside(question, text).strip()
    names = {name: choice for choice in question.choices for name in plain_words(question.key, choice)}
    words = (match for match in re.finditer(r"\w+", text) if not denied(text, match))
    whole = () if DENIAL.search(f"{text.partition(' ')[0]} ") else (text,)
    for said in (*whole, *(match[0] for match in words if len(match[0]) >= SHORTEST)):
        near = get_close_matches(said, names, n=1, cutoff=SLIP)
        if near:
            return names[near[0]]
    return None


@lru_cache(maxsize=256)
def plain_words(key: str, choice: str) -> tuple[str, ...]:
    """The words of a choice that are no patterns, long enough to be mistyped."""
    listed = (choice.replace("_", " "), *phrases(key, choice))
    return tuple(word for word in listed if len(word) >= SHORTEST and re.fullmatch(r"[\w ]+", word))
