"""Whether a yes, a no, a stop is plain: where an answer sends, erases or starts again, only that counts. Pure."""

import re

from bot.intake.choices import NO_FIRST, YES_FIRST
from bot.intake.words.plain import HOLDS_BACK, PLAIN

# Beside a plain answer: what comes after it, and that it was read.
AFTERWARDS = re.compile(
    r"\b(?:ik|we|wij) wacht(?:en)? (?:wel |het )?(?:af|op)\b|\btot (?:later|morgen|straks)\b|\b(?:hoor|zie|merk) (?:ik )?(?:het )?(?:wel )?(?:morgen|later|straks)\b|"
    r"\b(?:door)?gelezen\b|\bbel\w*(?: me| mij)? (?:maar )?(?:morgen|straks|later)\b|\b(?:morgen|straks|later) (?:maar )?bel\w*|\b(?:wie|wanneer)\b"
)
# A no for good, whatever comes behind it: with a reason, or because they do it themselves.
REASON = re.compile(r"^(?!.*\b(?:nog niet|eerst|later|niet nu)\b).*\b(?:want|dan weet)\b")
BY_THEMSELVES = re.compile(r"\b(?:bel|regel|doe)\b.*\bzelf\b")
NO_WORDS = re.compile(r"\b(?:nee\w*|niet|nooit|niks|nope|nah|neuh|nei)\b")
NEVER_MIND = re.compile(r"laat (?:het )?maar(?: zitten)?(?: hoor)?")
STOPS_AS_WELL = re.compile(r"[\s,]+en (?:ik wil )?(?:nu )?stoppen$")
NO_TROUBLE = re.compile(r"\bgeen (?:probleem|bezwaar)\b")
ASKS = re.compile(
    r"\?|^(?:ja )?(?:mag|klopt|is|kan|moet|wordt|kunt?|gaat|vind|weet) (?:dit|dat|het|alles|ik|mijn|er|zo|u|je (?!(?:het |dit |dat )?(?:ver)?sturen)|jullie)"
    r"|\b(?:prima|goed|ja|ok\w*|akkoord) maar$|^heb ik\b|\b(?:zo meteen|ik (?:het )?zo|ga zo|en nu)\b"
)  # or breaks off, or puts off
SENDING = re.compile(r"\b(ver)?(stuur|sturen|zend|zenden)\b")


def is_plain(key: str, choice: str, words: str) -> bool:
    """Whether a typed answer that sends, erases or starts again says just that: no question, no condition, nothing left to say."""
    if (key, choice) not in PLAIN:
        return True
    text = re.sub(r"\bja+(?:ja+|h)?(?:hoor)?\b", "ja", words.lower().strip(" .!"))
    if key != "consent":
        return not HOLDS_BACK.search(text) and (
            bool(YES_FIRST.match(text)) or is_made_of(PLAIN[key, choice], text)
        )
    sends = bool(SENDING.search(text))
    for_good = BY_THEMSELVES.search(text) or (sends and REASON.search(text))
    if choice == "nee" and NO_FIRST.match(text) and for_good and "?" not in text:
        return True
    text = STOPS_AS_WELL.sub("", text)
    text = AFTERWARDS.sub("", text) if sends or choice == "nee" or YES_FIRST.match(text) else text
    text = text.replace("?", "") if choice == "ja" and YES_FIRST.match(text) else text
    if choice == "nee" and not NO_WORDS.search(text):
        return bool(NEVER_MIND.fullmatch(text.strip()))
    return not ASKS.search(text.strip()) and is_made_of(PLAIN[key, choice], text)


def is_made_of(listed: tuple[str, str], text: str) -> bool:
    """Whether a text has one of the first words, and no others than the first and the second."""
    said, beside = (frozenset(words.split()) for words in listed)
    told = set(re.findall(r"[^\W_]+", NO_TROUBLE.sub("", text)))
    return bool(said & told) and told <= said | beside
