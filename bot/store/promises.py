"""Promises (afspraken): made at submission and by staff; the first open one is the intake's `due`."""

import uuid
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.intake.model import Intake
from bot.store.database import now
from bot.store.errors import Conflict
from bot.store.tables import IntakeRow, PromiseRow
from bot.store.terms import terms

FAR = date(9999, 12, 31)  # `due` of an intake without an open promise: last in every list


def first_promises(session: Session, reference: str, intake: Intake) -> None:
    """What the bot promised, and the legal terms."""
    told = intake.promise
    add(session, reference, told.what, told.whom, told.by, "systeem", "chat")
    for term in terms(intake):
        add(session, reference, term.key, "", term.due, "systeem", term.source)


def add(session: Session, reference: str, what: str, whom: str, due: date, by: str, source: str = "") -> str:
    """One more promise; its id."""
    row = PromiseRow(
        id=str(uuid.uuid4()),
        reference=reference,
        what=what,
        whom=whom,
        due=due,
        source=source,
        made_by=by,
        made_at=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def keep(session: Session, reference: str, promise_id: str, by: str) -> PromiseRow:
    """Mark a promise as kept. Conflict when it is another intake's, or kept already."""
    row = session.get(PromiseRow, promise_id, with_for_update=True)
    if row is None or row.reference != reference or row.done_at is not None:
        raise Conflict("deze afspraak staat niet open")
    row.done_at, row.done_by = now(), by
    session.flush()
    return row


def refresh_due(session: Session, row: IntakeRow) -> None:
    """Set the intake's `due` to its first open promise."""
    first = select(func.min(PromiseRow.due)).where(
        PromiseRow.reference == row.reference, PromiseRow.done_at.is_(None)
    )
    row.due = session.scalar(first) or FAR


def of_intake(session: Session, reference: str) -> list[PromiseRow]:
    """Every promise, open ones first, then by day."""
    query = select(PromiseRow).where(PromiseRow.reference == reference)
    return sorted(session.scalars(query), key=lambda row: (row.done_at is not None, row.due))
