"""From a `Case` to the facts that a table looks at."""

import re

from bot.intake.labels import Domain
from bot.routing.columns import ALONE
from bot.routing.model import Case
from bot.routing.municipality import Municipality
from bot.routing.places import Area, find_entrance, find_neighbourhood, postcode_number
from bot.routing.words import denies, is_negated, longest_match, plain

NOBODY, SOMEBODY = "geen", "anders"


def facts_of(case: Case, municipality: Municipality) -> dict[str, frozenset[str]]:
    """The value of every column. Same case, same municipality: same facts."""
    others = frozenset(case.domains[1:]) - {case.domains[0]} if case.domains else frozenset()
    values: dict[str, str] = {
        "leefgebied": case.domains[0] if case.domains else Domain.OVERIG,
        "wettelijk": case.legal_kind,
        "leeftijd": case.age_band,
        "voor_wie": case.for_whom,
        "kinderen_thuis": case.minors,
        "veiligheid": case.safety or "geen",
        "woont": lives(case, municipality),
        "wijk": neighbourhood(case, municipality),
        "al_bekend": known_contact(case, municipality),
        "mantelzorg_last": case.network_load,
        "spoed": case.urgency,
        "verwijzer": practice(case, municipality),
    }
    single = {name: frozenset({str(value)}) for name, value in values.items()}
    return single | {"ook": frozenset(str(domain) for domain in others) or frozenset({ALONE})}


def lives(case: Case, municipality: Municipality) -> str:
    """`hier`, `elders` or `onbekend`; a postcode weighs more than a name."""
    number = postcode_number(case.postcode)
    if number is not None:
        return "hier" if _whole_area(municipality).has_postcode(number) else "elders"
    if not case.place or _whole_area(municipality).has_name(case.place):
        return "hier" if case.place else "onbekend"
    known = place_name(case.place) in municipality.other_places
    return "elders" if known or find_entrance(case.place, "", municipality.entrances) else "onbekend"


def place_name(text: str) -> str:
    """The name in "ik woon in Winschoten" or "gemeente Winschoten", plain."""
    return re.sub(r"^(.*\b(in|uit|te)|gemeente) ", "", plain(text))


def _whole_area(municipality: Municipality) -> Area:
    names = (*municipality.area.names, *(part.name for part in municipality.neighbourhoods))
    return Area(names=names, postcodes=municipality.area.postcodes)


def neighbourhood(case: Case, municipality: Municipality) -> str:
    """The neighbourhood given, else the one of the postcode or place; `onbekend` otherwise."""
    names = {plain(part.name): part.name for part in municipality.neighbourhoods}
    given = names.get(plain(case.neighbourhood))
    return given or find_neighbourhood(case.place, case.postcode, municipality.neighbourhoods) or "onbekend"


def known_contact(case: Case, municipality: Municipality) -> str:
    """The contact that already helps: its id, `anders` when the directory does not know it, or `geen`."""
    said = plain(case.known_contact)
    names = {contact.id: contact.known_as for contact in municipality.contacts.values()}
    key, phrase = longest_match(said, names)
    if not said or (denies(said, phrase) if key else is_negated(said)):
        return NOBODY
    return key or SOMEBODY


def practice(case: Case, municipality: Municipality) -> str:
    """The practice of a professional writer: its id, `anders` when not in the list, or `geen`."""
    if not plain(case.professional):
        return NOBODY
    names = {one.id: (one.name, *one.known_as) for one in municipality.practices.values()}
    return longest_match(case.professional, names)[0] or SOMEBODY


def elsewhere(case: Case, municipality: Municipality) -> str:
    """The id of the entrance where the person lives; the general one when the municipality is not known."""
    found = find_entrance(case.place, case.postcode, municipality.entrances)
    return found or UNKNOWN_ENTRANCE


UNKNOWN_ENTRANCE = "gemeente-elders"  # a contact of the shared layer: "the municipality where you live"
