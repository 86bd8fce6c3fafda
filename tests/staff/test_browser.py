"""The loket in a real browser: one intake through two organisations, and every page checked with axe-core."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from bot.intake.model import Promise
from bot.staff import assets
from bot.staff.status import create_status_router
from bot.store.actors import Role
from bot.store.database import Database
from bot.store.handovers import of_intake
from bot.store.intakes import Intakes
from bot.store.links import Links
from tests.staff.browser import PASSWORD
from tests.store.examples import intake

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("RECHTDOOR_SHOTS", "")  # a folder: keep a picture of every page looked at


@pytest.fixture(scope="module", autouse=True)
def styles() -> None:
    """The pages as staff see them."""
    assets.install()


@pytest.fixture
def site(app: FastAPI, database: Database, settings, ermelo) -> Iterator[str]:
    """The loket and the status page on a real port."""
    app.include_router(create_status_router(database, settings, {"ermelo": ermelo}))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    server.force_exit = True
    thread.join(10)


@pytest.fixture
def desk(chromium: Browser, site: str, person) -> Iterator[Callable[..., Page]]:
    """Signs somebody in, in a browser of their own. Anything the console complains about fails the test."""
    complaints: list[str] = []
    contexts = []

    def sit(username: str = "", role: Role = Role.MEDEWERKER, *teams: str, width: int = 1280) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=site)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        if username:
            person(username, role, *teams)
            page.goto("/loket/")
            page.fill("#username", username)
            page.fill("#password", PASSWORD)
            page.click("main button")
            # Until the desk itself is loaded: the sign-in page has a heading too, and keys need the desk's script.
            page.wait_for_url(lambda url: "inloggen" not in url)
        return page

    yield sit
    for context in contexts:
        context.close()
    assert [text for text in complaints if "favicon" not in text and "404" not in text] == []


def fine(page: Page, name: str) -> None:
    """axe-core finds nothing, and nothing hangs over the side."""
    if SHOTS:
        width = (page.viewport_size or {"width": 0})["width"]
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)
    found = Axe().run(page)
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} hangs over"


def test_one_intake_through_two_organisations(desk, submitted, database: Database) -> None:
    reference = submitted("wmo", promise=Promise(what="bellen", by=date(2026, 1, 5), whom="Wmo-loket"))
    anna, cora = desk("anna", Role.TEAMLEIDER, "wmo"), desk("cora", Role.MEDEWERKER, "welzijn")
    anna.goto("/loket/?lijst=te_laat")
    fine(anna, "werklijst")
    anna.click(f".list__row:has-text('{reference}') a")
    fine(anna, "nieuw")
    anna.click("text=Oppakken")
    assert anna.inner_text("#houder") == "Anna"
    offer(anna, "welzijn")
    cora.goto(f"/loket/intake/{reference}")
    fine(cora, "aangeboden")
    cora.click("summary:has-text('Weigeren')")
    cora.fill("#weiger-reden", "Wij hebben nu geen plek")
    cora.click("#weigeren button")
    anna.goto(f"/loket/intake/{reference}")
    assert "Wij hebben nu geen plek" in anna.inner_text("main")
    offer(anna, "welzijn")
    cora.goto(f"/loket/intake/{reference}")
    cora.click("text=Accepteren")
    assert cora.inner_text("#eigenaar") == "Welzijn"
    assert "te laat" in cora.inner_text("main")
    cora.click("button:has-text('Gedaan')")
    cora.click("summary:has-text('Sluiten')")
    cora.select_option("#uitkomst", "opgelost")
    cora.fill("#woorden", "Eindelijk iemand die bleef bellen.")
    cora.click("#sluiten button")
    assert "Gesloten: Opgelost" in cora.inner_text("main")
    fine(cora, "gesloten")
    assert Intakes(database).get(reference).state == "gesloten"


def offer(page: Page, to: str) -> None:
    page.click("summary:has-text('Overdragen')")
    page.select_option("#naar", to)
    page.fill("#draag-reden", "Een maatje past hier beter")
    page.fill("#beloofd", "Cora belt voor vrijdag")
    page.click("#overdragen button")
    page.wait_for_selector("text=blijft uw team verantwoordelijk")


@pytest.mark.parametrize("width", [1280, 768])
def test_every_page_is_accessible(desk, submitted, database: Database, width: int) -> None:
    reference = submitted(crisis="geweld", safe_contact="Na zes uur")
    boss = desk("boss", Role.BEHEERDER, "*", width=width)
    for name in ("", "?lijst=gesloten", f"intake/{reference}", "account", "account/tweede-stap", "overzicht"):
        boss.goto(f"/loket/{name}")
        fine(boss, name.replace("/", "-").replace("?", "-") or "werklijst")
    for name in ("beheer/accounts", "beheer/logboek", "intake/RD-XXXX-XXXX"):
        boss.goto(f"/loket/{name}")
        fine(boss, name.replace("/", "-"))
    for summary in boss.goto(f"/loket/intake/{reference}") and boss.query_selector_all("summary"):
        summary.click()
    fine(boss, "alles-open")
    nobody = desk(width=width)
    for name in ("inloggen", "vergeten"):
        nobody.goto(f"/loket/{name}")
        fine(nobody, name)


def test_partner_and_resident_pages(desk, database: Database) -> None:
    receipt = Intakes(database).submit(intake(), "wmo")
    anna = desk("anna")
    anna.goto(f"/loket/intake/{receipt.reference}")
    anna.click("summary:has-text('Overdragen')")
    anna.check("#akkoord")
    anna.select_option("#naar", "uwoon")
    anna.fill("#draag-reden", "Drempels in de huurwoning")
    anna.fill("#beloofd", "UWOON belt voor vrijdag")
    anna.click("#overdragen button")
    anna.wait_for_selector("text=blijft uw team verantwoordelijk")
    with database.read() as session:
        (one,) = of_intake(session, receipt.reference)
    partner = desk(width=390)
    partner.goto(f"/loket/partner/{Links(database).for_partner(one.id)}")
    fine(partner, "partner")
    partner.click("text=Wij nemen het over")
    partner.wait_for_selector("text=Truus Jansen")
    fine(partner, "partner-heeft")
    resident = desk(width=390)
    resident.goto("/status")
    fine(resident, "status-vraag")
    resident.fill("#kenmerk", receipt.reference.lower())
    resident.fill("#code", receipt.code)
    resident.click("main button")
    assert resident.inner_text("#wie") == "UWOON"
    fine(resident, "status")


def test_a_new_intake_appears_without_reloading_or_stealing_focus(desk, submitted) -> None:
    page = desk("anna")
    page.focus("#zoek")
    reference = submitted()
    page.wait_for_selector("#nieuw a", timeout=15000)
    assert page.evaluate("document.activeElement.id") == "zoek"
    assert reference not in page.inner_text("main")
    page.click("#nieuw a")
    page.wait_for_selector(f"text={reference}")


def test_searching_while_typing_and_keys(desk, submitted) -> None:
    first = submitted()
    page = desk("anna")
    page.keyboard.press("/")
    page.keyboard.type("bestaat niet")
    page.wait_for_selector("text=Niets gevonden")
    page.goto("/loket/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:has-text('{first}')")
    page.wait_for_load_state()  # keys work once the script of the page has run
    page.keyboard.press("o")
    page.keyboard.press("Enter")
    page.wait_for_selector("#houder:has-text('Anna')")
