"""For editors: what a change would do, taking it into use, and the way back."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from bot.routing.own_files import EDITED
from bot.routing.proposal import all_changes
from bot.staff.pages import go, page
from bot.staff.routes.editor_desk import AtDesk, Desk, Form, SheetName
from bot.store.directory_drafts import DirectoryDrafts
from bot.store.directory_versions import PAGE, DirectoryVersions
from bot.store.errors import Conflict, UnknownIntake

router = APIRouter(prefix="/gegevens")


@router.get("/voorstel")
def proposal(request: Request, desk: AtDesk) -> HTMLResponse:
    """What changes, what is wrong, which recent intakes would go elsewhere."""
    return page(
        request,
        "voorstel.html.jinja",
        desk=desk,
        found=desk.proposal if desk.draft else None,
        sheets={name.file: name for name in SheetName},
        contacts=dict(desk.choices("contact", "")),
        editors=_names(desk),
        tab="voorstel",
    )


@router.post("/voorstel/gebruiken")
def use(request: Request, desk: AtDesk, form: Form) -> Response:
    """Take it into use: the files change, running processes follow by themselves."""
    if not form.get("reden"):
        raise Conflict("schrijf kort op waarom u dit wijzigt")
    desk.use(form.get("merk", ""), form["reden"][:500])
    return go(request, "/gegevens/geschiedenis", "in_gebruik")


@router.post("/voorstel/weg")
def throw_away(request: Request, desk: AtDesk) -> Response:
    """Back to what is in use."""
    DirectoryDrafts(desk.parts.database).drop(desk.id, desk.actor.id)
    return go(request, "/gegevens/contacten", "voorstel_weg")


@router.get("/geschiedenis")
def versions(
    request: Request, desk: AtDesk, pagina: Annotated[int, Query(ge=1, le=100000)] = 1
) -> HTMLResponse:
    """Who took what into use, and when."""
    found = DirectoryVersions(desk.parts.database).all(desk.id, pagina)
    more = len(found) == PAGE
    return page(
        request,
        "geschiedenis.html.jinja",
        desk=desk,
        versions=found,
        editors=_names(desk),
        number=pagina,
        more=more,
        tab="geschiedenis",
    )


@router.get("/geschiedenis/{number}")
def version(request: Request, desk: AtDesk, number: int) -> HTMLResponse:
    """What one version changed."""
    new, old = _own(desk, number), _own(desk, number - 1) if number > 1 else None
    changes = all_changes(old, new) if old is not None else None
    return page(
        request,
        "versie.html.jinja",
        desk=desk,
        one=DirectoryVersions(desk.parts.database).one(desk.id, number),
        changes=changes,
        same=new == desk.in_use,
        editors=_names(desk),
        tab="geschiedenis",
    )


@router.post("/geschiedenis/{number}/terug")
def go_back(request: Request, desk: AtDesk, number: int) -> Response:
    """The files of that version as a proposal: it is looked at before it is used, like every change."""
    if desk.draft is not None:
        raise Conflict("er is al een voorstel; neem het in gebruik of gooi het weg")
    files = _own(desk, number)
    desk.replace(lambda now: files)
    return go(request, "/gegevens/voorstel", "voorstel")


def _own(desk: Desk, number: int) -> dict[str, str]:
    """The editors' files of a version."""
    files = DirectoryVersions(desk.parts.database).files(desk.id, number)
    if files is None:
        raise UnknownIntake(str(number))
    return {name: files[f"{desk.id}/{name}"] for name in EDITED if f"{desk.id}/{name}" in files}


def _names(desk: Desk) -> dict[str, str]:
    return {one.id: one.name for one in desk.parts.people.everybody(desk.id)}
