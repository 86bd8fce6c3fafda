"""What goes over the public chat API: its JSON, as OpenAPI tells it."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, field_validator, model_validator


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

    @field_validator("text", "payload", mode="before")
    @classmethod
    def whole(cls, value: object) -> object:
        """Half a character (a lone surrogate, as when an emoji is cut in two) is left out."""
        return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else value

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
