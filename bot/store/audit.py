"""The audit log: who saw and did what. Each line's hash covers the line before, so any change shows."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from bot.store.database import Database, now
from bot.store.tables import AccountRow, AuditRow, IntakeRow

START = "0" * 64
_LOCK = text(
    "SELECT pg_advisory_xact_lock(7211)"
)  # PostgreSQL: one line at a time; SQLite has one writer anyway


@dataclass(frozen=True)
class Verdict:
    """What checking found: how many lines are right, and the first wrong one (0: none)."""

    lines: int
    broken_at: int = 0
    last_hash: str = START  # write it down elsewhere: a cut-off tail shows only against it


def audit(session: Session, actor: str, action: str, subject: str) -> None:
    """Add a line, in the caller's transaction. Ids only, no personal data."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_LOCK)
    last = session.scalars(select(AuditRow).order_by(AuditRow.number.desc()).limit(1)).first()
    number, moment = (last.number + 1 if last else 1), now()
    line = _line_hash(last.hash if last else START, number, moment, actor, action, subject)
    session.add(AuditRow(number=number, at=moment, actor=actor, action=action, subject=subject, hash=line))
    session.flush()


def check(database: Database) -> Verdict:
    """Recompute the chain from the first line."""
    previous, count = START, 0
    with database.read() as session:
        for row in session.scalars(
            select(AuditRow).order_by(AuditRow.number).execution_options(yield_per=1000)
        ):
            right = _line_hash(previous, row.number, row.at, row.actor, row.action, row.subject)
            if row.number != count + 1 or row.hash != right:
                return Verdict(count, broken_at=count + 1, last_hash=previous)
            previous, count = row.hash, row.number
    return Verdict(count, last_hash=previous)


def lines(session: Session, municipality: str, page: int, size: int = 50) -> list[AuditRow]:
    """The newest lines about a municipality's people and intakes first; `page` counts from 1."""
    people = select(AccountRow.id).where(AccountRow.municipality == municipality)
    intakes = select(IntakeRow.reference).where(IntakeRow.municipality == municipality)
    about = or_(AuditRow.actor.in_(people), AuditRow.subject.in_(people), AuditRow.subject.in_(intakes))
    query = select(AuditRow).where(about).order_by(AuditRow.number.desc())
    return list(session.scalars(query.limit(size).offset((page - 1) * size)))


def _line_hash(previous: str, number: int, at: datetime, actor: str, action: str, subject: str) -> str:
    parts = (previous, str(number), at.isoformat(), actor, action, subject)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
