"""The application that `bot/web.py` mounts at /loket."""

from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy.orm.exc import StaleDataError

from bot.routing.municipality import Municipality
from bot.settings import Settings
from bot.staff import context, headers, mail
from bot.staff.guard import NotSignedIn, open_form, own_form
from bot.staff.pages import HERE, go, page
from bot.staff.routes import ANONYMOUS, SIGNED_IN
from bot.staff.throttle import TooOften
from bot.store.database import Database
from bot.store.errors import Conflict, NotAllowed, StoreError, UnknownIntake

ERRORS: dict[type[Exception], int] = {
    Conflict: 409,
    NotAllowed: 403,
    UnknownIntake: 404,
    TooOften: 429,
    RequestValidationError: 422,
    StaleDataError: 409,  # somebody else changed the intake in between
}


def create_staff_app(
    database: Database, settings: Settings, municipalities: Mapping[str, Municipality]
) -> FastAPI:
    """The loket on a migrated database. `municipalities` maps ids to loaded directories."""
    app = FastAPI(title="Loket", docs_url=None, redoc_url=None, openapi_url=None)
    parts = app.state.loket = context.make(database, settings, municipalities)
    mail.start(parts)
    app.middleware("http")(_secured)
    for error, status in ERRORS.items():
        app.add_exception_handler(error, _error_page(status))
    app.add_exception_handler(NotSignedIn, _to_sign_in)
    _include(app, ANONYMOUS, Depends(open_form))
    _include(app, SIGNED_IN, Depends(own_form))
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    return app


def _include(app: FastAPI, routers: tuple[APIRouter, ...], guard: object) -> None:
    for router in routers:
        app.include_router(router, dependencies=[guard])  # type: ignore[list-item]


async def _secured(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await call_next(request)
    headers.secure(
        response, is_static=request.url.path.startswith(f"{request.scope.get('root_path', '')}/static")
    )
    return response


def _error_page(status: int) -> Callable[[Request, Exception], HTMLResponse]:
    def show(request: Request, error: Exception) -> HTMLResponse:
        reference = request.path_params.get("reference", "")
        detail = str(error) if isinstance(error, StoreError) else ""
        return page(request, "fout.html.jinja", status, code=status, detail=detail, reference=reference)

    return show


def _to_sign_in(request: Request, error: Exception) -> Response:
    if request.method == "GET" and "hx-request" not in request.headers:
        return go(request, "/inloggen")
    return page(request, "fout.html.jinja", 401, code=401, detail="", reference="")
