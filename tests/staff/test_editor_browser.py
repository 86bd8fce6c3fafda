"""The editors' pages in a real browser: a contact changed and taken into use; every page checked with axe-core."""

import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI

from bot.intake.labels import Domain
from bot.routing.live import LiveMunicipalities
from bot.routing.model import Case
from bot.routing.route import route
from bot.settings import ROOT, Settings
from bot.staff.app import create_staff_app
from bot.store.actors import Role
from bot.store.database import Database
from bot.store.directory_versions import DirectoryVersions
from bot.store.intakes import Intakes
from tests.staff.test_browser import desk, fine, site, styles  # noqa: F401
from tests.store.examples import intake

pytestmark = pytest.mark.browser


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of a test installation with data of its own."""
    folder = shutil.copytree(ROOT / "data" / "municipalities", tmp_path / "municipalities")
    return Settings(
        var=tmp_path, municipalities=folder, database_url="", smtp_url="", public_url="http://testserver"
    )


@pytest.fixture
def app(database: Database, settings: Settings) -> FastAPI:
    """The loket on data that may change."""
    outer = FastAPI()
    towns = LiveMunicipalities(settings.municipalities, DirectoryVersions(database).keep, every=0)
    for domain in (Domain.VEILIGHEID, Domain.HUISHOUDEN, Domain.HUISHOUDEN):
        case = Case(domains=(domain,))
        Intakes(database).submit(intake(case=case, route=route(case, towns["ermelo"])), "wmo")
    outer.mount("/loket", create_staff_app(database, settings, towns))
    return outer


@pytest.mark.parametrize("width", [1280, 768])
def test_a_rule_is_changed_looked_at_and_taken_into_use(desk, width: int) -> None:  # noqa: F811
    rie = desk("rie", Role.REDACTEUR, width=width)
    fine(rie, "gegevens-contacten")
    rie.click("tr:has-text('Politie') a")
    fine(rie, "gegevens-contact")
    rie.click("nav[aria-label=Gegevens] >> text=Regels")
    fine(rie, "gegevens-regels")
    rie.click("tr:has(th:has-text('p-veilig')) a")
    rie.click("summary:has-text('Welke woorden')")
    fine(rie, "gegevens-regel")
    rie.select_option("#k-voorrang", "vangnet")
    rie.click("text=Bewaar in het voorstel")
    rie.wait_for_selector("text=Dit klopt nog niet")
    fine(rie, "voorstel-fout")
    rie.click("nav[aria-label=Gegevens] >> text=Regels")
    rie.click("tr:has(th:has-text('p-veilig')) a")
    rie.select_option("#k-voorrang", "gewoon")
    rie.select_option("#k-contact", "welzijn")
    rie.click("text=Bewaar in het voorstel")
    rie.wait_for_selector("text=van de laatste 3 intakes")
    fine(rie, "voorstel-goed")
    rie.fill("#reden", "De wijkagent is tijdelijk weg")
    rie.click("text=Neem in gebruik")
    rie.wait_for_selector("text=De nieuwe versie is in gebruik")
    fine(rie, "geschiedenis")
    rie.click("text=Versie 2")
    fine(rie, "versie")
    rie.goto("/loket/gegevens/geschiedenis/1")
    rie.click("text=Maak hiervan een voorstel")
    rie.wait_for_selector("text=Politie, wijkagent")
    rie.goto("/loket/gegevens/contacten/nieuw")
    fine(rie, "gegevens-nieuw")
