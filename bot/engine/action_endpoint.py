"""The engine's line to the action server: short deadline, and failures that cannot go unseen."""

from contextvars import ContextVar
from typing import Any

from rasa.shared.core.events import deserialise_events
from rasa.utils.endpoints import EndpointConfig

failures: ContextVar[list[str]] = ContextVar("failures")


class WatchedEndpoint(EndpointConfig):
    """Rasa swallows a failed action and goes on; this endpoint notes the failure so that the turn is undone."""

    deadline = 8  # seconds; Rasa's own is 5 minutes

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Call the action server. Raises what aiohttp raises, after noting it in `failures`."""
        kwargs["timeout"] = self.deadline
        try:
            return checked(await super().request(*args, **kwargs))
        except BaseException as error:
            failures.get([]).append(type(error).__name__)
            raise


def checked(answer: Any) -> Any:
    """The answer. Raises when it is none of ours: each of our actions says something or changes a slot."""
    events, responses = answer["events"], answer["responses"]
    if not events and not responses:
        raise ValueError("empty answer")
    if len(deserialise_events(events)) != len(events) or not all(isinstance(one, dict) for one in responses):
        raise ValueError("unreadable answer")
    return answer
