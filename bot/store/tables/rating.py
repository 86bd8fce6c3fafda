"""What residents thought of the conversation."""

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.database import Base


class RatingRow(Base):
    """One answer to "hoe vond u dit gesprek?". Nothing says whose it is: no conversation, no reference, no hour."""

    __tablename__ = "rating"
    __table_args__ = (Index("ix_rating_municipality_day", "municipality", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality: Mapped[str] = mapped_column(String(64))
    day: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(20))
    answer: Mapped[str] = mapped_column(String(20))
