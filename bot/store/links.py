"""Links that work without signing in: once, for invitations and passwords; signed, for partners."""

import hashlib
import secrets
from datetime import timedelta

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import UnknownIntake
from bot.store.intakes import installation_key
from bot.store.people import hashed
from bot.store.tables import AccountRow, OneTimeTokenRow, StaffSessionRow

TERMS = {"uitnodiging": timedelta(days=7), "wachtwoord": timedelta(hours=2)}
PARTNER_DAYS = 90


class UnknownLink(UnknownIntake):
    """This link does not exist, was used, or is too old."""


class Links:
    """Making and using links."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, account_id: str, purpose: str, by: str) -> str:
        """A secret for a link by which somebody sets a password; earlier ones stop working."""
        with self._database.write() as session:
            return make(session, account_id, purpose, by)

    def owner(self, token: str) -> AccountRow:
        """Whose link this is. UnknownLink otherwise."""
        with self._database.read() as session:
            return session.get_one(AccountRow, _valid(session, token).account_id)

    def set_password(self, token: str, password: str) -> None:
        """Use the link. UnknownLink when it can't be used; Conflict when the password is too short."""
        stored = hashed(password)
        with self._database.write() as session:
            row = _valid(session, token)
            row.used_at = now()
            account = session.get_one(AccountRow, row.account_id, with_for_update=True)
            account.password_hash, account.failures, account.locked_until = stored, 0, None
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.account_id == account.id))
            audit(session, account.id, "wachtwoord_gezet", account.id)

    def for_partner(self, handover_id: str) -> str:
        """A signed text that names one hand-over."""
        with self._database.read() as session:
            return partner_token(session, handover_id)

    def handover(self, token: str) -> str:
        """The hand-over that a partner's link names. UnknownLink when it is made up or too old."""
        with self._database.read() as session:
            signer = _signer(session)
        try:
            return str(signer.loads(token, max_age=PARTNER_DAYS * 24 * 3600))
        except BadSignature as error:
            raise UnknownLink from error


def make(session: Session, account_id: str, purpose: str, by: str) -> str:
    """As `Links.make`, in the caller's transaction."""
    token = secrets.token_urlsafe(32)
    session.execute(delete(OneTimeTokenRow).where(OneTimeTokenRow.account_id == account_id))
    session.add(
        OneTimeTokenRow(
            token_hash=_hash(token), account_id=account_id, purpose=purpose, expires_at=now() + TERMS[purpose]
        )
    )
    audit(session, by, f"link_{purpose}", account_id)
    return token


def partner_token(session: Session, handover_id: str) -> str:
    """As `Links.for_partner`, in the caller's transaction."""
    signed: str = _signer(session).dumps(handover_id)
    return signed


def _signer(session: Session) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        installation_key(session), salt="partner", signer_kwargs={"digest_method": hashlib.sha256}
    )


def _valid(session: Session, token: str) -> OneTimeTokenRow:
    row = session.get(OneTimeTokenRow, _hash(token), with_for_update=True)
    if row is None or row.used_at is not None or row.expires_at <= now():
        raise UnknownLink
    return row


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
