"""The worklist: which intakes, in which order, how many. Danger on top, then by promise date."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, text, true
from sqlalchemy.orm import Session, defer

from bot.store.actors import Actor, visible
from bot.store.references import tidy
from bot.store.tables import HandoverRow, IntakeRow

View = Literal["mijn", "vrij", "aangeboden", "te_laat", "alle", "gesloten"]
VIEWS: tuple[View, ...] = ("mijn", "vrij", "aangeboden", "te_laat", "alle", "gesloten")
PAGE = 25
OPEN, OVER = (
    text("intake.state <> 'gesloten'"),
    text("intake.state = 'gesloten'"),
)  # as in the partial indexes


@dataclass(frozen=True)
class Filter:
    """What to show. `kind` is a legal kind or empty; `page` counts from 1."""

    view: View = "vrij"
    words: str = ""
    kind: str = ""
    team: str = ""
    page: int = 1


@dataclass(frozen=True)
class Page:
    """One page of the list, and how many there are in each view."""

    rows: list[IntakeRow]
    more: bool
    counts: dict[str, int] = field(default_factory=dict)


def page(session: Session, actor: Actor, what: Filter, today: date) -> Page:
    """One page, with one row more read to know whether there is a next one.

    First the references, from an index that holds all that is asked, then only these rows.
    """
    wanted = list(session.scalars(_listed(actor, what, today).limit(PAGE + 1).offset((what.page - 1) * PAGE)))
    query = (
        select(IntakeRow).where(IntakeRow.reference.in_(wanted[:PAGE])).options(defer(IntakeRow.submitted))
    )
    rows = sorted(session.scalars(query), key=lambda row: wanted.index(row.reference))
    return Page(rows, len(wanted) > PAGE, counts(session, actor, today))


def counts(session: Session, actor: Actor, today: date) -> dict[str, int]:
    """How many intakes each view holds, the closed ones apart; in one pass."""
    views = VIEWS[:-1]
    sums = [func.sum(case((_in_view(actor, view, today), 1), else_=0)) for view in views]
    found = session.execute(select(*sums).where(visible(actor), OPEN)).one()
    return dict(zip(views, (number or 0 for number in found), strict=True))


def newest(session: Session, actor: Actor) -> str:
    """When the newest intake for this actor came in (ISO 8601); empty when there is none."""
    latest = session.scalar(select(func.max(IntakeRow.submitted_at)).where(visible(actor), OPEN))
    return latest.isoformat() if latest else ""


def _listed(actor: Actor, what: Filter, today: date) -> Select[str]:
    """The references of a view, in order."""
    over = what.view == "gesloten"
    query = select(IntakeRow.reference).where(visible(actor), OVER if over else OPEN, _search(what.words))
    query = query.where(_in_view(actor, what.view, today))
    if what.kind:
        query = query.where(IntakeRow.legal_kind == what.kind)
    if what.team:
        query = query.where(IntakeRow.owner_team == what.team)
    if over:
        return query.order_by(IntakeRow.closed_at.desc(), IntakeRow.reference.desc())
    return query.order_by(IntakeRow.priority, IntakeRow.due, IntakeRow.reference)


def _in_view(actor: Actor, view: View, today: date) -> ColumnElement[bool]:
    """What a view asks beside being open (or closed)."""
    choices: dict[View, ColumnElement[bool]] = {
        "mijn": IntakeRow.assignee_id == actor.id,
        "vrij": IntakeRow.state == "nieuw",
        "aangeboden": and_(IntakeRow.state == "aangeboden", _offered_to(actor)),
        "te_laat": IntakeRow.due < today,
        "alle": true(),
        "gesloten": true(),
    }
    return choices[view]


def _offered_to(actor: Actor) -> ColumnElement[bool]:
    offers = select(HandoverRow.reference).where(
        HandoverRow.status == "aangeboden", HandoverRow.to_kind == "team"
    )
    if "*" not in actor.teams:
        offers = offers.where(HandoverRow.to_team.in_(actor.teams))
    return IntakeRow.reference.in_(offers)


def _search(words: str) -> ColumnElement[bool]:
    """By reference, or by the beginning of a word in name or place."""
    plain = " ".join(words.lower().split())
    if not plain:
        return true()
    like = plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    texts = [column.like(f"%{like}%", escape="\\") for column in (IntakeRow.person, IntakeRow.place)]
    return or_(IntakeRow.reference == tidy(words), *texts)
