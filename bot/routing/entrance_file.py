"""Reads `elders.csv`: the entrances of other municipalities."""

from bot.intake.labels import Delivery
from bot.routing.contact import Contact
from bot.routing.contact_file import read_date
from bot.routing.files import Columns, CsvRow, Report, read_cell, split_cell
from bot.routing.phones import parse_phone
from bot.routing.places import Area, Entrance, Ranges, parse_ranges

_NAMES = ("id", "gemeente", "plaatsen", "postcodes", "website", "telefoon", "bevestigd_op")
NOWHERE: Ranges = ()
ENTRANCES = Columns(_NAMES, _NAMES[:5])


def read_entrances(rows: list[CsvRow], own: str, does: str, report: Report) -> dict[str, Entrance]:
    """The entrances by id, without the municipality's own; the first of an id counts. `does`: what all do."""
    found: dict[str, Entrance] = {}
    for row in rows:
        if row.get("id") != own:
            found.setdefault(row.get("id"), _entrance(row, does, report))
    return found


def _entrance(row: CsvRow, does: str, report: Report) -> Entrance:
    mend = "Schrijf 3840-3849, 3860."
    codes = read_cell(row, "postcodes", _codes, NOWHERE, mend, report)
    names = (row.get("gemeente"), *split_cell(row.get("plaatsen")))
    return Entrance(contact=_contact(row, does, report), area=Area(names=names, postcodes=codes))


def _codes(text: str) -> Ranges:
    return parse_ranges(split_cell(text))


def _contact(row: CsvRow, does: str, report: Report) -> Contact:
    name = f"Gemeente {row.get('gemeente')}"
    return Contact(
        id=row.get("id"),
        name=name,
        organization=name,
        does=does,
        website=row.get("website"),
        phone=read_cell(row, "telefoon", parse_phone, "", "Schrijf een nummer als 0341 123 456.", report),
        delivery=Delivery.PHONE,
        assured_date=read_cell(
            row, "bevestigd_op", read_date, None, "Schrijf een datum als 2026-11-21.", report
        ),
    )
