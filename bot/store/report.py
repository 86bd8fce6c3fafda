"""Figures for the team lead: what runs late, and how often intakes change hands. Counts only."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from bot.store.actors import Actor, visible
from bot.store.outbox import queue
from bot.store.tables import HandoverRow, IntakeRow


@dataclass(frozen=True)
class TeamLine:
    """One team today."""

    team: str
    free: int
    running: int
    overdue: int


@dataclass(frozen=True)
class Report:
    """All teams that the actor may see, and the product's own measure of "van het kastje naar de muur"."""

    teams: list[TeamLine]
    moves: dict[int, int]  # how often accepted elsewhere → how many intakes

    @property
    def at_once(self) -> int:
        """The percentage of intakes that never changed hands; 100 when there are none."""
        total = sum(self.moves.values())
        return round(100 * self.moves.get(0, 0) / total) if total else 100


def report(session: Session, actor: Actor, today: date) -> Report:
    """The figures of this moment."""
    return Report(_teams(session, actor, today), _moves(session, actor))


def queue_overdue(session: Session, today: date) -> None:
    """Have each team's leads told once a day that something is late."""
    team_now = func.coalesce(func.nullif(IntakeRow.guardian_team, ""), IntakeRow.owner_team)
    late = select(IntakeRow.municipality, team_now).where(_late(today)).distinct()
    for municipality, team in session.execute(late).all():
        queue(
            session, f"te_laat:{municipality}:{team}:{today}", f"{municipality}/lead:{team}", "te_laat", team
        )


def _late(today: date) -> ColumnElement[bool]:
    return and_(IntakeRow.state != "gesloten", IntakeRow.due < today)


def _teams(session: Session, actor: Actor, today: date) -> list[TeamLine]:
    query = (
        select(
            IntakeRow.owner_team,
            func.sum(case((IntakeRow.state == "nieuw", 1), else_=0)),
            func.count(),
            func.sum(case((IntakeRow.due < today, 1), else_=0)),
        )
        .where(visible(actor), IntakeRow.state != "gesloten")
        .group_by(IntakeRow.owner_team)
        .order_by(IntakeRow.owner_team)
    )
    return [TeamLine(*line) for line in session.execute(query)]


def _moves(session: Session, actor: Actor) -> dict[int, int]:
    """How many intakes changed hands how often."""
    accepted = (
        select(HandoverRow.reference, func.count().label("times"))
        .where(HandoverRow.status == "geaccepteerd")
        .group_by(HandoverRow.reference)
        .subquery()
    )
    times = func.coalesce(accepted.c.times, 0)
    query = (
        select(times, func.count())
        .select_from(IntakeRow)
        .outerjoin(accepted, accepted.c.reference == IntakeRow.reference)
        .where(visible(actor))
        .group_by(times)
    )
    return dict(session.execute(query).all())
