"""The only door into the engine: one turn, one erasure, one health check. Loopback; the gateway is its only client."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.engine.action_endpoint import failures
from bot.engine.tracker_store import OneRowTrackerStore

turns: "WeakValueDictionary[str, asyncio.Lock]" = WeakValueDictionary()


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
    """200 with the model and the Dutch pipeline in use, 503 while loading or when conversations can't be kept."""
    ready = is_ready(request) and store_of(request).can_write()
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
    """`{text, key, kept}` in; `{messages, slots, understood}` out.

    `kept`: how many turns the gateway has stored. What was taken beyond that never reached the resident, so it is
    taken back. 503 when an action failed: then nothing changed. 409 when the conversation is lost here.
    """
    if not is_ready(request):
        return response.json({"error": "loading"}, status=503)
    async with one_at_a_time(conversation):
        heard = messages_in(await store_of(request).retrieve(conversation))
        if not heard or heard[-1].message_id != request.json["key"]:  # else: asked again, answer again
            if len(heard) < request.json.get("kept", 0):
                return response.json({"error": "lost"}, status=409)
            failed = await take(request, conversation, heard)
            if failed is not None:
                return response.json({"error": "actions", "detail": failed}, status=503)
        return response.json(answer(await store_of(request).retrieve(conversation)))


async def take(request: Request, conversation: str, heard: list[UserUttered]) -> list[str] | None:
    """Let Rasa take the message, on top of what the gateway kept. None, or which actions failed."""
    text, key, kept = (request.json.get(name) for name in ("text", "key", "kept"))
    if kept is not None and len(heard) > kept:
        await take_back(request, conversation, kept)
    output, channel = CollectingOutputChannel(), GatewayChannel.name()
    return await handle(
        request, UserMessage(text, output, conversation, input_channel=channel, message_id=key)
    )


def one_at_a_time(conversation: str) -> asyncio.Lock:
    """The lock of a conversation; gone when nobody holds it."""
    return turns.setdefault(conversation, asyncio.Lock())


async def take_back(request: Request, conversation: str, kept: int) -> None:
    """Store the conversation as it stood after the resident's first `kept` messages and their answers."""
    store, domain = store_of(request), request.app.ctx.agent.domain
    events = (await store.retrieve(conversation)).events
    places = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    earlier = list(events)[: places[kept]]
    await store.save(DialogueStateTracker.from_events(conversation, earlier, domain.slots, domain=domain))


async def handle(request: Request, message: UserMessage) -> list[str] | None:
    """Let Rasa take the message. When an action failed or nothing is said: undone, and a list of what failed."""
    store = store_of(request)
    failed: list[str] = []
    before = store.read(message.sender_id)
    failures.set(failed)
    try:
        await request.app.ctx.agent.handle_message(message)
        after = await store.retrieve(message.sender_id)
        if not failed and said(after).message_id == message.message_id and replies(after):
            return None  # kept and answered; Rasa goes on in memory when a conversation can't be kept
    except BaseException:
        store.write(message.sender_id, before)
        raise
    store.write(message.sender_id, before)
    return failed


async def erase(request: Request, conversation: str) -> HTTPResponse:
    """Forget a conversation; says whether anything of it is left."""
    if not is_ready(request):
        return response.json({"error": "loading"}, status=503)
    store = store_of(request)
    async with one_at_a_time(conversation):
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


def messages_in(tracker: DialogueStateTracker | None) -> list[UserUttered]:
    """What the resident said so far."""
    return [event for event in tracker.events if isinstance(event, UserUttered)] if tracker else []


def said(tracker: DialogueStateTracker | None) -> UserUttered:
    """The resident's last message. (Rasa's `latest_message` is not restored with a stored tracker.)"""
    return (messages_in(tracker) or [UserUttered.empty()])[-1]


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
