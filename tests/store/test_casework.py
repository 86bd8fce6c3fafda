"""Random staff actions, on SQLite and PostgreSQL: always one owner, complete history, nothing lost."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text

from bot.store.actors import Actor, Role
from bot.store.additions import Additions
from bot.store.audit import check
from bot.store.casework import Casework
from bot.store.database import Database
from bot.store.errors import Conflict, NotAllowed, StoreError, UnknownIntake
from bot.store.handovers import Handovers, of_intake
from bot.store.intakes import Intakes
from bot.store.lifecycle import PAIRS, Action, OwnerKind, State, allowed
from bot.store.lifecycle import check as legal
from bot.store.partners import Partners
from bot.store.people import People
from bot.store.references import mint
from bot.store.tables import HistoryRow, IntakeRow
from bot.store.worklist import Filter, page
from tests.store.examples import intake

TEAMS = ("wmo", "jeugd", "welzijn")


class Office:
    """People of three teams who do things to intakes."""

    def __init__(self, database: Database, people: int = 2) -> None:
        self.database = database
        self.casework, self.handovers = Casework(database), Handovers(database)
        self.additions, self.partners = Additions(database), Partners(database)
        self.people = [self._hire(team, n) for team in TEAMS for n in range(people)]

    def _hire(self, team: str, number: int) -> Actor:
        role = Role.TEAMLEIDER if number == 0 else Role.MEDEWERKER
        made = People(self.database).create("ermelo", f"{team}{number}", f"{team} {number}", role, [team])
        return Actor(made, f"{team} {number}", "ermelo", role, frozenset({team}))

    def last_offer(self, reference: str) -> str:
        """The id of the newest offer; one that doesn't exist when there is none."""
        with self.database.read() as session:
            made = of_intake(session, reference)
        return made[-1].id if made else "none"

    def offer(self, reference: str, who: Actor, to: str, kind: OwnerKind) -> str:
        """Offer it, with the same words always."""
        return self.handovers.offer(reference, who, to, kind, "past beter", "wij bellen")

    def do(self, what: str, reference: str, who: Actor, other: Actor) -> bool:
        """Try one thing; whether it was allowed. Anything but a named error is a failure of the test."""
        offer = self.last_offer(reference)
        team = next(iter(other.teams))
        deeds: dict[str, Callable[[], object]] = {
            "pick_up": lambda: self.casework.pick_up(reference, who),
            "give_back": lambda: self.casework.give_back(reference, who),
            "assign": lambda: self.casework.assign(reference, who, other.id),
            "close": lambda: self.casework.close(reference, who, "opgelost", "fijn"),
            "reopen": lambda: self.casework.reopen(reference, who, "toch niet"),
            "offer": lambda: self.offer(reference, who, team, OwnerKind.TEAM),
            "offer_partner": lambda: self.offer(reference, who, "uwoon", OwnerKind.PARTNER),
            "accept": lambda: self.handovers.accept(reference, who),
            "refuse": lambda: self.handovers.refuse(reference, who, "vol"),
            "withdraw": lambda: self.handovers.withdraw(reference, who),
            "partner_accepts": lambda: self.partners.accepts(offer, ""),
            "partner_refuses": lambda: self.partners.refuses(offer, "vol"),
            "partner_returns": lambda: self.partners.returns(offer, "niet bij ons"),
            "partner_closes": lambda: self.partners.closes(offer, "opgelost", "fijn"),
            "take_back": lambda: self.handovers.take_back(reference, who, "duurt lang"),
            "note": lambda: self.additions.note(reference, who, "gebeld"),
            "correct": lambda: self.additions.correct(reference, who, "household", "anders"),
            "promise": lambda: self.additions.promise(reference, who, "bezoek", "ik", date(2026, 3, 10)),
        }
        try:
            deeds[what]()
        except (Conflict, NotAllowed, UnknownIntake):
            return False
        return True


DEEDS = (
    "pick_up", "give_back", "assign", "close", "reopen", "offer", "offer_partner", "accept", "refuse",
    "withdraw", "partner_accepts", "partner_refuses", "partner_returns", "partner_closes", "take_back",
    "note", "correct", "promise",
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 5), st.integers(0, 5)), max_size=30)


def everything_holds(database: Database, done: Counter[str]) -> None:
    """One owner each, a history line for each deed, at most one open offer, a whole audit chain."""
    with database.read() as session:
        rows = session.execute(
            text("SELECT reference, state, owner_team, assignee_id, owner_kind FROM intake")
        ).all()
        lines = Counter(session.scalars(text("SELECT reference FROM history")))
        waiting = Counter(session.scalars(text("SELECT reference FROM handover WHERE status = 'aangeboden'")))
    for reference, state, owner, holder, kind in rows:
        assert owner
        assert lines[reference] == 1 + done[reference]
        assert waiting[reference] == (1 if state == "aangeboden" else 0)
        assert holder is not None or state != "opgepakt" or kind == "partner"
    assert check(database).broken_at == 0


@given(steps=STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_actions_keep_the_rules_on_sqlite(sqlite_template: Path, tmp_path: Path, steps) -> None:
    path = tmp_path / "random.db"
    for old in tmp_path.glob("random.db*"):
        old.unlink()
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    try:
        walk(database, steps)
    finally:
        database.dispose()


def walk(database: Database, steps) -> None:
    """Do the steps with one intake, and compare."""
    office = Office(database)
    reference = Intakes(database).submit(intake(), "wmo").reference
    done: Counter[str] = Counter()
    for what, who, other in steps:
        done[reference] += office.do(what, reference, office.people[who], office.people[other])
    everything_holds(database, done)


@pytest.mark.parametrize("seed", range(3))
def test_random_actions_keep_the_rules_on_both(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    walk(database, [(dice.choice(DEEDS), dice.randrange(6), dice.randrange(6)) for _ in range(120)])


def test_twelve_people_at_once_lose_and_double_nothing(database: Database) -> None:
    office = Office(database, people=4)
    references = [Intakes(database).submit(intake(), team).reference for team in TEAMS for _ in range(3)]

    def work(number: int) -> Counter[str]:
        dice, done = random.Random(number), Counter[str]()
        for _ in range(15):
            reference = dice.choice(references)
            done[reference] += office.do(
                dice.choice(DEEDS), reference, office.people[number], dice.choice(office.people)
            )
        return done

    with ThreadPoolExecutor(12) as pool:
        done = sum(pool.map(work, range(12)), Counter[str]())
    everything_holds(database, done)
    assert done.total() > 20


def test_exactly_one_of_many_picks_up(database: Database) -> None:
    office = Office(database, people=8)
    reference = Intakes(database).submit(intake(), "wmo").reference
    team = [person for person in office.people if "wmo" in person.teams]
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda person: office.do("pick_up", reference, person, person), team))
    assert sum(won) == 1
    assert Intakes(database).get(reference).assignee_id == team[won.index(True)].id


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("old", list(State))
@pytest.mark.parametrize("new", list(State))
def test_the_state_machine_says_no_in_words(action: Action, old: State, new: State) -> None:
    if (old, new) in PAIRS and action in allowed(old):
        return
    with pytest.raises(StoreError, match=str(action)):
        legal(action, old, new)


def ten_thousand(database: Database) -> None:
    """Fill the store without ceremony; the first line of each history included."""
    sent = intake()
    payload = sent.model_dump(mode="json")
    rows, lines = [], []
    for number in range(10_000):
        reference = mint()
        common = {
            "municipality": "ermelo",
            "legal_kind": "vraag",
            "contact_id": "wmo-loket",
            "owner_team": "wmo",
        }
        rows.append(
            common
            | {"reference": reference, "conversation_id": f"c{number}", "priority": 2, "due": sent.promise.by}
            | {
                "payload": payload,
                "submitted": payload,
                "submitted_at": sent.submitted_at,
                "guardian_team": "",
            }
        )
        lines.append(
            {
                "reference": reference,
                "at": sent.submitted_at,
                "actor": "x",
                "action": "ingediend",
                "details": {},
            }
        )
    with database.write() as session:
        session.execute(insert(IntakeRow), rows)
        session.execute(insert(HistoryRow), lines)


def test_twenty_people_on_ten_thousand_intakes(database: Database) -> None:
    ten_thousand(database)
    office = Office(database, people=7)
    people = office.people[:20]

    def work(number: int) -> Counter[str]:
        dice, who, done = random.Random(number), people[number], Counter[str]()
        for _ in range(6):
            with database.read() as session:
                rows = page(session, who, Filter(view=dice.choice(("vrij", "alle"))), date(2026, 3, 9)).rows
            for row in rows[:2]:  # everybody wants the top of the list
                for deed in ("pick_up", dice.choice(("close", "give_back", "offer", "note"))):
                    done[row.reference] += office.do(deed, row.reference, who, dice.choice(people))
        return done

    with ThreadPoolExecutor(20) as pool:
        done = sum(pool.map(work, range(20)), Counter[str]())
    everything_holds(database, done)
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM intake")) == 10_000
    assert done.total() > 20
