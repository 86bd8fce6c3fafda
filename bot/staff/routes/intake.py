"""One intake, made to prepare a conversation."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.intake.model import Intake
from bot.staff import views
from bot.staff.context import Loket
from bot.staff.guard import Caseworker, Parts
from bot.staff.pages import page
from bot.store import additions, handovers, lifecycle, promises
from bot.store.actors import Actor, Permission, responsible_team, seen
from bot.store.audit import audit
from bot.store.casework import OUTCOMES, members
from bot.store.conversations import Conversations
from bot.store.intakes import history
from bot.store.tables import AccountRow, IntakeRow

router = APIRouter()


@router.get("/intake/{reference}")
def show(request: Request, parts: Parts, actor: Caseworker, reference: str) -> HTMLResponse:
    """The whole intake. That somebody looked is written in the audit log."""
    return page(request, "intake.html.jinja", **everything(parts, actor, reference))


def everything(parts: Loket, actor: Actor, reference: str) -> dict[str, Any]:
    """All that the page shows."""
    with parts.database.write() as session:
        row = seen(session, actor, reference)
        audit(session, actor.id, "bekeken", reference)
        values = {
            "row": row,
            "history": history(session, reference),
            "promises": promises.of_intake(session, reference),
            "handovers": handovers.of_intake(session, reference),
            "moved": handovers.accepted_count(session, reference),
            "notes": additions.notes(session, reference),
            "tasks": additions.tasks(session, reference),
            "colleagues": members(session, row.municipality, responsible_team(row)),
            "names": {
                p.id: p.name for p in session.query(AccountRow).filter_by(municipality=row.municipality)
            },
        }
    transcript = Conversations(parts.database).transcript(row.conversation_id)
    return values | _derived(parts, actor, row) | {"transcript": transcript}


def _derived(parts: Loket, actor: Actor, row: IntakeRow) -> dict[str, Any]:
    intake = Intake.model_validate(row.payload)
    return {
        "intake": intake,
        "line": views.list_line(row, {}, parts, parts.today()),
        "start": views.start_fields(intake),
        "themes": views.themes(intake),
        "others": views.other_fields(intake),
        "statutory": views.statutory(intake) if intake.legal_kind == "wmo_melding" else [],
        "receivers": parts.directory.receivers(row.municipality, row.owner_team),
        "outcomes": OUTCOMES,
        "today": parts.today(),
        "FAR": promises.FAR,
        "place_name": lambda place: parts.directory.name(row.municipality, place),
    } | _rights(actor, row)


def _rights(actor: Actor, row: IntakeRow) -> dict[str, Any]:
    """What the buttons may offer; the store decides again when one is pressed."""
    ours = actor.in_team(responsible_team(row))
    holds = ours and (row.assignee_id in (None, actor.id) or actor.may(Permission.LEAD))
    can = {action.name for action in lifecycle.allowed(lifecycle.State(row.state))}
    return {"ours": ours, "holds": holds, "can": can, "mine": row.assignee_id == actor.id}
