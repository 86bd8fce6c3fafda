"""The versions of a municipality's contacts and table that were in use, and the change being prepared."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.database import Base


class DirectoryVersionRow(Base):
    """One version taken into use. Only grows (triggers in migration 0004): old decisions are replayed on it."""

    __tablename__ = "directory_version"
    __table_args__ = (
        UniqueConstraint("municipality", "number"),
        Index("ix_directory_version_table", "municipality", "table_version"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]  # 1, 2, 3, … within the municipality
    table_version: Mapped[str] = mapped_column(String(64))  # as in the routes that it decided
    content_hash: Mapped[str] = mapped_column(String(64))
    files: Mapped[bytes] = mapped_column(LargeBinary)  # all files, shared ones too: JSON, packed by zlib
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(80))  # an account's id, or "bestand": changed outside the loket
    note: Mapped[str] = mapped_column(default="")  # what the editor says of it


class DirectoryDraftRow(Base):
    """A change to contacts and table that is not in use yet; one per municipality."""

    __tablename__ = "directory_draft"

    municipality: Mapped[str] = mapped_column(String(64), primary_key=True)
    base: Mapped[str] = mapped_column(String(64))  # hash of the files that it started from
    files: Mapped[dict[str, Any]]  # name → text of the files in the editors' hands
    actor: Mapped[str] = mapped_column(String(80))  # who changed it last
    at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)  # optimistic lock

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
