"""The outermost layer of the web: body size, slow clients, security headers. Plain ASGI."""

import asyncio

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.chat.problem import problem, sentence

LARGEST = 256 * 1024  # bytes of a request body
SLOWEST = 20.0  # seconds for a whole body to arrive
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Wrap an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(read(receive), SLOWEST)
        except TimeoutError:
            answer: ASGIApp = refusal(408, "too_slow")
        except OverflowError:
            answer = refusal(413, "too_big")
        except ConnectionError:
            return
        else:
            answer, receive = self._app, replay(body, receive)
        await answer(scope, receive, with_headers(send))


async def read(receive: Receive) -> bytes:
    """The whole body. Raises OverflowError when it is too large, ConnectionError when the client left halfway."""
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionError
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST:
            raise OverflowError
    return body


def replay(body: bytes, receive: Receive) -> Receive:
    """Give the body once, then what else comes in."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


def with_headers(send: Send) -> Send:
    """Add the security headers that a response does not set itself."""

    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return adding


def refusal(status: int, key: str) -> ASGIApp:
    """A problem, before the application sees anything; what still comes in is not read."""
    return problem(status, sentence(key), {"Connection": "close"})
