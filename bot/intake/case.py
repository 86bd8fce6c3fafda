"""The facts of a conversation that routing may look at."""

import re

from bot.intake.conversation import Conversation
from bot.intake.labels import About, Domain
from bot.intake.legal import is_urgent, legal_kind, main_domain
from bot.routing.model import AgeBand, Case, Load, Minors

POSTCODE = re.compile(r"^\d{4}( [A-Z]{2})?$")


def case_of(conversation: Conversation) -> Case:
    """One conversation as a routing case."""
    place = conversation.text("place")
    return Case(
        domains=ordered_domains(conversation),
        legal_kind=legal_kind(conversation),
        age_band=age_band(conversation.value("age")),
        for_whom=conversation.about or About.ZELF,
        minors=minors(conversation),
        safety=conversation.memory.crisis,
        place="" if POSTCODE.match(place) else place.lower(),
        postcode=place if POSTCODE.match(place) else "",
        known_contact=conversation.text("orgs_involved"),
        network_load=load(conversation),
        urgency="vandaag" if is_urgent(conversation) else "gewoon",
        professional=said_of_themselves(conversation) if conversation.about == About.PROFESSIONAL else "",
    )


def said_of_themselves(conversation: Conversation) -> str:
    """Where a professional writer may have named their practice: as their name, or in the story."""
    return f"{conversation.text('name')} {conversation.text('story')}".strip()


def ordered_domains(conversation: Conversation) -> tuple[Domain, ...]:
    """What weighs most first."""
    first = main_domain(conversation)
    return (first, *(domain for domain in conversation.memory.domains if domain != first))


def age_band(age: object) -> AgeBand:
    """The bands of the routing tables."""
    if not isinstance(age, int):
        return "onbekend"
    return "0-17" if age < 18 else "18-26" if age < 27 else "27-66" if age < 67 else "67+"


def minors(conversation: Conversation) -> Minors:
    """Children under 18 at home, as far as told."""
    told = conversation.text("minors_at_home")
    if told in ("ja", "nee"):
        return "ja" if told == "ja" else "nee"
    return "nee" if conversation.text("household") in ("alleen", "met_partner") else "onbekend"


def load(conversation: Conversation) -> Load:
    """How the informal carer holds up."""
    told = conversation.text("mantelzorger_load")
    if not told:
        return "onbekend"
    return "licht" if told == "goed" else "zwaar"
