"""What the actions need from outside: the municipalities and the store. Made once per process."""

from functools import lru_cache

from bot.intake.town import Town
from bot.routing.live import LiveMunicipalities
from bot.settings import settings
from bot.store.database import Database
from bot.store.directory_versions import DirectoryVersions
from bot.store.intakes import Intakes
from bot.store.ratings import Ratings


def town(municipality: str) -> Town:
    """A municipality by its id, as its files are now. Raises the directory's errors when it never loaded."""
    return Town(municipalities()[municipality])


@lru_cache(maxsize=1)
def municipalities() -> LiveMunicipalities:
    """The municipalities of this process; each version taken into use goes to the archive."""
    return LiveMunicipalities(settings().municipalities, DirectoryVersions(database()).keep)


@lru_cache(maxsize=1)
def intakes() -> Intakes:
    """The store of intakes."""
    return Intakes(database())


@lru_cache(maxsize=1)
def ratings() -> Ratings:
    """What residents thought of the conversation."""
    return Ratings(database())


@lru_cache(maxsize=1)
def database() -> Database:
    """The database of this process."""
    return Database(settings().database)
