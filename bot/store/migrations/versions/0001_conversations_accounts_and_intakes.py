"""Conversations, accounts and intakes."""

import secrets

import sqlalchemy as sa
from alembic import op

from bot.store.triggers import append_only, frozen_columns, only_transitions

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PAIRS = (  # as in bot/store/lifecycle.py when this was written; a test compares them
    ("nieuw", "opgepakt"),
    ("opgepakt", "nieuw"),
    ("nieuw", "aangeboden"),
    ("opgepakt", "aangeboden"),
    ("aangeboden", "opgepakt"),
    ("aangeboden", "nieuw"),
    ("opgepakt", "gesloten"),
    ("gesloten", "nieuw"),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("username", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=True),
        sa.Column("totp_secret", sa.String(length=64), nullable=True),
        sa.Column("totp_confirmed", sa.Boolean(), nullable=False),
        sa.Column("totp_last_step", sa.Integer(), nullable=False),
        sa.Column("oidc_subject", sa.String(length=255), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "role IN ('medewerker', 'teamleider', 'redacteur', 'beheerder')", name=op.f("ck_account_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("oidc_subject", name=op.f("uq_account_oidc_subject")),
        sa.UniqueConstraint("username", name=op.f("uq_account_username")),
    )
    op.create_index(op.f("ix_account_municipality"), "account", ["municipality"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("ttl_seconds", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("reference", name=op.f("uq_conversation_reference")),
    )
    op.create_index(op.f("ix_conversation_expires_at"), "conversation", ["expires_at"], unique=False)
    op.create_table(
        "installation",
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
    )
    op.create_table(
        "purge_permit",
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_purge_permit")),
    )
    op.create_table(
        "intake",
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("municipality", sa.String(length=64), nullable=False),
        sa.Column("legal_kind", sa.String(length=20), nullable=False),
        sa.Column("contact_id", sa.String(length=64), nullable=False),
        sa.Column("owner_team", sa.String(length=64), nullable=False),
        sa.Column("owner_kind", sa.String(length=10), nullable=False),
        sa.Column("guardian_team", sa.String(length=64), nullable=False),
        sa.Column("assignee_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("submitted", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=True),
        sa.Column("outcome_words", sa.String(), nullable=False),
        sa.Column("withdrawal_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'gesloten') = (closed_at IS NOT NULL) AND (state = 'gesloten') = (outcome IS NOT NULL)",
            name=op.f("ck_intake_closed_with_outcome"),
        ),
        sa.CheckConstraint("owner_kind IN ('team', 'partner')", name=op.f("ck_intake_owner_kind")),
        sa.CheckConstraint(
            "(owner_kind = 'partner') = (guardian_team <> '')", name=op.f("ck_intake_partner_is_watched")
        ),
        sa.CheckConstraint("owner_team <> ''", name=op.f("ck_intake_one_owner")),
        sa.CheckConstraint("state <> 'nieuw' OR assignee_id IS NULL", name=op.f("ck_intake_new_is_free")),
        sa.CheckConstraint(
            "state <> 'opgepakt' OR owner_kind <> 'team' OR assignee_id IS NOT NULL",
            name=op.f("ck_intake_picked_up_by_someone"),
        ),
        sa.CheckConstraint(
            "state IN ('nieuw', 'opgepakt', 'aangeboden', 'gesloten')", name=op.f("ck_intake_state")
        ),
        sa.ForeignKeyConstraint(["assignee_id"], ["account.id"], name=op.f("fk_intake_assignee_id")),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_intake")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_intake_conversation_id")),
    )
    op.create_index("ix_intake_assignee", "intake", ["assignee_id", "state", "priority", "due"], unique=False)
    op.create_index("ix_intake_guardian", "intake", ["guardian_team", "state"], unique=False)
    op.create_index(op.f("ix_intake_person"), "intake", ["person"], unique=False)
    op.create_index(op.f("ix_intake_place"), "intake", ["place"], unique=False)
    op.create_index(op.f("ix_intake_submitted_at"), "intake", ["submitted_at"], unique=False)
    op.create_index(
        "ix_intake_worklist",
        "intake",
        ["municipality", "owner_team", "state", "priority", "due", "reference"],
        unique=False,
    )
    op.create_table(
        "membership",
        sa.Column("account_id", sa.String(length=36), nullable=False),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_membership_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "team", name=op.f("pk_membership")),
    )
    op.create_index("ix_membership_team", "membership", ["team"], unique=False)
    op.create_table(
        "turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("client_key", sa.String(length=100), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_turn_conversation_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turn")),
        sa.UniqueConstraint("conversation_id", "client_key", name=op.f("uq_turn_conversation_id_client_key")),
        sa.UniqueConstraint("conversation_id", "number", name=op.f("uq_turn_conversation_id_number")),
    )
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=30), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reference"], ["intake.reference"], name=op.f("fk_history_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_index("ix_history_reference", "history", ["reference", "id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("turn_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["turn_id"], ["turn.id"], name=op.f("fk_message_turn_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index("ix_message_turn", "message", ["turn_id", "position"], unique=True)
    _rules()
    _signing_key()


def _rules() -> None:
    append_only("history", permit="EXISTS (SELECT 1 FROM purge_permit p WHERE p.reference = OLD.reference)")
    only_transitions("intake", "state", PAIRS)
    frozen_columns("intake", ("reference", "conversation_id", "municipality", "contact_id", "submitted_at"))


def _signing_key() -> None:
    installation = sa.table("installation", sa.column("name"), sa.column("value"))
    op.bulk_insert(installation, [{"name": "key", "value": secrets.token_urlsafe(32)}])
