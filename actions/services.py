"""What the actions need from outside: the municipalities and the store. Made once per process."""

from functools import lru_cache

from bot.intake.town import Town
from bot.routing.directory import load_municipality
from bot.settings import settings
from bot.store.database import Database
from bot.store.intakes import Intakes


@lru_cache
def town(municipality: str) -> Town:
    """A municipality by its id. Raises the directory's errors when its files are wrong."""
    return Town(load_municipality(municipality, settings().municipalities))


@lru_cache(maxsize=1)
def intakes() -> Intakes:
    """The store of intakes."""
    return Intakes(Database(settings().database))
