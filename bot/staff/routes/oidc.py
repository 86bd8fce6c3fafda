"""Signing in by way of the municipality's own provider."""

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from bot.staff.context import Loket
from bot.staff.guard import COOKIE, Parts
from bot.staff.oidc import Oidc, OidcSettings, opened, sealed
from bot.staff.pages import go, keep_cookie, link
from bot.staff.throttle import address
from bot.store.errors import UnknownIntake
from bot.store.intakes import installation_key

router = APIRouter()
ATTEMPT = "loket_oidc"


@router.get("/oidc")
def begin(request: Request, parts: Parts) -> Response:
    """To the provider."""
    parts.throttle.hit("20/minute", "oidc", address(request, parts.settings.trust_proxy))
    where, attempt = _provider(request, parts).begin()
    response = RedirectResponse(where, 303)
    keep_cookie(response, request, ATTEMPT, sealed(_key(parts), attempt))
    return response


@router.get("/oidc/terug")
def finish(request: Request, parts: Parts, state: str = "", code: str = "") -> Response:
    """Back from the provider: with an account here one is in."""
    provider = _provider(request, parts)
    who = provider.finish(opened(_key(parts), request.cookies.get(ATTEMPT, "")), state, code)
    account = parts.people.by_identity(who.subject, who.email)
    response = go(request, "/")
    keep_cookie(
        response, request, COOKIE, parts.signins.start(account.id, instead_of=request.cookies.get(COOKIE, ""))
    )
    response.delete_cookie(ATTEMPT, path=request.scope.get("root_path") or "/")
    return response


def _provider(request: Request, parts: Loket) -> Oidc:
    """The provider of the settings. UnknownIntake (a 404) when there is none."""
    settings = OidcSettings()
    if not settings.issuer:
        raise UnknownIntake("oidc")
    return Oidc(settings, f"{parts.settings.web_url}{link(request, '/oidc/terug')}")


def _key(parts: Loket) -> str:
    with parts.database.read() as session:
        return installation_key(session)
