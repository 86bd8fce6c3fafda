"""Who may enter a route: signed in, with the right role, and from our own form."""

import hmac
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request

from bot.staff.context import Loket, loket
from bot.store.actors import Actor, Permission
from bot.store.errors import NotAllowed
from bot.store.signin import SignedIn

COOKIE = "loket"
FORM_COOKIE = "loket_formulier"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class NotSignedIn(Exception):
    """Nobody is signed in behind this browser."""


class ForeignForm(NotAllowed):
    """The form was not ours, or too old."""


def half_signed_in(request: Request, parts: Annotated[Loket, Depends(loket)]) -> SignedIn:
    """Who sits there, also when the second factor is still to come."""
    found = parts.signins.find(request.cookies.get(COOKIE, ""))
    if found is None:
        raise NotSignedIn
    request.state.signed_in = found
    return found


def signed_in(found: Annotated[SignedIn, Depends(half_signed_in)]) -> SignedIn:
    """Who sits there, completely signed in."""
    if found.half:
        raise NotSignedIn
    return found


async def own_form(request: Request, found: Annotated[SignedIn, Depends(half_signed_in)]) -> None:
    """Every change comes from a form that we gave this browser."""
    if request.method not in SAFE:
        await _check(request, found.csrf)


async def open_form(request: Request) -> None:
    """The same before signing in: the form's token equals a cookie that only we could set."""
    if request.method not in SAFE:
        await _check(request, request.cookies.get(FORM_COOKIE, ""))


async def _check(request: Request, right: str) -> None:
    given = str((await request.form()).get("csrf", ""))
    foreign = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if foreign or not right or not hmac.compare_digest(given.encode(), right.encode()):
        raise ForeignForm("het formulier is verlopen; probeer het opnieuw")


def staff(found: Annotated[SignedIn, Depends(signed_in)]) -> Actor:
    """A member of staff, whatever the role."""
    return found.actor


def allowed(permission: Permission) -> Callable[[Actor], Actor]:
    """A member of staff whose role allows this."""

    def check(actor: Annotated[Actor, Depends(staff)]) -> Actor:
        actor.needs(permission)
        return actor

    return check


Parts = Annotated[Loket, Depends(loket)]
Staff = Annotated[Actor, Depends(staff)]
Caseworker = Annotated[Actor, Depends(allowed(Permission.CASEWORK))]
Lead = Annotated[Actor, Depends(allowed(Permission.LEAD))]
Manager = Annotated[Actor, Depends(allowed(Permission.ACCOUNTS))]
Auditor = Annotated[Actor, Depends(allowed(Permission.AUDIT))]
Editor = Annotated[Actor, Depends(allowed(Permission.EDIT))]
