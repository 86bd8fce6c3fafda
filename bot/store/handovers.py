"""Warm hand-over (warme overdracht): offered and accepted; until accepted the giver keeps it.

Errors as in `casework`.
"""

import uuid
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.store.actors import Actor, held, locked, owned, responsible_team
from bot.store.casework import move, to_watching_team
from bot.store.database import Database, now
from bot.store.errors import Conflict, NotAllowed
from bot.store.lifecycle import Action, OwnerKind, State
from bot.store.outbox import queue
from bot.store.tables import HandoverRow, IntakeRow


class Handover(BaseModel):
    """One offer, open or decided."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: str
    reference: str
    from_team: str
    to_team: str
    to_kind: str
    reason: str
    promised: str
    status: str
    decision: str
    offered_by: str
    offered_at: datetime
    decided_at: datetime | None


class Handovers:
    """Offering, accepting and refusing between teams. What partners answer is in `partners`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def offer(
        self, reference: str, actor: Actor, to: str, kind: OwnerKind, reason: str, promised: str
    ) -> str:
        """Offer to a team or a partner; the id of the offer. Reason and what was promised are both needed."""
        if not (reason.strip() and promised.strip()):
            raise Conflict("overdragen kan met een reden en wat er beloofd is")
        with self._database.write() as session:
            row = (
                held(session, actor, reference)
                if _taken(session, reference)
                else owned(session, actor, reference)
            )
            _offerable(row, to)
            offer = _offer_row(row, actor, to, kind, reason, promised)
            session.add(offer)
            move(
                session,
                row,
                Action.OFFER,
                State.AANGEBODEN,
                actor.id,
                to=to,
                reason=reason,
                promised=promised,
            )
            queue(session, f"aangeboden:{offer.id}", _address(row, offer), "aangeboden", reference)
            return offer.id

    def accept(self, reference: str, actor: Actor, word: str = "") -> None:
        """Become the owner, and hold it oneself."""
        with self._database.write() as session:
            row = locked(session, actor, reference)
            offer = _open_for(session, row, actor)
            decide(offer, "geaccepteerd", actor.id, word)
            row.owner_team, row.assignee_id = offer.to_team, actor.id
            move(session, row, Action.ACCEPT, State.OPGEPAKT, actor.id, owner_team=offer.to_team, word=word)

    def refuse(self, reference: str, actor: Actor, reason: str) -> None:
        """Leave it with the giver, with a reason."""
        with self._database.write() as session:
            row = locked(session, actor, reference)
            refuse_offer(session, row, _open_for(session, row, actor), actor.id, reason)

    def withdraw(self, reference: str, actor: Actor) -> None:
        """The giver takes the offer back."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            decide(_open(session, row), "ingetrokken", actor.id, "")
            move(session, row, Action.WITHDRAW_OFFER, kept(row), actor.id)

    def take_back(self, reference: str, actor: Actor, reason: str) -> None:
        """The team that keeps watch takes an intake back from a partner."""
        with self._database.write() as session:
            row = owned(session, actor, reference)
            return_to_guardian(session, row, actor.id, reason)


def refuse_offer(session: Session, row: IntakeRow, offer: HandoverRow, actor: str, reason: str) -> None:
    """It stays with the giver, whoever refuses. Conflict without a reason."""
    if not reason.strip():
        raise Conflict("weigeren kan met een reden")
    decide(offer, "geweigerd", actor, reason)
    move(session, row, Action.REFUSE, kept(row), actor, reason=reason.strip())
    place = f"{row.municipality}/{responsible_team(row)}"
    queue(session, f"geweigerd:{offer.id}", place, "geweigerd", row.reference)


def return_to_guardian(session: Session, row: IntakeRow, actor: str, reason: str) -> None:
    """From a partner back to the team that kept watch. Conflict without a reason or a partner."""
    if not reason.strip():
        raise Conflict("terugsturen kan met een reden")
    if row.owner_kind != OwnerKind.PARTNER:
        raise Conflict("deze intake is niet bij een partner")
    to_watching_team(row)
    move(session, row, Action.RETURN, State.NIEUW, actor, reason=reason.strip())


def of_intake(session: Session, reference: str) -> list[Handover]:
    """Every offer of an intake, oldest first."""
    query = select(HandoverRow).where(HandoverRow.reference == reference).order_by(HandoverRow.offered_at)
    return [Handover.model_validate(row) for row in session.scalars(query)]


def accepted_count(session: Session, reference: str) -> int:
    """How often the intake changed hands: the product's own measure of "van het kastje naar de muur"."""
    query = select(func.count()).where(
        HandoverRow.reference == reference, HandoverRow.status == "geaccepteerd"
    )
    return session.scalar(query) or 0


def _taken(session: Session, reference: str) -> bool:
    return session.scalar(select(IntakeRow.assignee_id).where(IntakeRow.reference == reference)) is not None


def _offerable(row: IntakeRow, to: str) -> None:
    if row.owner_kind == OwnerKind.PARTNER:
        raise Conflict("een partner heeft deze intake; haal hem eerst terug")
    if to == row.owner_team:
        raise Conflict("dit team heeft de intake al")


def _offer_row(
    row: IntakeRow, actor: Actor, to: str, kind: OwnerKind, reason: str, promised: str
) -> HandoverRow:
    return HandoverRow(
        id=str(uuid.uuid4()),
        reference=row.reference,
        from_team=row.owner_team,
        to_team=to,
        to_kind=kind.value,
        reason=reason.strip(),
        promised=promised.strip(),
        offered_by=actor.id,
        offered_at=now(),
    )


def _address(row: IntakeRow, offer: HandoverRow) -> str:
    return f"{row.municipality}/{'partner:' if offer.to_kind == 'partner' else ''}{offer.to_team}"


def _open(session: Session, row: IntakeRow) -> HandoverRow:
    query = select(HandoverRow).where(
        HandoverRow.reference == row.reference, HandoverRow.status == "aangeboden"
    )
    offer = session.scalars(query).first()
    if offer is None:
        raise Conflict("er staat geen overdracht open")
    return offer


def _open_for(session: Session, row: IntakeRow, actor: Actor) -> HandoverRow:
    offer = _open(session, row)
    if offer.to_kind != OwnerKind.TEAM or not actor.in_team(offer.to_team):
        raise NotAllowed("deze overdracht is aan een ander")
    return offer


def decide(offer: HandoverRow, status: str, by: str, words: str) -> None:
    """Close an offer with an answer."""
    offer.status, offer.decided_by, offer.decided_at, offer.decision = status, by, now(), words.strip()


def kept(row: IntakeRow) -> State:
    """Where the intake was before it was offered."""
    return State.OPGEPAKT if row.assignee_id else State.NIEUW
