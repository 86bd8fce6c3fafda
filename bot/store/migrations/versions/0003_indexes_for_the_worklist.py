"""Indexes for the worklist."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""

    op.drop_index(op.f("ix_intake_person"), table_name="intake")
    op.drop_index(op.f("ix_intake_place"), table_name="intake")
    op.drop_index(op.f("ix_intake_submitted_at"), table_name="intake")
    op.drop_index(op.f("ix_intake_worklist"), table_name="intake")
    op.create_index(
        "ix_intake_closed",
        "intake",
        [
            "municipality",
            "closed_at",
            "reference",
            "owner_team",
            "owner_kind",
            "guardian_team",
            "state",
            "assignee_id",
            "legal_kind",
            "person",
            "place",
            "submitted_at",
        ],
        unique=False,
        sqlite_where=sa.text("state = 'gesloten'"),
        postgresql_where=sa.text("state = 'gesloten'"),
    )
    op.create_index(
        "ix_intake_open",
        "intake",
        [
            "municipality",
            "priority",
            "due",
            "reference",
            "owner_team",
            "owner_kind",
            "guardian_team",
            "state",
            "assignee_id",
            "legal_kind",
            "person",
            "place",
            "submitted_at",
        ],
        unique=False,
        sqlite_where=sa.text("state <> 'gesloten'"),
        postgresql_where=sa.text("state <> 'gesloten'"),
    )
