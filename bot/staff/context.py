"""What every page of the loket works with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from fastapi import Request

from bot.routing.municipality import Municipality
from bot.settings import Settings
from bot.staff.directory import Directory
from bot.staff.throttle import Throttle
from bot.store.additions import Additions
from bot.store.casework import Casework
from bot.store.database import Database, now
from bot.store.handovers import Handovers
from bot.store.partners import Partners
from bot.store.people import People
from bot.store.signin import SignIns
from bot.store.terms import AMSTERDAM


@dataclass(frozen=True)
class Loket:
    """The parts, made once per application."""

    database: Database
    settings: Settings
    directory: Directory
    people: People
    signins: SignIns
    casework: Casework
    handovers: Handovers
    additions: Additions
    partners: Partners
    throttle: Throttle = field(default_factory=Throttle)

    def today(self) -> date:
        """The day in the Netherlands."""
        return now().astimezone(AMSTERDAM).date()

    def minute(self) -> str:
        """This minute, for keys that may come back a minute later."""
        return f"{now():%Y%m%d%H%M}"


def make(database: Database, settings: Settings, municipalities: Mapping[str, Municipality]) -> Loket:
    """The parts on one database."""
    return Loket(
        database,
        settings,
        Directory(municipalities),
        People(database),
        SignIns(database),
        Casework(database),
        Handovers(database),
        Additions(database),
        Partners(database),
    )


def loket(request: Request) -> Loket:
    """The parts, for a route."""
    found: Loket = request.app.state.loket
    return found


def local(moment: datetime) -> datetime:
    """A moment on the Dutch clock."""
    return moment.astimezone(AMSTERDAM)
