"""Where someone lives, as people type it: a postcode, a name, a sentence with a place in it, or no home at all."""

import re
from difflib import get_close_matches

from bot.routing.municipality import Municipality
from bot.routing.words import contains, plain

NO_ADDRESS = "zonder vast adres"
LONGEST = 300  # characters
SMALL_WORDS = "aan|al|an|de|en|er|ex|ik|in|is|je|ma|me|na|nu|of|om|op|te|we|ze"
# Two letters behind four digits, but no small word: "in 1962 de boerderij", "4000 en geen 3000".
POSTCODE = re.compile(
    rf"(?<!\d)([1-9]\d{{3}})(?:\s?(?!s[ads]\b)(?!(?<=\s)(?-i:{SMALL_WORDS})\b)([a-z]{{2}}))?\b", re.IGNORECASE
)
HOMELESS = re.compile(
    r"\bdakloos|\bthuisloos|\b(geen|zonder)( \w+)? (huis|adres|woning|woonplaats|dak|onderdak|woonruimte|plek om te (slapen|wonen))\b|"
    r"\b(slaap|slapen|slaapt|leef|woon|woont|sliep|overnacht|bivakkeer)\w* (\w+ ){0,4}?(in (de|mijn|een|mn|m'n|zijn|haar) (auto|bus|busje|tent|park|portiek|schuur|caravan)|op straat|buiten|op het station|nergens)\b|"
    r"\b(sta|staan|leef) op straat\b|\b(op straat|nergens)$|\bop straat gezet\b|\b(daklozenopvang|nachtopvang|bankslaper)\b",
    re.IGNORECASE,
)
OUTSIDE = re.compile(
    r"\b(straat|auto|bus|busje|tent|park|portiek|buiten|station|nergens|geen dak|vannacht|nachtopvang)\b",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"^(ik|wij|we|hij|zij|ze|mijn \w+|mn \w+|die|het is|dat is)?\s*(woon|woont|wonen|kom|komt|ben|zit|leef|leeft)?\s*(nu |gewoon |hier )?(in|te|uit|bij|nabij|vlakbij|gemeente)\s+",
    re.IGNORECASE,
)
NAMED = r"\b(?:in|te|uit|bij|nabij|vlakbij|gemeente|naar|dorp|stad)\s+"
LIVES = r"(?:woon|woont|wonen|woonachtig|huis)\s+(?:\w+\s+){0,4}?(?:in|te|bij(?! (?:mijn|mn|haar|hem)\b))\s+"
OWN_HOME = re.compile(r"\b(?:wij|we) wonen\b|\bwoon(?:plaats)?\b", re.IGNORECASE)
HOME_IS = r"\bwoonplaats (?:is|moet|wordt) "
SHORT_NAME = 4  # words in a name
PARTS = frozenset(
    ["centrum", "stad", "dorp", "haven", "buiten", "binnen", "noord", "oost", "zuid", "west"]
)  # of a place
NOT_NOW = re.compile(
    r"\b(niet(?! ver\b)|nooit|geen(?! postcode| idee)|vroeger|gewoond|tot|verhuis|verhuizen|verhuizing|geboren(?! en (?:getogen|woon))|(?<!en )werkt?)\b",
    re.IGNORECASE,
)  # no place where someone lives
NOW = re.compile(r"\bnu\b|\bwoon er\b|\([^)]*vroeger", re.IGNORECASE)
NOT_MEANT = re.compile(
    r"[,(]?\s*\b(?:niet (?:in |te |uit )?|(?:vlak|dicht)bij |in de buurt van |bij in de buurt van )(?!nu\b|zo\b|meer\b|ver\b)[\w'-]+\)?",
    re.IGNORECASE,
)  # a place that it is not
SLIP = 0.8


def as_place(words: str) -> str | None:
    """A postcode as `1234 AB` or `1234`, else the words; the municipality decides where that is."""
    postcode = POSTCODE.search(words)
    if postcode and not re.fullmatch(r"(19|20)\d\d", postcode[0]):
        return " ".join(part.upper() for part in postcode.groups() if part)
    said = words.strip(" .,!")
    return said if re.search(r"[^\W\d]{2}", said) and len(said) <= LONGEST else None


def full_postcode(words: str) -> str | None:
    """A postcode with its letters, as `1234 AB`."""
    found = next((match for match in POSTCODE.finditer(words) if match[2]), None)
    return f"{found[1]} {found[2].upper()}" if found else None


def settle(said: str, municipality: Municipality) -> str | None:
    """The place a text names, as the directory writes it; the bare name when it is short; None for a long text without."""
    if POSTCODE.fullmatch(said) or said == NO_ADDRESS:
        return said
    meant = re.sub(r"^maar (?:wel )?(?:in )?", "", NOT_MEANT.sub("", said).strip(" ,"))
    said = meant if re.search(r"[^\W\d_]{2}", meant) else said
    found = (
        named(said, municipality)
        or mistyped(said, municipality)
        or with_part(plain(LEAD.sub("", said)), municipality)
    )
    bare = LEAD.sub("", said).strip()
    return found or (bare if len(bare.split()) <= SHORT_NAME else None)


def named(said: str, municipality: Municipality) -> str | None:
    """The place in a text: the whole text, where someone lives, behind "in", or a name of this municipality."""
    text, here = plain(said), names(municipality)
    whole = text.removeprefix("gemeente ")
    if whole in here or whole in municipality.other_places:
        return here.get(whole, whole.title())
    for cue in (LIVES, NAMED):
        found = [place for tail in re.split(cue, text)[1:] if (place := starts_with(tail, municipality))]
        if found:
            return found[0]
    return next((name for key, name in here.items() if len(key) > SHORT_NAME and contains(text, key)), None)


def with_part(text: str, municipality: Municipality) -> str | None:
    """The place in "Rotterdam Zuid" or "Lelystad haven"; "Echt niet" is none."""
    words = text.split()
    while len(words) > 1 and words[-1] in PARTS:
        words.pop()
    bare = " ".join(words)
    found = starts_with(bare, municipality) if bare != text else None
    return found if found == bare.title() else None


def starts_with(tail: str, municipality: Municipality) -> str | None:
    """The longest known place at the beginning of a text."""
    here, words = names(municipality), tail.split()
    for length in range(min(SHORT_NAME, len(words)), 0, -1):
        said = " ".join(words[:length])
        if said in here or said in municipality.other_places:
            return here.get(said, said.title())
    return None


def names(municipality: Municipality) -> dict[str, str]:
    """The names of this municipality and its neighbourhoods, plain, with how they are written."""
    listed = (
        municipality.name,
        *municipality.area.names,
        *(part.name for part in municipality.neighbourhoods),
    )
    return {plain(name): name for name in listed}


def mistyped(said: str, municipality: Municipality) -> str | None:
    """A name of this municipality with a typing slip; not when it is another place."""
    here = names(municipality)
    near = get_close_matches(plain(LEAD.sub("", said)), here, n=1, cutoff=SLIP)
    return here[near[0]] if near else None


def told_home(story: str, municipality: Municipality) -> str | None:
    """The place in a story where someone says to live, only when it is in this municipality."""
    found = told_home_anywhere(story, municipality)
    return found if found in names(municipality).values() else None


def told_home_anywhere(words: str, municipality: Municipality) -> str | None:
    """The known place where someone says to live, here or elsewhere: "ik woon in …", "mijn woonplaats moet … zijn"."""
    tails = re.split(f"{LIVES}|{HOME_IS}", plain(words))[1:]
    return next((place for tail in tails if (place := starts_with(tail, municipality))), None)
