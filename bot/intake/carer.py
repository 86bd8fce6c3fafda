"""The informal carer (mantelzorger) as a second subject of the intake, with needs of their own. Pure."""

import re

from bot.intake.conditions import a_carer_is_told
from bot.intake.conversation import Conversation
from bot.intake.labels import About, Domain
from bot.intake.model import Carer

STRAIN = re.compile(
    r"(?:ik )?(?:trek (?:het|dit|'t)(?: echt)? niet|(?:hou|houd) (?:ik )?(?:het|dit|'t) niet|ben(?: helemaal| echt)? (?:op|kapot|overbelast)$|"
    r"kan (?:het )?niet (?:meer|langer)$|(?:het )?wordt (?:mij|me) te (?:veel|zwaar))",
    re.IGNORECASE,
)  # "ik trek het niet meer"


def is_own_strain(phrase: str) -> bool:
    """What somebody who cares for another says of themselves; of the other it would be "trekt", "houdt" or "is"."""
    return bool(STRAIN.match(phrase))


def carer_of(conversation: Conversation) -> Carer | None:
    """What is known of the carer; None when no one near gives care, as far as told."""
    if not a_carer_is_told(conversation):
        return None
    writes = conversation.about != About.ZELF or conversation.told(Domain.MANTELZORG)
    return Carer(
        is_writer=writes,
        name=conversation.text("name") if writes else "",
        load=conversation.text("mantelzorger_load"),
        wish=conversation.text("carer_wish"),
        strained=conversation.text("mantelzorger_load") in ("zwaar", "niet_meer"),
    )
