"""Signed-in browsers, kept on the server: a random cookie, renewed at each step, ended by time or by hand."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.actors import Actor
from bot.store.database import Database, now
from bot.store.people import actor_of
from bot.store.tables import AccountRow, StaffSessionRow

LONGEST = timedelta(hours=10)  # one working day
IDLE = timedelta(minutes=60)
TOUCH = timedelta(minutes=1)  # so that not every page writes


@dataclass(frozen=True)
class SignedIn:
    """Who sits behind a browser. `half`: the second factor is still to come, so nothing is allowed yet."""

    actor: Actor
    csrf: str
    half: bool


class SignIns:
    """The signed-in browsers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def start(self, account_id: str, *, half: bool = False, instead_of: str = "") -> str:
        """A new secret for the cookie; the old one stops working, so a planted cookie gains nothing."""
        token = secrets.token_urlsafe(32)
        row = StaffSessionRow(
            token_hash=_hash(token),
            account_id=account_id,
            csrf=secrets.token_urlsafe(32),
            half=half,
            seen_at=now(),
            expires_at=now() + LONGEST,
        )
        with self._database.write() as session:
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.token_hash == _hash(instead_of)))
            session.add(row)
        return token

    def find(self, token: str) -> SignedIn | None:
        """Who this cookie belongs to; None when unknown, over, idle too long, or closed."""
        with self._database.read() as session:
            row = session.get(StaffSessionRow, _hash(token))
            found = _signed_in(session, row) if row else None
        if row is not None and found is not None and row.seen_at < now() - TOUCH:
            self._touch(row.token_hash)
        return found

    def alive(self, token: str) -> bool:
        """Whether this cookie still works; asking is no activity."""
        with self._database.read() as session:
            row = session.get(StaffSessionRow, _hash(token))
            return row is not None and _signed_in(session, row) is not None

    def end(self, token: str) -> None:
        """Sign out."""
        with self._database.write() as session:
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.token_hash == _hash(token)))

    def purge(self, moment: datetime) -> None:
        """Remove what is over."""
        with self._database.write() as session:
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.expires_at <= moment))

    def _touch(self, token_hash: str) -> None:
        with self._database.write() as session:
            row = session.get(StaffSessionRow, token_hash)
            if row is not None:
                row.seen_at = now()


def _signed_in(session: Session, row: StaffSessionRow) -> SignedIn | None:
    account = session.get_one(AccountRow, row.account_id)
    over = row.expires_at <= now() or row.seen_at <= now() - IDLE
    return None if over or not account.active else SignedIn(actor_of(session, account), row.csrf, row.half)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
