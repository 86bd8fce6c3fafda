"""What can go wrong in the chat. Each has a status, and a key of a Dutch sentence in `bot/chat/texts.yml`.

ChatError
├── BadMessage          empty, too long, or a button that was not offered (400)
├── NotLoggedIn         no token (401)
├── Gone                unknown, foreign, expired or erased conversation (404)
├── AlreadySent         what was sent is withdrawn at staff, not erased here (409)
├── UnknownMunicipality no such municipality (400)
├── TooManyRequests     over a limit (429)
└── EngineTrouble       the engine or the actions did not answer; nothing changed (503)
"""


class ChatError(Exception):
    """Base. `sentence` names the text; `values` fill it in."""

    status = 400
    sentence = "bad_request"

    def __init__(self, sentence: str = "", retry_after: int | None = None, **values: str) -> None:
        super().__init__(sentence or self.sentence)
        self.sentence = sentence or self.sentence
        self.retry_after = retry_after
        self.values = values


class BadMessage(ChatError):
    """The message can't be taken as it is."""


class NotLoggedIn(ChatError):
    """The secret token is missing."""

    status = 401
    sentence = "no_token"


class Gone(ChatError):
    """There is no such conversation for this token."""

    status = 404
    sentence = "gone"


class AlreadySent(ChatError):
    """The conversation has become an intake."""

    status = 409
    sentence = "already_sent"


class UnknownMunicipality(ChatError):
    """The municipality is not one of this installation."""

    sentence = "unknown_municipality"


class TooManyRequests(ChatError):
    """Over a limit; `retry_after` says for how long."""

    status = 429
    sentence = "too_many"


class EngineTrouble(ChatError):
    """No answer from the engine or the actions. The conversation stands where it stood."""

    status = 503
    sentence = "trouble"
