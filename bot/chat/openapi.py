"""What FastAPI does not say by itself in the OpenAPI document."""

from typing import Any

from fastapi import FastAPI

from bot.chat.problem import MEDIA, VERSION
from bot.chat.schema import Problem

ABOUT: dict[str, Any] = {
    "title": "Rechtdoor chat",
    "version": VERSION,
    "description": "Een gesprek dat eindigt bij één contact. Fouten zijn problem+json met een Nederlandse zin.",
    "contact": {
        "name": "Rechtdoor",
        "url": "https://rechtdoor.example",
        "email": "beheer@rechtdoor.example",
    },
    "openapi_tags": [{"name": "conversations", "description": "Gesprekken"}],
    "servers": [{"url": "/api/v1", "description": "Deze installatie"}],
    "root_path_in_servers": False,
    "docs_url": None,
    "redoc_url": None,
}
VERSION_HEADER = {"API-Version": {"schema": {"type": "string"}, "description": "Version of this API"}}
WAIT_HEADER = {"Retry-After": {"schema": {"type": "integer"}, "description": "Try again after these seconds"}}
MEANING = {
    400: "The message can't be taken as it is",
    401: "The bearer token is missing",
    404: "No such conversation for this token",
    408: "The request took too long to arrive",
    409: "What was sent is withdrawn at staff",
    413: "The request is too large",
    429: "Over a limit; see Retry-After",
    503: "Something of ours does not answer; nothing changed; see Retry-After",
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error responses of an operation."""
    schema = Problem.model_json_schema()
    return {
        status: {
            "description": MEANING[status],
            "headers": WAIT_HEADER if status in (429, 503) else {},
            "content": {MEDIA: {"schema": schema}},
        }
        for status in (*statuses, 408, 413)
    }


def ok(status: int = 200, **links: Any) -> dict[int | str, dict[str, Any]]:
    """The version header of a good response, and what can be done next with it."""
    return {status: {"headers": VERSION_HEADER, **({"links": links} if links else {})}}


def follow(operation: str) -> dict[str, Any]:
    """A link from a new conversation to an operation on it."""
    return {"operationId": operation, "parameters": {"id": "$response.body#/id"}}


def hide_422(app: FastAPI) -> None:
    """FastAPI documents 422 for bad input; this API answers 400."""
    document = app.openapi()
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
