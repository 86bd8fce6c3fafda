"""From a resident's own words, in a real browser, to an intake that staff picks up."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Stack

pytestmark = [pytest.mark.live, pytest.mark.browser]

STORY = (
    "Mijn moeder van 84 woont alleen en komt de trap niet meer op, ik doe alles maar ik trek het niet meer"
)
ANSWERS = {  # question key -> a button's title, or words to type
    "for_whom": "Voor iemand die ik goed ken",
    "relation": "Mijn moeder",
    "subject_knows": "Ja, dat mag",
    "place": "Ermelo",
    "housing_stairs": "Met een trap",
    "keep_doing": "zelf koken en naar de kerk",
    "since_when": "sinds ze in maart viel",
    "network_more": "mijn broer misschien, een vrijwilliger mag ook",
    "mantelzorger_load": "Het gaat niet meer",
    "orgs_involved": "nee",
    "urgency": "Binnen een week",
    "name": "Anna de Vries",
    "phone": "06 12 34 56 78",
    "crisis_check": "Nee",
}
NOT_AGAIN = {"household", "network_who", "abilities"}
SHOTS = os.environ.get("RECHTDOOR_SHOTS", "")


def look(page: Page, name: str) -> None:
    """Keep a picture of the page, at desktop and phone size, when asked."""
    if not SHOTS:
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def accessible(page: Page) -> None:
    """axe-core finds nothing."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def question(page: Page) -> str:
    """The key of the open question, as the page's own state has it."""
    return str(page.evaluate("document.querySelector('main').dataset.question"))


def answer(page: Page, key: str) -> None:
    """Answer one question as a resident would: press the button, or type."""
    wanted = ANSWERS.get(key)
    before = page.locator(".bubble.bot").count()
    button = page.locator("#choices button", has_text=re.compile(f"^{re.escape(wanted or '')}$"))
    if wanted is None:
        page.locator("#choices button").first.click()
    elif button.count():
        button.click()
    else:
        page.fill("#message", wanted)
        page.press("#message", "Enter")
    expect(page.locator(".bubble.bot").nth(before)).to_be_visible(timeout=15_000)
    expect(page.locator("#form")).not_to_have_attribute("aria-busy", "true", timeout=15_000)


def test_a_story_becomes_an_intake_that_staff_picks_up(stack: Stack, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(stack.url)
    expect(page.get_by_text("Vertel in uw eigen woorden")).to_be_visible(timeout=20_000)
    look(page, "chat-start")
    accessible(page)
    page.fill("#message", STORY)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".bubble.bot").nth(4)).to_be_visible(timeout=20_000)

    asked: list[str] = []
    while question(page) != "consent":
        asked.append(question(page))
        assert len(asked) < 20, asked
        if len(asked) == 3:
            page.reload()  # the conversation continues
            expect(page.locator("#choices button, .bubble.bot").last).to_be_visible(timeout=20_000)
            page.wait_for_function("document.querySelector('main').dataset.question")
        answer(page, question(page))
    look(page, "chat-summary")
    assert not NOT_AGAIN & set(asked), asked
    assert "alleen" in page.locator("#log").inner_text().lower()

    page.get_by_role("button", name="Ja, verstuur").click()
    expect(page.get_by_text("Uw vraag is verstuurd")).to_be_visible(timeout=20_000)
    reference = re.search(r"RD-[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("#log").inner_text())
    assert reference
    look(page, "chat-done")
    accessible(page)
    page.get_by_role("button", name="Goed", exact=True).click()
    expect(page.get_by_role("button", name="Niet goed")).to_have_count(0, timeout=15_000)
    staff_picks_up(stack, chromium, reference[0])


def staff_picks_up(stack: Stack, chromium: Browser, reference: str) -> None:
    """Sign in with the first account, look the intake up, open it, take it.

    By its reference, for other tests fill the list of this installation as well: it may stand on a second page.
    """
    page = chromium.new_context().new_page()
    page.goto(f"{stack.url}/loket/")
    name, password = stack.login
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.fill("[name=zoek]", reference)
    page.press("[name=zoek]", "Enter")
    page.locator("tr", has_text=reference).get_by_role("link").first.click()
    expect(page.get_by_text(STORY).first).to_be_visible()
    look(page, "loket-intake")
    page.get_by_role("button", name="Oppakken").first.click()
    expect(page.get_by_text(re.compile("opgepakt|pakte", re.I)).first).to_be_visible()
    page.get_by_role("link", name="Overzicht").click()
    expect(page.locator(".card", has_text=re.compile(r"^[1-9]\d* Goed$"))).to_be_visible()
