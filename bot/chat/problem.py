"""Errors as RFC 9457 problem+json, with a Dutch sentence in `detail`."""

from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

import yaml
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.chat.errors import ChatError

VERSION = "1.0.0"
MEDIA = "application/problem+json"


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    """The gateway's own sentences."""
    loaded: dict[str, str] = yaml.safe_load((Path(__file__).parent / "texts.yml").read_text(encoding="utf-8"))
    return loaded


def sentence(key: str, **values: str) -> str:
    """A sentence with its values filled in; what has no value is left out."""
    filled = texts()[key]
    for name, value in {"telefoon": "", **values}.items():
        filled = filled.replace("{" + name + "}", value)
    return " ".join(filled.split())


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """One problem document."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, {"API-Version": VERSION, **(headers or {})}, media_type=MEDIA)


def add_problem_handlers(app: FastAPI, how_to_reach: Callable[[Request], str]) -> None:
    """Every error of this app becomes a problem with a Dutch sentence; never a stack trace."""

    async def chat_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, ChatError)
        wait = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
        challenge = {"WWW-Authenticate": "Bearer"} if error.status == 401 else {}
        values = {"telefoon": how_to_reach(request), "seconden": str(error.retry_after or ""), **error.values}
        return problem(error.status, sentence(error.sentence, **values), wait | challenge)

    async def invalid(request: Request, error: Exception) -> JSONResponse:
        return problem(400, sentence("bad_request"))

    async def http_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)
        key = {404: "not_found", 405: "not_allowed"}.get(error.status_code, "bad_request")
        return problem(error.status_code, sentence(key), dict(error.headers or {}))

    async def crash(request: Request, error: Exception) -> JSONResponse:
        return problem(500, sentence("server", telefoon=how_to_reach(request)))

    handlers: list[tuple[Any, Any]] = [
        (ChatError, chat_error),
        (RequestValidationError, invalid),
        (HTTPException, http_error),
        (Exception, crash),
    ]
    for kind, handler in handlers:
        app.add_exception_handler(kind, handler)
