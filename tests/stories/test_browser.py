"""In a real browser: a tester records a story that then plays, and narrows the report."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from bot.store.actors import Role
from bot.store.database import Database
from bot.store.people import People
from bot.stories.load import load
from bot.stories.report import write
from bot.stories.runner import play, play_all
from bot.stories.stack import Stack
from tests.stories.test_play import HELP_AT_HOME, story

pytestmark = pytest.mark.browser
PASSWORD = "lang genoeg wachtwoord"
SIZES = [(1280, 900), (390, 844)]
SHOTS = os.environ.get("RECHTDOOR_SHOTS", "")  # a folder: keep a picture of every page looked at


@pytest.fixture(params=SIZES, ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page of each size. Anything the console complains about fails the test."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height})
    page, complaints = context.new_page(), list[str]()
    page.on(
        "console", lambda said: complaints.append(f"{said.text} {said.location}") if wrong(said) else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


def wrong(said: ConsoleMessage) -> bool:
    """An error, other than the missing picture that a browser looks for by itself."""
    return said.type == "error" and "favicon" not in str(said.location)


@pytest.fixture(scope="session")
def account(small: Stack) -> str:
    """Somebody of the staff."""
    database = Database(small.database or "")
    People(database).create("ermelo", "tess", "Tess", Role.REDACTEUR, ["*"], password=PASSWORD)
    database.dispose()
    return "tess"


def fine(page: Page, name: str) -> None:
    """No accessibility trouble and nothing wider than the screen."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{width}.png", full_page=True)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def sign_in(page: Page, small: Stack, account: str) -> None:
    """To the tester's pages through the front door."""
    page.goto(f"{small.url}/loket/")
    page.fill("#username", account)
    page.fill("#password", PASSWORD)
    page.click("main button")
    page.click("nav >> text=Testen")


def test_a_recorded_conversation_plays(page: Page, small: Stack, account: str, tmp_path: Path) -> None:
    sign_in(page, small, account)
    fine(page, "handleiding")
    page.click("text=Neem een gesprek op")
    page.wait_for_selector(".bubble.bot")
    page.fill("#message", HELP_AT_HOME)
    page.click("#form [type=submit]")
    page.locator("#choices .choice").first.click()
    page.wait_for_selector("#heard li:nth-child(3)")
    assert "huishouden" in page.inner_text("#heard li:nth-child(2)")
    page.reload()
    page.wait_for_selector("#heard li:nth-child(4)")
    fine(page, "opnemen")
    page.fill("#story-name", "opgenomen in de browser")
    with page.expect_download() as download:
        page.click("button:has-text('Bewaar als verhaal')")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    recorded = load(file)[0]
    assert file.name == "opgenomen_in_de_browser.yml"
    assert [step.word for step in recorded.case.steps] == ["user", "button", "reload", "phase", "question"]
    assert play(recorded, small).status == "passed"


def test_a_new_recording_begins_empty(page: Page, small: Stack, account: str) -> None:
    sign_in(page, small, account)
    page.click("text=Neem een gesprek op")
    page.wait_for_selector(".bubble.bot")
    page.fill("#message", "hallo")
    page.click("#form [type=submit]")
    page.wait_for_selector("#heard li:nth-child(2)")
    page.click("#again")
    expect(page.locator("#heard li")).to_have_count(1)
    page.select_option("#town", "lisse")
    page.click("button:has-text('Kies')")
    page.wait_for_selector("main[data-municipality=lisse] .bubble.bot")


def test_the_report_can_be_narrowed(page: Page, small: Stack, tmp_path: Path) -> None:
    good, bad = story(tmp_path, name="goed verhaal"), story(tmp_path, "contact: cjg", name="fout verhaal")
    write(play_all([good, bad], small), tmp_path / "verslag.html")
    page.goto(f"file://{tmp_path}/verslag.html")
    shown = page.locator("details:not([hidden])")
    assert shown.count() == 2
    fine(page, "verslag")
    page.select_option("[name=status]", "failed")
    assert shown.locator("summary strong").all_inner_texts() == ["fout verhaal"]
    assert page.inner_text("output") == "1 getoond"
    assert page.locator(".gap:visible").count() == 1
    page.select_option("[name=status]", "")
    page.fill("[name=word]", "goed verhaal")
    assert shown.count() == 1
    page.select_option("[name=theme]", "fout verhaal")
    assert page.inner_text("output") == "0 getoond"
