"""Intakes: stored once per conversation, owned from the first moment, with a history that only grows."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.intake.labels import Crisis
from bot.intake.model import Intake
from bot.store import promises
from bot.store.database import Database, now
from bot.store.errors import UnknownIntake
from bot.store.outbox import queue
from bot.store.references import mint, status_code
from bot.store.tables import ConversationRow, HistoryRow, InstallationRow, IntakeRow


class Receipt(BaseModel):
    """What the resident gets after sending."""

    model_config = ConfigDict(frozen=True)

    reference: str  # `RD-7K4M-2P9X`
    code: str  # secret: with the reference it opens the status page
    owner_team: str


class HistoryEntry(BaseModel):
    """One thing that happened to an intake."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    at: datetime
    actor: str
    action: str
    details: dict[str, Any]


class StoredIntake(BaseModel):
    """An intake with where it stands."""

    model_config = ConfigDict(frozen=True)

    reference: str
    state: str
    owner_team: str
    assignee_id: str | None
    intake: Intake
    history: list[HistoryEntry]


class Intakes:
    """The intakes in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def submit(self, intake: Intake, owner_team: str | None = None) -> Receipt:
        """Store an intake. Repeating it for the same conversation gives the same receipt and stores nothing.

        `owner_team` is the team that owns it from now on; by default the team named as the route's contact.
        """
        try:
            with self._database.write() as session:
                row = _of_conversation(session, intake.conversation_id) or _add(session, intake, owner_team)
                return _receipt(session, row)
        except IntegrityError:  # another process stored this conversation in between
            with self._database.read() as session:
                stored = _of_conversation(session, intake.conversation_id)
                if stored is None:
                    raise
                return _receipt(session, stored)

    def get(self, reference: str) -> StoredIntake:
        """The intake with this reference. UnknownIntake when there is none."""
        with self._database.read() as session:
            row = session.get(IntakeRow, reference)
            if row is None:
                raise UnknownIntake(reference)
            return _stored(row, history(session, reference))


def installation_key(session: Session) -> str:
    """The secret of this installation, for codes and signed links; the first migration made it."""
    return session.get_one(InstallationRow, "key").value


def history(session: Session, reference: str) -> list[HistoryEntry]:
    """Everything that happened to an intake, oldest first."""
    query = select(HistoryRow).where(HistoryRow.reference == reference).order_by(HistoryRow.id)
    return [HistoryEntry.model_validate(row) for row in session.scalars(query)]


def record(session: Session, reference: str, actor: str, action: str, **details: Any) -> None:
    """Add a line to an intake's history, in the caller's transaction."""
    session.add(HistoryRow(reference=reference, at=now(), actor=actor, action=action, details=details))


def _of_conversation(session: Session, conversation_id: str) -> IntakeRow | None:
    return session.scalars(select(IntakeRow).where(IntakeRow.conversation_id == conversation_id)).first()


def _add(session: Session, intake: Intake, owner_team: str | None) -> IntakeRow:
    row = _row(intake, owner_team or intake.route.contact_id)
    session.add(row)
    session.flush()
    record(session, row.reference, "bewoner", "ingediend", owner_team=row.owner_team, rule=intake.route.rule)
    promises.first_promises(session, row.reference, intake)
    promises.refresh_due(session, row)
    queue(session, f"nieuw:{row.reference}", f"{row.municipality}/{row.owner_team}", "nieuw", row.reference)
    conversation = session.get(ConversationRow, intake.conversation_id)
    if conversation is not None:
        conversation.reference = row.reference
    return row


def _row(intake: Intake, owner_team: str) -> IntakeRow:
    payload = intake.model_dump(mode="json")
    return IntakeRow(
        reference=mint(),
        conversation_id=intake.conversation_id,
        municipality=intake.municipality,
        legal_kind=intake.legal_kind.value,
        contact_id=intake.route.contact_id,
        owner_team=owner_team,
        guardian_team="",
        priority=priority(intake),
        due=intake.promise.by,
        person=_words(intake, "name", 200),
        place=_words(intake, "place_or_postcode", 100) or _words(intake, "place", 100),
        payload=payload,
        submitted=payload,
        submitted_at=intake.submitted_at,
    )


def priority(intake: Intake) -> int:
    """0 with a danger, 1 when it is for today, 2 otherwise."""
    if intake.crisis in set(Crisis):
        return 0
    return 1 if intake.urgent else 2


def _words(intake: Intake, key: str, length: int) -> str:
    """An answer as lower-case text for searching; empty when there is none."""
    answer = intake.answers.get(key)
    return str(answer.value or answer.words).strip().lower()[:length] if answer else ""


def _receipt(session: Session, row: IntakeRow) -> Receipt:
    code = status_code(installation_key(session), row.reference)
    return Receipt(reference=row.reference, code=code, owner_team=row.owner_team)


def _stored(row: IntakeRow, entries: list[HistoryEntry]) -> StoredIntake:
    return StoredIntake(
        reference=row.reference,
        state=row.state,
        owner_team=row.owner_team,
        assignee_id=row.assignee_id,
        intake=Intake.model_validate(row.payload),
        history=entries,
    )
