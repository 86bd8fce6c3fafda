"""Writes a directory as Open Referral HSDS 3.0 JSON: a page of services, each with all that belongs to it.

What HSDS has no field for (delivery, team, own id, capacity, the words by which residents name a contact)
travels as attributes of the service, in our own taxonomy. Ids are UUIDs made from ours: they never change.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from bot.routing.contact import Contact
from bot.routing.municipality import Municipality
from bot.routing.phones import show_phone
from bot.routing.schedule import Hours

TAXONOMY = "rechtdoor"
ICAL_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Json = dict[str, Any]


def to_hsds(municipality: Municipality) -> Json:
    """The whole directory as one HSDS page."""
    services = [service(contact, municipality) for contact in municipality.contacts.values()]
    count = len(services)
    page = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count}
    return {**page, "first_page": True, "last_page": True, "empty": not count, "contents": services}


def service(contact: Contact, municipality: Municipality) -> Json:
    """One contact as an HSDS service."""
    place = f"{municipality.id}/{contact.id}"
    fields: Json = {
        "id": make_id("service", place),
        "name": contact.name,
        "description": contact.does,
        "status": "active",
        "url": contact.website,
        "email": contact.email,
        "minimum_age": contact.min_age,
        "maximum_age": contact.max_age,
        "assured_date": str(contact.assured_date or ""),
        "organization": organization(contact, municipality),
        "organization_id": organization(contact, municipality)["id"],
        "phones": phones(contact, place),
        "schedules": schedules(contact, place),
        "languages": [
            {"id": make_id("language", f"{place}/{code}"), "code": code} for code in contact.languages
        ],
        "service_areas": areas(contact, municipality, place),
        "service_at_locations": locations(contact, place),
        "attributes": list(attributes(contact, place)),
    }
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def organization(contact: Contact, municipality: Municipality) -> Json:
    """The organization behind a contact."""
    place = f"{municipality.id}/{_slug(contact.organization)}"
    return {
        "id": make_id("organization", place),
        "name": contact.organization,
        "description": f"{contact.organization} ({municipality.name})",
    }


def phones(contact: Contact, place: str) -> list[Json]:
    """The phone of a contact."""
    if not contact.phone:
        return []
    return [{"id": make_id("phone", place), "number": show_phone(contact.phone), "type": "voice"}]


def schedules(contact: Contact, place: str) -> list[Json]:
    """One schedule for each stretch of hours; times are local (an offset would be wrong half the year)."""
    if contact.schedule.always:
        return [_schedule(place, contact, ",".join(ICAL_DAYS), "00:00", "24:00")]
    return [
        _schedule(f"{place}/{index}", contact, ICAL_DAYS[hour.day], *_times(hour))
        for index, hour in enumerate(contact.schedule.hours)
    ]


def _schedule(key: str, contact: Contact, days: str, opens: str, closes: str) -> Json:
    return {
        "id": make_id("schedule", key),
        "freq": "WEEKLY",
        "byday": days,
        "opens_at": opens,
        "closes_at": closes,
        "description": contact.schedule.text,
        "notes": "Europe/Amsterdam",
    }


def _times(hours: Hours) -> tuple[str, str]:
    return hours.opens.strftime("%H:%M"), hours.closes.strftime("%H:%M")


def areas(contact: Contact, municipality: Municipality, place: str) -> list[Json]:
    """The service areas: the neighbourhoods, or the whole municipality."""
    names = contact.neighbourhoods or (municipality.name,)
    return [
        {
            "id": make_id("service_area", f"{place}/{name}"),
            "name": name,
            "extent": name,
            "extent_type": "text",
        }
        for name in names
    ]


def locations(contact: Contact, place: str) -> list[Json]:
    """Where a contact is found. The address is free text, so it goes in the description."""
    if not contact.location:
        return []
    fields = {"id": make_id("location", place), "location_type": "physical", "name": contact.location}
    location: Json = fields | ({"description": contact.address} if contact.address else {})
    if contact.accessibility:
        access = {"id": make_id("accessibility", place), "description": contact.accessibility}
        location["accessibility"] = [access]
    return [{"id": make_id("service_at_location", place), "location": location}]


def attributes(contact: Contact, place: str) -> Iterator[Json]:
    """What only we know of a contact."""
    own = {
        "id": contact.id,
        "delivery": contact.delivery,
        "team": contact.team,
        "capacity": contact.capacity,
        "known_as": ", ".join(contact.known_as),
        "accessibility": "" if contact.location else contact.accessibility,
        "address": "" if contact.location else contact.address,
    }
    for name, value in own.items():
        if value:
            yield {
                "id": make_id("attribute", f"{place}/{name}"),
                "link_id": make_id("service", place),
                "link_type": name,
                "link_entity": "service",
                "value": str(value),
                "taxonomy_term": _term(name),
            }


def _term(name: str) -> Json:
    words = {"name": name, "description": f"Rechtdoor: {name}", "code": name, "taxonomy": TAXONOMY}
    return {"id": make_id("taxonomy_term", name), **words}


def make_id(kind: str, key: str) -> str:
    """The UUID of a thing: the same key gives the same UUID."""
    return str(uuid5(NAMESPACE_URL, f"rechtdoor:{kind}:{key}"))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
