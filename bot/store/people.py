"""Accounts of staff: making, finding and signing in, with back-off. Passwords are Argon2id hashes."""

import uuid
from collections.abc import Collection
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.store.actors import Actor, Role
from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import Conflict, NotAllowed, UnknownIntake
from bot.store.tables import AccountRow, MembershipRow, StaffSessionRow

FREE_FAILURES = 4  # after these, each wrong password doubles the wait
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST_PASSWORD = 12
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")  # checked for unknown names, so that timing tells nothing


class Locked(NotAllowed):
    """Too many wrong passwords: try again later."""


class People:
    """The accounts in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(
        self, municipality: str, username: str, name: str, role: Role, teams: Collection[str], *,
        email: str = "", password: str | None = None, by: str = "systeem",
    ) -> str:  # fmt: skip
        """A new account; its id. Conflict when the name is taken. Without a password it must be invited."""
        row = AccountRow(
            id=str(uuid.uuid4()),
            municipality=municipality,
            username=username.strip().lower(),
            name=name.strip(),
            email=email.strip(),
            role=role.value,
            password_hash=hashed(password) if password else None,
            created_at=now(),
        )
        try:
            with self._database.write() as session:
                session.add(row)
                session.flush()
                session.add_all(MembershipRow(account_id=row.id, team=team) for team in sorted(set(teams)))
                audit(session, by, "account_gemaakt", row.id)
        except IntegrityError as error:
            raise Conflict(f"de gebruikersnaam {username} bestaat al") from error
        return row.id

    def any(self) -> bool:
        """Whether there is an account at all."""
        with self._database.read() as session:
            return session.scalar(select(func.count()).select_from(AccountRow)) != 0

    def sign_in(self, username: str, password: str) -> AccountRow | None:
        """The account when the password is right, None otherwise. Locked while somebody keeps guessing."""
        row = self.by_username(username)
        if row is not None and row.locked_until is not None and row.locked_until > now():
            raise Locked("te vaak een verkeerd wachtwoord")
        right = _matches(row.password_hash if row and row.password_hash else _NOBODY, password)
        if row is None:
            return None
        self._remember(row.id, right)
        return row if right and row.active and row.password_hash else None

    def by_username(self, username: str) -> AccountRow | None:
        """The account with this name."""
        with self._database.read() as session:
            return session.scalars(
                select(AccountRow).where(AccountRow.username == username.strip().lower())
            ).first()

    def by_id(self, account_id: str) -> AccountRow:
        """The account with this id. UnknownIntake when there is none."""
        with self._database.read() as session:
            row = session.get(AccountRow, account_id)
        if row is None:
            raise UnknownIntake(account_id)
        return row

    def by_identity(self, subject: str, email: str) -> AccountRow:
        """The account of who signed in elsewhere; the first time found by e-mail and tied to `subject`.

        NotAllowed when nobody here, or more than one, has this address, or the account is closed.
        """
        with self._database.write() as session:
            row = session.scalars(select(AccountRow).where(AccountRow.oidc_subject == subject)).first()
            row = row or _by_email(session, email)
            if row is None or not row.active:
                raise NotAllowed("oidc")
            row.oidc_subject = subject
            audit(session, row.id, "ingelogd", row.id)
            return row

    def everybody(self, municipality: str) -> list[AccountRow]:
        """All accounts of a municipality, by name."""
        query = select(AccountRow).where(AccountRow.municipality == municipality).order_by(AccountRow.name)
        with self._database.read() as session:
            return list(session.scalars(query))

    def teams(self, municipality: str) -> dict[str, set[str]]:
        """The teams of each account."""
        query = select(MembershipRow).join(AccountRow).where(AccountRow.municipality == municipality)
        found: dict[str, set[str]] = {}
        with self._database.read() as session:
            for row in session.scalars(query):
                found.setdefault(row.account_id, set()).add(row.team)
        return found

    def set_password(self, account_id: str, password: str, by: str) -> None:
        """Give an account a new password; it is signed out everywhere."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            row.password_hash, row.failures, row.locked_until = hashed(password), 0, None
            session.execute(delete(StaffSessionRow).where(StaffSessionRow.account_id == account_id))
            audit(session, by, "wachtwoord_gezet", account_id)

    def change(self, account_id: str, role: Role, teams: Collection[str], active: bool, by: str) -> None:
        """Change what somebody is; a person who may no longer sign in is signed out everywhere."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            row.role, row.active = role.value, active
            session.execute(delete(MembershipRow).where(MembershipRow.account_id == account_id))
            session.add_all(MembershipRow(account_id=account_id, team=team) for team in sorted(set(teams)))
            if not active:
                session.execute(delete(StaffSessionRow).where(StaffSessionRow.account_id == account_id))
            audit(session, by, "account_gewijzigd", account_id)

    def _remember(self, account_id: str, right: bool) -> None:
        """Count a wrong password and lengthen the wait, or forget the wrong ones."""
        with self._database.write() as session:
            row = session.get_one(AccountRow, account_id, with_for_update=True)
            row.failures = 0 if right else row.failures + 1
            row.locked_until = now() + _wait(row.failures) if row.failures > FREE_FAILURES else None
            audit(session, account_id, "ingelogd" if right else "verkeerd_wachtwoord", account_id)


def actor_of(session: Session, row: AccountRow) -> Actor:
    """The account as one who acts, with the teams of this moment."""
    teams = session.scalars(select(MembershipRow.team).where(MembershipRow.account_id == row.id))
    return Actor(row.id, row.name, row.municipality, Role(row.role), frozenset(teams))


def _by_email(session: Session, email: str) -> AccountRow | None:
    """The one account with this address that is not tied to somebody yet."""
    query = select(AccountRow).where(
        func.lower(AccountRow.email) == email.lower(), AccountRow.oidc_subject.is_(None)
    )
    found = session.scalars(query.limit(2)).all() if email else []
    return found[0] if len(found) == 1 else None


def hashed(password: str) -> str:
    """Argon2id, after checking the length (NIST SP 800-63B: length counts, composition doesn't)."""
    if len(password) < SHORTEST_PASSWORD:
        raise Conflict(f"een wachtwoord heeft minstens {SHORTEST_PASSWORD} tekens")
    return _HASHER.hash(password)


def _matches(stored: str, password: str) -> bool:
    try:
        return _HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _wait(failures: int) -> timedelta:
    return min(timedelta(seconds=2.0 ** min(failures - FREE_FAILURES, 12)), LONGEST_WAIT)
