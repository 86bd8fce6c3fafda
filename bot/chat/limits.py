"""Limits per conversation and per address, in memory of the one web process (library: limits)."""

import time

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request

from bot.chat.errors import TooManyRequests
from bot.settings import Settings

STRANGERS = RateLimitItemPerMinute(300)  # tries without a valid token, per address


class Limits:
    """Counts messages per conversation, and per address new conversations and tries without a valid token."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._messages = RateLimitItemPerMinute(settings.messages_per_minute)
        self._conversations = RateLimitItemPerHour(settings.conversations_per_hour)
        self._trust_proxy = settings.trust_proxy

    def message(self, conversation_id: str) -> None:
        """One more message. Raises TooManyRequests."""
        self._hit(self._messages, "message", conversation_id)

    def conversation(self, request: Request) -> None:
        """One more conversation from this address. Raises TooManyRequests."""
        self._hit(self._conversations, "conversation", self.address(request))

    def stranger(self, request: Request) -> None:
        """Someone from this address had no valid token."""
        self._limiter.hit(STRANGERS, "stranger", self.address(request))

    def stranger_may_try(self, request: Request) -> None:
        """Raises TooManyRequests after too many tries from this address."""
        if not self._limiter.test(STRANGERS, "stranger", self.address(request)):
            raise self._too_many(STRANGERS, "stranger", self.address(request))

    def address(self, request: Request) -> str:
        """Who asks: the connection, or what a trusted proxy says."""
        forwarded = request.headers.get("x-forwarded-for", "") if self._trust_proxy else ""
        return forwarded.split(",")[-1].strip() or (request.client.host if request.client else "")

    def _hit(self, limit: RateLimitItem, *key: str) -> None:
        if not self._limiter.hit(limit, *key):
            raise self._too_many(limit, *key)

    def _too_many(self, limit: RateLimitItem, *key: str) -> TooManyRequests:
        free_at = self._limiter.get_window_stats(limit, *key).reset_time
        return TooManyRequests(retry_after=max(1, int(free_at - time.time()) + 1))
