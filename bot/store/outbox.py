"""E-mail to send, kept in the same transaction as what it is about: none lost, none doubled."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.database import now
from bot.store.tables import OutboxRow


def queue(session: Session, key: str, recipient: str, about: str, reference: str) -> None:
    """Have a notice sent once. `recipient` is MUNICIPALITY/TEAM, MUNICIPALITY/partner:CONTACT or an address.

    No personal data: the text is made from `about` (a template's name) and the reference.
    """
    if session.get(OutboxRow, key) is None:
        moment = now()
        row = OutboxRow(
            key=key, recipient=recipient, subject=about, body=reference, made_at=moment, next_at=moment
        )
        session.add(row)


def waiting(session: Session, moment: datetime, limit: int = 20) -> list[OutboxRow]:
    """What must be sent now, oldest first; locked, so that two senders never take the same one."""
    query = (
        select(OutboxRow)
        .where(OutboxRow.sent_at.is_(None), OutboxRow.next_at <= moment)
        .order_by(OutboxRow.made_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(session.scalars(query))


def failed(row: OutboxRow, error: str) -> None:
    """Try again later: after 1, 2, 4, … minutes, at most 6 hours."""
    row.attempts += 1
    row.last_error = error[:200]
    row.next_at = now() + timedelta(minutes=min(2 ** (row.attempts - 1), 360))
