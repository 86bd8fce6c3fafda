"""Conversations as the engine remembers them: one row each, with a term and a real delete.

Rasa's own SQL store commits once per event, cannot delete and keeps personal data for ever (bot/adr/0002).
"""

import sqlite3
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot.files import identity

SCHEMA = "CREATE TABLE IF NOT EXISTS tracker (sender_id TEXT PRIMARY KEY, dialogue TEXT NOT NULL, saved_at REAL NOT NULL)"


class OneRowTrackerStore(TrackerStore, SerializedTrackerAsText):
    """A tracker store in one SQLite file: `path`, and `hours` after which an untouched conversation goes."""

    def __init__(
        self, domain: Domain, event_broker: Any = None, path: str = "", hours: float = 24, **_: Any
    ) -> None:
        super().__init__(domain, event_broker)
        self.hours, self.file = float(hours), Path(path)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.open()
        self.forget_old()

    def open(self) -> None:
        """Connect, and note to which file."""
        self.connection = sqlite3.connect(self.file, timeout=5, isolation_level=None)
        for order in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            self.connection.execute(f"PRAGMA {order}")
        self.connection.execute(SCHEMA)
        self.opened = identity(self.file)

    @property
    def rows(self) -> sqlite3.Connection:
        """The connection. A file that was removed or replaced is left: what is kept there is gone at the next start."""
        if identity(self.file) != self.opened:
            self.connection.close()
            self.open()
        return self.connection

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Replace the conversation's row."""
        self.write(tracker.sender_id, self.serialise_tracker(tracker))

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation, or None when it is unknown, forgotten or unreadable."""
        row = self.read(sender_id)
        if row is None:
            return None
        try:
            return self.deserialise_tracker(sender_id, row)
        except Exception:  # a damaged row fails in many ways; the gateway then offers to start again
            return None

    async def keys(self) -> Iterable[str]:
        """All conversation ids."""
        return [key for (key,) in self.rows.execute("SELECT sender_id FROM tracker")]

    def read(self, sender_id: str) -> str | None:
        """The serialised conversation as it stands."""
        row = self.rows.execute("SELECT dialogue FROM tracker WHERE sender_id = ?", (sender_id,)).fetchone()
        return row[0] if row else None

    def can_write(self) -> bool:
        """Whether a conversation could be kept now."""
        try:
            self.rows.execute("BEGIN IMMEDIATE")
            self.rows.execute("ROLLBACK")
        except sqlite3.Error:
            return False
        return True

    def write(self, sender_id: str, dialogue: str | None) -> None:
        """Put a serialised conversation back; None erases it."""
        if dialogue is None:
            self.erase(sender_id)
        else:
            self.rows.execute(
                "INSERT OR REPLACE INTO tracker VALUES (?, ?, ?)", (sender_id, dialogue, time.time())
            )

    def erase(self, sender_id: str) -> None:
        """Remove one conversation, from the write-ahead log too."""
        self.rows.execute("DELETE FROM tracker WHERE sender_id = ?", (sender_id,))
        self.rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def forget_old(self) -> None:
        """Remove what nobody touched for `hours`."""
        self.rows.execute("DELETE FROM tracker WHERE saved_at < ?", (time.time() - self.hours * 3600,))
