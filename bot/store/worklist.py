"""The worklist: which intakes, in which order, how many. Danger on top, then by promise date."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Select, and_, func, not_, or_, select, true
from sqlalchemy.orm import Session, defer

from bot.store.actors import Actor, visible
from bot.store.references import tidy
from bot.store.tables import HandoverRow, IntakeRow

View = Literal["mijn", "vrij", "aangeboden", "te_laat", "alle", "gesloten"]
VIEWS: tuple[View, ...] = ("mijn", "vrij", "aangeboden", "te_laat", "alle", "gesloten")
PAGE = 25
CEILING = 1000  # counting stops here: "1000+" says enough


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
    """One page of the list, and how many there are in each view (at most CEILING)."""

    rows: list[IntakeRow]
    more: bool
    counts: dict[str, int] = field(default_factory=dict)


def page(session: Session, actor: Actor, what: Filter, today: date) -> Page:
    """One page, with one row more read to know whether there is a next one."""
    query = _listed(actor, what, today).limit(PAGE + 1).offset((what.page - 1) * PAGE)
    rows = list(session.scalars(query))
    return Page(
        rows[:PAGE], len(rows) > PAGE, {view: count(session, actor, view, today) for view in VIEWS[:-1]}
    )


def count(session: Session, actor: Actor, view: View, today: date) -> int:
    """How many intakes a view holds, counted up to CEILING."""
    some = select(IntakeRow.reference).where(visible(actor), _in_view(actor, view, today)).limit(CEILING)
    return session.scalar(select(func.count()).select_from(some.subquery())) or 0


def newest(session: Session, actor: Actor) -> str:
    """When the newest intake for this actor came in (ISO 8601); empty when there is none."""
    query = (
        select(IntakeRow.submitted_at).where(visible(actor)).order_by(IntakeRow.submitted_at.desc()).limit(1)
    )
    latest = session.scalar(query)
    return latest.isoformat() if latest else ""


def _listed(actor: Actor, what: Filter, today: date) -> Select[IntakeRow]:
    query = select(IntakeRow).where(visible(actor), _in_view(actor, what.view, today), _search(what.words))
    if what.kind:
        query = query.where(IntakeRow.legal_kind == what.kind)
    if what.team:
        query = query.where(IntakeRow.owner_team == what.team)
    order = (
        (IntakeRow.closed_at.desc(),)
        if what.view == "gesloten"
        else (IntakeRow.priority, IntakeRow.due, IntakeRow.reference)
    )
    return query.order_by(*order).options(defer(IntakeRow.submitted))


def _in_view(actor: Actor, view: View, today: date) -> ColumnElement[bool]:
    going = IntakeRow.state != "gesloten"
    choices: dict[View, ColumnElement[bool]] = {
        "mijn": and_(going, IntakeRow.assignee_id == actor.id),
        "vrij": and_(IntakeRow.state == "nieuw"),
        "aangeboden": and_(IntakeRow.state == "aangeboden", _offered_to(actor)),
        "te_laat": and_(going, IntakeRow.due < today),
        "alle": going,
        "gesloten": not_(going),
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
