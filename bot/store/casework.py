"""What staff do with an intake's state. Each method is one transaction with its history and audit line.

All raise UnknownIntake (not there, or not theirs to see), NotAllowed (not their team, or a colleague
has it) or Conflict (the state does not allow it, or somebody was first).
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.actors import EVERY_TEAM, Actor, Permission, held, owned, responsible_team
from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import Conflict, NotAllowed
from bot.store.intakes import record
from bot.store.lifecycle import Action, OwnerKind, State, check
from bot.store.tables import AccountRow, IntakeRow, MembershipRow

OUTCOMES = (
    "opgelost",
    "andere_ondersteuning",
    "informatie_gegeven",
    "aanvraag_volgt",
    "wens_ingetrokken",
    "niet_bereikt",
    "verhuisd_of_overleden",
)


def move(session: Session, row: IntakeRow, action: Action, new: State, actor: str, **details: Any) -> None:
    """Change the state by a legal transition, and record it. Conflict when it isn't one."""
    row.state = check(action, State(row.state), new).value
    record(session, row.reference, actor, action.value, **details)
    session.flush()
    audit(session, actor, action.value, row.reference)


class Casework:
    """Picking up, giving back, assigning, closing and reopening."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pick_up(self, reference: str, actor: Actor) -> None:
        """Take an intake that nobody has. Of two at once one wins; the other gets Conflict with the name."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            if row.state == State.OPGEPAKT:
                raise Conflict(f"{_holder(session, row)} was eerder")
            row.assignee_id = actor.id
            move(session, row, Action.PICK_UP, State.OPGEPAKT, actor.id)

    def give_back(self, reference: str, actor: Actor, reason: str = "") -> None:
        """Put an intake back on the team's list."""
        with self._database.write() as session:
            row = held(session, actor, reference)
            _not_at_partner(row)
            row.assignee_id = None
            move(session, row, Action.GIVE_BACK, State.NIEUW, actor.id, reason=reason)

    def assign(self, reference: str, actor: Actor, colleague_id: str) -> None:
        """Give an intake to a colleague in the same team; who doesn't hold it must lead the team."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            _not_at_partner(row)
            if row.assignee_id not in (None, actor.id) and not actor.may(Permission.LEAD):
                raise NotAllowed("een collega heeft deze intake")
            _in_same_team(session, row, colleague_id)
            row.assignee_id = colleague_id
            move(session, row, Action.ASSIGN, State.OPGEPAKT, actor.id, to=colleague_id)

    def close(self, reference: str, actor: Actor, outcome: str, words: str) -> None:
        """End with an outcome from the list and what the resident said of it; both are needed."""
        if outcome not in OUTCOMES or not words.strip():
            raise Conflict("sluiten kan met een uitkomst en wat de inwoner ervan zei")
        with self._database.write() as session:
            row = held(session, actor, reference)
            finish(session, row, actor.id, outcome, words)

    def reopen(self, reference: str, actor: Actor, reason: str) -> None:
        """Put a closed intake back on the team's list."""
        if not reason.strip():
            raise Conflict("heropenen kan met een reden")
        with self._database.write() as session:
            row = owned(session, actor, reference)
            to_watching_team(row)
            row.outcome, row.outcome_words, row.closed_at, row.assignee_id = None, "", None, None
            move(session, row, Action.REOPEN, State.NIEUW, actor.id, reason=reason)


def finish(session: Session, row: IntakeRow, actor: str, outcome: str, words: str) -> None:
    """Close an intake, whoever does it."""
    row.outcome, row.outcome_words, row.closed_at = outcome, words.strip(), now()
    move(session, row, Action.CLOSE, State.GESLOTEN, actor, outcome=outcome, words=words.strip())


def to_watching_team(row: IntakeRow) -> None:
    """When a partner owns it: give it to the team that kept watch."""
    if row.owner_kind == OwnerKind.PARTNER:
        row.owner_team, row.guardian_team, row.owner_kind = row.guardian_team, "", OwnerKind.TEAM.value


def members(session: Session, municipality: str, team: str) -> list[AccountRow]:
    """The active people who work in a team, by name."""
    query = (
        select(AccountRow)
        .join(MembershipRow)
        .where(
            AccountRow.municipality == municipality,
            AccountRow.active,
            MembershipRow.team.in_((team, EVERY_TEAM)),
        )
        .where(AccountRow.role != "redacteur")
        .order_by(AccountRow.name)
        .distinct()
    )
    return list(session.scalars(query))


def _in_same_team(session: Session, row: IntakeRow, colleague_id: str) -> None:
    if colleague_id not in {
        person.id for person in members(session, row.municipality, responsible_team(row))
    }:
        raise NotAllowed("deze collega werkt niet in dit team")


def _not_at_partner(row: IntakeRow) -> None:
    if row.owner_kind == OwnerKind.PARTNER:
        raise Conflict("een partner heeft deze intake; haal hem eerst terug")


def _holder(session: Session, row: IntakeRow) -> str:
    person = session.get(AccountRow, row.assignee_id) if row.assignee_id else None
    return person.name if person else "de partner"
