"""Which values the columns have in one municipality, and the names an editor may use for several at once."""

from collections.abc import Mapping

from bot.routing.columns import ALONE, DOMAINS, FACTS, FIXED, KNOWN
from bot.routing.contact import Contact, Practice
from bot.routing.facts import NOBODY, SOMEBODY
from bot.routing.municipality import Groups
from bot.routing.places import Neighbourhood

Values = Mapping[str, tuple[str, ...]]


def table_values(
    parts: tuple[Neighbourhood, ...], contacts: dict[str, Contact], practices: dict[str, Practice]
) -> Values:
    """Per column, in the order of the table, all values it can have; for `ook` the words it can hold."""
    known = tuple(contact.id for contact in contacts.values() if contact.known_as)
    local = {
        "ook": (ALONE, *DOMAINS),
        "wijk": ("onbekend", *(part.name for part in parts)),
        "al_bekend": (NOBODY, SOMEBODY, *known),
        "verwijzer": (NOBODY, SOMEBODY, *practices),
    }
    every = {**FIXED, **local}
    return {name: tuple(str(value) for value in every[name]) for name in FACTS}


def table_groups(domains: Mapping[str, tuple[str, ...]], values: Values) -> Groups:
    """The municipality's groups of domains, and `ja` for "one that the directory knows"."""
    known = {name: {KNOWN: values[name][2:]} for name in ("al_bekend", "verwijzer")}
    return {"leefgebied": domains, "ook": domains, **known}
