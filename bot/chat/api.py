"""The public chat API under `/api/v1`, by the Dutch API Design Rules. The chat page uses exactly this."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Query, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import Request

from bot.chat.errors import Gone, NotLoggedIn, UnknownMunicipality
from bot.chat.limits import Limits
from bot.chat.openapi import ABOUT, follow, hide_422, ok, problems
from bot.chat.problem import VERSION, add_problem_handlers
from bot.chat.schema import Begun, BotMessage, Erased, NewConversation, Reply, State, Transcript, Words
from bot.chat.service import Chat, Exchange
from bot.settings import Settings
from bot.store.conversations import Conversation, Message

bearer = HTTPBearer(auto_error=False, description="The token that came with the conversation")
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
Key = Annotated[
    str | None,
    Header(alias="Idempotency-Key", max_length=100, description="Same key and same message: same answer"),
]
Show = Annotated[bool, Query(description="Also give what the engine understood, for testers")]
TAGS: list[Any] = ["conversations"]


def create_api(chat: Chat, settings: Settings, towns: Mapping[str, str]) -> FastAPI:
    """The API as an application of its own, to be mounted under `/api/v1`.

    `towns`: how to reach a person, by municipality.
    """
    app = FastAPI(redirect_slashes=False, **ABOUT)
    limits = Limits(settings)
    add_problem_handlers(app, reach(towns, settings.municipality))
    add_headers(app)
    add_begin(app, chat, limits, settings.municipality, towns)
    add_conversation(app, chat, limits)
    hide_422(app)
    return app


def reach(towns: Mapping[str, str], home: str) -> Any:
    """How a person is reached, for the municipality of a request."""
    return lambda request: towns[getattr(request.state, "municipality", home)]


def add_headers(app: FastAPI) -> None:
    """Every answer says the version and is not kept by caches."""

    @app.middleware("http")
    async def version(request: Request, call_next: Any) -> Any:
        response = await call_next(request)
        response.headers["API-Version"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response


def add_begin(app: FastAPI, chat: Chat, limits: Limits, home: str, towns: Mapping[str, str]) -> None:
    """`POST /conversations`."""
    next_steps = {name: follow(name) for name in ("sendMessage", "getConversation", "eraseConversation")}

    @app.post(
        "/conversations",
        status_code=201,
        tags=TAGS,
        operation_id="beginConversation",
        responses=ok(201, **next_steps) | problems(400, 429, 503),
    )
    async def begin(request: Request, response: Response, asked: NewConversation | None = None) -> Begun:
        """Begin. The token is given only now."""
        limits.conversation(request)
        municipality = (asked.municipality if asked else None) or home
        if municipality not in towns:
            raise UnknownMunicipality(gemeenten=", ".join(towns))
        request.state.municipality = municipality
        conversation, token, exchange = await chat.begin(municipality)
        response.headers["Location"] = f"/api/v1/conversations/{conversation.id}"
        return Begun(id=conversation.id, municipality=municipality, token=token, **shown(exchange))


def add_conversation(app: FastAPI, chat: Chat, limits: Limits) -> None:
    """`/conversations/{id}` and its messages."""

    async def own(id: str, request: Request, credentials: Bearer) -> Conversation:
        limits.stranger_may_try(request)
        try:
            conversation = await chat.open(id, token_of(credentials))
        except (Gone, NotLoggedIn):
            limits.stranger(request)
            raise
        request.state.municipality = conversation.municipality
        return conversation

    Own = Annotated[Conversation, Depends(own)]

    @app.post(
        "/conversations/{id}/messages",
        tags=TAGS,
        operation_id="sendMessage",
        responses=ok() | problems(400, 401, 404, 409, 429, 503),
    )
    async def say(conversation: Own, words: Words, key: Key = None, understood: Show = False) -> Reply:
        """Say something, or choose a button of the last message."""
        limits.message(conversation.id)
        if words.payload is not None:
            exchange = await chat.choose(conversation, words.payload, key)
        else:
            exchange = await chat.say(conversation, words.text or "", key)
        return Reply(**shown(exchange), understood=exchange.understood if understood else None)

    @app.get(
        "/conversations/{id}",
        tags=TAGS,
        operation_id="getConversation",
        responses=ok() | problems(400, 401, 404, 429, 503),
    )
    async def transcript(conversation: Own) -> Transcript:
        """Everything said so far, for going on after a reload."""
        messages, state = await chat.transcript(conversation), await chat.state(conversation)
        shown = {"messages": [as_message(m) for m in messages], "state": State.model_validate(state)}
        return Transcript.model_validate(
            {"id": conversation.id, "municipality": conversation.municipality, **shown}
        )

    @app.delete(
        "/conversations/{id}",
        tags=TAGS,
        operation_id="eraseConversation",
        responses=ok() | problems(400, 401, 404, 409, 429, 503),
    )
    async def erase(conversation: Own) -> Erased:
        """Erase everything that was not sent, here and in the engine."""
        return Erased(erased=True, left=await chat.erase(conversation))


def token_of(credentials: HTTPAuthorizationCredentials | None) -> str:
    """The bearer token. Raises NotLoggedIn."""
    if credentials is None:
        raise NotLoggedIn
    return credentials.credentials


def shown(exchange: Exchange) -> dict[str, Any]:
    """An exchange as the API's `messages` and `state`."""
    return {
        "messages": [as_message(m) for m in exchange.messages],
        "state": State.model_validate(exchange.state),
    }


def as_message(message: Message) -> BotMessage:
    """A stored message as the API gives it."""
    return BotMessage.model_validate(message.model_dump())
