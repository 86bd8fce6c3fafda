"""The tables, one file per subject. Import from here, so that all are known to the metadata."""

from bot.store.tables.casework import HandoverRow, NoteRow, PromiseRow, TaskRow
from bot.store.tables.conversation import ConversationRow, MessageRow, TurnRow
from bot.store.tables.directory import DirectoryDraftRow, DirectoryVersionRow
from bot.store.tables.intake import HistoryRow, InstallationRow, IntakeRow, PurgePermitRow
from bot.store.tables.people import AccountRow, MembershipRow, OneTimeTokenRow, StaffSessionRow
from bot.store.tables.rating import RatingRow
from bot.store.tables.records import AuditRow, OutboxRow

__all__ = [
    "AccountRow",
    "AuditRow",
    "ConversationRow",
    "DirectoryDraftRow",
    "DirectoryVersionRow",
    "HandoverRow",
    "HistoryRow",
    "InstallationRow",
    "IntakeRow",
    "MembershipRow",
    "MessageRow",
    "NoteRow",
    "OneTimeTokenRow",
    "OutboxRow",
    "PromiseRow",
    "PurgePermitRow",
    "RatingRow",
    "StaffSessionRow",
    "TaskRow",
    "TurnRow",
]
