"""Names, phone numbers and e-mail addresses as people type them."""

import re

import phonenumbers

from bot.intake.model import Understood
from bot.intake.questions import Question

GIVEN_WITH = (
    "name",
    "phone",
    "email",
    "contact_time",
    "human_choice",
)  # questions with whose answer people give their number or address
NAME_LEAD = re.compile(
    r"^((hoi|hallo|goedendag|goedemorgen|goedemiddag|dag|ja|jawel|nou|oke?|eh+m?|u spreekt|je spreekt|spreekt u)[\s,.!]+)*"
    r"((ik ben|(?-i:ben(?! ik\b))|((mijn|mn|m'n|me|de) )?naam( is)?|ik heet|heet|naam:?|dat is|het is|met|zeg maar|noem (mij|me)( maar)?|"
    r"iedereen noemt (mij|me)|dit is|ikke?)[\s:]+)*",
    re.IGNORECASE,
)
NAME_TAIL = re.compile(
    r"\s+(is mijn naam|heet ik|is de naam|ben ik)\W*$|[,;(].*\d.*$|\s+\d+.*$|\s*\[[\w ]+ weggehaald\].*$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"^(ik|hij|zij|ze|we|wij|het|dat|wat|waar(?:om|voor|toe)?|wie|hoe(?:zo|veel)?|u(?!\.)|je|er|ja|nee|ok|oke|prima|goed|mijn|vraag|doei|rot op|moet (?:dat|dit|het|ik)|liever (?:niet|anoniem)|doe (?:ik|maar|normaal|niet)|die (?:weten|heb|staat|geef|zeg|krijg)|geen|anoniem|fout|verkeerd|niet|ben ik)\b",
    re.IGNORECASE,
)
NAME_WORDS = 7
LONGEST_NAME = 80
EMAIL = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;]+\.[a-zA-Z]{2,}")
AT = re.compile(r"\(at\)|\[at\]|apen?staart(je)?", re.IGNORECASE)
DOT = re.compile(r"\s+(punt|dot)\s+", re.IGNORECASE)
DIGITS = re.compile(r"(?:\+|00)?[\doO](?:[\s./()\-–]*[\doO]){7,14}")


_TYPE = phonenumbers.PhoneNumberType
SERVICES = (_TYPE.TOLL_FREE, _TYPE.PREMIUM_RATE, _TYPE.SHARED_COST)  # nobody's own number
WRONG_BEFORE = re.compile(
    r"\b(?:niet|geen|oude?|verkeerde?|foute?)\b(?:\W+(?:meer|mijn|op|het|nummer|is|was|in|naar|oude?)\b){0,3}\W*$",
    re.IGNORECASE,
)
WRONG_BEHIND = re.compile(
    r"^\W*(?:nee|sorry|fout|oeps|ik bedoel|(?:is|was) (?:fout|verkeerd|oud|niet (?:goed|meer)))\b",
    re.IGNORECASE,
)
YES_OR_NO = ("affirm", "deny")
SAYS_YES_OR_NO = re.compile(
    r"(ja+|jawel|jazeker|jep|nee+|neen|ok|oke|klopt|prima|goed|niet|geen|liever|doe|graag|zeker)\b", re.I
)


def as_name(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """A name of at most 80 characters, without what people say around it."""
    name = NAME_TAIL.sub("", NAME_LEAD.sub("", " ".join(words.split()))).strip(" ,!;:\"'")
    name = name if re.search(r"\b[A-Za-z]\.$", name) else name.rstrip(".")
    if (
        NO_NAME.match(name)
        or len(name.split()) > NAME_WORDS
        or (intent in YES_OR_NO and SAYS_YES_OR_NO.match(name))
    ):
        return None
    return name if re.search(r"[^\W\d]{2}", name) and len(name) <= LONGEST_NAME else None


def as_phone(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """The first valid number of a person that is not called wrong, Dutch unless it says otherwise, as E.164."""
    matches = list(phonenumbers.PhoneNumberMatcher(words, "NL"))
    own = [match for match in matches if phonenumbers.number_type(match.number) not in SERVICES]
    meant = [
        match
        for match in own
        if not WRONG_BEFORE.search(words[: match.start])
        and not (match is not own[-1] and WRONG_BEHIND.match(words[match.end :]))
    ]
    if matches:
        return as_e164((meant or own)[0].number) if own else None
    return next((number for part in DIGITS.findall(words) if (number := as_dutch(part))), None)


def as_e164(number: phonenumbers.PhoneNumber) -> str:
    """As it is stored: +31612345678."""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def as_dutch(found: str) -> str | None:
    """Digits in any shape, an o for a zero, or without the first zero, as E.164; None when no valid number."""
    digits = re.sub(r"[^\d+]", "", found.replace("o", "0").replace("O", "0"))
    for guess in (digits, f"0{digits}"):
        try:
            number = phonenumbers.parse(guess, "NL")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) not in SERVICES:
            return as_e164(number)
    return None


def as_written(number: str) -> str:
    """A stored number as people write it: 06 12345678, and +49 30 123456 for another country."""
    parsed = phonenumbers.parse(number, "NL")
    dutch = phonenumbers.region_code_for_number(parsed) == "NL"
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if dutch else form.INTERNATIONAL)


def as_email(question: Question, words: str, intent: str, understood: Understood) -> str | None:
    """The first e-mail address, also when @ and dots are written out."""
    written = DOT.sub(".", AT.sub("@", " ".join(words.split())))
    match = EMAIL.search(written) or EMAIL.search(re.sub(r"\s*([@.])\s*", r"\1", written))
    return match[0].rstrip(".").lower() if match else None
