"""The web: the chat page, the public API, the loket and the health checks, in one process."""

import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI
from sqlalchemy.exc import ArgumentError
from starlette.types import ASGIApp, Lifespan

from bot.chat.api import create_api
from bot.chat.engine import Engine
from bot.chat.guard import Guard
from bot.chat.health import add_health
from bot.chat.page import add_pages
from bot.chat.service import Chat
from bot.chat.shelf import Shelf, make_impatient
from bot.intake.live_town import LiveTown, Reach
from bot.routing.directory import list_municipalities
from bot.routing.errors import RoutingError
from bot.routing.live import LiveMunicipalities
from bot.routing.municipality import Municipality
from bot.settings import Settings, settings
from bot.staff.app import create_staff_app
from bot.staff.status import create_status_router
from bot.store.conversations import Conversations
from bot.store.database import Database
from bot.store.directory_versions import DirectoryVersions

PATIENCE = 0.25  # of the hard deadline is for the database, the rest for the engine


def create_app() -> ASGIApp:
    """Everything that faces people. Exits with a clear line when the settings or a municipality are wrong."""
    try:
        config = settings()
        if not list_municipalities(config.municipalities):
            raise RoutingError(f"RECHTDOOR_MUNICIPALITIES={config.municipalities}: daar staat geen gemeente.")
        archive = DirectoryVersions(Database(config.database))
        towns = LiveMunicipalities(config.municipalities, archive.keep).load_all()
        if config.municipality not in towns:
            raise RoutingError(f"RECHTDOOR_MUNICIPALITY={config.municipality}: kies uit {', '.join(towns)}.")
        return build_app(config, towns)
    except ArgumentError as error:
        sys.exit(f"De web-server start niet. RECHTDOOR_DATABASE_URL: {error}")
    except RoutingError as error:
        sys.exit(f"De web-server start niet. {error}")


def build_app(config: Settings, towns: Mapping[str, Municipality]) -> ASGIApp:
    """The web of these settings and municipalities."""
    database, patience = Database(config.database), config.hard_deadline * PATIENCE
    hasty = make_impatient(Database(config.database), patience)
    engine = Engine(config.engine_url, config.hard_deadline - patience)
    term = timedelta(hours=config.conversation_hours)
    chat = Chat(engine, Conversations(hasty), Shelf(patience), term, config.hard_deadline - patience)
    app = FastAPI(lifespan=closing(engine, database, hasty), docs_url=None, redoc_url=None, openapi_url=None)
    add_health(app, engine, hasty, config)
    app.mount("/api/v1", create_api(chat, config, Reach(towns)))
    app.mount("/loket", create_staff_app(database, config, towns))
    app.include_router(create_status_router(database, config, towns))
    add_pages(app, LiveTown(towns, config.municipality), config)
    return Guard(app)


def closing(engine: Engine, *databases: Database) -> Lifespan[FastAPI]:
    """Close what was opened."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await engine.close()
        for database in databases:
            database.dispose()

    return lifespan
