"""An engine that keeps the engine's contract with the gateway and misbehaves on request. It understands nothing."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

ORDER = ("story", "for_whom", "name", "consent", None)
BUTTONS = {"for_whom": ("zelf", "ander"), "consent": ("ja", "nee")}
UNDERSTOOD = {"intent": "tell", "domains": ["overig"], "crisis": None, "crisis_sure": False}
WRONG: dict[str, Any] = {
    "not json": PlainTextResponse("<html>Traceback (most recent call last)</html>"),
    "not an object": JSONResponse([1, 2]),
    "nothing said": JSONResponse({"messages": [], "slots": {"memory": {}}, "understood": {}}),
    "no memory": JSONResponse(
        {"messages": [{"text": "Dank u wel!", "buttons": []}], "slots": {}, "understood": {}}
    ),
    "wrong types": JSONResponse({"messages": "x", "slots": 3, "understood": None}),
    "crash": PlainTextResponse("Traceback", 500),
    "actions failed": JSONResponse({"error": "actions", "detail": ["TimeoutError"]}, 503),
}


@dataclass
class FakeEngine:
    """`mode`: well, hang, deaf (takes the message, answers too late), lost, or one of WRONG."""

    mode: str = "well"
    heard: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    busy: int = 0
    most_busy: int = 0

    def app(self) -> FastAPI:
        """The engine's routes."""
        app = FastAPI()

        @app.get("/webhooks/gateway/health")
        async def health() -> Response:
            if self.mode == "hang":
                await asyncio.sleep(3600)
            return JSONResponse({"ready": True, "model": "fake", "dutch": "fake"})

        @app.post("/webhooks/gateway/conversations/{id}/messages")
        async def turn(id: str, request: Request) -> Response:
            return await self.turn(id, await request.json())

        @app.delete("/webhooks/gateway/conversations/{id}")
        async def erase(id: str) -> Response:
            if self.mode != "well":
                return PlainTextResponse("Traceback", 500)
            self.heard.pop(id, None)
            return JSONResponse({"left": False})

        return app

    async def turn(self, id: str, body: dict[str, Any]) -> Response:
        """One turn, by the contract: a repeated key is answered again, what the gateway never kept is taken back."""
        if self.mode == "hang":
            await asyncio.sleep(3600)
        if self.mode in WRONG:
            wrong: Response = WRONG[self.mode]
            return wrong
        heard, answers = self.heard.setdefault(id, []), self.answers.setdefault(id, [])
        if self.mode == "lost" or len(heard) < body["kept"]:
            return JSONResponse({"error": "lost"}, 409)
        if not heard or heard[-1][0] != body["key"]:
            del heard[body["kept"] :], answers[body["kept"] :]
            self.busy += 1
            self.most_busy = max(self.busy, self.most_busy)
            await asyncio.sleep(0.02)
            self.busy -= 1
            heard.append((body["key"], body["text"]))
            answers.append(reply(id, len(heard) - 1, body["text"]))
        if self.mode == "deaf":
            await asyncio.sleep(3600)
        return JSONResponse(answers[-1])

    def texts(self, id: str) -> list[str]:
        """What reached the engine, in order."""
        return [text for _, text in self.heard[id]]


def reply(id: str, number: int, text: str) -> dict[str, Any]:
    """What is said after message `number`, the start being 0."""
    question = ORDER[min(number, len(ORDER) - 1)]
    memory: dict[str, Any] = {"municipality": "ermelo"}
    if question is None:
        memory |= ending(id, text)
    buttons = [{"title": value.title(), "payload": value} for value in BUTTONS.get(question or "", ())]
    slots = {"memory": memory, "requested_slot": question}
    return {
        "messages": [{"text": f"Vraag {question}", "buttons": buttons}],
        "slots": slots,
        "understood": UNDERSTOOD,
    }


def ending(id: str, text: str) -> dict[str, Any]:
    """Sent, or not sent and erased."""
    if (
        json.loads(text.removeprefix("/choose") if text.startswith("/choose") else "{}").get("choice")
        == "nee"
    ):
        return {"outcome": "contact", "erase": True}
    contact = {"id": "wmo", "name": "Wmo-loket", "reason": "Omdat.", "phone": "", "does": ""}
    return {"outcome": "contact", "reference": f"RD-{id[:9]}", "code": "geheim", "contact": contact}
