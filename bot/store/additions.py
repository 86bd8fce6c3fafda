"""What staff add: notes, the contact log, promises, tasks and corrected fields. Errors as in `casework`."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.intake.labels import Source
from bot.intake.model import Answer
from bot.store import promises
from bot.store.actors import Actor, owned
from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import Conflict
from bot.store.intakes import record
from bot.store.lifecycle import State
from bot.store.tables import IntakeRow, NoteRow, TaskRow


class Additions:
    """Everything here leaves the state as it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(
        self, reference: str, actor: Actor, text: str, *, channel: str = "", for_resident: bool = False
    ) -> None:
        """A note; with a channel (telefoon, bezoek, …) a line of the contact log."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            add_note(session, row, actor.id, text, "contact" if channel else "notitie", channel, for_resident)
            audit(session, actor.id, "notitie", reference)

    def promise(self, reference: str, actor: Actor, what: str, whom: str, due: date) -> None:
        """Promise something by a working day."""
        _needs(what, "een afspraak zegt wat er gebeurt")
        with self._database.write() as session:
            row = _open_intake(session, actor, reference)
            promises.add(session, reference, what.strip(), whom.strip() or actor.name, due, actor.id)
            promises.refresh_due(session, row)
            _recorded(session, actor, reference, "afspraak", what=what.strip(), due=due.isoformat())

    def promise_kept(self, reference: str, actor: Actor, promise_id: str) -> None:
        """Say that a promise was kept."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            kept = promises.keep(session, reference, promise_id, actor.id)
            promises.refresh_due(session, row)
            _recorded(session, actor, reference, "afspraak_nagekomen", what=kept.what)

    def task(self, reference: str, actor: Actor, kind: str, what: str, due: date) -> None:
        """Something to do (`taak`) or somebody to call back (`terugbellen`), for who makes it."""
        _needs(what, "een taak zegt wat er moet gebeuren")
        with self._database.write() as session:
            _open_intake(session, actor, reference)
            session.add(_task(reference, actor, kind, what, due))
            _recorded(session, actor, reference, kind, what=what.strip(), due=due.isoformat())

    def task_done(self, reference: str, actor: Actor, task_id: str) -> None:
        """Tick a task off."""
        with self._database.write() as session:
            owned(session, actor, reference)
            task = session.get(TaskRow, task_id, with_for_update=True)
            if task is None or task.reference != reference or task.done_at is not None:
                raise Conflict("deze taak staat niet open")
            task.done_at, task.done_by = now(), actor.id
            _recorded(session, actor, reference, "taak_gedaan", what=task.what)

    def correct(self, reference: str, actor: Actor, key: str, value: str) -> None:
        """Correct an answer. The resident's words stay; the old value goes to the history."""
        with self._database.write() as session:
            row = _open_intake(session, actor, reference)
            old = row.payload["answers"].get(key)
            row.payload = _corrected(row.payload, key, value.strip())
            _recorded(session, actor, reference, "veld_gewijzigd", key=key, old=old, new=value.strip())


def add_note(
    session: Session,
    row: IntakeRow,
    author: str,
    text: str,
    kind: str,
    channel: str = "",
    for_resident: bool = False,
) -> None:
    """Add a note to an intake, whoever writes it. Conflict when it is empty."""
    _needs(text, "een notitie heeft tekst")
    session.add(
        NoteRow(
            id=str(uuid.uuid4()),
            reference=row.reference,
            kind=kind,
            channel=channel,
            text=text.strip(),
            for_resident=for_resident,
            author=author,
            at=now(),
        )
    )
    record(session, row.reference, author, kind, channel=channel, for_resident=for_resident)


def notes(session: Session, reference: str, *, for_resident: bool = False) -> list[NoteRow]:
    """The notes, newest first; only what the resident may see when asked so."""
    query = select(NoteRow).where(NoteRow.reference == reference).order_by(NoteRow.at.desc())
    return list(session.scalars(query.where(NoteRow.for_resident) if for_resident else query))


def tasks(session: Session, reference: str) -> list[TaskRow]:
    """The tasks, open ones first, then by day."""
    query = select(TaskRow).where(TaskRow.reference == reference)
    return sorted(session.scalars(query), key=lambda row: (row.done_at is not None, row.due))


def _task(reference: str, actor: Actor, kind: str, what: str, due: date) -> TaskRow:
    return TaskRow(
        id=str(uuid.uuid4()),
        reference=reference,
        kind=kind,
        what=what.strip(),
        due=due,
        assignee_id=actor.id,
        made_by=actor.id,
    )


def _corrected(payload: dict[str, Any], key: str, value: str) -> dict[str, Any]:
    """The payload with one answer changed; the words beside it stay the resident's."""
    old = payload["answers"].get(key) or {}
    answer = Answer(value=value, words=old.get("words", ""), source=Source.STAFF)
    return payload | {"answers": payload["answers"] | {key: answer.model_dump(mode="json")}}


def _open_intake(session: Session, actor: Actor, reference: str) -> IntakeRow:
    row = owned(session, actor, reference)
    if row.state == State.GESLOTEN:
        raise Conflict("deze intake is gesloten")
    return row


def _recorded(session: Session, actor: Actor, reference: str, action: str, **details: Any) -> None:
    record(session, reference, actor.id, action, **details)
    session.flush()
    audit(session, actor.id, action, reference)


def _needs(text: str, otherwise: str) -> None:
    if not text.strip():
        raise Conflict(otherwise)
