"""The engine's line to the action server: short deadline, and failures that cannot go unseen."""

from contextvars import ContextVar
from typing import Any, List

from rasa.utils.endpoints import EndpointConfig

failures: ContextVar[List[str]] = ContextVar("failures")


class WatchedEndpoint(EndpointConfig):
    """Rasa swallows a failed action and goes on; this endpoint notes the failure so that the turn is undone."""

    deadline = 8  # seconds; Rasa's own is 5 minutes

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Call the action server. Raises what aiohttp raises, after noting it in `failures`."""
        kwargs["timeout"] = self.deadline
        try:
            return await super().request(*args, **kwargs)
        except BaseException as error:
            failures.get([]).append(type(error).__name__)
            raise
