"""The web: the chat page, the public API, the loket and the health checks, in one process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp

from bot.chat.api import create_api
from bot.chat.engine import Engine
from bot.chat.errors import EngineTrouble
from bot.chat.guard import Guard
from bot.chat.page import add_pages
from bot.chat.service import Chat
from bot.intake.town import Town
from bot.routing.directory import list_municipalities, load_municipality
from bot.settings import settings
from bot.staff.app import create_staff_app
from bot.staff.status import create_status_router
from bot.store.conversations import Conversations
from bot.store.database import Database
from bot.store.errors import StoreError


def create_app() -> ASGIApp:
    """Everything that faces people. Raises the directory's errors when a municipality does not load."""
    config = settings()
    database = Database(config.database)
    engine = Engine(config.engine_url, config.hard_deadline)
    names = list_municipalities(config.municipalities)
    towns = {name: load_municipality(name, config.municipalities) for name in names}
    home = Town(towns[config.municipality])
    chat = Chat(engine, Conversations(database), timedelta(hours=config.conversation_hours))
    app = FastAPI(lifespan=closing(engine, database), docs_url=None, redoc_url=None, openapi_url=None)
    add_health(app, engine, database)
    app.mount("/api/v1", create_api(chat, config, names, home.general.how))
    app.mount("/loket", create_staff_app(database, config, towns))
    app.include_router(create_status_router(database, config, towns))
    add_pages(app, home, config)
    return Guard(app)


def closing(engine: Engine, database: Database):  # type: ignore[no-untyped-def]
    """Close what was opened."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await engine.close()
        database.dispose()

    return lifespan


def add_health(app: FastAPI, engine: Engine, database: Database) -> None:
    """`/livez`: this process answers. `/readyz`: so do the engine and the database."""

    @app.get("/livez")
    async def livez() -> Response:
        return JSONResponse({"live": True})

    @app.get("/readyz")
    async def readyz() -> Response:
        parts: dict[str, object] = {}
        try:
            parts["engine"] = await engine.health()
        except EngineTrouble:
            parts["engine"] = False
        try:
            await run_in_threadpool(database.check)
            parts["database"] = True
        except (SQLAlchemyError, StoreError):
            parts["database"] = False
        ready = all(parts.values())
        return JSONResponse({"ready": ready, **parts}, 200 if ready else 503)
