"""Make what comes in safe: for people, for the engine and for the store. Pure."""

import re
import unicodedata

from stdnum import iban, luhn
from stdnum.nl import bsn

from bot.chat.errors import BadMessage
from bot.intake.contact_details import GIVEN_WITH

LONGEST = 10_000  # characters of one message
DIGITS = re.compile(r"(?<![\d+])\d(?:[ .\-]?\d){7,18}(?!\d)")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){10,30}\b", re.IGNORECASE)
SHORTEST_IBAN = 15
PHONE = re.compile(r"(?<![\d+])(?:\+31|0031|0)[ \-]?[1-9](?:[ \-]?\d){8}(?!\d)")
# Where people give theirs or mend it; with when it is safe to call it stays in their words and replaces nothing.
OWN_NUMBER = (*GIVEN_WITH, "safe_to_call", "consent", "change_what")
MASKS = {
    "bsn": "[BSN weggehaald]",
    "iban": "[rekeningnummer weggehaald]",
    "card": "[kaartnummer weggehaald]",
    "phone": "[telefoonnummer weggehaald]",
}


def clean(text: str) -> str:
    """The text without what no one can read. Raises BadMessage when nothing is left or it is too long."""
    readable = "".join(character for character in text if keep(character))
    normal = unicodedata.normalize("NFC", readable).strip()
    if not any(unicodedata.category(character)[0] in "LNPS" for character in normal):
        raise BadMessage("empty")
    if len(normal) > LONGEST:
        raise BadMessage("too_long", lengte=str(len(normal)), hoogstens=str(LONGEST))
    return normal


def keep(character: str) -> bool:
    """Not a control character (but new lines and tabs), not half of a pair, not a direction override."""
    if character in "\n\t":
        return True
    return (
        unicodedata.category(character) not in ("Cc", "Cs", "Cn")
        and character not in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    )


def mask(text: str, asked: str | None) -> str:
    """Without numbers we must not have: BSN, IBAN, bank cards; phone numbers except where somebody gives their own."""
    masked = IBAN.sub(lambda m: mask_iban(m[0]), text)
    masked = PHONE.sub(lambda m: m[0] if asked in OWN_NUMBER else MASKS["phone"], masked)
    return DIGITS.sub(lambda m: mask_number(m[0], asked), masked)


def mask_iban(found: str) -> str:
    """An account number at the start of what looks like one; the words after it stay."""
    ends = [
        place for place in range(len(found), SHORTEST_IBAN - 1, -1) if not found[place : place + 1].isalnum()
    ]
    end = next((place for place in ends if iban.is_valid(found[:place].strip())), 0)
    return MASKS["iban"] + found[end:] if end else found


def mask_number(found: str, asked: str | None) -> str:
    """One row of digits: a BSN passes the elfproef, a bank card Luhn's test."""
    digits = re.sub(r"\D", "", found)
    if (
        len(digits) in (8, 9)
        and bsn.is_valid(digits)
        and not (asked in OWN_NUMBER and found.startswith("06"))
    ):
        return MASKS["bsn"]
    if 13 <= len(digits) <= 19 and luhn.is_valid(digits):
        return MASKS["card"]
    return found


def for_engine(text: str) -> str:
    """Typed text as the engine may see it: a leading slash is a Rasa command, so it goes."""
    return re.sub(r"^[\s/]+", "", text) or "."
