"""TOTP (RFC 6238) as a second factor: 6 digits, 30 seconds, one step of slack, and a code works once."""

import pyotp
from sqlalchemy.orm import Session

from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import Conflict
from bot.store.tables import AccountRow

STEP = 30  # seconds


class SecondFactor:
    """Setting it up, checking it, taking it away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, account_id: str) -> str:
        """A new secret, in force only after `confirm`; the address for an authenticator app (otpauth://…)."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            if row.totp_confirmed:
                raise Conflict("de tweede stap staat al aan")
            row.totp_secret = row.totp_secret or pyotp.random_base32()
            return pyotp.TOTP(row.totp_secret, name=row.username, issuer="Rechtdoor loket").provisioning_uri()

    def confirm(self, account_id: str, code: str) -> bool:
        """Put it in force when the code is right."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            row.totp_confirmed = row.totp_confirmed or _used(row, code)
            if row.totp_confirmed:
                audit(session, account_id, "tweede_stap_aan", account_id)
            return row.totp_confirmed

    def check(self, account_id: str, code: str) -> bool:
        """Whether this code is right and was not used before."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            right = row.totp_confirmed and _used(row, code)
            audit(session, account_id, "tweede_stap" if right else "verkeerde_code", account_id)
            return right

    def remove(self, account_id: str, by: str) -> None:
        """Take it away, for who lost their phone."""
        with self._database.write() as session:
            row: AccountRow = session.get_one(AccountRow, account_id, with_for_update=True)
            row.totp_secret, row.totp_confirmed, row.totp_last_step = None, False, 0
            audit(session, by, "tweede_stap_uit", account_id)


def confirmed(session: Session, account_id: str) -> bool:
    """Whether the account asks for a code."""
    return session.get_one(AccountRow, account_id).totp_confirmed


def _used(row: AccountRow, code: str) -> bool:
    """Whether the code fits a step later than the last one used; remembers the step."""
    current = int(now().timestamp()) // STEP
    totp = pyotp.TOTP(row.totp_secret or "")
    for step in (current - 1, current, current + 1):
        if (
            step > row.totp_last_step
            and row.totp_secret
            and totp.verify(code.replace(" ", ""), for_time=step * STEP)
        ):
            row.totp_last_step = step
            return True
    return False
