"""The tester's pages: the guide, and a recording that becomes a story file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.staff.routes.tester import GUIDE
from bot.store.actors import Role
from bot.stories.load import load
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
STATE = {
    "phase": "questions", "question": "place", "topic": "place_or_postcode", "answered": 1, "outcome": None,
    "reference": None, "code": None, "contact": None, "crisis": None,
}  # fmt: skip
DONE = STATE | {
    "phase": "done",
    "question": "feedback",
    "outcome": "contact",
    "contact": {"id": "wmo-loket", "name": "Wmo-loket", "reason": "Hulp thuis"},
}


def recorded(one: Browser, *acts: dict[str, str], state: object = STATE, **more: str):
    """What the browser gets when it saves."""
    fields = {
        "naam": "Ramen lappen!",
        "gemeente": "ermelo",
        "opname": json.dumps({"acts": acts, "state": state}),
    }
    return one.post("/testen/opnemen", page="/testen/opnemen", **fields | more)


def steps(text: str, folder: Path) -> list[dict[str, object]]:
    """The steps of a saved story, as the story tools read them."""
    file = folder / "opgenomen.yml"
    file.write_text(text, encoding="utf-8")
    return [step.model_dump(exclude_none=True) for step in load(file)[0].case.steps]


def test_the_guide_is_the_file(browser: Sign) -> None:
    text = browser("rie", Role.REDACTEUR).get("/testen").text
    assert "<h1>Gesprekken testen: zo werkt het</h1>" in text
    assert text.count("<table>") == GUIDE.read_text(encoding="utf-8").count("|---|---|")
    assert "&lt;script" not in text


@pytest.mark.parametrize("path", ["/testen", "/testen/opnemen"])
def test_residents_do_not_get_in(anonymous: Browser, path: str) -> None:
    answer = anonymous.get(path, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/loket/inloggen"


def test_the_chat_page_of_residents_has_no_recorder() -> None:
    from bot.chat.page import TEMPLATES, templates, values
    from bot.intake.town import Town
    from bot.routing.directory import load_municipality
    from bot.settings import settings

    assert "data-record" not in (TEMPLATES / "chat.html").read_text(encoding="utf-8")
    ermelo = Town(load_municipality("ermelo", settings().municipalities, prove=False))
    page = templates.get_template("chat.html").render(values(ermelo, settings()))
    assert "opname" not in page
    assert "Bezig met antwoorden" in page


def test_a_recording_becomes_a_story(browser: Sign, tmp_path: Path) -> None:
    acts = (
        {"how": "typed", "said": "no"},
        {"how": "typed", "said": 'Om 14:30: "zeg" ik\nnog iets'},
        {"how": "reload"},
        {"how": "button", "said": "Ja", "payload": "ja"},
    )
    answer = recorded(browser("anna"), *acts, state=DONE)
    assert answer.headers["content-disposition"] == 'attachment; filename="ramen_lappen.yml"'
    assert steps(answer.text, tmp_path) == [
        {"user": "no"}, {"user": 'Om 14:30: "zeg" ik\nnog iets'}, {"reload": True}, {"button": "ja"},
        {"phase": "done"}, {"outcome": "contact"}, {"contact": "wmo-loket"},
    ]  # fmt: skip


def test_half_way_ends_at_the_open_question(browser: Sign, tmp_path: Path) -> None:
    answer = recorded(browser("anna"), {"how": "typed", "said": "hallo"})
    assert steps(answer.text, tmp_path)[-2:] == [{"phase": "questions"}, {"question": "place"}]


def test_an_erased_conversation_ends_erased(browser: Sign, tmp_path: Path) -> None:
    answer = recorded(browser("anna"), {"how": "typed", "said": "hallo"}, {"how": "erase"})
    assert steps(answer.text, tmp_path)[-2:] == [{"erase": True}, {"erased": True}]


@pytest.mark.parametrize("opname", ["", "[]", '{"acts": [{"how": "hack"}], "state": {}}', '{"acts": []}'])
def test_what_is_no_recording_is_refused(browser: Sign, opname: str) -> None:
    assert recorded(browser("anna"), opname=opname).status_code == 422


def test_any_municipality_can_be_tried(browser: Sign) -> None:
    anna = browser("anna")
    assert 'data-municipality="ermelo"' in anna.get("/testen/opnemen").text
    assert 'data-municipality="ermelo"' in anna.get("/testen/opnemen?gemeente=bestaat-niet").text
