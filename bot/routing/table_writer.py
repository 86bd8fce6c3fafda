"""Writes contacts and tables back as the editors' CSV: what is read and written again stays the same."""

import csv
import io
from collections.abc import Iterable, Mapping

from bot.routing.columns import COLUMNS
from bot.routing.contact import Contact
from bot.routing.contact_file import CONTACTS
from bot.routing.phones import show_phone
from bot.routing.table import Row
from bot.routing.table_file import OUTCOMES

_NAMES = {outcome: word for word, outcome in OUTCOMES.items()}
MARK = "\ufeff"  # Excel needs it to see that a CSV is UTF-8


def contacts_csv(contacts: Iterable[Contact]) -> str:
    """The text of `contacten.csv`, with the mark that Excel needs."""
    return to_csv(CONTACTS.allowed, (contact_cells(contact) for contact in contacts))


def contact_cells(contact: Contact) -> dict[str, str]:
    """A contact as cells."""
    return {
        "id": contact.id,
        "naam": contact.name,
        "organisatie": contact.organization,
        "wat": contact.does,
        "aflevering": contact.delivery,
        "team": contact.team,
        "telefoon": show_phone(contact.phone),
        "email": contact.email,
        "website": contact.website,
        "open": contact.schedule.text,
        "locatie": contact.location,
        "adres": contact.address,
        "toegankelijk": contact.accessibility,
        "leeftijd_vanaf": _number(contact.min_age),
        "leeftijd_tot": _number(contact.max_age),
        "talen": ", ".join(contact.languages),
        "capaciteit": contact.capacity,
        "herkend_als": ", ".join(contact.known_as),
        "wijken": ", ".join(contact.neighbourhoods),
        "bevestigd_op": str(contact.assured_date or ""),
    }


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def table_csv(rows: Iterable[Row]) -> str:
    """The text of `tabel.csv`; the cells as the editor wrote them."""
    return to_csv(COLUMNS, (row_cells(row) for row in rows))


def row_cells(row: Row) -> dict[str, str]:
    """A row as cells."""
    cells = {name: cell.text for name, cell in row.conditions.items()}
    ends = {"uitkomst": _NAMES[row.outcome], "contact": row.contact, "reden": row.reason}
    return {"regel": row.id, "voorrang": row.level, **cells, **ends}


def to_csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as CSV that opens in a Dutch spreadsheet: `;` between cells, UTF-8 with mark."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), delimiter=";", lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return MARK + text.getvalue()
