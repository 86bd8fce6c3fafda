"""What residents thought of the conversation, counted without who."""

from datetime import date, timedelta

from bot.store.database import Database
from bot.store.ratings import Ratings, lately

TODAY = date(2026, 11, 22)


def test_answers_are_counted_by_municipality_and_time(database: Database) -> None:
    ratings = Ratings(database)
    for town, answer, days in (
        ("ermelo", "goed", 0),
        ("ermelo", "goed", 89),
        ("ermelo", "gaat_wel", 1),
        ("ermelo", "goed", 90),
        ("almere", "niet_goed", 0),
    ):
        ratings.add(town, "contact", answer, TODAY - timedelta(days=days))
    with database.read() as session:
        assert lately(session, "ermelo", TODAY) == {"goed": 2, "gaat_wel": 1}
        assert lately(session, "lisse", TODAY) == {}
