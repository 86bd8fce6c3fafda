"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from bot.staff.guard import COOKIE, Parts
from bot.staff.oidc import OidcSettings
from bot.staff.pages import go, keep_cookie, page
from bot.staff.throttle import address
from bot.store.people import Locked

router = APIRouter()
signed_in_router = APIRouter()


@router.get("/inloggen")
def show(request: Request) -> HTMLResponse:
    """The form."""
    return page(
        request, "inloggen.html.jinja", problem="", username="", elsewhere=bool(OidcSettings().issuer)
    )


@router.post("/inloggen")
def sign_in(
    request: Request,
    parts: Parts,
    username: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Check name and password; wrong, unknown and closed look the same."""
    parts.throttle.hit("20/minute", "inloggen", address(request, parts.settings.trust_proxy))
    try:
        account = parts.people.sign_in(username[:100], password[:1000])
    except Locked:
        return page(
            request, "inloggen.html.jinja", 429, problem="op_slot", username=username, elsewhere=False
        )
    if account is None:
        return page(
            request, "inloggen.html.jinja", 401, problem="onjuist", username=username, elsewhere=False
        )
    half = account.totp_confirmed
    token = parts.signins.start(account.id, half=half, instead_of=request.cookies.get(COOKIE, ""))
    response = go(request, "/tweede-stap" if half else "/")
    keep_cookie(response, request, COOKIE, token)
    return response


@signed_in_router.post("/uitloggen")
def sign_out(request: Request, parts: Parts) -> Response:
    """End the session on the server too."""
    parts.signins.end(request.cookies.get(COOKIE, ""))
    response = go(request, "/inloggen", "uitgelogd")
    response.delete_cookie(COOKIE, path=request.scope.get("root_path") or "/")
    return response
