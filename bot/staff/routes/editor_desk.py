"""What the editors' pages work with: the files in use, the proposal beside them, and what it would change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request

from bot.routing.archive import content_hash
from bot.routing.columns import COLUMNS, FACTS, LEVELS, PLACEHOLDERS
from bot.routing.contact_file import CONTACTS
from bot.routing.directory import load_municipality
from bot.routing.errors import RoutingError
from bot.routing.municipality import Municipality
from bot.routing.own_files import all_files, read_own, write_own
from bot.routing.proposal import KEYS, Proposal, propose
from bot.routing.sheet import Record, Sheet, empty_sheet, read_sheet
from bot.routing.table_file import OUTCOMES
from bot.staff.context import Loket
from bot.staff.guard import Editor, Parts
from bot.staff.pages import text
from bot.store.actors import Actor
from bot.store.directory_drafts import DirectoryDrafts, Draft
from bot.store.directory_versions import DirectoryVersions
from bot.store.errors import Conflict, UnknownIntake
from bot.store.recent_cases import recent

RECENT = 200  # intakes that a change is tried on
T = TypeVar("T")


class SheetName(StrEnum):
    """The two files that editors change."""

    CONTACTEN = "contacten"
    TABEL = "tabel"

    @property
    def file(self) -> str:
        """Its name in the folder of the municipality."""
        return f"{self}.csv"

    @property
    def columns(self) -> tuple[str, ...]:
        """In the order of the file."""
        return CONTACTS.allowed if self is SheetName.CONTACTEN else COLUMNS

    @property
    def key(self) -> str:
        """The column that names a row."""
        return KEYS[self.file]


@dataclass(frozen=True)
class Desk:
    """One editor at work on the files of their municipality."""

    parts: Loket
    actor: Actor

    @property
    def id(self) -> str:
        """The municipality."""
        return self.actor.municipality

    @property
    def folder(self) -> Path:
        """Where all municipalities are."""
        return self.parts.settings.municipalities

    @cached_property
    def in_use(self) -> dict[str, str]:
        """The editors' files as they are now."""
        if not (self.folder / self.id / "gemeente.yaml").exists():
            raise UnknownIntake(self.id)
        return _told(lambda: read_own(self.id, self.folder))

    @cached_property
    def draft(self) -> Draft | None:
        """The change in preparation."""
        return DirectoryDrafts(self.parts.database).get(self.id)

    @property
    def files(self) -> Mapping[str, str]:
        """The files as they would become."""
        return self.draft.files if self.draft else self.in_use

    @property
    def is_stale(self) -> bool:
        """Whether the files were changed outside the loket after the draft was begun."""
        return self.draft is not None and self.draft.base != content_hash(self.in_use)

    def sheet(self, name: SheetName) -> Sheet:
        """A file, row by row."""
        return _sheet(self.files, name)

    def edit(self, name: SheetName, change: Callable[[Sheet], Sheet]) -> None:
        """Change one file in the draft."""

        def apply(files: Mapping[str, str]) -> dict[str, str]:
            new = change(_sheet(files, name))
            return (
                dict(files) if not new.records and name.file not in files else {**files, name.file: new.text}
            )

        self.replace(apply)

    def replace(self, edit: Callable[[Mapping[str, str]], Mapping[str, str]]) -> None:
        """Change the files of the draft."""
        DirectoryDrafts(self.parts.database).change(self.id, self.in_use, self.actor.id, edit)

    @cached_property
    def proposal(self) -> Proposal:
        """What the draft would do."""
        with self.parts.database.read() as session:
            decided = recent(session, self.id, RECENT)
        cases = [one.case for one in decided if one.case]
        return _told(lambda: propose(self.id, self.folder, self.in_use, self.files, cases))

    def use(self, mark: str, note: str) -> None:
        """Take the draft into use. Conflict when it is not sound, or no longer what was looked at."""
        if self.is_stale:
            raise Conflict("de bestanden zijn intussen gewijzigd; gooi dit voorstel weg en begin opnieuw")
        new, files = self.proposal.municipality, self.proposal.files
        if new is None:
            raise Conflict("dit voorstel klopt nog niet; verbeter eerst wat er mis is")
        self._keep_the_old()
        DirectoryDrafts(self.parts.database).use(
            new, files, mark, self.actor.id, note, lambda own: write_own(self.id, self.folder, own)
        )

    def _keep_the_old(self) -> None:
        """So that one can always go back to what is in use now."""
        old = self.loaded
        if old is not None:
            DirectoryVersions(self.parts.database).keep(old, all_files(self.id, self.folder))

    @cached_property
    def loaded(self) -> Municipality | None:
        """The municipality as the files in use make it; None when they are broken."""
        try:
            return load_municipality(self.id, self.folder, prove=False)
        except RoutingError:
            return None

    @cached_property
    def shown(self) -> Municipality | None:
        """What names and choices are taken from: what is in use, or the proposal that mends it."""
        return self.loaded or self.proposal.municipality

    def choices(self, column: str, now: str) -> list[tuple[str, str]]:
        """The values of a column with a fixed choice, the present one included; none for free text."""
        found = self._choices(column)
        known = {value for value, _ in found}
        return [*found, (now, now)] if found and now and now not in known else found

    def _choices(self, column: str) -> list[tuple[str, str]]:
        fixed = {
            "aflevering": ("team", "partner", "phone"),
            "capaciteit": ("ruim", "beperkt", "vol"),
            "voorrang": LEVELS,
            "uitkomst": tuple(OUTCOMES),
        }
        if column in fixed:
            return [
                (value, text("keuze", value) if column != "voorrang" else value) for value in fixed[column]
            ]
        if column == "team":
            return list(self.parts.directory.teams(self.id).items())
        return self._contacts() if column == "contact" else []

    def _contacts(self) -> list[tuple[str, str]]:
        rows = self.sheet(SheetName.CONTACTEN).rows
        own = {row.cells.get("id", ""): row.cells.get("naam", "") for row in rows}
        shared = {one.id: one.name for one in self.shown.contacts.values()} if self.shown else {}
        named = {**shared, **own}
        places = [(key, key if key == name else f"{name} ({key})") for key, name in named.items()]
        return [*places, *((word, text("keuze", word)) for word in PLACEHOLDERS)]

    def words(self) -> dict[str, list[str]]:
        """Per column with conditions, the words that may be used."""
        if self.shown is None:
            return {}
        table, groups = self.shown.table, self.shown.groups
        return {name: [*groups.get(name, {}), *table.values[name]] for name in FACTS}


def desk(parts: Parts, actor: Editor) -> Desk:
    """The desk of who is signed in."""
    return Desk(parts, actor)


def row_of(sheet: Sheet, line: int, mark: str | None = None) -> Record:
    """The row on a line. Conflict when it is no longer the one that the editor looked at."""
    found = sheet.at(line)
    if found is None and mark is None:
        raise UnknownIntake(str(line))
    if found is None or (mark is not None and mark_of(found) != mark):
        raise Conflict("een collega wijzigde deze regel; open hem opnieuw")
    return found


def mark_of(row: Record) -> str:
    """Changes with every change of the row."""
    return content_hash({"": row.raw})[:16]


async def cells(request: Request) -> dict[str, str]:
    """The fields of a form, each on one line."""
    form = await request.form()
    return {name: " ".join(value.split()) for name, value in form.items() if isinstance(value, str)}


def _sheet(files: Mapping[str, str], name: SheetName) -> Sheet:
    text = files.get(name.file, "")
    return _told(lambda: read_sheet(text)) if text else empty_sheet(name.columns)


def _told(work: Callable[[], T]) -> T:
    """Wrong files as a page that says so."""
    try:
        return work()
    except RoutingError as error:
        raise Conflict(str(error).rstrip(".")) from error


AtDesk = Annotated[Desk, Depends(desk)]
Form = Annotated[dict[str, str], Depends(cells)]
