"""Tells an open worklist that something new came in: server-sent events."""

from collections.abc import AsyncIterator

import anyio
from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from bot.staff.context import Loket
from bot.staff.guard import COOKIE, Caseworker, Parts
from bot.store import worklist
from bot.store.actors import Actor

router = APIRouter()
EVERY = 3.0  # seconds between looks
LONGEST = 600.0  # seconds; the browser comes back by itself


@router.get("/nieuw")
async def new_intakes(
    request: Request, parts: Parts, actor: Caseworker, sinds: str = ""
) -> StreamingResponse:
    """An event `nieuw` when an intake comes in after `sinds` (ISO 8601)."""
    return StreamingResponse(_events(request, parts, actor, sinds), media_type="text/event-stream")


async def _events(request: Request, parts: Loket, actor: Actor, since: str) -> AsyncIterator[str]:
    yield "retry: 5000\n\n"
    end = anyio.current_time() + LONGEST
    while anyio.current_time() < end and not await request.is_disconnected():
        latest = await run_in_threadpool(_latest, request, parts, actor)
        if latest is None:
            return
        yield f"event: nieuw\ndata: {latest}\n\n" if latest > since else ": stil\n\n"
        since = max(latest, since)
        await anyio.sleep(EVERY)


def _latest(request: Request, parts: Loket, actor: Actor) -> str | None:
    """The newest intake's moment; None when the actor signed out meanwhile. Does not count as activity."""
    if not parts.signins.alive(request.cookies.get(COOKIE, "")):
        return None
    with parts.database.read() as session:
        return worklist.newest(session, actor)
