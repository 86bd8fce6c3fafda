"""An intake on its way out: tagged PDF and JSON in the shape of a case (zaak)."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from bot.intake.model import Intake
from bot.staff import pdf, zgw
from bot.staff.guard import Caseworker, Parts
from bot.store import promises
from bot.store.actors import seen
from bot.store.audit import audit

router = APIRouter(prefix="/intake/{reference}")


@router.get("/pdf")
def as_pdf(parts: Parts, actor: Caseworker, reference: str) -> Response:
    """A tagged PDF (PDF/UA-1)."""
    with parts.database.write() as session:
        row = seen(session, actor, reference)
        audit(session, actor.id, "pdf", reference)
        agreed = promises.of_intake(session, reference)
    content = pdf.make(row, Intake.model_validate(row.payload), agreed, parts.directory)
    name = f'attachment; filename="{reference}.pdf"'
    return Response(content, media_type="application/pdf", headers={"content-disposition": name})


@router.get("/zaak.json")
def as_case(parts: Parts, actor: Caseworker, reference: str) -> JSONResponse:
    """As a case for a zaaksysteem; the mapping is in `bot/staff/zgw.py`."""
    with parts.database.write() as session:
        row = seen(session, actor, reference)
        audit(session, actor.id, "zaak", reference)
        agreed = promises.of_intake(session, reference)
    return JSONResponse(zgw.case(row, Intake.model_validate(row.payload), agreed, parts.directory))
