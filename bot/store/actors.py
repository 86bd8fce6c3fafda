"""Who acts: what their role allows and which intakes they may see. Every rule about access is here."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from bot.store.errors import NotAllowed, UnknownIntake
from bot.store.tables import HandoverRow, IntakeRow

EVERY_TEAM = "*"


class Role(StrEnum):
    """What somebody is in the municipality."""

    MEDEWERKER = "medewerker"
    TEAMLEIDER = "teamleider"
    REDACTEUR = "redacteur"  # edits contacts and texts; sees no intakes
    BEHEERDER = "beheerder"  # manages accounts; sees intakes only of the teams they are in


class Permission(StrEnum):
    """What a role may allow, apart from which intakes."""

    CASEWORK = "casework"
    LEAD = "lead"  # act on what a colleague holds; the report
    ACCOUNTS = "accounts"
    AUDIT = "audit"
    EDIT = "edit"  # the municipality's contacts and routing table


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.MEDEWERKER: frozenset({Permission.CASEWORK}),
    Role.TEAMLEIDER: frozenset({Permission.CASEWORK, Permission.LEAD}),
    Role.REDACTEUR: frozenset({Permission.EDIT}),
    Role.BEHEERDER: frozenset(Permission),
}


@dataclass(frozen=True)
class Actor:
    """A signed-in member of staff."""

    id: str
    name: str
    municipality: str
    role: Role
    teams: frozenset[str]  # with `*`: every team of the municipality

    def may(self, permission: Permission) -> bool:
        """Whether the role allows it."""
        return permission in PERMISSIONS[self.role]

    def in_team(self, team: str) -> bool:
        """Whether they work in this team."""
        return team in self.teams or EVERY_TEAM in self.teams

    def needs(self, permission: Permission) -> None:
        """NotAllowed unless the role allows it."""
        if not self.may(permission):
            raise NotAllowed(permission)


def visible(actor: Actor) -> ColumnElement[bool]:
    """The intakes an actor may see: owned by their teams, watched by them, or offered to them."""
    own = IntakeRow.municipality == actor.municipality
    if not actor.may(Permission.CASEWORK):
        return and_(own, ~true())
    if EVERY_TEAM in actor.teams:
        return own
    offered = select(HandoverRow.reference).where(
        HandoverRow.to_team.in_(actor.teams),
        HandoverRow.status == "aangeboden",
        HandoverRow.to_kind == "team",
    )
    mine = or_(
        and_(IntakeRow.owner_kind == "team", IntakeRow.owner_team.in_(actor.teams)),
        IntakeRow.guardian_team.in_(actor.teams),
        IntakeRow.reference.in_(offered),
    )
    return and_(own, mine)


def seen(session: Session, actor: Actor, reference: str) -> IntakeRow:
    """The intake, when this actor may see it. UnknownIntake otherwise: that it exists is not told."""
    return _one(session, actor, reference, lock=False)


def locked(session: Session, actor: Actor, reference: str) -> IntakeRow:
    """The same, locked until the transaction ends, so that exactly one of two at once wins."""
    return _one(session, actor, reference, lock=True)


def owned(session: Session, actor: Actor, reference: str) -> IntakeRow:
    """The locked intake, when the actor's team is the one that has it (or keeps watch)."""
    row = locked(session, actor, reference)
    if not actor.in_team(responsible_team(row)):
        raise NotAllowed("deze intake is van een ander team")
    return row


def held(session: Session, actor: Actor, reference: str) -> IntakeRow:
    """The locked intake, when the actor holds it or leads the team. NotAllowed otherwise."""
    row = owned(session, actor, reference)
    if row.assignee_id != actor.id and not actor.may(Permission.LEAD):
        raise NotAllowed("een collega heeft deze intake")
    return row


def responsible_team(row: IntakeRow) -> str:
    """The team with accounts that answers for an intake: the owner, or who keeps watch over a partner."""
    return row.guardian_team or row.owner_team


def _one(session: Session, actor: Actor, reference: str, *, lock: bool) -> IntakeRow:
    query = select(IntakeRow).where(IntakeRow.reference == reference, visible(actor))
    if lock:
        query = query.with_for_update()
    row = session.scalars(query).first()
    if row is None:
        raise UnknownIntake(reference)
    return row
