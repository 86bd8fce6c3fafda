"""What a resident can see and do with a reference and its code: status, a message, a wish to withdraw."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.intake.labels import Crisis
from bot.intake.model import Intake
from bot.store import promises
from bot.store.additions import add_note, notes
from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.errors import Conflict, UnknownIntake
from bot.store.handovers import Handover, of_intake
from bot.store.intakes import installation_key, record
from bot.store.references import same_code, status_code, tidy
from bot.store.tables import IntakeRow


@dataclass(frozen=True)
class Status:
    """What the resident sees."""

    reference: str
    municipality: str
    state: str
    place: str  # id of the team or partner that has it
    submitted_at: datetime
    promises: list[tuple[str, str, date]]  # what, by whom, by which day; the open ones
    words: list[tuple[datetime, str, bool]]  # when, what, whether the resident wrote it
    offers: list[Handover]
    withdrawal: bool
    paper: bool  # whether a summary to keep may be offered


class Resident:
    """One resident's door. Every method raises UnknownIntake for a wrong reference or code alike."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def status(self, reference: str, code: str) -> Status:
        """Who has it and what was promised."""
        with self._database.read() as session:
            return _status(session, _find(session, reference, code))

    def intake(self, reference: str, code: str) -> Intake:
        """What was sent, for the resident's own paper. Raises Conflict with violence: a device may be shared."""
        with self._database.read() as session:
            found = Intake.model_validate(_find(session, reference, code).payload)
        if found.crisis == Crisis.GEWELD:
            raise Conflict("deze samenvatting maken wij niet, voor uw veiligheid")
        return found

    def say(self, reference: str, code: str, text: str) -> None:
        """Add something; staff see it among the notes."""
        with self._database.write() as session:
            row = _find(session, reference, code)
            add_note(session, row, "bewoner", text[:5000], "bewoner", for_resident=True)

    def withdraw(self, reference: str, code: str) -> None:
        """Ask to withdraw. Staff handle it: what was sent may already be in use (DESIGN §7)."""
        with self._database.write() as session:
            row = _find(session, reference, code)
            if row.state == "gesloten":
                raise Conflict("uw vraag is al afgesloten")
            if row.withdrawal_at is None:
                row.withdrawal_at = now()
                record(session, row.reference, "bewoner", "intrekking_gevraagd")
                session.flush()
                audit(session, "bewoner", "intrekking_gevraagd", row.reference)


def _find(session: Session, reference: str, code: str) -> IntakeRow:
    """The intake with this reference and code. Compares always, for equal timing."""
    proper = tidy(reference)
    row = session.get(IntakeRow, proper)
    right = same_code(code, status_code(installation_key(session), proper))
    if row is None or not right:
        raise UnknownIntake
    return row


def _status(session: Session, row: IntakeRow) -> Status:
    waiting = [one for one in promises.of_intake(session, row.reference) if one.done_at is None]
    said = notes(session, row.reference, for_resident=True)
    return Status(
        reference=row.reference,
        municipality=row.municipality,
        state=row.state,
        place=row.owner_team,
        submitted_at=row.submitted_at,
        promises=[(one.what, one.whom, one.due) for one in waiting],
        words=[(one.at, one.text, one.author == "bewoner") for one in said],
        offers=of_intake(session, row.reference),
        withdrawal=row.withdrawal_at is not None,
        paper=row.payload.get("crisis") != Crisis.GEWELD,
    )
