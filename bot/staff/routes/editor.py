"""For editors: the contacts and the routing table of their municipality, row by row or as a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, Response

from bot.routing.columns import ANY, FACTS, LEVELS
from bot.routing.contact_file import CONTACTS
from bot.routing.csv_import import rename_columns
from bot.routing.errors import RoutingError
from bot.routing.proposal import all_changes
from bot.routing.sheet import Record, Sheet, read_sheet
from bot.routing.table_writer import contact_cells, row_cells
from bot.staff.pages import go, page
from bot.staff.routes.editor_desk import AtDesk, Desk, Form, SheetName, mark_of, row_of
from bot.store.errors import Conflict

router = APIRouter(prefix="/gegevens")
SPACIOUS = frozenset({"wat", "reden", "herkend_als", "adres", "toegankelijk"})


@dataclass(frozen=True)
class Shown:
    """A row as listed. `line` is 0 for one of a shared folder: it is changed there."""

    line: int
    cells: Mapping[str, str]
    kind: str  # nieuw or gewijzigd in the proposal; empty otherwise
    when: tuple[tuple[str, str], ...] = ()  # of a rule: its conditions


@router.get("")
def begin(request: Request, desk: AtDesk) -> Response:
    """The contacts."""
    return go(request, "/gegevens/contacten")


@router.get("/{sheet}")
def rows(
    request: Request, desk: AtDesk, sheet: SheetName, zoek: Annotated[str, Query(max_length=100)] = ""
) -> HTMLResponse:
    """All rows, those of shared folders included."""
    found = [row for row in _listed(desk, sheet) if _has(row, zoek)]
    names = dict(desk.choices("contact", "")) if sheet is SheetName.TABEL else {}
    return page(
        request, "gegevens.html.jinja", desk=desk, sheet=sheet, rows=found, words=zoek, names=names, tab=sheet
    )


@router.get("/{sheet}/nieuw")
def new_row(request: Request, desk: AtDesk, sheet: SheetName) -> HTMLResponse:
    """An empty form."""
    return _form(request, desk, sheet, None)


@router.post("/{sheet}/nieuw")
def add_row(request: Request, desk: AtDesk, sheet: SheetName, form: Form) -> Response:
    """Into the proposal: a rule goes under the last one of its level, a contact to the end."""
    cells = _cells(sheet, form)
    level = cells.get("voorrang", "")
    desk.edit(sheet, lambda old: old.add(cells, lambda row: row.cells.get("voorrang", "") == level))
    return go(request, "/gegevens/voorstel", "voorstel")


@router.get("/{sheet}/regel/{line}")
def one_row(request: Request, desk: AtDesk, sheet: SheetName, line: int) -> HTMLResponse:
    """The form of a row."""
    return _form(request, desk, sheet, row_of(desk.sheet(sheet), line))


@router.post("/{sheet}/regel/{line}")
def change_row(request: Request, desk: AtDesk, sheet: SheetName, line: int, form: Form) -> Response:
    """Into the proposal."""
    cells = _cells(sheet, form)

    def change(old: Sheet) -> Sheet:
        row_of(old, line, form.get("merk", ""))
        return old.change(line, cells)

    desk.edit(sheet, change)
    return go(request, "/gegevens/voorstel", "voorstel")


@router.post("/{sheet}/regel/{line}/weg")
def remove_row(request: Request, desk: AtDesk, sheet: SheetName, line: int, form: Form) -> Response:
    """Into the proposal."""

    def change(old: Sheet) -> Sheet:
        row_of(old, line, form.get("merk", ""))
        return old.remove(line)

    desk.edit(sheet, change)
    return go(request, "/gegevens/voorstel", "voorstel")


@router.get("/{sheet}/bestand")
def download(desk: AtDesk, sheet: SheetName) -> Response:
    """The file, byte for byte; with a proposal, the file as it would become."""
    text = desk.files.get(sheet.file) or desk.sheet(sheet).text
    name = f'attachment; filename="{sheet.file}"'
    return Response(
        text.encode("utf-8"), media_type="text/csv; charset=utf-8", headers={"content-disposition": name}
    )


@router.post("/{sheet}/bestand")
def upload(request: Request, desk: AtDesk, sheet: SheetName, bestand: UploadFile | None = None) -> Response:
    """A whole file into the proposal; contacts may have the usual other names of columns."""
    text = _uploaded(bestand)
    if sheet is SheetName.CONTACTEN and set(read_sheet(text).columns) - {*CONTACTS.allowed, ""}:
        text = rename_columns(text)
    desk.replace(lambda files: {**files, sheet.file: text})
    return go(request, "/gegevens/voorstel", "voorstel")


def _uploaded(bestand: UploadFile | None) -> str:
    """The text of a file. Conflict when it is no CSV in UTF-8."""
    try:
        text = bestand.file.read().decode("utf-8") if bestand else ""
        read_sheet(text)
    except UnicodeDecodeError as error:
        raise Conflict('dit bestand is geen UTF-8; bewaar het in Excel als "CSV UTF-8"') from error
    except RoutingError as error:
        raise Conflict(f"dit is geen CSV-bestand. {str(error).rstrip('.')}") from error
    return text


def _listed(desk: Desk, sheet: SheetName) -> list[Shown]:
    kinds = {
        change.line: change.kind
        for change in all_changes(desk.in_use, desk.files)
        if change.file == sheet.file
    }
    own = [
        Shown(row.line, row.cells, kinds.get(row.line, ""), _when(row.cells))
        for row in desk.sheet(sheet).rows
    ]
    every = [*own, *_shared(desk, sheet, {row.cells.get(sheet.key, "") for row in own})]
    return sorted(every, key=_level) if sheet is SheetName.TABEL else every


def _shared(desk: Desk, sheet: SheetName, own: set[str]) -> list[Shown]:
    if desk.shown is None:
        return []
    if sheet is SheetName.CONTACTEN:
        found = [contact_cells(contact) for contact in desk.shown.contacts.values()]
    else:
        found = [row_cells(row) for row in desk.shown.table.rows if row.file.parent.name != desk.id]
    return [Shown(0, cells, "", _when(cells)) for cells in found if cells[sheet.key] not in own]


def _level(row: Shown) -> int:
    """The order in which rules are looked at; an unknown level last."""
    level = row.cells.get("voorrang", "")
    return LEVELS.index(level) if level in LEVELS else len(LEVELS)


def _when(cells: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, cells[name]) for name in FACTS if cells.get(name, "") not in ANY)


def _has(row: Shown, words: str) -> bool:
    return words.lower() in " ".join(row.cells.values()).lower()


def _cells(sheet: SheetName, form: Mapping[str, str]) -> dict[str, str]:
    """The cells in a form. Conflict without a name: then nobody could find the row again."""
    cells = {name: form.get(name, "") for name in sheet.columns}
    if not cells[sheet.key]:
        raise Conflict(f'vul "{sheet.key}" in')
    return cells


def _form(request: Request, desk: Desk, sheet: SheetName, row: Record | None) -> HTMLResponse:
    cells = row.cells if row else {}
    return page(
        request,
        "gegevens_regel.html.jinja",
        desk=desk,
        sheet=sheet,
        row=row,
        mark=mark_of(row) if row else "",
        value=lambda column: cells.get(column, ""),
        choices={column: desk.choices(column, cells.get(column, "")) for column in sheet.columns},
        facts=FACTS,
        known=desk.words() if sheet is SheetName.TABEL else {},
        spacious=SPACIOUS,
        tab=sheet,
    )
