"""The version of a table: changes with everything that can change a decision."""

from bot.routing.contact import Contact, Practice
from bot.routing.places import Entrance
from bot.routing.profile import Profile
from bot.routing.table import Row, content_hash


def table_version(
    rows: tuple[Row, ...],
    profile: Profile,
    contacts: dict[str, Contact],
    practices: dict[str, Practice],
    entrances: dict[str, Entrance],
    other_places: frozenset[str],
) -> str:
    """12 hex digits over the rows and over all by which places, contacts and practices are recognised."""
    known = [f"{one.id}:{one.known_as}" for one in contacts.values() if one.known_as]
    offices = [f"{one.id}:{one.name}:{one.known_as}:{one.contact}" for one in practices.values()]
    places = [
        str(profile.area),
        str(profile.neighbourhoods),
        *(f"{k}:{e.area}" for k, e in entrances.items()),
    ]
    lists = [*known, *offices, *places, *sorted(other_places)]
    return content_hash([*(row_text(row) for row in rows), *lists])


def row_text(row: Row) -> str:
    """All of a row that decides or is shown, in a fixed order."""
    cells = [
        f"{name}={sorted(cell.words)}!{sorted(cell.without)}" for name, cell in sorted(row.conditions.items())
    ]
    return "|".join([row.id, row.level, *cells, row.outcome, row.contact, row.reason])
