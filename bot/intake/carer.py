"""The informal carer (mantelzorger) as a second subject of the intake, with needs of their own. Pure."""

from bot.intake.conditions import a_carer_is_told
from bot.intake.conversation import Conversation
from bot.intake.labels import About, Domain
from bot.intake.model import Carer


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
