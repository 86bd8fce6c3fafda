"""A partner's door: a signed link to one hand-over, no account. Before accepting: no name, no phone."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from bot.intake.model import Intake
from bot.staff import views
from bot.staff.context import Loket
from bot.staff.guard import Parts
from bot.staff.pages import go, page
from bot.staff.throttle import address
from bot.store.audit import audit
from bot.store.casework import OUTCOMES
from bot.store.handovers import Handover
from bot.store.links import Links
from bot.store.tables import IntakeRow

router = APIRouter(prefix="/partner/{token}")
Text = Annotated[str, Form(max_length=5000)]
PRIVATE = frozenset({"name", "phone", "email", "place"})


@router.get("")
def show(request: Request, parts: Parts, token: str) -> HTMLResponse:
    """What is asked; after accepting the whole intake."""
    offer = _offer(request, parts, token)
    with parts.database.write() as session:
        row = session.get_one(IntakeRow, offer.reference)
        audit(session, f"partner:{offer.to_team}", "bekeken", offer.reference)
    has_it = offer.status == "geaccepteerd" and row.owner_team == offer.to_team and row.state == "opgepakt"
    intake = Intake.model_validate(row.payload)
    fields = [one for theme in views.themes(intake).values() for one in theme if one.state == "answered"]
    return page(
        request,
        "partner.html.jinja",
        token=token,
        offer=offer,
        intake=intake,
        has_it=has_it,
        fields=[one for one in fields if has_it or one.key not in PRIVATE],
        outcomes=OUTCOMES,
        place_name=lambda place: parts.directory.name(row.municipality, place),
        town=parts.directory.municipality(row.municipality),
    )


@router.post("/accepteren")
def accept(request: Request, parts: Parts, token: str, bericht: Text = "") -> Response:
    """Become the owner."""
    parts.partners.accepts(_offer(request, parts, token).id, bericht)
    return go(request, f"/partner/{token}", "partner_heeft")


@router.post("/weigeren")
def refuse(request: Request, parts: Parts, token: str, reden: Text = "") -> Response:
    """It stays with the municipality."""
    parts.partners.refuses(_offer(request, parts, token).id, reden)
    return go(request, f"/partner/{token}", "partner_niet")


@router.post("/terugsturen")
def give_back(request: Request, parts: Parts, token: str, reden: Text = "") -> Response:
    """Back to the team that kept watch."""
    parts.partners.returns(_offer(request, parts, token).id, reden)
    return go(request, f"/partner/{token}", "partner_terug")


@router.post("/sluiten")
def close(request: Request, parts: Parts, token: str, uitkomst: Text = "", woorden: Text = "") -> Response:
    """With an outcome and what the resident said of it."""
    parts.partners.closes(_offer(request, parts, token).id, uitkomst, woorden)
    return go(request, f"/partner/{token}", "gesloten")


def _offer(request: Request, parts: Loket, token: str) -> Handover:
    parts.throttle.hit("60/minute", "partner", address(request, parts.settings.trust_proxy))
    return parts.partners.find(Links(parts.database).handover(token))
