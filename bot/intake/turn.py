"""A message in, a turn out: what is now known, and what is said."""

from dataclasses import dataclass, field, replace

from bot.intake.conversation import Conversation
from bot.intake.model import Understood


@dataclass(frozen=True)
class Message:
    """What came in. `choice` is the value of a button, None when typed."""

    text: str
    intent: str = "tell"
    choice: str | None = None
    understood: Understood = field(default_factory=Understood)


@dataclass(frozen=True)
class Say:
    """A sentence by its name in domain.yml, with the values to fill in."""

    response: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """The result of a message. `send`: the resident said yes to sending; `erase`: to erasing."""

    conversation: Conversation
    says: tuple[Say, ...] = ()
    send: bool = False
    erase: bool = False

    def saying(self, response: str, **values: str) -> "Turn":
        """The same turn with one more sentence."""
        return replace(self, says=(*self.says, Say(response, values)))

    def knowing(self, conversation: Conversation) -> "Turn":
        """The same turn with another conversation."""
        return replace(self, conversation=conversation)

    def remember(self, **changes: object) -> "Turn":
        """The same turn with another memory."""
        return self.knowing(self.conversation.remember(**changes))

    def once(self, response: str, **values: str) -> "Turn":
        """The same turn with a sentence that is said only once in a conversation."""
        said = self.conversation.memory.said_once
        if response in said:
            return self
        return self.saying(response, **values).remember(said_once=(*said, response))
