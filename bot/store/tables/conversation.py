"""A conversation: turns of one message by the resident and the bot's replies to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.store.database import Base


class ConversationRow(Base):
    """One chat. The token is never stored, only its SHA-256."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    token_hash: Mapped[str] = mapped_column(String(64))
    ttl_seconds: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[dict[str, Any]]
    reference: Mapped[str | None] = mapped_column(String(16), unique=True)


class TurnRow(Base):
    """One exchange. `client_key` is the browser's own name for it, so that a repeat is recognised."""

    __tablename__ = "turn"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        UniqueConstraint("conversation_id", "client_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    number: Mapped[int]  # 1, 2, 3, … within the conversation
    client_key: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime]
    messages: Mapped[list["MessageRow"]] = relationship(
        order_by="MessageRow.position", cascade="all, delete-orphan", passive_deletes=True, lazy="selectin"
    )


class MessageRow(Base):
    """One message, in the order in which it was said."""

    __tablename__ = "message"
    __table_args__ = (Index("ix_message_turn", "turn_id", "position", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turn.id", ondelete="CASCADE"))
    position: Mapped[int]
    sender: Mapped[str] = mapped_column(String(10))
    text: Mapped[str]
    buttons: Mapped[list[Any]]
    at: Mapped[datetime]
