"""What was decided on lately: the cases of stored intakes beside their routes, to replay or to try a change on."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.routing.model import Case, Route
from bot.store.tables import IntakeRow


@dataclass(frozen=True)
class Decided:
    """One stored decision. `submitted` is as the resident sent it: corrections by staff decide nothing."""

    reference: str
    municipality: str
    case: Case | None  # None: from before cases were kept
    route: Route


def recent(session: Session, municipality: str, most: int) -> list[Decided]:
    """The newest decisions of a municipality, newest first."""
    query = (
        select(IntakeRow.reference, IntakeRow.municipality, IntakeRow.submitted)
        .where(IntakeRow.municipality == municipality)
        .order_by(IntakeRow.submitted_at.desc())
        .limit(most)
    )
    return [_decided(*row) for row in session.execute(query)]


def one(session: Session, reference: str) -> Decided | None:
    """The decision on one intake; None when there is no such intake."""
    row = session.get(IntakeRow, reference)
    return _decided(row.reference, row.municipality, row.submitted) if row else None


def _decided(reference: str, municipality: str, submitted: dict[str, object]) -> Decided:
    case, route = submitted.get("case"), submitted["route"]
    found = Case.model_validate(case) if case else None
    return Decided(reference, municipality, found, Route.model_validate(route))
