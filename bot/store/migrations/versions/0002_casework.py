"""Casework: hand-overs, promises, notes, tasks, staff sessions, audit and outbox."""

import sqlalchemy as sa
from alembic import op

from bot.store.triggers import append_only

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_subject"), "audit", ["subject"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_waiting", "outbox", ["sent_at", "next_at"], unique=False)
    op.create_table(
        "one_time_token",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(length=12), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "purpose IN ('uitnodiging', 'wachtwoord')", name=op.f("ck_one_time_token_purpose")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_time_token_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_one_time_token")),
    )
    op.create_index(op.f("ix_one_time_token_account_id"), "one_time_token", ["account_id"], unique=False)
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("half", sa.Boolean(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_staff_session_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_session")),
    )
    op.create_index(op.f("ix_staff_session_account_id"), "staff_session", ["account_id"], unique=False)
    op.create_index(op.f("ix_staff_session_expires_at"), "staff_session", ["expires_at"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("from_team", sa.String(length=64), nullable=False),
        sa.Column("to_team", sa.String(length=64), nullable=False),
        sa.Column("to_kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("promised", sa.String(), nullable=False),
        sa.Column("status", sa.String(length=14), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("offered_by", sa.String(length=80), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(status = 'aangeboden') = (decided_at IS NULL)", name=op.f("ck_handover_decided")
        ),
        sa.CheckConstraint(
            "status <> 'geweigerd' OR decision <> ''", name=op.f("ck_handover_refused_with_reason")
        ),
        sa.CheckConstraint(
            "status IN ('aangeboden', 'geaccepteerd', 'geweigerd', 'ingetrokken')",
            name=op.f("ck_handover_status"),
        ),
        sa.CheckConstraint("to_kind IN ('team', 'partner')", name=op.f("ck_handover_to_kind")),
        sa.ForeignKeyConstraint(["reference"], ["intake.reference"], name=op.f("fk_handover_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index("ix_handover_reference", "handover", ["reference"], unique=False)
    op.create_index("ix_handover_to", "handover", ["to_team", "status"], unique=False)
    op.create_index(
        "uq_handover_open",
        "handover",
        ["reference"],
        unique=True,
        sqlite_where=sa.text("status = 'aangeboden'"),
        postgresql_where=sa.text("status = 'aangeboden'"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("for_resident", sa.Boolean(), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('notitie', 'contact', 'bewoner')", name=op.f("ck_note_kind")),
        sa.ForeignKeyConstraint(["reference"], ["intake.reference"], name=op.f("fk_note_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index("ix_note_reference", "note", ["reference", "at"], unique=False)
    op.create_table(
        "promise",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("whom", sa.String(length=200), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["reference"], ["intake.reference"], name=op.f("fk_promise_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
    )
    op.create_index("ix_promise_open", "promise", ["reference", "done_at", "due"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("assignee_id", sa.String(length=36), nullable=True),
        sa.Column("made_by", sa.String(length=80), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.String(length=80), nullable=True),
        sa.CheckConstraint("kind IN ('taak', 'terugbellen')", name=op.f("ck_task_kind")),
        sa.ForeignKeyConstraint(["assignee_id"], ["account.id"], name=op.f("fk_task_assignee_id")),
        sa.ForeignKeyConstraint(["reference"], ["intake.reference"], name=op.f("fk_task_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_open", "task", ["assignee_id", "done_at", "due"], unique=False)
    op.create_index("ix_task_reference", "task", ["reference"], unique=False)
    append_only("audit")
