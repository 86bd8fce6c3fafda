"""Looks through a directory for what is no longer true: stale, unreachable, duplicate or contradicting."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from bot.intake.labels import Delivery
from bot.routing.contact import Contact
from bot.routing.frozen import Frozen
from bot.routing.municipality import Municipality
from bot.routing.references import contact_faults
from bot.routing.words import plain


class Finding(Frozen):
    """One thing an editor should look at. `kind`: verouderd, onbereikbaar, dubbel or tegenstrijdig."""

    kind: str
    contacts: tuple[str, ...]
    what: str  # Dutch


def check_directory(municipality: Municipality, today: date) -> list[Finding]:
    """All findings, contact by contact."""
    contacts = list(municipality.contacts.values())
    return [
        *_stale(contacts, municipality, today),
        *_unreachable(contacts, municipality),
        *_duplicates(contacts),
        *_contradictions(contacts),
    ]


def _stale(contacts: list[Contact], municipality: Municipality, today: date) -> Iterator[Finding]:
    for contact in contacts:
        if contact.is_stale(today, municipality.assured_days):
            since = f"op {contact.assured_date} bevestigd" if contact.assured_date else "nooit bevestigd"
            what = f"{contact.name} is {since}; de termijn is {municipality.assured_days} dagen."
            yield Finding(kind="verouderd", contacts=(contact.id,), what=what)


def _unreachable(contacts: list[Contact], municipality: Municipality) -> Iterator[Finding]:
    for contact in contacts:
        faults = [what for what, _ in contact_faults(contact, municipality)]
        if contact.delivery is Delivery.PHONE and not contact.phone and not contact.website and not faults:
            faults = [f'Het contact "{contact.id}" heeft geen nummer en geen website.']
        for what in faults:
            yield Finding(kind="onbereikbaar", contacts=(contact.id,), what=what)


def _duplicates(contacts: list[Contact]) -> Iterator[Finding]:
    names: dict[tuple[str, ...], list[Contact]] = defaultdict(list)
    for contact in contacts:
        names[plain(contact.name), plain(contact.organization), *contact.neighbourhoods].append(contact)
    for same in names.values():
        if len(same) > 1:
            what = f"{same[0].name} staat er {len(same)} keer in."
            yield Finding(kind="dubbel", contacts=tuple(one.id for one in same), what=what)


def _contradictions(contacts: list[Contact]) -> Iterator[Finding]:
    yield from _ages(contacts)
    yield from _shared("herkend als", {one.id: tuple(map(plain, one.known_as)) for one in contacts})
    yield from _phones(contacts)


def _ages(contacts: list[Contact]) -> Iterator[Finding]:
    for contact in contacts:
        if contact.min_age is not None and contact.max_age is not None and contact.min_age > contact.max_age:
            what = f"{contact.name} is er vanaf {contact.min_age} en tot {contact.max_age} jaar."
            yield Finding(kind="tegenstrijdig", contacts=(contact.id,), what=what)


def _shared(label: str, words: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    """The same word for two contacts: a resident who says it could mean either."""
    owners: dict[str, list[str]] = defaultdict(list)
    for key, said in words.items():
        for word in dict.fromkeys(said):
            owners[word].append(key)
    for word, keys in owners.items():
        if len(keys) > 1:
            what = f'"{word}" ({label}) hoort bij {" en ".join(keys)}.'
            yield Finding(kind="tegenstrijdig", contacts=tuple(keys), what=what)


def _phones(contacts: list[Contact]) -> Iterator[Finding]:
    """One organization, one place, two numbers."""
    numbers: dict[tuple[str, str], list[Contact]] = defaultdict(list)
    for contact in contacts:
        if contact.phone:
            numbers[plain(contact.organization), plain(contact.name)].append(contact)
    for same in numbers.values():
        if len({one.phone for one in same}) > 1:
            what = f"{same[0].name} heeft verschillende telefoonnummers."
            yield Finding(kind="tegenstrijdig", contacts=tuple(one.id for one in same), what=what)
