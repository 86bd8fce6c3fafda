"""Data into pages: templates, Dutch dates and words, links that work wherever the loket is mounted."""

import secrets
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.chat.page import TEMPLATES
from bot.staff.context import local
from bot.staff.guard import FORM_COOKIE

HERE = Path(__file__).resolve().parent
VENDOR = HERE / "static" / "vendor"
TEXTS: dict[str, dict[str, str]] = yaml.safe_load((HERE / "texts.yml").read_text(encoding="utf-8"))


def text(kind: str, key: object) -> str:
    """The Dutch word for a label; an unknown one is shown readably rather than hidden."""
    return TEXTS.get(kind, {}).get(str(key)) or str(key).replace("_", " ")


def day(value: date) -> str:
    """`do 12 maart 2026`."""
    names = TEXTS["kalender"]
    return f"{names[f'dag{value.weekday()}']} {value.day} {names[f'maand{value.month}']} {value.year}"


def moment(value: datetime) -> str:
    """`do 12 maart 2026, 14:05` on the Dutch clock."""
    there = local(value)
    return f"{day(there.date())}, {there:%H:%M}"


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([HERE / "templates", TEMPLATES]),  # the recorder extends the chat page
        autoescape=True,  # stored scripts are shown as text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day, "moment": moment}
    environment.globals |= {"text": text, "texts": TEXTS}
    return environment


ENVIRONMENT = _environment()


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page. `link` makes addresses, `me` is who is signed in (or None), `csrf` goes into every form."""
    found = getattr(request.state, "signed_in", None)
    csrf = found.csrf if found else request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    me = found.actor if found and not found.half else None
    common = {"request": request, "link": lambda path: link(request, path), "me": me, "csrf": csrf}
    common |= {"styled": VENDOR.exists(), "said": request.query_params.get("melding", "")}
    response = HTMLResponse(ENVIRONMENT.get_template(template).render(common | values), status)
    if found is None:
        keep_cookie(response, request, FORM_COOKIE, csrf)
    return response


def link(request: Request, path: str) -> str:
    """An address inside the loket."""
    return f"{request.scope.get('root_path', '')}{path}"


def go(request: Request, path: str, said: str = "") -> RedirectResponse:
    """After a form: go to a page, with a sentence on top (a key of the texts)."""
    return RedirectResponse(link(request, path) + (f"?melding={said}" if said else ""), status_code=303)


def keep_cookie(response: HTMLResponse | RedirectResponse, request: Request, name: str, value: str) -> None:
    """A cookie that scripts can't read and other sites don't send."""
    response.set_cookie(
        name,
        value,
        path=request.scope.get("root_path") or "/",
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
