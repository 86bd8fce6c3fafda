"""One's own account: password, second factor, and the links by which a password is set."""

from typing import Annotated

import segno
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from bot.staff.guard import COOKIE, Parts, Staff, half_signed_in
from bot.staff.pages import go, keep_cookie, page
from bot.staff.throttle import address
from bot.store.errors import Conflict
from bot.store.links import Links
from bot.store.outbox import queue
from bot.store.people import Locked
from bot.store.secondfactor import SecondFactor, confirmed
from bot.store.signin import SignedIn

router = APIRouter()
open_router = APIRouter()
Word = Annotated[str, Form(max_length=1000)]


@router.get("/account")
def show(request: Request, parts: Parts, actor: Staff) -> HTMLResponse:
    """Who one is."""
    with parts.database.read() as session:
        second = confirmed(session, actor.id)
    teams = [parts.directory.name(actor.municipality, team) for team in sorted(actor.teams) if team != "*"]
    return page(request, "account.html.jinja", second=second, teams=teams, every="*" in actor.teams)


@router.post("/account/wachtwoord")
def change_password(
    request: Request, parts: Parts, actor: Staff, oud: Word = "", nieuw: Word = ""
) -> Response:
    """With the old one; ends every session."""
    account = parts.people.by_id(actor.id)
    try:
        right = parts.people.sign_in(account.username, oud) is not None
    except Locked:
        right = False
    if not right:
        raise Conflict("het oude wachtwoord klopt niet")
    parts.people.set_password(actor.id, nieuw, actor.id)
    return go(request, "/inloggen", "wachtwoord")


@router.get("/account/tweede-stap")
def second_factor(request: Request, parts: Parts, actor: Staff) -> HTMLResponse:
    """The QR code for an authenticator app."""
    address_ = SecondFactor(parts.database).begin(actor.id)
    picture = segno.make(address_, error="m").svg_data_uri(scale=5, border=2)
    secret = address_.split("secret=")[1].split("&")[0]
    return page(request, "tweede_stap_instellen.html.jinja", picture=picture, secret=secret, problem="")


@router.post("/account/tweede-stap")
def confirm_second_factor(request: Request, parts: Parts, actor: Staff, code: Word = "") -> Response:
    """In force from now on."""
    if not SecondFactor(parts.database).confirm(actor.id, code):
        raise Conflict("deze code klopt niet; probeer de volgende")
    return go(request, "/account", "tweede_stap")


@router.get("/tweede-stap")
def ask_code(request: Request, found: Annotated[SignedIn, Depends(half_signed_in)]) -> HTMLResponse:
    """After the password."""
    return page(request, "tweede_stap.html.jinja", problem="")


@router.post("/tweede-stap")
def give_code(
    request: Request, parts: Parts, found: Annotated[SignedIn, Depends(half_signed_in)], code: Word = ""
) -> Response:
    """A right code finishes signing in, with a new session."""
    parts.throttle.hit("10/10minute", "code", found.actor.id)
    if not SecondFactor(parts.database).check(found.actor.id, code):
        return page(request, "tweede_stap.html.jinja", 401, problem="code")
    response = go(request, "/")
    token = parts.signins.start(found.actor.id, instead_of=request.cookies.get(COOKIE, ""))
    keep_cookie(response, request, COOKIE, token)
    return response


@open_router.get("/wachtwoord/{token}")
def choose_password(request: Request, parts: Parts, token: str) -> HTMLResponse:
    """By an invitation or reset link."""
    owner = Links(parts.database).owner(token)
    return page(request, "wachtwoord.html.jinja", username=owner.username)


@open_router.post("/wachtwoord/{token}")
def keep_password(request: Request, parts: Parts, token: str, nieuw: Word = "") -> Response:
    """The link works once."""
    Links(parts.database).set_password(token, nieuw)
    return go(request, "/inloggen", "wachtwoord")


@open_router.get("/vergeten")
def forgotten(request: Request, parts: Parts) -> HTMLResponse:
    """Ask for a reset link."""
    return page(request, "vergeten.html.jinja", by_mail=bool(parts.settings.smtp_url), asked=False)


@open_router.post("/vergeten")
def send_link(request: Request, parts: Parts, username: Word = "") -> HTMLResponse:
    """By e-mail, if the account has an address. The answer is the same for everybody."""
    parts.throttle.hit("5/10minute", "vergeten", address(request, parts.settings.trust_proxy))
    account = parts.people.by_username(username)
    if account and account.active and account.email and parts.settings.smtp_url:
        with parts.database.write() as session:
            queue(
                session, f"wachtwoord:{account.id}:{parts.minute()}", account.email, "wachtwoord", account.id
            )
    return page(request, "vergeten.html.jinja", by_mail=bool(parts.settings.smtp_url), asked=True)
