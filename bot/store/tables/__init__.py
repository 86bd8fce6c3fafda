"""The tables, one file per subject. Import from here, so that all are known to the metadata."""

from bot.store.tables.conversation import ConversationRow, MessageRow, TurnRow
from bot.store.tables.intake import HistoryRow, InstallationRow, IntakeRow, PurgePermitRow
from bot.store.tables.people import AccountRow, MembershipRow

__all__ = [
    "AccountRow",
    "ConversationRow",
    "HistoryRow",
    "InstallationRow",
    "IntakeRow",
    "MembershipRow",
    "MessageRow",
    "PurgePermitRow",
    "TurnRow",
]
