"""What routing takes in and gives back: a `Case` of facts in, a `Route` to one place out."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from bot.intake.labels import About, Crisis, Domain, LegalKind, Outcome

AgeBand = Literal["0-17", "18-26", "27-66", "67+", "onbekend"]
Minors = Literal["ja", "nee", "onbekend"]
Load = Literal["licht", "zwaar", "onbekend"]
Urgency = Literal["gewoon", "vandaag"]


class Case(BaseModel):
    """The facts of one conversation that routing may look at. Every field has a value for "not known"."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    domains: tuple[Domain, ...] = (Domain.OVERIG,)  # the first weighs most; never empty
    legal_kind: LegalKind = LegalKind.VRAAG
    age_band: AgeBand = "onbekend"  # of the person the help is for
    for_whom: About = About.ZELF
    minors: Minors = "onbekend"  # children under 18 at home
    safety: Crisis | None = None
    place: str = ""  # the place or municipality named, lower case; empty when not known
    postcode: str = ""  # 4 digits, possibly with 2 letters; empty when not known
    neighbourhood: str = ""  # filled in by the directory's service areas
    known_contact: str = ""  # what the resident says already helps them, in their words
    network_load: Load = "onbekend"  # of the informal carers
    urgency: Urgency = "gewoon"
    professional: str = ""  # practice or organisation of a professional writer, in their words


class Route(BaseModel):
    """Exactly one outcome, with the rule that decided. Stored, and replayable: same case, same route."""

    model_config = ConfigDict(frozen=True)

    outcome: Outcome
    contact_id: str  # of the contact, or of the entrance elsewhere
    reason: str  # plain Dutch, for the resident
    rule: str  # id of the row in the routing table
    table_version: str  # content hash of the table
    facts: dict[str, str]  # the case's facts that the row looked at
    decided_at: datetime | None = None
