"""The intake as it stands now, and its history, which only grows."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.database import Base
from bot.store.lifecycle import OwnerKind, State

STATES = tuple(str(state) for state in State)
# Rows are wide (two JSON columns): the worklist reads these indexes alone, then only the rows of one page.
COVERED = ("reference", "owner_team", "owner_kind", "guardian_team", "state", "assignee_id", "legal_kind",
           "person", "place", "submitted_at")  # fmt: skip
OPEN, OVER = text("state <> 'gesloten'"), text("state = 'gesloten'")
KINDS = tuple(str(kind) for kind in OwnerKind)


class IntakeRow(Base):
    """One intake. `payload` is the Intake with staff's corrections; `submitted` is what the resident sent."""

    __tablename__ = "intake"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(f"owner_kind IN {KINDS}", name="owner_kind"),
        CheckConstraint("owner_team <> ''", name="one_owner"),
        CheckConstraint("(owner_kind = 'partner') = (guardian_team <> '')", name="partner_is_watched"),
        CheckConstraint("state <> 'nieuw' OR assignee_id IS NULL", name="new_is_free"),
        CheckConstraint(
            "state <> 'opgepakt' OR owner_kind <> 'team' OR assignee_id IS NOT NULL",
            name="picked_up_by_someone",
        ),
        CheckConstraint(
            "(state = 'gesloten') = (closed_at IS NOT NULL) AND (state = 'gesloten') = (outcome IS NOT NULL)",
            name="closed_with_outcome",
        ),
        Index(
            "ix_intake_open",
            "municipality",
            "priority",
            "due",
            *COVERED,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(
            "ix_intake_closed",
            "municipality",
            "closed_at",
            *COVERED,
            sqlite_where=OVER,
            postgresql_where=OVER,
        ),
        Index("ix_intake_assignee", "assignee_id", "state", "priority", "due"),
        Index("ix_intake_guardian", "guardian_team", "state"),
    )

    reference: Mapped[str] = mapped_column(String(16), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(36), unique=True)
    municipality: Mapped[str] = mapped_column(String(64))
    legal_kind: Mapped[str] = mapped_column(String(20))
    contact_id: Mapped[str] = mapped_column(String(64))  # the route's, unchanged by later hand-overs
    owner_team: Mapped[str] = mapped_column(String(64))
    owner_kind: Mapped[str] = mapped_column(String(10), default=OwnerKind.TEAM.value)
    guardian_team: Mapped[str] = mapped_column(String(64), default="")  # keeps watch while a partner owns it
    assignee_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    state: Mapped[str] = mapped_column(String(12), default=State.NIEUW.value)
    priority: Mapped[int]  # 0 crisis, 1 today, 2 ordinary
    due: Mapped[date]  # the first open promise
    person: Mapped[str] = mapped_column(String(200), default="")  # searchable, lower case
    place: Mapped[str] = mapped_column(String(100), default="")  # searchable, lower case
    payload: Mapped[dict[str, Any]]
    submitted: Mapped[dict[str, Any]]
    outcome: Mapped[str | None] = mapped_column(String(30))
    outcome_words: Mapped[str] = mapped_column(default="")  # what the resident said of it
    withdrawal_at: Mapped[datetime | None]  # the resident asked to withdraw; staff handle it
    submitted_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)  # optimistic lock

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class HistoryRow(Base):
    """One thing that happened. Triggers refuse changing and removing (see migration 0001)."""

    __tablename__ = "history"
    __table_args__ = (Index("ix_history_reference", "reference", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("intake.reference"))
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))  # an account's id, "bewoner", "systeem" or "partner:ID"
    action: Mapped[str] = mapped_column(String(30))
    details: Mapped[dict[str, Any]]


class PurgePermitRow(Base):
    """Only for a reference named here may history be removed: the one door for retention."""

    __tablename__ = "purge_permit"

    reference: Mapped[str] = mapped_column(String(16), primary_key=True)
    at: Mapped[datetime]


class InstallationRow(Base):
    """Facts of this installation, such as its signing key."""

    __tablename__ = "installation"

    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    value: Mapped[str]
