"""How the web is served, in production and in tests alike: `python -m bot.server`."""

import asyncio
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.follow import stop_with_the_supervisor
from bot.settings import settings
from bot.web import create_app

UNHURRIED = 20.0  # seconds in which a connection must have asked something


class Impatient(H11Protocol):
    """Uvicorn waits for ever for the head of a request; this hangs up. Of bodies `bot.chat.guard` takes care."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch."""
        super().connection_made(transport)
        self._look(before=self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no longer."""
        self._next_look.cancel()
        super().connection_lost(exc)

    def _look(self, before: object) -> None:
        """Hang up when nothing was asked or answered since the last look; `before`: the request of that moment."""
        if self.cycle is before and (self.cycle is None or self.cycle.response_complete):
            self.transport.close()
        self._next_look = self.loop.call_later(UNHURRIED, self._look, self.cycle)


def server(
    app: ASGIApp, port: int, host: str = "127.0.0.1", trust_proxy: bool = False, **more: Any
) -> uvicorn.Server:
    """A server. Uvicorn itself believes the headers of any proxy on this machine; here a setting decides."""
    config = uvicorn.Config(
        app,
        host,
        port,
        http=Impatient,
        proxy_headers=trust_proxy,
        server_header=False,
        access_log=False,
        timeout_keep_alive=int(UNHURRIED),
        **more,
    )
    return uvicorn.Server(config)


def main() -> None:
    """Serve until stopped."""
    stop_with_the_supervisor()
    app, config = create_app(), settings()
    server(app, config.web_port, config.host, config.trust_proxy).run()


if __name__ == "__main__":
    main()
