"""What a partner answers by a signed link. An old link never acts on a later owner. Errors: as `casework`."""

from sqlalchemy.orm import Session

from bot.store.actors import responsible_team
from bot.store.casework import OUTCOMES, finish, move
from bot.store.database import Database
from bot.store.errors import Conflict, UnknownIntake
from bot.store.handovers import Handover, decide, refuse_offer, return_to_guardian
from bot.store.lifecycle import Action, OwnerKind, State
from bot.store.tables import HandoverRow, IntakeRow


class Partners:
    """The answers of partners."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, handover_id: str) -> Handover:
        """An offer by its id. UnknownIntake when there is none."""
        with self._database.read() as session:
            return Handover.model_validate(_by_id(session, handover_id))

    def accepts(self, handover_id: str, word: str) -> None:
        """The partner becomes owner; the giver's team keeps watch."""
        with self._database.write() as session:
            offer, row = _partner(session, handover_id, "aangeboden")
            decide(offer, "geaccepteerd", _name(offer), word)
            row.guardian_team, row.owner_team = responsible_team(row), offer.to_team
            row.owner_kind, row.assignee_id = OwnerKind.PARTNER.value, None
            move(
                session, row, Action.ACCEPT, State.OPGEPAKT, _name(offer), owner_team=offer.to_team, word=word
            )

    def refuses(self, handover_id: str, reason: str) -> None:
        """It stays with the giver, with a reason."""
        with self._database.write() as session:
            offer, row = _partner(session, handover_id, "aangeboden")
            refuse_offer(session, row, offer, _name(offer), reason)

    def returns(self, handover_id: str, reason: str) -> None:
        """A partner who had accepted sends it back to the team that keeps watch."""
        with self._database.write() as session:
            offer, row = _partner(session, handover_id, "geaccepteerd")
            return_to_guardian(session, row, _name(offer), reason)

    def closes(self, handover_id: str, outcome: str, words: str) -> None:
        """A partner ends it with an outcome and what the resident said of it."""
        if outcome not in OUTCOMES or not words.strip():
            raise Conflict("sluiten kan met een uitkomst en wat de inwoner ervan zei")
        with self._database.write() as session:
            offer, row = _partner(session, handover_id, "geaccepteerd")
            finish(session, row, _name(offer), outcome, words)


def _by_id(session: Session, handover_id: str) -> HandoverRow:
    offer = session.get(HandoverRow, handover_id)
    if offer is None:
        raise UnknownIntake(handover_id)
    return offer


def _partner(session: Session, handover_id: str, status: str) -> tuple[HandoverRow, IntakeRow]:
    """A partner's offer and its intake, locked. Conflict when it isn't in this status any more."""
    offer = _by_id(session, handover_id)
    row = session.get_one(IntakeRow, offer.reference, with_for_update=True)
    session.refresh(offer)
    if offer.to_kind != OwnerKind.PARTNER or offer.status != status or not _still(row, offer):
        raise Conflict("dit kan niet meer: de intake is inmiddels ergens anders")
    return offer, row


def _still(row: IntakeRow, offer: HandoverRow) -> bool:
    """Whether the intake is where this offer left it: an old link must not act on a later owner."""
    if offer.status == "aangeboden":
        return row.state == State.AANGEBODEN
    return (
        row.owner_kind == OwnerKind.PARTNER
        and row.owner_team == offer.to_team
        and row.state == State.OPGEPAKT
    )


def _name(offer: HandoverRow) -> str:
    return f"partner:{offer.to_team}"
