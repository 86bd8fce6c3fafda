"""What staff add to an intake: hand-overs, promises, notes and tasks."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.database import Base

OFFERED = text("status = 'aangeboden'")


class HandoverRow(Base):
    """An offer to another contact. The giver stays owner until it is accepted; one may be open."""

    __tablename__ = "handover"
    __table_args__ = (
        CheckConstraint(
            "status IN ('aangeboden', 'geaccepteerd', 'geweigerd', 'ingetrokken')", name="status"
        ),
        CheckConstraint("to_kind IN ('team', 'partner')", name="to_kind"),
        CheckConstraint("(status = 'aangeboden') = (decided_at IS NULL)", name="decided"),
        CheckConstraint("status <> 'geweigerd' OR decision <> ''", name="refused_with_reason"),
        Index("uq_handover_open", "reference", unique=True, sqlite_where=OFFERED, postgresql_where=OFFERED),
        Index("ix_handover_to", "to_team", "status"),
        Index("ix_handover_reference", "reference"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("intake.reference"))
    from_team: Mapped[str] = mapped_column(String(64))
    to_team: Mapped[str] = mapped_column(String(64))  # the team, or the partner's contact id
    to_kind: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str]
    promised: Mapped[str] = mapped_column(default="")  # what the resident was told
    status: Mapped[str] = mapped_column(String(14), default="aangeboden")
    decision: Mapped[str] = mapped_column(default="")  # why refused, or a word at accepting
    offered_by: Mapped[str] = mapped_column(String(80))
    offered_at: Mapped[datetime]
    decided_by: Mapped[str | None] = mapped_column(String(80))
    decided_at: Mapped[datetime | None]


class PromiseRow(Base):
    """What will happen, by which working day, by whom."""

    __tablename__ = "promise"
    __table_args__ = (Index("ix_promise_open", "reference", "done_at", "due"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("intake.reference"))
    what: Mapped[str]
    whom: Mapped[str] = mapped_column(String(200))
    due: Mapped[date]
    source: Mapped[str] = mapped_column(String(80), default="")  # an article of law, or empty
    made_by: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(String(80))


class NoteRow(Base):
    """A note, a line of the contact log, or a message to or from the resident."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("kind IN ('notitie', 'contact', 'bewoner')", name="kind"),
        Index("ix_note_reference", "reference", "at"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("intake.reference"))
    kind: Mapped[str] = mapped_column(String(10))
    channel: Mapped[str] = mapped_column(String(20), default="")  # telefoon, bezoek, … for the contact log
    text: Mapped[str]
    for_resident: Mapped[bool] = mapped_column(default=False)
    author: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime]


class TaskRow(Base):
    """Something to do, or somebody to call back."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("kind IN ('taak', 'terugbellen')", name="kind"),
        Index("ix_task_reference", "reference"),
        Index("ix_task_open", "assignee_id", "done_at", "due"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("intake.reference"))
    kind: Mapped[str] = mapped_column(String(12))
    what: Mapped[str]
    due: Mapped[date]
    assignee_id: Mapped[str | None] = mapped_column(ForeignKey("account.id"))
    made_by: Mapped[str] = mapped_column(String(80))
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(String(80))
