"""How long each kind of data is kept, and the one way in which it goes (AVG art. 5 lid 1 e)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store.audit import audit
from bot.store.conversations import Conversations
from bot.store.database import Database
from bot.store.signin import SignIns
from bot.store.tables import (
    ConversationRow,
    HandoverRow,
    HistoryRow,
    IntakeRow,
    NoteRow,
    OneTimeTokenRow,
    OutboxRow,
    PromiseRow,
    PurgePermitRow,
    TaskRow,
)

_PARTS = (HandoverRow, PromiseRow, NoteRow, TaskRow, HistoryRow)


@dataclass(frozen=True)
class Terms:
    """In days, counted from closing (intakes, transcripts) or from sending (mail).

    A pre-filled intake is not the file: what goes on is kept in the municipality's own system as long as the
    law says (Wmo 2015 art. 5.3.4: 15 years). Here it stays a year, and the chat's words for three months.
    """

    transcript: int = 90
    intake: int = 365
    mail: int = 30


@dataclass(frozen=True)
class Purged:
    """How many went."""

    conversations: int
    transcripts: int
    intakes: int


def purge(database: Database, moment: datetime, terms: Terms = Terms()) -> Purged:
    """Remove what is over its term at `moment`. Safe to repeat. The audit log keeps that it happened."""
    unsent = Conversations(database).purge(moment)
    SignIns(database).purge(moment)
    with database.write() as session:
        _mail(session, moment, terms)
        transcripts = _transcripts(session, moment - timedelta(days=terms.transcript))
        over = _over(session, moment - timedelta(days=terms.intake))
        for row in over:
            _intake(session, moment, row)
    database.scrub()
    return Purged(unsent, transcripts, len(over))


def _mail(session: Session, moment: datetime, terms: Terms) -> None:
    session.execute(delete(OutboxRow).where(OutboxRow.sent_at < moment - timedelta(days=terms.mail)))
    session.execute(delete(OneTimeTokenRow).where(OneTimeTokenRow.expires_at < moment))


def _transcripts(session: Session, before: datetime) -> int:
    """The chats of intakes that were closed before this; how many."""
    closed = select(IntakeRow.conversation_id).where(IntakeRow.closed_at < before)
    gone = delete(ConversationRow).where(ConversationRow.id.in_(closed)).returning(ConversationRow.id)
    return len(session.scalars(gone).all())


def _over(session: Session, before: datetime) -> list[IntakeRow]:
    return list(session.scalars(select(IntakeRow).where(IntakeRow.closed_at < before)))


def _intake(session: Session, moment: datetime, row: IntakeRow) -> None:
    """Remove an intake with all its parts; the permit is what the history's trigger asks for."""
    session.add(PurgePermitRow(reference=row.reference, at=moment))
    session.flush()
    for part in _PARTS:
        session.execute(delete(part).where(part.reference == row.reference))
    unlink = update(ConversationRow).where(ConversationRow.id == row.conversation_id).values(reference=None)
    session.execute(unlink)
    session.delete(row)
    session.flush()
    audit(session, "systeem", "bewaartermijn", row.reference)
