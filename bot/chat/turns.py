"""One message at a time per conversation, by name, so that a repeat is answered and never taken twice."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from bot.chat.errors import TooManyRequests

MOST_WAITING = 3  # messages of one conversation; more is no person typing


class Turns:
    """Who may go now. Shared by all requests of the process."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._present: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, conversation: str, until: float) -> AsyncIterator[None]:
        """Wait for the turn, until a moment of the loop's clock. Raises TooManyRequests, TimeoutError."""
        if self._present[conversation] > MOST_WAITING:
            raise TooManyRequests(retry_after=2)
        self._present[conversation] += 1
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        try:
            await acquire(lock, until)
            try:
                yield
            finally:
                lock.release()
        finally:
            self._leave(conversation)

    def _leave(self, conversation: str) -> None:
        self._present[conversation] -= 1
        if not self._present[conversation]:
            del self._present[conversation]


async def acquire(lock: asyncio.Lock, until: float) -> None:
    """Take the lock. Raises TimeoutError."""
    async with asyncio.timeout_at(until):
        await lock.acquire()


def turn_name(key: str | None, kept: int, content: str) -> str:
    """The name of one exchange: the client's key or else the turn it followed, together with what was said.

    So a repeat with the same key, and a double click without one, find the first answer; a key that is used again
    for other words does not make those words disappear. `content` has been masked: the name tells no secrets.
    """
    named = f"turn {kept}" if key is None else f"key {key}"
    return hashlib.sha256(f"{named}\n{content}".encode()).hexdigest()[:40]
