"""Alembic's entrance: always with a connection that `bot.store.database.migrate` gives."""

from alembic import context

from bot.store import tables  # noqa: F401  (fills the metadata)
from bot.store.database import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
