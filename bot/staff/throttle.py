"""Limits per address and per name, in this process's memory; the lock of an account is in the database."""

from fastapi import Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class TooOften(Exception):
    """Too many tries; wait a while."""


class Throttle:
    """Counts tries in a moving window."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def hit(self, rate: str, *keys: str) -> None:
        """Count one try for `keys`; TooOften when there were more than `rate` (such as "10/minute")."""
        if not self._limiter.hit(parse(rate), *keys):
            raise TooOften


def address(request: Request, trust_proxy: bool) -> str:
    """The client's address; from the proxy's header (its last part) only when the settings trust it."""
    forwarded = request.headers.get("x-forwarded-for", "") if trust_proxy else ""
    direct = request.client.host if request.client else ""
    return forwarded.rsplit(",", 1)[-1].strip() or direct
