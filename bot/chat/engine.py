"""The gateway's line to the engine. Every trouble becomes EngineTrouble, within a deadline."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.chat.errors import EngineTrouble


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
    """A client of the engine's own channel on loopback. `deadline` in seconds."""

    def __init__(self, url: str, deadline: float) -> None:
        self._http = httpx.AsyncClient(base_url=f"{url}/webhooks/gateway", timeout=deadline, trust_env=False)

    async def start(self, conversation: str, municipality: str) -> EngineTurn:
        """Begin a conversation."""
        return await self.turn(conversation, "/start" + json.dumps({"municipality": municipality}), "start")

    async def choose(self, conversation: str, value: str, key: str) -> EngineTurn:
        """A button that the gateway has seen offered."""
        return await self.turn(conversation, "/choose" + json.dumps({"choice": value}), key)

    async def turn(self, conversation: str, text: str, key: str) -> EngineTurn:
        """One message; the same `key` again gives the same answer again. Raises EngineTrouble."""
        body = await self._call("POST", f"/conversations/{conversation}/messages", {"text": text, "key": key})
        try:
            return EngineTurn(body["messages"], body["slots"], body["understood"])
        except (KeyError, TypeError) as error:
            raise EngineTrouble from error

    async def erase(self, conversation: str) -> None:
        """Forget the conversation. Raises EngineTrouble when it is not surely gone."""
        body = await self._call("DELETE", f"/conversations/{conversation}")
        if body.get("left") is not False:
            raise EngineTrouble

    async def health(self) -> dict[str, Any]:
        """Whether the engine can answer, with which model. Raises EngineTrouble."""
        return await self._call("GET", "/health")

    async def _call(self, method: str, path: str, body: dict[str, str] | None = None) -> dict[str, Any]:
        try:
            response = await self._http.request(method, path, json=body)
            response.raise_for_status()
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise EngineTrouble from error
        if not isinstance(answer, dict):
            raise EngineTrouble
        return answer

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
