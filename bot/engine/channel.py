"""The only door into the engine: one turn, one erasure, one health check. Loopback; the gateway is its only client."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.engine.action_endpoint import failures
from bot.engine.tracker_store import OneRowTrackerStore


class GatewayChannel(InputChannel):
    """Routes under `/webhooks/gateway`."""

    @classmethod
    def name(cls) -> str:
        return "gateway"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes; each is a function below."""
        routes = Blueprint("gateway", "gateway")
        routes.get("/health")(health)
        routes.post("/conversations/<conversation>/messages")(turn)
        routes.delete("/conversations/<conversation>")(erase)
        return routes


async def health(request: Request) -> HTTPResponse:
    """200 with the model and the Dutch pipeline in use, 503 while loading."""
    ready = is_ready(request)
    body = {
        "ready": ready,
        "model": request.app.ctx.agent.model_id if ready else None,
        "dutch": request.app.ctx.dutch,
    }
    return response.json(body, status=200 if ready else 503)


def is_ready(request: Request) -> bool:
    """Whether the model is loaded."""
    agent = getattr(request.app.ctx, "agent", None)
    return bool(agent and agent.is_ready())


async def turn(request: Request, conversation: str) -> HTTPResponse:
    """`{text}` in; `{messages, slots, understood}` out. 503 when an action failed: then nothing changed."""
    if not is_ready(request):
        return response.json({"error": "loading"}, status=503)
    agent, store = request.app.ctx.agent, store_of(request)
    text, key = request.json["text"], request.json["key"]
    before = store.read(conversation)
    tracker = await store.retrieve(conversation)
    if tracker is None or said(tracker).message_id != key:  # else: asked again, answer again
        failed: list[str] = []
        failures.set(failed)
        message = UserMessage(
            text, CollectingOutputChannel(), conversation, input_channel=GatewayChannel.name(), message_id=key
        )
        await agent.handle_message(message)
        tracker = await store.retrieve(conversation)
        if failed or not replies(tracker):
            store.write(conversation, before)
            return response.json({"error": "actions", "detail": failed}, status=503)
    return response.json(answer(tracker))


async def erase(request: Request, conversation: str) -> HTTPResponse:
    """Forget a conversation; says whether anything of it is left."""
    if not is_ready(request):
        return response.json({"error": "loading"}, status=503)
    store = store_of(request)
    store.erase(conversation)
    return response.json({"left": store.read(conversation) is not None})


def store_of(request: Request) -> OneRowTrackerStore:
    """The tracker store, out of Rasa's wrapper."""
    store = request.app.ctx.agent.tracker_store
    return getattr(store, "_tracker_store", store)


def answer(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the gateway gets: the replies to the last message, the filled slots, what was understood."""
    return {
        "messages": replies(tracker),
        "slots": {key: value for key, value in tracker.current_slot_values().items() if value is not None},
        "understood": understood_of(said(tracker).parse_data),
    }


def said(tracker: DialogueStateTracker) -> UserUttered:
    """The resident's last message. (Rasa's `latest_message` is not restored with a stored tracker.)"""
    return next(
        (event for event in reversed(tracker.events) if isinstance(event, UserUttered)), UserUttered.empty()
    )


def replies(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """The bot's messages since the resident last spoke: `{text, buttons}` each."""
    found: list[dict[str, Any]] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            found.append({"text": event.text or "", "buttons": event.data.get("buttons") or []})
    return found[::-1]


def understood_of(parse_data: dict[str, Any] | None) -> dict[str, Any]:
    """What the engine understood of the message, for testers."""
    data = parse_data or {}
    return {"intent": (data.get("intent") or {}).get("name"), **(data.get("understood") or {})}
