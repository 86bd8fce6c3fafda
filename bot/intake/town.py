"""What the conversation needs to know of a municipality: its answers, and who is the contact."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.intake import places
from bot.intake.case import case_of
from bot.intake.conversation import Conversation
from bot.intake.labels import AnswerState, Delivery, Outcome
from bot.intake.model import Answer
from bot.routing.contact import Contact
from bot.routing.directory import Municipality
from bot.routing.facts import lives
from bot.routing.model import Route
from bot.routing.opening import ZONE, Opening, opening
from bot.routing.phones import show_phone
from bot.routing.route import route
from bot.routing.texts import Texts


def dutch_now() -> datetime:
    """The moment, in Dutch time."""
    return datetime.now(ZONE)


@dataclass(frozen=True)
class Shown:
    """A contact as the resident sees it. `how` says how to reach it, in one line."""

    contact_id: str
    name: str
    reason: str
    phone: str
    how: str
    does: str = ""

    def shown(self) -> dict[str, str]:
        """As kept in memory and given by the API."""
        return {
            "id": self.contact_id,
            "name": self.name,
            "reason": self.reason,
            "phone": self.phone,
            "does": self.does,
        }


@dataclass(frozen=True)
class Town:
    """One municipality as the conversation sees it."""

    municipality: Municipality
    clock: Callable[[], datetime] = dutch_now

    @property
    def texts(self) -> Texts:
        """Local answers."""
        return self.municipality.texts

    def route(self, conversation: Conversation, now: datetime | None = None) -> Route:
        """The one right place for this conversation, decided at `now`."""
        return route(case_of(conversation), self.municipality, now)

    def contact_for(self, conversation: Conversation) -> Shown:
        """The one right contact, as shown."""
        return self.show(self.route(conversation))

    def elsewhere(self, conversation: Conversation) -> Shown | None:
        """The entrance of another municipality when the help is for someone there."""
        if lives(case_of(conversation), self.municipality) != "elders":
            return None
        decided = self.route(conversation)
        return self.show(decided) if decided.outcome == Outcome.ELSEWHERE else None

    def finds(self, conversation: Conversation) -> bool:
        """Whether the directory knows where the place of this conversation is: here, or elsewhere."""
        return lives(case_of(conversation), self.municipality) != "onbekend"

    def settle(self, answer: Answer) -> Answer | None:
        """The answer with the place it names; None when it names none."""
        if answer.state != AnswerState.ANSWERED:
            return answer
        place = places.settle(str(answer.value), self.municipality)
        return answer.model_copy(update={"value": place}) if place else None

    def knows(self, words: str) -> bool:
        """Whether a text is a postcode or names a place, also with a typing slip."""
        found = places.named(words, self.municipality) or places.mistyped(words, self.municipality)
        return bool(places.POSTCODE.search(words) or found)

    def told_home(self, words: str) -> str | None:
        """The place here where someone says to live."""
        return places.told_home(words, self.municipality)

    def told_own_home(self, words: str) -> str | None:
        """The place, here or elsewhere, where the writer says to live."""
        return places.told_home_anywhere(words, self.municipality) if places.OWN_HOME.search(words) else None

    def is_open(self) -> Opening:
        """Whether the general entrance can be reached now, and else when."""
        return opening(self.municipality.contacts[self.municipality.entrance].schedule, self.clock())

    def promised_by(self, decided: Route) -> str:
        """Who will call: the contact, or the general team when the contact is only a phone number."""
        contact = self.find(decided.contact_id)
        return self.general.name if contact.delivery == Delivery.PHONE else contact.name

    def show(self, decided: Route) -> Shown:
        """A route with what the directory says of its contact."""
        contact = self.find(decided.contact_id)
        return Shown(
            contact.id, contact.name, decided.reason, contact.phone, how_to_reach(contact), contact.does
        )

    @property
    def general(self) -> Shown:
        """The general entrance: where a person can always be reached."""
        contact = self.municipality.contacts[self.municipality.entrance]
        return Shown(contact.id, contact.name, "", contact.phone, how_to_reach(contact), contact.does)

    def team_of(self, decided: Route) -> str:
        """The team that owns the intake: the contact's own, else the general team until a partner has it."""
        return (
            self.find(decided.contact_id).team or self.municipality.contacts[self.municipality.entrance].team
        )

    def find(self, contact_id: str) -> Contact:
        """A contact here, or another municipality's entrance."""
        return self.municipality.find(contact_id)


def how_to_reach(contact: Contact) -> str:
    """Phone, website or place; empty when the directory has none."""
    return show_phone(contact.phone) or contact.website or contact.location
