"""Reads HSDS 3.0 JSON as contacts: our own export without loss, another party's as far as it goes."""

import re
from pathlib import Path
from typing import Any

from bot.routing.contact import Contact
from bot.routing.contact_file import CONTACTS, read_contacts
from bot.routing.files import CsvRow, Report
from bot.routing.hsds_export import ICAL_DAYS, TAXONOMY
from bot.routing.schedule import DAYS, parse_schedule

Json = dict[str, Any]


def from_hsds(document: Json, file: Path, report: Report) -> dict[str, Contact]:
    """The contacts in a page of services (or one service). Line n in a problem is the n-th service."""
    services = document.get("contents") or ([document] if "name" in document else [])
    if not services:
        report.add(file, 0, "Hier staan geen diensten in.", 'Geef een HSDS-bestand met "contents".')
    rows = [CsvRow(file, index, cells(one)) for index, one in enumerate(services, start=1)]
    return read_contacts(rows, report)


def cells(service: Json) -> dict[str, str]:
    """One HSDS service as the cells of `contacten.csv`, so that it is checked in the same way."""
    own = _own(service)
    location = _location(service)
    found = {
        "id": own.get("id") or _slug(_text(service, "name")),
        "naam": _text(service, "name"),
        "organisatie": _text(service.get("organization") or {}, "name") or _text(service, "name"),
        "wat": _text(service, "description") or _text(service, "name"),
        "aflevering": own.get("delivery") or ("partner" if _email(service) else "phone"),
        "team": own.get("team", ""),
        "telefoon": _first(service, "phones", "number"),
        "email": _email(service),
        "website": _text(service, "url"),
        "open": _hours(service.get("schedules") or []),
        "locatie": _text(location, "name"),
        "adres": own.get("address") or _address(location),
        "toegankelijk": own.get("accessibility") or _first(location, "accessibility", "description"),
        "leeftijd_vanaf": _age(service, "minimum_age"),
        "leeftijd_tot": _age(service, "maximum_age"),
        "talen": ", ".join(_all(service, "languages", "code")),
        "capaciteit": own.get("capacity", ""),
        "herkend_als": own.get("known_as", ""),
        "wijken": ", ".join(_wijken(service)),
        "bevestigd_op": _text(service, "assured_date")[:10],
    }
    return {name: found[name] for name in CONTACTS.allowed}


def _own(service: Json) -> dict[str, str]:
    found = service.get("attributes") or []
    ours = [one for one in found if (one.get("taxonomy_term") or {}).get("taxonomy") == TAXONOMY]
    return {_text(one, "link_type"): _text(one, "value") for one in ours}


def _location(service: Json) -> Json:
    places = service.get("service_at_locations") or [{}]
    return places[0].get("location") or {}


def _email(service: Json) -> str:
    return _text(service, "email") or _first(service, "contacts", "email")


def _address(location: Json) -> str:
    lines = location.get("addresses") or []
    if not lines:
        return _text(location, "description")
    parts = (_text(lines[0], name) for name in ("address_1", "postal_code", "city"))
    return " ".join(part for part in parts if part)


def _wijken(service: Json) -> list[str]:
    names = _all(service, "service_areas", "name")
    organization = _text(service.get("organization") or {}, "description")
    return [name for name in names if not organization.endswith(f"({name})")]


def _hours(schedules: list[Json]) -> str:
    """Our own words when they are there, else from the iCal days and times."""
    words = _text(schedules[0], "description") if schedules else ""
    try:
        return parse_schedule(words).text if words else _from_ical(schedules)
    except ValueError:
        return _from_ical(schedules)


def _from_ical(schedules: list[Json]) -> str:
    parts = []
    for one in schedules:
        opens, closes = _text(one, "opens_at")[:5], _text(one, "closes_at")[:5]
        days = [day.strip() for day in _text(one, "byday").split(",")]
        parts += [
            f"{DAYS[ICAL_DAYS.index(day)]} {opens}-{closes}" for day in days if day in ICAL_DAYS and opens
        ]
    return ", ".join(parts)


def _age(service: Json, name: str) -> str:
    value = service.get(name)
    return "" if value is None else str(int(value))


def _first(owner: Json, name: str, field: str) -> str:
    return next(iter(_all(owner, name, field)), "")


def _all(owner: Json, name: str, field: str) -> list[str]:
    return [text for text in (_text(one, field) for one in owner.get(name) or []) if text]


def _text(owner: Json, name: str) -> str:
    return " ".join(str(owner.get(name) or "").split())


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
