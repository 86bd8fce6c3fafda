"""What the loket asks of the municipalities' directories: names of teams and contacts, and who owns what."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.intake.labels import Delivery
from bot.routing.contact import Contact
from bot.routing.municipality import Municipality
from bot.store.lifecycle import OwnerKind


@dataclass(frozen=True)
class Receiver:
    """Where an intake can be handed over to."""

    id: str  # a team's id, or a partner's contact id
    name: str
    kind: OwnerKind
    does: str = ""


def owner_team(municipality: Municipality, contact_id: str) -> str:
    """The team that owns a new intake for this contact.

    With delivery `team` the contact's own; for `partner` and `phone` (and elsewhere) the team of the general
    entrance, until the other has it.
    """
    contact = municipality.contacts.get(contact_id)
    if contact is None or contact.delivery != Delivery.TEAM:
        contact = municipality.contacts[municipality.entrance]
    return contact.team or contact.id


class Directory:
    """All municipalities of this installation. An unknown id is its own name: old intakes stay readable."""

    def __init__(self, municipalities: Mapping[str, Municipality]) -> None:
        self._municipalities = municipalities

    def municipality(self, municipality: str) -> str:
        """The municipality's name."""
        found = self._municipalities.get(municipality)
        return found.name if found else municipality.capitalize()

    def towns(self) -> Mapping[str, Municipality]:
        """All of them by id."""
        return self._municipalities

    def name(self, municipality: str, place: str) -> str:
        """The name of a team or a contact."""
        found = self._municipalities.get(municipality)
        if found is None:
            return place
        known = found.teams.get(place) or found.contacts.get(place)
        return known.name if known else place

    def contact(self, municipality: str, contact_id: str) -> Contact | None:
        """A contact of the municipality."""
        found = self._municipalities.get(municipality)
        return found.contacts.get(contact_id) if found else None

    def teams(self, municipality: str) -> dict[str, str]:
        """The ids and names of the teams with a worklist."""
        found = self._municipalities.get(municipality)
        return {team.id: team.name for team in found.teams.values()} if found else {}

    def receivers(self, municipality: str, but: str) -> list[Receiver]:
        """Where an intake of team `but` can go: the other teams, then the partners."""
        found = self._municipalities.get(municipality)
        if found is None:
            return []
        teams = [
            Receiver(team.id, team.name, OwnerKind.TEAM) for team in found.teams.values() if team.id != but
        ]
        partners = [
            _partner(contact) for contact in found.contacts.values() if contact.delivery == Delivery.PARTNER
        ]
        return teams + partners

    def receiver(self, municipality: str, but: str, receiver_id: str) -> Receiver | None:
        """One of them by its id."""
        return next((one for one in self.receivers(municipality, but) if one.id == receiver_id), None)


def _partner(contact: Contact) -> Receiver:
    return Receiver(contact.id, contact.name, OwnerKind.PARTNER, contact.does)
