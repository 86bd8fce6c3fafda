"""The resident's page: one chat, usable with keyboard, screen reader and phone. It talks to the public API only."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.chat.problem import MEDIA, problem, sentence, texts
from bot.intake.town import Town
from bot.settings import Settings

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
OWN = "page_"  # sentences of `texts.yml` that the page says by itself
templates = Jinja2Templates(TEMPLATES)


def values(town: Town, settings: Settings) -> dict[str, Any]:
    """What `chat.html` needs to know of a municipality."""
    municipality = town.municipality
    return {
        "gemeente": municipality.name,
        "example": municipality.example,
        "how": town.general.how,
        "municipality": municipality.id,
        "soft": settings.soft_deadline,
        "page_texts": page_texts(town.general.how),
    }


def page_texts(how: str) -> dict[str, str]:
    """What the page says by itself, by the end of its key; `how`: how to reach a person."""
    own = [key for key in texts() if key.startswith(OWN)]
    return {key.removeprefix(OWN): sentence(key, telefoon=how) for key in own}


def add_pages(app: FastAPI, home: Town, settings: Settings) -> None:
    """`/` and its static files; other addresses get a clear sentence."""
    app.mount("/static/chat", StaticFiles(directory=HERE / "static"))

    @app.get("/", response_class=HTMLResponse)
    async def chat_page(request: Request) -> Response:
        return templates.TemplateResponse(request, "chat.html", values(home, settings))

    @app.exception_handler(HTTPException)
    async def not_found(request: Request, error: HTTPException) -> Response:
        text = sentence("not_found" if error.status_code == 404 else "not_allowed")
        if request.url.path.startswith("/api/") or MEDIA in request.headers.get("accept", ""):
            return problem(error.status_code, text)
        return templates.TemplateResponse(request, "error.html", {"text": text}, error.status_code)

    @app.exception_handler(Exception)
    async def crash(request: Request, error: Exception) -> Response:
        return templates.TemplateResponse(
            request, "error.html", {"text": sentence("server", telefoon=home.general.how)}, 500
        )
