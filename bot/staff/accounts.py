"""The first account of an installation. There is no default password."""

import secrets

from bot.store.actors import EVERY_TEAM, Role
from bot.store.database import Database
from bot.store.errors import Conflict
from bot.store.people import People

FIRST = "beheer"


def ensure_first_account(database: Database, municipality: str) -> tuple[str, str] | None:
    """Name and password of a new manager who is in every team; None when there is an account already.

    The password is random (20 signs, 120 bits) and given this once: only its hash is stored.
    """
    people = People(database)
    if people.any():
        return None
    password = secrets.token_urlsafe(15)
    try:
        people.create(municipality, FIRST, "Beheerder", Role.BEHEERDER, [EVERY_TEAM], password=password)
    except Conflict:  # two programs started at once: the other one made it
        return None
    return FIRST, password
