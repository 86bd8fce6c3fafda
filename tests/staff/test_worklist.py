"""The worklist shows whose turn it is, danger first, and never another team's intakes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.intake.labels import Crisis
from bot.intake.model import Answer, Promise
from bot.store.actors import Role
from bot.store.worklist import PAGE
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
Submit = Callable[..., str]


def promise(by: date) -> Promise:
    return Promise(what="bellen", by=by, whom="Wmo-loket")


def test_danger_then_today_then_by_promise(browser: Sign, submitted: Submit) -> None:
    base = date(2026, 3, 20)
    later = submitted(promise=promise(base + timedelta(2)), legal_kind="vraag")
    sooner = submitted(promise=promise(base), legal_kind="vraag")
    today = submitted(promise=promise(base + timedelta(9)), urgent=True, legal_kind="vraag")
    danger = submitted(promise=promise(base + timedelta(30)), crisis=Crisis.GEWELD, legal_kind="vraag")
    page = browser("anna").get("/").text
    assert sorted([later, sooner, today, danger], key=page.index) == [danger, today, sooner, later]


def test_another_teams_intake_is_not_there(browser: Sign, submitted: Submit) -> None:
    theirs = submitted("jeugd")
    one = browser("anna", Role.MEDEWERKER, "wmo")
    assert theirs not in one.get("/?lijst=alle").text
    assert one.get(f"/intake/{theirs}").status_code == 404


def test_views_and_counts(browser: Sign, submitted: Submit) -> None:
    one = browser("anna")
    mine, free = submitted(), submitted()
    one.act(mine, "oppakken")
    assert (mine in one.get("/?lijst=mijn").text, free in one.get("/?lijst=mijn").text) == (True, False)
    assert (mine in one.get("/").text, free in one.get("/").text) == (False, True)
    assert 'aria-current="page">Nog niet opgepakt <span class="views__count">1</span>' in one.get("/").text


def test_overdue(browser: Sign, submitted: Submit) -> None:
    late = submitted(promise=promise(date(2020, 1, 6)))
    future = datetime.now(UTC)
    on_time = submitted(promise=promise(date(2999, 1, 6)), legal_kind="vraag", submitted_at=future)
    page = browser("anna").get("/?lijst=te_laat").text
    assert (late in page, on_time in page) == (True, False)


@pytest.mark.parametrize("words", ["truus", "JANSEN", "ermelo", "{reference}", "{bare}"])
def test_search_by_name_place_and_reference(browser: Sign, submitted: Submit, words: str) -> None:
    answers = {"name": Answer(value="Truus Jansen"), "place": Answer(value="Ermelo")}
    wanted = submitted(answers=answers)
    other = submitted(answers={"name": Answer(value="Piet 100%_")})
    words = words.format(reference=wanted, bare=wanted.replace("-", "").removeprefix("RD").lower())
    page = browser("anna").get("/", params={"zoek": words}).text
    assert (wanted in page, other in page) == (True, False)


@pytest.mark.parametrize("words", ["%", "_", "\\", "' OR 1=1 --", "<script>"])
def test_search_is_taken_literally(browser: Sign, submitted: Submit, words: str) -> None:
    reference = submitted()
    page = browser("anna").get("/", params={"zoek": words}).text
    assert reference not in page
    assert "<script>" not in page


def test_paging(browser: Sign, submitted: Submit) -> None:
    made = {submitted() for _ in range(PAGE + 3)}
    one = browser("anna")
    first, second = one.get("/").text, one.get("/?pagina=2").text
    assert "Volgende" in first
    assert "Vorige" in second
    assert {r for r in made if r in first} | {r for r in made if r in second} == made
    assert sum(r in first for r in made) == PAGE


@pytest.mark.parametrize("query", ["lijst=bestaat_niet", "pagina=0", "pagina=x"])
def test_a_wrong_address_is_a_clear_page(browser: Sign, query: str) -> None:
    page = browser("anna").get(f"/?{query}")
    assert page.status_code == 422
    assert "Werklijst" in page.text
