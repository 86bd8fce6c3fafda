"""Reads contacts, teams and practices from the editors' files."""

import re
from datetime import date
from typing import cast, get_args

from bot.intake.labels import Delivery
from bot.routing.contact import Capacity, Contact, Practice
from bot.routing.files import Columns, CsvRow, Report, read_cell, split_cell
from bot.routing.phones import parse_phone
from bot.routing.schedule import Schedule, parse_schedule

REQUIRED = ("id", "naam", "organisatie", "wat", "aflevering")
OPTIONAL = (
    "team",
    "telefoon",
    "email",
    "website",
    "open",
    "locatie",
    "adres",
    "toegankelijk",
    "leeftijd_vanaf",
    "leeftijd_tot",
    "talen",
    "capaciteit",
    "herkend_als",
    "wijken",
    "bevestigd_op",
)
CONTACTS = Columns(REQUIRED + OPTIONAL, REQUIRED)
PRACTICES = Columns(("id", "naam", "contact", "herkend_als"), ("id", "naam", "contact"))


def read_contacts(rows: list[CsvRow], report: Report) -> dict[str, Contact]:
    """The contacts by id. A contact that stands there twice is a problem."""
    found: dict[str, Contact] = {}
    for row in rows:
        contact = read_contact(row, report)
        if contact.id in found:
            report.add(
                row.file, row.line, f'Het contact "{contact.id}" bestaat al.', "Geef het een andere id."
            )
        found[contact.id] = contact
    return found


def read_contact(row: CsvRow, report: Report) -> Contact:
    """One contact; what cannot be read is left empty and stands in the report."""
    for column in REQUIRED:
        if not row.get(column):
            report.add(row.file, row.line, f'De kolom "{column}" is leeg.', "Vul hem in.")
    iso = "Schrijf een datum als 2026-11-21."
    number = "Schrijf een heel getal."
    return Contact(
        id=row.get("id"),
        name=row.get("naam"),
        organization=row.get("organisatie"),
        does=row.get("wat"),
        delivery=_delivery(row, report),
        team=row.get("team"),
        phone=read_cell(row, "telefoon", parse_phone, "", "Schrijf een nummer als 0341 123 456.", report),
        email=read_cell(row, "email", _email, "", "Schrijf één adres met een @.", report),
        website=read_cell(row, "website", _website, "", "Begin met https://.", report),
        schedule=_schedule(row, report),
        location=row.get("locatie"),
        address=row.get("adres"),
        accessibility=row.get("toegankelijk"),
        min_age=read_cell(row, "leeftijd_vanaf", _age, None, number, report),
        max_age=read_cell(row, "leeftijd_tot", _age, None, number, report),
        languages=split_cell(row.get("talen")) or ("nl",),
        capacity=_capacity(row, report),
        known_as=split_cell(row.get("herkend_als")),
        neighbourhoods=split_cell(row.get("wijken")),
        assured_date=read_cell(row, "bevestigd_op", read_date, None, iso, report),
    )


def _delivery(row: CsvRow, report: Report) -> Delivery:
    mend = 'Kies "team", "partner" of "phone".'
    return read_cell(row, "aflevering", lambda text: Delivery(text.lower()), Delivery.PHONE, mend, report)


def _schedule(row: CsvRow, report: Report) -> Schedule:
    mend = 'Schrijf bijvoorbeeld "ma-vr 09:00-17:00, za 10:00-12:00" of "altijd".'
    return read_cell(row, "open", parse_schedule, Schedule(), mend, report)


def _capacity(row: CsvRow, report: Report) -> Capacity:
    mend = 'Kies "ruim", "beperkt" of "vol", of laat het leeg.'
    return read_cell(row, "capaciteit", _read_capacity, "", mend, report)


def _read_capacity(text: str) -> Capacity:
    if text not in get_args(Capacity):
        raise ValueError(text)
    return cast(Capacity, text)


def _email(text: str) -> str:
    name, at, host = text.partition("@")
    if not (name and at and "." in host) or " " in text or "@" in host:
        raise ValueError(text)
    return text


def _website(text: str) -> str:
    if not text.startswith("https://") or " " in text:
        raise ValueError(text)
    return text


def _age(text: str) -> int:
    age = int(text)
    if not 0 <= age <= 120:
        raise ValueError(text)
    return age


def read_date(text: str) -> date:
    """A date as 2026-11-21, or as 21-11-2026: Excel turns the first into the second. Raises ValueError."""
    dutch = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", text)
    return date(int(dutch[3]), int(dutch[2]), int(dutch[1])) if dutch else date.fromisoformat(text)


def read_practices(rows: list[CsvRow], report: Report) -> dict[str, Practice]:
    """The practices by id."""
    found: dict[str, Practice] = {}
    for row in rows:
        if row.get("id") in found:
            report.add(
                row.file, row.line, f'De praktijk "{row.get("id")}" bestaat al.', "Kies een andere id."
            )
        found[row.get("id")] = Practice(
            id=row.get("id"),
            name=row.get("naam"),
            contact=row.get("contact"),
            known_as=split_cell(row.get("herkend_als")),
        )
    return found
