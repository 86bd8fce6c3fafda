"""The worklist."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.staff.guard import Parts, Staff
from bot.staff.pages import go, page
from bot.staff.views import list_line
from bot.store import worklist
from bot.store.actors import EVERY_TEAM, Permission
from bot.store.tables import AccountRow, IntakeRow

router = APIRouter()


@router.get("/")
def show(
    request: Request,
    parts: Parts,
    actor: Staff,
    lijst: worklist.View = "vrij",
    zoek: Annotated[str, Query(max_length=100)] = "",
    soort: Annotated[str, Query(max_length=20)] = "",
    team: Annotated[str, Query(max_length=64)] = "",
    pagina: Annotated[int, Query(ge=1, le=4000)] = 1,
) -> Response:
    """One page of one view, with the counts of all. An editor, who sees no intakes, begins at the contacts."""
    if not actor.may(Permission.CASEWORK) and actor.may(Permission.EDIT):
        return go(request, "/gegevens/contacten")
    actor.needs(Permission.CASEWORK)
    what = worklist.Filter(lijst, zoek, soort, team, pagina)
    with parts.database.read() as session:
        found = worklist.page(session, actor, what, parts.today())
        names = {row.id: row.name for row in _holders(session, found.rows)}
        mark = worklist.newest(session, actor)
    lines = [list_line(row, names, parts, parts.today()) for row in found.rows]
    teams = parts.directory.teams(actor.municipality)
    mine = (
        teams
        if EVERY_TEAM in actor.teams
        else {key: name for key, name in teams.items() if key in actor.teams}
    )
    partly = "hx-request" in request.headers and "hx-history-restore-request" not in request.headers
    template = "_lijst.html.jinja" if partly else "werklijst.html.jinja"
    return page(request, template, what=what, lines=lines, found=found, teams=mine, mark=mark)


def _holders(session: Session, rows: list[IntakeRow]) -> list[AccountRow]:
    ids = {row.assignee_id for row in rows if row.assignee_id}
    return list(session.scalars(select(AccountRow).where(AccountRow.id.in_(ids)))) if ids else []
