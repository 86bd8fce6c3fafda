"""What only the machine itself can see: the stored intake and the answers half-way. Read only.

The public API tells a resident nothing of this, and no door is opened for tests. On another machine it is absent.
"""

import json
import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.intakes import Intakes, StoredIntake


class NoEvidenceError(Exception):
    """It can't be seen from here; the message says why."""


@lru_cache(maxsize=4)
def database(url: str) -> Database:
    """One connection pool a database."""
    return Database(url)


def intake(url: str | None, reference: str) -> StoredIntake:
    """The stored intake. Raises NoEvidenceError."""
    if not url:
        raise NoEvidenceError("de intake is hier niet te zien: speel dit op de machine van de assistent")
    if not reference:
        raise NoEvidenceError("er is niets verstuurd")
    try:
        return Intakes(database(url)).get(reference)
    except StoreError as error:
        raise NoEvidenceError(f"intake {reference} staat niet in de database {url}") from error
    except SQLAlchemyError as error:
        raise NoEvidenceError(
            f"de database {url} is niet die van deze assistent: zet RECHTDOOR_STACK_VAR op zijn map"
        ) from error


def slots(trackers: Path | None, conversation: str) -> dict[str, Any]:
    """The slots of a running conversation by name. Raises NoEvidenceError."""
    if trackers is None or not trackers.exists():
        raise NoEvidenceError(
            "antwoorden halverwege zijn hier niet te zien: speel dit op de machine van de assistent"
        )
    with closing(sqlite3.connect(f"file:{trackers}?mode=ro", uri=True, timeout=5)) as rows:
        row = rows.execute("SELECT dialogue FROM tracker WHERE sender_id = ?", (conversation,)).fetchone()
    events = json.loads(row[0])["events"] if row else []
    last = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    return {name: value for name, value in last.items() if value is not None}
