"""What residents thought of the conversation: kept without who, counted per municipality."""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.database import Database
from bot.store.tables import RatingRow

LATELY = timedelta(days=90)


class Ratings:
    """The answers in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, municipality: str, outcome: str, answer: str, day: date) -> None:
        """Keep one answer."""
        with self._database.write() as session:
            session.add(RatingRow(municipality=municipality, outcome=outcome, answer=answer, day=day))


def lately(session: Session, municipality: str, today: date) -> dict[str, int]:
    """How often each answer was given in the last ninety days."""
    query = (
        select(RatingRow.answer, func.count())
        .where(RatingRow.municipality == municipality, RatingRow.day > today - LATELY)
        .group_by(RatingRow.answer)
    )
    return dict(session.execute(query).all())
