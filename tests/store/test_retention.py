"""What is over its term goes, all of it, and only that."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from bot.intake.labels import LegalKind
from bot.intake.model import Answer
from bot.store.actors import Actor, Role
from bot.store.additions import Additions
from bot.store.audit import check
from bot.store.casework import Casework
from bot.store.conversations import Conversations, Message
from bot.store.database import Database, now
from bot.store.errors import UnknownIntake
from bot.store.intakes import Intakes
from bot.store.people import People
from bot.store.retention import Purged, purge
from bot.store.terms import terms
from tests.store.examples import intake


@pytest.fixture
def anna(database: Database) -> Actor:
    made = People(database).create("ermelo", "anna", "Anna", Role.MEDEWERKER, ["wmo"])
    return Actor(made, "Anna", "ermelo", Role.MEDEWERKER, frozenset({"wmo"}))


def sent(database: Database) -> tuple[str, str]:
    """A conversation that was sent; its id and the reference."""
    made, _ = Conversations(database).create("ermelo", timedelta(hours=1))
    Conversations(database).append_turn(
        made.id, "k", Message(sender="resident", text="Ik heet Truus"), [], {}
    )
    return made.id, Intakes(database).submit(intake(conversation_id=made.id), "wmo").reference


def test_closed_intakes_go_in_two_steps_and_open_ones_stay(database: Database, anna: Actor) -> None:
    conversation, reference = sent(database)
    _, running = sent(database)
    Casework(database).pick_up(reference, anna)
    Additions(database).note(reference, anna, "gebeld")
    Casework(database).close(reference, anna, "opgelost", "fijn")
    assert purge(database, now() + timedelta(days=89)) == Purged(0, 0, 0)
    assert purge(database, now() + timedelta(days=91)) == Purged(0, 1, 0)
    assert Conversations(database).transcript(conversation) == []
    assert Intakes(database).get(reference).state == "gesloten"
    assert purge(database, now() + timedelta(days=366)) == Purged(0, 0, 1)
    with pytest.raises(UnknownIntake):
        Intakes(database).get(reference)
    assert Intakes(database).get(running).state == "nieuw"
    assert check(database).broken_at == 0
    with database.read() as session:
        for table in ("history", "note", "promise", "handover", "task"):
            left = session.scalar(
                text(f"SELECT count(*) FROM {table} WHERE reference = :r"), {"r": reference}
            )
            assert left == 0


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"bevestigen": date(2026, 3, 11), "onderzoek": date(2026, 4, 20)}),
        ({"urgent": True}, {"spoed_vandaag": date(2026, 3, 9), "bevestigen": date(2026, 3, 11)}),
        (
            {"legal_kind": LegalKind.SCHULDHULP},
            {"eerste_gesprek": date(2026, 4, 2)},
        ),  # 6 April is Easter Monday
        ({"legal_kind": LegalKind.SCHULDHULP, "urgent": True}, {"eerste_gesprek": date(2026, 3, 12)}),
        (
            {"legal_kind": LegalKind.SCHULDHULP, "answers": {"cut_off": Answer(value="ja")}},
            {"eerste_gesprek": date(2026, 3, 12)},
        ),
        ({"legal_kind": LegalKind.VRAAG}, {}),
    ],
)
def test_legal_terms(changes, expected: dict[str, date]) -> None:
    found = {term.key: term.due for term in terms(intake(**changes))}
    assert expected.items() <= found.items()
    assert all(term.source for term in terms(intake(**changes)))
