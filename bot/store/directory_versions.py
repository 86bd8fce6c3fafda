"""The archive of contacts and tables: which version decided, and a way back to it."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.routing.archive import content_hash
from bot.routing.municipality import Municipality
from bot.store.database import Database, now
from bot.store.tables import DirectoryVersionRow as Row

BY_HAND = "bestand"  # the actor of a version that somebody put in the files outside the loket
PAGE = 25
_LISTED = (Row.number, Row.table_version, Row.at, Row.actor, Row.note)


@dataclass(frozen=True)
class Version:
    """One version that was taken into use."""

    number: int
    table_version: str
    at: datetime
    actor: str
    note: str


class DirectoryVersions:
    """The versions in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, municipality: Municipality, files: Mapping[str, str]) -> None:
        """Archive what a process has just loaded, unless it is the newest version already."""
        try:
            with self._database.write() as session:
                add(session, municipality, files, BY_HAND)
        except IntegrityError:  # another process archived the same at the same moment
            return

    def all(self, municipality: str, page: int = 1) -> list[Version]:
        """The newest first; `page` counts from 1."""
        query = select(*_LISTED).where(Row.municipality == municipality).order_by(Row.number.desc())
        with self._database.read() as session:
            found = session.execute(query.limit(PAGE).offset((page - 1) * PAGE))
            return [Version(*line) for line in found]

    def one(self, municipality: str, number: int) -> Version | None:
        """One version by its number."""
        query = select(*_LISTED).where(Row.municipality == municipality, Row.number == number)
        with self._database.read() as session:
            line = session.execute(query).first()
        return Version(*line) if line else None

    def files(self, municipality: str, number: int) -> dict[str, str] | None:
        """The texts of all files of a version, by path; None when there is no such version."""
        query = select(Row.files).where(Row.municipality == municipality, Row.number == number)
        with self._database.read() as session:
            packed = session.scalars(query).first()
        return unpack(packed) if packed else None

    def of_decision(
        self, municipality: str, table_version: str, at: datetime | None
    ) -> dict[str, str] | None:
        """The files that decided at a moment: the newest with that table version by then, else the first."""
        query = (
            select(Row.files, Row.at)
            .where(Row.municipality == municipality, Row.table_version == table_version)
            .order_by(Row.number)
        )
        with self._database.read() as session:
            found = session.execute(query).all()
        before = [packed for packed, moment in found if at is None or moment <= at]
        packed = before[-1] if before else found[0][0] if found else None
        return unpack(packed) if packed else None


def add(
    session: Session, municipality: Municipality, files: Mapping[str, str], actor: str, note: str = ""
) -> int:
    """Add a version in the caller's transaction; its number. Nothing is added when it is the newest already."""
    newest = session.scalars(
        select(Row).where(Row.municipality == municipality.id).order_by(Row.number.desc()).limit(1)
    ).first()
    digest = content_hash(files)
    if newest and newest.content_hash == digest:
        return newest.number
    row = Row(
        municipality=municipality.id,
        number=(newest.number if newest else 0) + 1,
        table_version=municipality.table.version,
        content_hash=digest,
        files=pack(files),
        at=now(),
        actor=actor,
        note=note,
    )
    session.add(row)
    session.flush()
    return row.number


def count(session: Session, municipality: str) -> int:
    """How many versions there are."""
    return session.scalar(select(func.max(Row.number)).where(Row.municipality == municipality)) or 0


def pack(files: Mapping[str, str]) -> bytes:
    """Texts by path as bytes."""
    return zlib.compress(json.dumps(dict(sorted(files.items())), ensure_ascii=False).encode("utf-8"), 9)


def unpack(packed: bytes) -> dict[str, str]:
    """And back."""
    files: dict[str, str] = json.loads(zlib.decompress(packed))
    return files
