"""Checks that what the files name exists: contacts, teams, groups, placeholders, the entrance."""

from pathlib import Path

from bot.intake.labels import Delivery
from bot.routing.columns import DOMAINS, PLACEHOLDERS
from bot.routing.contact import Contact
from bot.routing.facts import NOBODY, SOMEBODY, UNKNOWN_ENTRANCE
from bot.routing.files import Report
from bot.routing.municipality import Municipality
from bot.routing.phones import NATIONAL
from bot.routing.table import Row


def check_references(municipality: Municipality, own: Path, report: Report) -> None:
    """Report every name that leads nowhere."""
    _check_profile(municipality, own / "gemeente.yaml", report)
    for id in municipality.contacts.keys() & municipality.entrances.keys():
        what = f'"{id}" is een contact en ook een andere gemeente.'
        report.add(own / "contacten.csv", 0, what, "Geef het contact een andere id.")
    for contact in municipality.contacts.values():
        for what, mend in contact_faults(contact, municipality):
            report.add(own / "contacten.csv", 0, what, mend)
    for row in municipality.table.rows:
        _check_target(row, municipality, report)
    for practice in municipality.practices.values():
        if practice.contact not in municipality.contacts:
            what = (
                f'De praktijk "{practice.id}" heeft als vast contact "{practice.contact}"; dat bestaat niet.'
            )
            report.add(own / "praktijken.csv", 0, what, "Kies een id uit contacten.csv.")


def _check_profile(municipality: Municipality, file: Path, report: Report) -> None:
    if municipality.entrance not in municipality.contacts:
        what = f'De algemene toegang "{municipality.entrance}" bestaat niet.'
        report.add(file, 0, what, 'Zet bij "toegang" een id uit contacten.csv.')
    for name, words in municipality.groups["leefgebied"].items():
        for word in words:
            if word not in DOMAINS:
                report.add(
                    file, 0, f'In de groep "{name}" staat "{word}".', f"Kies uit: {', '.join(DOMAINS)}."
                )
    if not municipality.example and not municipality.texts.reviewed_by:
        what = "De crisisteksten zijn door niemand nagekeken."
        report.add(
            file.with_name("teksten.yaml"), 0, what, 'Vul "nagekeken_door" in; eerder gaat de chat niet aan.'
        )


def contact_faults(contact: Contact, municipality: Municipality) -> list[tuple[str, str]]:
    """What keeps an intake from reaching a contact: pairs of what is wrong and how to mend it."""
    faults = []
    name = f'Het contact "{contact.id}"'
    if contact.delivery is Delivery.TEAM and contact.team not in municipality.teams:
        faults.append(
            (f'{name} hoort bij het team "{contact.team}"; dat bestaat niet.', "Zet het bij teams.")
        )
    if contact.delivery is Delivery.PARTNER and not contact.email:
        faults.append((f"{name} is een partner zonder e-mailadres.", "Vul het e-mailadres in."))
    if contact.delivery is Delivery.PHONE and not (contact.phone or municipality.example):
        faults.append((f"{name} is alleen te bellen, maar heeft geen nummer.", "Vul het telefoonnummer in."))
    if municipality.example and contact.phone not in {"", *NATIONAL}:
        faults.append((f"{name} heeft een lokaal nummer in een voorbeeldgemeente.", "Laat het nummer leeg."))
    known = {part.name for part in municipality.neighbourhoods}
    for part in set(contact.neighbourhoods) - known:
        faults.append((f'{name} werkt in de wijk "{part}"; die bestaat niet.', "Zet de wijk bij wijken."))
    return faults


def _check_target(row: Row, municipality: Municipality, report: Report) -> None:
    fact = PLACEHOLDERS.get(row.contact)
    if fact:
        _check_placeholder(row, fact, report)
        needs = UNKNOWN_ENTRANCE if row.contact == "<elders>" else municipality.entrance
    else:
        needs = row.contact
    if not municipality.has(needs):
        what = f'De regel "{row.id}" wijst naar het contact "{needs}"; dat bestaat niet.'
        report.add(row.file, row.line, what, "Kies een id uit contacten.csv, of zet het contact erin.")


def _check_placeholder(row: Row, fact: str, report: Report) -> None:
    """A row that fills in a contact must ask for a case that has one."""
    cell = row.conditions.get(fact)
    unknown = ("hier", "onbekend") if fact == "woont" else (NOBODY, SOMEBODY)
    if cell is None or any(cell.matches(frozenset({value})) for value in unknown):
        asked = "elders" if fact == "woont" else "ja"
        what = f'De regel "{row.id}" gebruikt "{row.contact}", maar geldt ook als dat er niet is.'
        report.add(row.file, row.line, what, f'Zet in de kolom "{fact}" het woord "{asked}".')
