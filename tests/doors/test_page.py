"""The page when something is wrong, in a real browser: text stays text, and a person is always in reach."""

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.doors.conftest import Door
from tests.doors.test_openapi import COMMITTED

pytestmark = pytest.mark.browser
API = "/api/v1"


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


def test_the_page_uses_exactly_the_public_api(chromium: Browser, door: Door) -> None:
    """Begin, type, press a button, go on after a reload, erase: each documented operation, and nothing beside it."""
    page, used = chromium.new_page(), set[tuple[str, str]]()
    page.on("request", lambda request: used.add((request.method.lower(), urlsplit(request.url).path)))
    page.goto(door.url)
    say(page, "hallo")
    page.locator("#choices button").first.click()
    expect(page.locator("#log")).to_contain_text("Vraag name")
    page.reload()
    expect(page.locator("#log")).to_contain_text("Vraag name")
    page.get_by_role("button", name="Wis dit gesprek").click()
    expect(page.locator("#log")).to_contain_text("Ik heb alles gewist")
    called = {
        (method, re.sub("[0-9a-f-]{36}", "{id}", path.removeprefix(API)))
        for method, path in used
        if API in path
    }
    paths = json.loads(COMMITTED.read_text("utf-8"))["paths"]
    assert called == {(method, path) for path, methods in paths.items() for method in methods}
    assert {path for _, path in used if API not in path} <= {
        "/",
        "/static/chat/chat.css",
        "/static/chat/chat.js",
    }


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


@pytest.fixture
def beginning(chromium: Browser, door: Door) -> tuple[Page, Callable[[], None]]:
    """The chat, opened while the server has not answered yet; and what lets it answer."""
    page, held = chromium.new_page(), list[Route]()
    page.route("**/api/v1/conversations", lambda route: held.append(route))
    with page.expect_request("**/api/v1/conversations"):
        page.goto(door.url)
    return page, lambda: held.pop().continue_()


def test_what_is_sent_before_the_chat_began_is_sent_then(
    beginning: tuple[Page, Callable[[], None]],
) -> None:
    page, answer = beginning
    say(page, "hallo")
    expect(page.locator("#message")).to_have_value("hallo")
    answer()
    expect(page.locator("#choices button")).not_to_have_count(0)
    expect(page.locator(".bubble.resident")).to_have_count(1)
    expect(page.locator(".bubble.resident")).to_contain_text("hallo")


@pytest.mark.parametrize("early", ["", "mijn man"])
def test_what_is_still_being_typed_is_not(early: str, beginning: tuple[Page, Callable[[], None]]) -> None:
    page, answer = beginning
    say(page, early)
    page.locator("#message").fill("mijn man sl")
    answer()
    expect(page.locator(".bubble")).to_have_count(1)
    page.wait_for_timeout(300)
    expect(page.locator(".bubble.resident")).to_have_count(0)
    expect(page.locator("#message")).to_have_value("mijn man sl")


def test_what_is_sent_while_a_talk_is_fetched_again_is_sent_then(page: Page) -> None:
    held = list[Route]()
    page.route(re.compile("/conversations/[^/]+$"), lambda route: held.append(route))
    with page.expect_request(re.compile("/conversations/[^/]+$")):
        page.reload()
    say(page, "hallo")
    held.pop().continue_()
    expect(page.locator(".bubble.resident")).to_contain_text("hallo")


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
