"""The only door into the engine: one turn, one erasure, one health check. Loopback; the gateway is its only client."""

from typing import Any, Awaitable, Callable, Dict, List, Optional

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
        """The routes; each is one method of this class."""
        routes = Blueprint("gateway", "gateway")
        routes.add_route(self.health, "/health", methods=["GET"])
        routes.add_route(self.turn, "/conversations/<conversation>/messages", methods=["POST"])
        routes.add_route(self.erase, "/conversations/<conversation>", methods=["DELETE"])
        return routes

    async def health(self, request: Request) -> HTTPResponse:
        """200 with the model and the Dutch pipeline in use, 503 while loading."""
        agent = getattr(request.app.ctx, "agent", None)
        ready = bool(agent and agent.is_ready())
        body = {"ready": ready, "model": agent.model_id if ready else None, "dutch": request.app.ctx.dutch}
        return response.json(body, status=200 if ready else 503)

    async def turn(self, request: Request, conversation: str) -> HTTPResponse:
        """`{text}` in; `{messages, slots, understood}` out. 503 when an action failed: then nothing changed."""
        agent, store = request.app.ctx.agent, self.store(request)
        text, key = request.json["text"], request.json["key"]
        before = store.read(conversation)
        tracker = await store.retrieve(conversation)
        if tracker is None or tracker.latest_message.message_id != key:  # else: asked again, answer again
            failed: List[str] = []
            failures.set(failed)
            message = UserMessage(text, CollectingOutputChannel(), conversation, self.name(), message_id=key)
            await agent.handle_message(message)
            tracker = await store.retrieve(conversation)
            if failed or not replies(tracker):
                store.write(conversation, before)
                return response.json({"error": "actions", "detail": failed}, status=503)
        return response.json(answer(tracker))

    async def erase(self, request: Request, conversation: str) -> HTTPResponse:
        """Forget a conversation; says whether anything of it is left."""
        store = self.store(request)
        store.erase(conversation)
        return response.json({"left": store.read(conversation) is not None})

    @staticmethod
    def store(request: Request) -> OneRowTrackerStore:
        """The tracker store, out of Rasa's wrapper."""
        store = request.app.ctx.agent.tracker_store
        return getattr(store, "_tracker_store", store)


def answer(tracker: DialogueStateTracker) -> Dict[str, Any]:
    """What the gateway gets: the replies to the last message, the filled slots, what was understood."""
    return {
        "messages": replies(tracker),
        "slots": {key: value for key, value in tracker.current_slot_values().items() if value is not None},
        "understood": understood_of(tracker.latest_message.parse_data),
    }


def replies(tracker: DialogueStateTracker) -> List[Dict[str, Any]]:
    """The bot's messages since the resident last spoke: `{text, buttons}` each."""
    found: List[Dict[str, Any]] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            found.append({"text": event.text or "", "buttons": event.data.get("buttons") or []})
    return found[::-1]


def understood_of(parse_data: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """What the engine understood of the message, for testers."""
    data = parse_data or {}
    return {"intent": (data.get("intent") or {}).get("name"), **(data.get("understood") or {})}
