"""A municipality as the assistant knows it: its contacts, its area, its table and its texts."""

from collections.abc import Mapping
from datetime import date

from bot.routing.contact import Contact, Practice, Team
from bot.routing.frozen import Frozen
from bot.routing.places import Area, Entrance, Neighbourhood
from bot.routing.table import RoutingTable
from bot.routing.texts import Texts

Groups = Mapping[str, Mapping[str, tuple[str, ...]]]  # per column: names that stand for several values


class Municipality(Frozen):
    """Everything that one municipality keeps as data. Loaded and checked by `directory.load_municipality`."""

    id: str
    name: str
    example: bool  # every card says "Voorbeeld"
    website: str
    area: Area
    neighbourhoods: tuple[Neighbourhood, ...]
    entrance: str  # id of the general contact
    assured_days: int  # a live municipality shows only contacts confirmed within this many days
    contacts: dict[str, Contact]
    entrances: dict[str, Entrance]  # of other municipalities
    other_places: frozenset[str]  # plain names of places in the Netherlands, whoever they belong to
    practices: dict[str, Practice]
    teams: dict[str, Team]
    groups: Groups
    table: RoutingTable
    texts: Texts
    loaded_on: date

    @property
    def places(self) -> tuple[str, ...]:
        """All names that belong to this municipality."""
        return self.area.names

    def find(self, contact_id: str) -> Contact:
        """A contact of this municipality or the entrance of another one. Raises KeyError."""
        if contact_id in self.contacts:
            return self.contacts[contact_id]
        return self.entrances[contact_id].contact

    def has(self, contact_id: str) -> bool:
        """Whether there is such a contact or entrance."""
        return contact_id in self.contacts or contact_id in self.entrances
