"""The page when something is wrong, in a real browser: text stays text, and a person is always in reach."""

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.doors.conftest import Door

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, door: Door) -> Page:
    """The chat, opened."""
    page = chromium.new_page()
    page.goto(door.url)
    expect(page.locator(".bubble")).to_have_count(1)
    return page


def say(page: Page, text: str) -> None:
    """Type and send."""
    page.locator("#message").fill(text)
    page.get_by_role("button", name="Verstuur").click()


def test_html_is_shown_as_text(page: Page) -> None:
    say(page, "<img src=x onerror=alert(1)><b>hallo</b>")
    expect(page.locator(".bubble.resident")).to_contain_text("<img src=x onerror=alert(1)><b>hallo</b>")
    assert page.locator("#log img, #log b").count() == 0


def test_a_double_click_sends_once(page: Page, door: Door) -> None:
    page.locator("#message").fill("hallo")
    page.get_by_role("button", name="Verstuur").dblclick()
    page.locator("#choices button").first.dblclick()
    expect(page.locator("#log")).to_contain_text("Vraag name")
    started, told, chosen = [text for _, text in list(door.engine.heard.values())[-1]]
    assert (started[:6], told, chosen[:7]) == ("/start", "hallo", "/choose")


def test_trouble_keeps_the_words_and_shows_a_person(page: Page, door: Door) -> None:
    door.engine.mode = "crash"
    say(page, "mijn lange verhaal")
    expect(page.get_by_role("alert")).to_contain_text("https://www.ermelo.nl")
    expect(page.locator("#message")).to_have_value("mijn lange verhaal")
    door.engine.mode = "well"
    page.get_by_role("button", name="Probeer het nog een keer").click()
    expect(page.locator(".bubble.resident")).to_have_text(re.compile("mijn lange verhaal"))
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_server_that_says_nothing(page: Page) -> None:
    def silent(route: Route) -> None:
        """Never answer."""

    page.route("**/messages", silent)
    say(page, "hallo")
    expect(page.locator("#typing")).to_contain_text("Dit duurt even", timeout=4_000)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("bel 112", timeout=15_000)
    expect(alert).to_contain_text("https://www.ermelo.nl")
    expect(page.locator("#message")).to_have_value("hallo")
