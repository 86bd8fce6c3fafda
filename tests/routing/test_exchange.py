"""HSDS in and out, the spreadsheet of a municipality, and the check of the directory."""

import copy as copying
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.routing.contact_file import read_date
from bot.routing.csv_import import preview_csv
from bot.routing.directory import own_contacts
from bot.routing.directory_check import check_directory
from bot.routing.files import Report
from bot.routing.hsds_check import StandardsMissingError, check_page
from bot.routing.hsds_export import to_hsds
from bot.routing.hsds_import import from_hsds
from bot.routing.municipality import Municipality
from tests.routing.conftest import ALL, FOLDER

FILE = Path("contacten.csv")
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("id", ALL)
def test_hsds_meets_the_standard_and_comes_back_whole(
    id: str, loaded: dict[str, Municipality], standards: Path
) -> None:
    page, report = to_hsds(loaded[id]), Report()
    assert list(check_page(page, standards)) == []
    assert from_hsds(page, Path("x.json"), report) == loaded[id].contacts
    assert report.problems == []


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("id", "geen-uuid", "dienst 1: id: 'geen-uuid' is not a 'uuid'"),
        ("status", "open", "is not one of ['active'"),
        ("name", None, "name: None is not of type 'string'"),
        ("minimum_age", "18", "minimum_age: '18' is not of type 'number'"),
    ],
)
def test_a_faulty_document_is_told(
    field: str, value: Any, fault: str, ermelo: Municipality, standards: Path
) -> None:
    page = copying.deepcopy(to_hsds(ermelo))
    page["contents"][0][field] = value
    assert any(fault in one for one in check_page(page, standards))


def test_without_standards_the_check_says_what_to_do(ermelo: Municipality, tmp_path: Path) -> None:
    with pytest.raises(StandardsMissingError, match="Zet RECHTDOOR_STANDARDS op de map"):
        list(check_page(to_hsds(ermelo), tmp_path))


def test_hsds_of_another_party() -> None:
    service = {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Taalhuis",
        "status": "active",
        "description": "Nederlands leren",
        "email": "taal@example.org",
        "organization": {"name": "Bibliotheek"},
        "phones": [{"number": "0800-2000"}],
        "schedules": [{"byday": "TU,TH", "opens_at": "10:00:00", "closes_at": "12:00"}],
        "service_at_locations": [
            {"location": {"name": "Bieb", "addresses": [{"address_1": "Plein 1", "city": "Dorp"}]}}
        ],
    }
    report = Report()
    contact = from_hsds({"contents": [service]}, Path("x.json"), report)["taalhuis"]
    assert report.problems == []
    assert (contact.organization, contact.phone, contact.delivery) == ("Bibliotheek", "+318002000", "partner")
    assert contact.schedule.text == "di 10:00-12:00, do 10:00-12:00"
    assert contact.address == "Plein 1 Dorp"


def test_hsds_without_services_is_told() -> None:
    report = Report()
    assert from_hsds({}, Path("x.json"), report) == {}
    assert "Hier staan geen diensten in." in str(report.problems[0])


SHEET = """ID;Naam;Organisatie;Omschrijving;Aflevering;Team;Tel;E-mail;Openingstijden
wmo-loket;Wmo-loket;Samen Ermelo;Denkt mee over hulp thuis.;team;wmo;;;ma-vr 08:30-17:00
taalhuis;Taalhuis;Bibliotheek (voorbeeld);Nederlands leren.;partner;;;taal@bieb.example;di 10:00-12:00
taalhuis;Taalhuis;Bibliotheek (voorbeeld);Nederlands leren.;partner;;;taal@bieb.example;di 10:00-12:00
112;Politie;Politie;Spoed.;phone;;112;;24/7
fout;Fout;;Niets.;post;;1;x;soms
"""


@pytest.mark.parametrize("mark", [";", ","])
def test_a_spreadsheet_is_shown_before_it_is_taken_in(ermelo: Municipality, mark: str) -> None:
    own = own_contacts("ermelo", FOLDER)
    preview = preview_csv("\ufeff" + SHEET.replace(";", mark), FILE, ermelo, own)
    assert [(line.number, line.change) for line in preview.lines] == [
        (2, "gewijzigd"),
        (3, "nieuw"),
        (4, "fout"),
        (5, "fout"),
        (6, "fout"),
    ]
    messages = [" ".join(line.messages) for line in preview.lines]
    assert (
        "does: Denkt mee over hulp thuis, vervoer en aanpassingen in huis. → Denkt mee over hulp thuis."
        in messages[0]
    )
    assert "staat ook op regel 3" in messages[2]
    assert "gedeelde map" in messages[3]
    for word in ('"organisatie" is leeg', "aflevering", "telefoon", "email", "open"):
        assert word in messages[4]
    assert not preview.ok
    assert list(preview.contacts) == [*own, "taalhuis"]


@pytest.mark.parametrize("text", ["2026-11-02", "02-11-2026", "2-11-2026"])
def test_dates_as_excel_leaves_them(text: str) -> None:
    assert read_date(text) == date(2026, 11, 2)


def test_a_spreadsheet_leaves_the_cells_alone() -> None:
    """A cell that starts with = + or @ is a formula to a spreadsheet, and 24/7 is a day in July."""
    for file in FOLDER.rglob("*.csv"):
        cells = [cell for line in file.read_text("utf-8-sig").splitlines() for cell in line.split(";")]
        assert not [cell for cell in cells if cell[:1] in {"=", "+", "@"} or cell == "24/7"], file


def test_a_spreadsheet_without_the_needed_columns(ermelo: Municipality) -> None:
    preview = preview_csv("naam;kleur\nx;rood\n", FILE, ermelo, {})
    assert not preview.ok
    assert 'De kolom "kleur" is onbekend.' in " ".join(preview.messages)


def test_the_samples_are_in_order(loaded: dict[str, Municipality]) -> None:
    assert [check_directory(one, TODAY) for one in loaded.values()] == [[]] * len(ALL)


def test_what_the_check_of_a_directory_finds(ermelo: Municipality) -> None:
    one = ermelo.contacts["wmo-loket"]
    changed = {
        "oud": one.model_copy(
            update={"id": "oud", "name": "Oud", "assured_date": date(2025, 1, 1), "known_as": ()}
        ),
        "stil": ermelo.contacts["balie"].model_copy(update={"id": "stil", "name": "Stil", "website": ""}),
        "weer": one.model_copy(update={"id": "weer"}),
        "raar": one.model_copy(
            update={"id": "raar", "name": "Raar", "min_age": 40, "max_age": 18, "known_as": ()}
        ),
    }
    broken = ermelo.model_copy(update={"contacts": {**ermelo.contacts, **changed}})
    found = {(finding.kind, finding.contacts) for finding in check_directory(broken, TODAY)}
    assert found == {
        ("verouderd", ("oud",)),
        ("onbereikbaar", ("stil",)),
        ("dubbel", ("wmo-loket", "weer")),
        ("tegenstrijdig", ("wmo-loket", "weer")),
        ("tegenstrijdig", ("raar",)),
    }
