"""For managers and team leads: accounts, the audit log, the figures."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from bot.intake.questions import QUESTIONS
from bot.sentences import title
from bot.staff.context import Loket
from bot.staff.guard import Auditor, Lead, Manager, Parts
from bot.staff.pages import go, link, page
from bot.store import audit as log
from bot.store.actors import EVERY_TEAM, Actor, Role
from bot.store.errors import Conflict, UnknownIntake
from bot.store.links import Links
from bot.store.ratings import lately
from bot.store.report import report
from bot.store.secondfactor import SecondFactor
from bot.store.tables import AccountRow

router = APIRouter()
Word = Annotated[str, Form(max_length=254)]


@router.get("/overzicht")
def figures(request: Request, parts: Parts, actor: Lead) -> HTMLResponse:
    """What runs late, how often intakes change hands, and what residents thought of the conversation."""
    with parts.database.read() as session:
        found = report(session, actor, parts.today())
        thought = lately(session, actor.municipality, parts.today())
    return page(
        request,
        "overzicht.html.jinja",
        found=found,
        thought=[
            (title("feedback", answer), thought.get(answer, 0)) for answer in QUESTIONS["feedback"].choices
        ],
        place_name=lambda team: parts.directory.name(actor.municipality, team),
    )


@router.get("/beheer/accounts")
def accounts(request: Request, parts: Parts, actor: Manager) -> HTMLResponse:
    """Everybody in the municipality."""
    return _accounts(request, parts, actor)


@router.post("/beheer/accounts")
def invite(
    request: Request,
    parts: Parts,
    actor: Manager,
    gebruikersnaam: Word = "",
    naam: Word = "",
    email: Word = "",
    rol: Annotated[Role, Form()] = Role.MEDEWERKER,
    team: Annotated[list[str] | None, Form()] = None,
) -> HTMLResponse:
    """A new account with an invitation link, shown this once."""
    if not (gebruikersnaam.strip() and naam.strip()):
        raise Conflict("een account heeft een gebruikersnaam en een naam")
    teams = _known(parts, actor, team)
    made = parts.people.create(actor.municipality, gebruikersnaam, naam, rol, teams, email=email, by=actor.id)
    token = Links(parts.database).make(made, "uitnodiging", actor.id)
    return _accounts(request, parts, actor, shown=_address(request, parts, token), whose=naam)


@router.post("/beheer/accounts/{account_id}")
def change(
    request: Request,
    parts: Parts,
    actor: Manager,
    account_id: str,
    rol: Annotated[Role, Form()] = Role.MEDEWERKER,
    actief: Word = "",
    team: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """Role, teams, and whether one may sign in."""
    _mine(parts, actor, account_id)
    if account_id == actor.id and (actief != "ja" or rol != actor.role):
        raise Conflict("uw eigen rol verandert een andere beheerder")
    parts.people.change(account_id, rol, _known(parts, actor, team), actief == "ja", actor.id)
    return go(request, "/beheer/accounts", "account")


@router.post("/beheer/accounts/{account_id}/herstel")
def reset(request: Request, parts: Parts, actor: Manager, account_id: str) -> HTMLResponse:
    """A link to set a new password, shown this once; the second factor goes too."""
    account = _mine(parts, actor, account_id)
    SecondFactor(parts.database).remove(account_id, actor.id)
    token = Links(parts.database).make(account_id, "wachtwoord", actor.id)
    return _accounts(request, parts, actor, shown=_address(request, parts, token), whose=account.name)


@router.get("/beheer/logboek")
def logbook(
    request: Request, parts: Parts, actor: Auditor, pagina: Annotated[int, Query(ge=1, le=100000)] = 1
) -> HTMLResponse:
    """Who saw and did what, and whether the chain is whole."""
    with parts.database.read() as session:
        lines = log.lines(session, actor.municipality, pagina)
    names = {account.id: account.name for account in parts.people.everybody(actor.municipality)}
    return page(request, "logboek.html.jinja", lines=lines, names=names, number=pagina)


def _accounts(request: Request, parts: Loket, actor: Actor, shown: str = "", whose: str = "") -> HTMLResponse:
    return page(
        request,
        "accounts.html.jinja",
        people=parts.people.everybody(actor.municipality),
        teams_of=parts.people.teams(actor.municipality),
        teams=parts.directory.teams(actor.municipality),
        shown=shown,
        whose=whose,
    )


def _mine(parts: Loket, actor: Actor, account_id: str) -> AccountRow:
    """An account of the manager's own municipality."""
    account = parts.people.by_id(account_id)
    if account.municipality != actor.municipality:
        raise UnknownIntake(account_id)
    return account


def _known(parts: Loket, actor: Actor, chosen: list[str] | None) -> set[str]:
    return set(chosen or ()) & (set(parts.directory.teams(actor.municipality)) | {EVERY_TEAM})


def _address(request: Request, parts: Loket, token: str) -> str:
    return f"{parts.settings.web_url}{link(request, f'/wachtwoord/{token}')}"
