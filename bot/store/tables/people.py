"""Staff accounts, the teams they belong to, and how they are signed in."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.database import Base

ROLES = ("medewerker", "teamleider", "redacteur", "beheerder")


class AccountRow(Base):
    """One member of staff. Without a password hash the account is invited, or signs in elsewhere (OIDC)."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint(f"role IN {ROLES}", name="role"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64), index=True)
    username: Mapped[str] = mapped_column(String(100), unique=True)  # lower case
    name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str] = mapped_column(String(254), default="")
    role: Mapped[str] = mapped_column(String(20))
    active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_confirmed: Mapped[bool] = mapped_column(default=False)
    totp_last_step: Mapped[int] = mapped_column(default=0)  # a code works once
    oidc_subject: Mapped[str | None] = mapped_column(String(255), unique=True)
    failures: Mapped[int] = mapped_column(default=0)  # wrong passwords since the last right one
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class MembershipRow(Base):
    """An account's place in a team (the team's id in the municipality's directory), or `*` for every team."""

    __tablename__ = "membership"
    __table_args__ = (Index("ix_membership_team", "team"),)

    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    team: Mapped[str] = mapped_column(String(64), primary_key=True)


class StaffSessionRow(Base):
    """One signed-in browser. The cookie holds a random token, the table only its SHA-256."""

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    half: Mapped[bool] = mapped_column(
        default=False
    )  # the password was right, the second factor not given yet
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OneTimeTokenRow(Base):
    """An invitation or a password reset: a link that works once."""

    __tablename__ = "one_time_token"
    __table_args__ = (CheckConstraint("purpose IN ('uitnodiging', 'wachtwoord')", name="purpose"),)

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(12))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
