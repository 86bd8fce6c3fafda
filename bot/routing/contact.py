"""Contacts, teams and practices: the people and places behind an outcome."""

from datetime import date, timedelta
from typing import Literal

from bot.intake.labels import Delivery
from bot.routing.frozen import Frozen
from bot.routing.schedule import Schedule

Capacity = Literal["", "ruim", "beperkt", "vol"]


class Contact(Frozen):
    """One place to go to. In HSDS 3: organization, service, location, contact, phone and schedule."""

    id: str
    name: str
    organization: str
    does: str  # one plain Dutch line: what it does
    phone: str = ""  # E.164, or a short national number such as 112; empty when not known
    email: str = ""
    website: str = ""
    schedule: Schedule = Schedule()
    location: str = ""  # name of the place
    address: str = ""
    accessibility: str = ""
    delivery: Delivery = Delivery.PHONE
    team: str = ""  # id of the team, when the delivery is `team`
    assured_date: date | None = None  # when someone last confirmed this record
    languages: tuple[str, ...] = ("nl",)  # ISO 639-1
    min_age: int | None = None  # in years, inclusive
    max_age: int | None = None
    capacity: Capacity = ""  # a full contact still answers for the intake
    known_as: tuple[str, ...] = ()  # words by which residents name it when it already helps them
    neighbourhoods: tuple[str, ...] = ()  # service area; empty: the whole municipality

    def is_stale(self, today: date, days: int) -> bool:
        """Whether nobody confirmed this record in the last `days` days."""
        return self.assured_date is None or self.assured_date < today - timedelta(days=days)


class Team(Frozen):
    """A team of staff with a worklist."""

    id: str
    name: str


class Practice(Frozen):
    """A practice or organisation of professionals with one fixed contact."""

    id: str
    name: str
    contact: str  # id of its fixed contact
    known_as: tuple[str, ...] = ()
