"""The gateway's line to the engine. Every trouble becomes EngineTrouble, within a deadline."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.chat.errors import EngineTrouble, Lost

AT_ONCE = 16  # turns in the engine at the same time; the others wait for a seat, first come first served
HEALTH_WITHIN = 2.0  # seconds


@dataclass(frozen=True)
class EngineTurn:
    """What the engine answered: messages with buttons, the slots after it, what it understood."""

    messages: list[dict[str, Any]]
    slots: dict[str, Any]
    understood: dict[str, Any] = field(default_factory=dict)

    @property
    def memory(self) -> dict[str, Any]:
        """The conversation's memory, see `bot.intake.conversation.Memory`."""
        return dict(self.slots.get("memory") or {})


class Engine:
    """A client of the engine's own channel on loopback. `deadline` in seconds, waiting for a seat included."""

    def __init__(self, url: str, deadline: float) -> None:
        self._http = httpx.AsyncClient(base_url=f"{url}/webhooks/gateway", timeout=deadline, trust_env=False)
        self._deadline = deadline
        self._seats = asyncio.Semaphore(AT_ONCE)

    async def start(self, conversation: str, municipality: str) -> EngineTurn:
        """Begin a conversation."""
        return await self.turn(conversation, start_command(municipality), "start", 0)

    async def turn(self, conversation: str, text: str, key: str, kept: int) -> EngineTurn:
        """One message, after `kept` turns; the same `key` again gives the same answer again.

        Raises EngineTrouble, and Lost when the engine does not know the conversation any more.
        """
        message = {"text": text, "key": key, "kept": kept}
        async with self._seats:
            return as_turn(await self._call("POST", f"/conversations/{conversation}/messages", message))

    async def erase(self, conversation: str) -> None:
        """Forget the conversation. Raises EngineTrouble when it is not surely gone."""
        body = await self._call("DELETE", f"/conversations/{conversation}")
        if body.get("left") is not False:
            raise EngineTrouble

    async def health(self) -> dict[str, Any]:
        """Whether the engine can answer, with which model. Raises EngineTrouble."""
        return await self._call("GET", "/health", deadline=HEALTH_WITHIN)

    async def _call(
        self, method: str, path: str, body: dict[str, Any] | None = None, deadline: float | None = None
    ) -> dict[str, Any]:
        try:
            async with asyncio.timeout(deadline or self._deadline):
                return read(await self._http.request(method, path, json=body))
        except (httpx.HTTPError, ValueError, TimeoutError) as error:
            raise EngineTrouble from error

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def start_command(municipality: str) -> str:
    """The engine's command that begins a conversation."""
    return "/start" + json.dumps({"municipality": municipality})


def choose_command(value: str) -> str:
    """The engine's command for a button that the gateway has seen offered."""
    return "/choose" + json.dumps({"choice": value})


def read(response: httpx.Response) -> dict[str, Any]:
    """The engine's answer. Raises Lost, httpx.HTTPError, ValueError."""
    if response.status_code == httpx.codes.CONFLICT:
        raise Lost
    response.raise_for_status()
    answer = response.json()
    if not isinstance(answer, dict):
        raise ValueError("the engine answers with an object")
    return answer


def as_turn(body: dict[str, Any]) -> EngineTurn:
    """A turn out of the engine's answer. Raises EngineTrouble unless it says something and remembers something."""
    try:
        turn = EngineTurn(
            [{"text": str(m["text"]), "buttons": list(m["buttons"])} for m in body["messages"]],
            dict(body["slots"]),
            dict(body["understood"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise EngineTrouble from error
    if not turn.messages or not isinstance(turn.slots.get("memory"), dict):
        raise EngineTrouble
    return turn
