"""The public chat API under `/api/v1`, by the Dutch API Design Rules. The chat page uses exactly this."""

from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Header, Query, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import AwareDatetime, BaseModel, ConfigDict, model_validator
from starlette.requests import Request

from bot.chat.errors import NotLoggedIn, UnknownMunicipality
from bot.chat.limits import Limits
from bot.chat.problem import VERSION, add_problem_handlers
from bot.chat.service import Chat, Exchange
from bot.settings import Settings
from bot.store.conversations import Conversation, Message

bearer = HTTPBearer(auto_error=False, description="The token that came with the conversation")


class Button(BaseModel):
    """A choice: `title` is shown, `payload` is sent back."""

    title: str
    payload: str


class BotMessage(BaseModel):
    """One message of the conversation."""

    sender: Literal["resident", "bot"]
    text: str
    buttons: list[Button]
    at: AwareDatetime


class Contact(BaseModel):
    """The one right contact, with the reason why."""

    id: str
    name: str
    reason: str
    phone: str = ""
    does: str = ""


class State(BaseModel):
    """Where the conversation stands."""

    phase: Literal["story", "questions", "summary", "done", "crisis"]
    question: str | None
    topic: str | None
    answered: int
    outcome: Literal["contact", "answer", "elsewhere"] | None
    reference: str | None
    code: str | None
    contact: Contact | None
    crisis: Literal["suicide", "geweld", "medisch"] | None
    erased: bool = False


class NewConversation(BaseModel):
    """What to begin with: a municipality, or nothing for the installation's own."""

    model_config = ConfigDict(extra="forbid")

    municipality: str | None = None


class Words(BaseModel):
    """One message: typed text, or the payload of a button of the last message."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str | None = None
    payload: str | None = None

    @model_validator(mode="after")
    def one_of_both(self) -> "Words":
        """Exactly one of text and payload."""
        if (self.text is None) == (self.payload is None):
            raise ValueError("text or payload")
        return self


class Reply(BaseModel):
    """The bot's messages and the state after them."""

    messages: list[BotMessage]
    state: State
    understood: dict[str, Any] | None = None


class Begun(Reply):
    """A new conversation. The token is given only now."""

    id: str
    municipality: str
    token: str


class Transcript(Reply):
    """A conversation so far."""

    id: str
    municipality: str


class Erased(BaseModel):
    """Proof that nothing of the conversation is left: rows left in the store and in the engine."""

    erased: Literal[True]
    left: int


class Problem(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error responses of an operation, for OpenAPI."""
    schema = Problem.model_json_schema()
    return {s: {"description": "Problem", "content": {"application/problem+json": {"schema": schema}}} for s in statuses}


def ok(status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The version header of a good response, for OpenAPI."""
    return {status: {"headers": {"API-Version": {"schema": {"type": "string"}, "description": "Version of this API"}}}}


def create_api(chat: Chat, settings: Settings, municipalities: list[str], how_to_reach: str) -> FastAPI:
    """The API as an application of its own, to be mounted under `/api/v1`."""
    app = FastAPI(
        title="Rechtdoor chat",
        version=VERSION,
        description="Een gesprek dat eindigt bij één contact. Fouten zijn problem+json met een Nederlandse zin.",
        contact={"name": "Rechtdoor", "url": "https://rechtdoor.example", "email": "beheer@rechtdoor.example"},
        openapi_tags=[{"name": "conversations", "description": "Gesprekken"}],
        servers=[{"url": f"{settings.web_url}/api/v1"}],
        root_path_in_servers=False,
        docs_url=None,
        redoc_url=None,
    )
    add_problem_handlers(app, how_to_reach)
    limits = Limits(settings)

    async def own(
        id: str, credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
    ) -> Conversation:
        if credentials is None:
            raise NotLoggedIn
        return await chat.open(id, credentials.credentials)

    Own = Annotated[Conversation, Depends(own)]
    Key = Annotated[str | None, Header(alias="Idempotency-Key", max_length=100, description="Same key, same answer")]
    Show = Annotated[bool, Query(description="Also give what the engine understood, for testers")]

    @app.middleware("http")
    async def version(request: Request, call_next: Any) -> Any:
        response = await call_next(request)
        response.headers["API-Version"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.post("/conversations", status_code=201, tags=["conversations"], operation_id="beginConversation",
              responses=ok(201) | problems(400, 429, 503))
    async def begin(request: Request, response: Response, asked: NewConversation | None = None) -> Begun:
        limits.conversation(request)
        municipality = (asked.municipality if asked else None) or settings.municipality
        if municipality not in municipalities:
            raise UnknownMunicipality(gemeenten=", ".join(municipalities))
        conversation, token, exchange = await chat.begin(municipality)
        response.headers["Location"] = f"/api/v1/conversations/{conversation.id}"
        return Begun(id=conversation.id, municipality=municipality, token=token, **shown(exchange))

    @app.post("/conversations/{id}/messages", tags=["conversations"], operation_id="sendMessage",
              responses=ok() | problems(400, 401, 404, 429, 503))
    async def say(conversation: Own, words: Words, key: Key = None, understood: Show = False) -> Reply:
        limits.message(conversation.id)
        if words.payload is not None:
            exchange = await chat.choose(conversation, words.payload, key)
        else:
            exchange = await chat.say(conversation, words.text or "", key)
        return Reply(**shown(exchange), understood=exchange.understood if understood else None)

    @app.get("/conversations/{id}", tags=["conversations"], operation_id="getConversation",
             responses=ok() | problems(400, 401, 404))
    async def transcript(conversation: Own) -> Transcript:
        messages = await chat.transcript(conversation)
        state = await chat.state(conversation)
        return Transcript(id=conversation.id, municipality=conversation.municipality, messages=[as_message(m) for m in messages],
                          state=State.model_validate(state))

    @app.delete("/conversations/{id}", tags=["conversations"], operation_id="eraseConversation",
                responses=ok() | problems(400, 401, 404, 409, 503))
    async def erase(conversation: Own) -> Erased:
        await chat.erase(conversation)
        return Erased(erased=True, left=0)

    hide_422(app)
    return app


def shown(exchange: Exchange) -> dict[str, Any]:
    """An exchange as the API's `messages` and `state`."""
    return {"messages": [as_message(m) for m in exchange.messages], "state": State.model_validate(exchange.state)}


def as_message(message: Message) -> BotMessage:
    """A stored message as the API gives it."""
    return BotMessage.model_validate(message.model_dump())


def hide_422(app: FastAPI) -> None:
    """FastAPI documents 422 for bad input; this API answers 400."""
    document = app.openapi()
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        document["components"]["schemas"].pop(name, None)
