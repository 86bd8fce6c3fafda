"""The change to contacts and table that an editor prepares, and taking it into use."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.routing.archive import content_hash
from bot.routing.municipality import Municipality
from bot.store.audit import audit
from bot.store.database import Database, now
from bot.store.directory_versions import add
from bot.store.errors import Conflict
from bot.store.tables import DirectoryDraftRow as Row

Files = Mapping[str, str]
USED, THROWN_AWAY = "gegevens_in_gebruik", "voorstel_weggegooid"


@dataclass(frozen=True)
class Draft:
    """The editors' files as they would become."""

    files: dict[str, str]
    base: str  # hash of the files that it started from
    actor: str
    at: datetime

    @property
    def mark(self) -> str:
        """Changes with every change: what was looked at is what is taken into use."""
        return content_hash(self.files)


class DirectoryDrafts:
    """The drafts in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, municipality: str) -> Draft | None:
        """The draft of a municipality."""
        with self._database.read() as session:
            return _draft(session, municipality)

    def change(self, municipality: str, in_use: Files, actor: str, edit: Callable[[Files], Files]) -> None:
        """Edit the draft, or begin one from the files in use. A draft that changes nothing goes away."""
        with self._database.write() as session:
            row = _row(session, municipality)
            files = dict(edit(row.files if row else in_use))
            if row and files == dict(in_use):
                session.delete(row)
            elif row:
                row.files, row.actor, row.at = files, actor, now()
            elif files != dict(in_use):
                base = content_hash(in_use)
                session.add(Row(municipality=municipality, base=base, files=files, actor=actor, at=now()))

    def drop(self, municipality: str, actor: str) -> None:
        """Throw the draft away."""
        with self._database.write() as session:
            row = _row(session, municipality)
            if row:
                session.delete(row)
                audit(session, actor, THROWN_AWAY, municipality)

    def use(
        self,
        new: Municipality,
        files: Files,
        mark: str,
        actor: str,
        note: str,
        write: Callable[[Files], None],
    ) -> int:
        """Take the draft into use; the number of its version.

        `files` are all files as they become. `write` puts the editors' files in place, as the last thing
        before the transaction ends: fails it, then nothing changed. Conflict when the draft is no longer the
        one with this mark.
        """
        with self._database.write() as session:
            row = _row(session, new.id)
            if row is None or content_hash(row.files) != mark:
                raise Conflict("een collega wijzigde het voorstel; kijk opnieuw wat er verandert")
            number = add(session, new, files, actor, note)
            audit(session, actor, USED, f"{new.id}/{number}")
            own = dict(row.files)
            session.delete(row)
            session.flush()
            write(own)
        return number


def _row(session: Session, municipality: str) -> Row | None:
    return session.get(Row, municipality, with_for_update=True)


def _draft(session: Session, municipality: str) -> Draft | None:
    row = session.get(Row, municipality)
    return Draft(dict(row.files), row.base, row.actor, row.at) if row else None
