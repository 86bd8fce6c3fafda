"""What can go wrong in the chat. Each has a status, and a key of a Dutch sentence in `bot/chat/texts.yml`.

ChatError
├── BadMessage          empty, too long, or a button that was not offered (400)
├── UnknownMunicipality no such municipality (400)
├── NotLoggedIn         no token (401)
├── Gone                unknown, foreign, expired or erased conversation (404)
│   └── Lost            the engine can't read the conversation any more (404)
├── AlreadySent         what was sent is withdrawn at staff, not erased here (409)
├── TooManyRequests     over a limit (429)
└── Trouble             something of ours did not answer; the conversation stands where it stood (503)
    ├── EngineTrouble   the engine or the actions
    └── StoreTrouble    the database
"""


class ChatError(Exception):
    """Base. `sentence` names the text; `values` fill it in; `retry_after` is in seconds."""

    status = 400
    sentence = "bad_request"
    retry_after: int | None = None

    def __init__(self, sentence: str = "", retry_after: int | None = None, **values: str) -> None:
        super().__init__(sentence or self.sentence)
        self.sentence = sentence or self.sentence
        self.retry_after = retry_after or self.retry_after
        self.values = values


class BadMessage(ChatError):
    """The message can't be taken as it is."""


class UnknownMunicipality(ChatError):
    """The municipality is not one of this installation."""

    sentence = "unknown_municipality"


class NotLoggedIn(ChatError):
    """The secret token is missing."""

    status = 401
    sentence = "no_token"


class Gone(ChatError):
    """There is no such conversation for this token."""

    status = 404
    sentence = "gone"


class Lost(Gone):
    """The engine's memory of the conversation is damaged or gone."""

    sentence = "lost"


class AlreadySent(ChatError):
    """The conversation has become an intake."""

    status = 409
    sentence = "already_sent"


class TooManyRequests(ChatError):
    """Over a limit; `retry_after` says for how long."""

    status = 429
    sentence = "too_many"


class Trouble(ChatError):
    """No answer from something of ours. The conversation stands where it stood."""

    status = 503
    sentence = "trouble"
    retry_after = 5


class EngineTrouble(Trouble):
    """No answer, or no good one, from the engine or the actions."""


class StoreTrouble(Trouble):
    """The database is locked, full, read-only or gone."""
