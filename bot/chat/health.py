"""`/livez`: this process answers. `/readyz`: so do the engine, the actions and the database."""

import asyncio

import httpx
from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from sqlalchemy import text

from bot.chat.engine import HEALTH_WITHIN, Engine
from bot.chat.errors import Trouble
from bot.chat.shelf import Shelf
from bot.settings import Settings
from bot.store.database import Database


def add_health(app: FastAPI, engine: Engine, database: Database, settings: Settings) -> None:
    """Both addresses. A part that is well is true or tells its version; one that is not is false."""
    shelf = Shelf(HEALTH_WITHIN)

    @app.get("/livez")
    async def livez() -> Response:
        return JSONResponse({"live": True})

    @app.get("/readyz")
    async def readyz() -> Response:
        names = ("engine", "actions", "database")
        found = await asyncio.gather(
            engine_health(engine), actions_answer(settings), can_write(shelf, database)
        )
        ready = all(found)
        return JSONResponse({"ready": ready, **dict(zip(names, found, strict=True))}, 200 if ready else 503)


async def engine_health(engine: Engine) -> dict[str, object] | bool:
    """What the engine says of itself."""
    try:
        return await engine.health()
    except Trouble:
        return False


async def actions_answer(settings: Settings) -> bool:
    """Whether the action server is up: without it no answer can be read."""
    url = settings.action_url.removesuffix("/webhook") + "/health"
    try:
        async with httpx.AsyncClient(trust_env=False, timeout=HEALTH_WITHIN) as client:
            return (await client.get(url)).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False


async def can_write(shelf: Shelf, database: Database) -> bool:
    """Whether the tables are there in the right version and a change could be made now."""
    try:
        await shelf.read(database.check)
        await shelf.read(try_writing, database)
    except Trouble:
        return False
    return True


def try_writing(database: Database) -> None:
    """Take the lock of a writer and let it go."""
    with database.write() as session:
        session.execute(text("SELECT 1"))
