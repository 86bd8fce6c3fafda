"""Warm hand-over, from offer to outcome, between teams and with a partner."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.store.actors import Role
from bot.store.database import Database
from bot.store.handovers import of_intake
from bot.store.intakes import Intakes
from bot.store.links import Links
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
OFFER = {"reden": "past daar beter", "beloofd": "u wordt gebeld voor vrijdag"}


def offers(database: Database, reference: str) -> list:
    with database.read() as session:
        return of_intake(session, reference)


def test_one_intake_through_two_teams_refusal_and_acceptance(
    browser: Sign, submitted, database: Database
) -> None:
    reference = submitted("wmo")
    anna, jan = browser("anna", Role.MEDEWERKER, "wmo"), browser("jan", Role.MEDEWERKER, "welzijn")
    anna.act(reference, "oppakken")
    assert anna.act(reference, "overdragen", naar="welzijn", **OFFER).status_code == 303
    stored = Intakes(database).get(reference)
    assert (stored.state, stored.owner_team, stored.assignee_id) == ("aangeboden", "wmo", anna.actor.id)
    assert reference in jan.get("/?lijst=aangeboden").text
    assert "u wordt gebeld voor vrijdag" in jan.get(f"/intake/{reference}").text
    assert jan.act(reference, "overdracht/weigeren", reden="").status_code == 409
    assert jan.act(reference, "overdracht/weigeren", reden="geen plek").status_code == 303
    assert jan.get(f"/intake/{reference}").status_code == 404
    assert "geen plek" in anna.get(f"/intake/{reference}").text
    assert anna.act(reference, "overdragen", naar="welzijn", **OFFER).status_code == 303
    assert jan.act(reference, "overdracht/accepteren").status_code == 303
    stored = Intakes(database).get(reference)
    assert (stored.state, stored.owner_team, stored.assignee_id) == ("opgepakt", "welzijn", jan.actor.id)
    assert anna.get(f"/intake/{reference}").status_code == 404
    assert "1 keer" in jan.get(f"/intake/{reference}").text
    assert jan.act(reference, "sluiten", uitkomst="opgelost", woorden="blij").status_code == 303


def test_an_offered_team_may_look_and_answer_but_not_work(browser: Sign, submitted) -> None:
    reference = submitted("wmo")
    anna, jan = browser("anna"), browser("jan", Role.TEAMLEIDER, "welzijn")
    anna.act(reference, "overdragen", naar="welzijn", **OFFER)
    for what, fields in (("oppakken", {}), ("notitie", {"tekst": "x"}), ("overdracht/intrekken", {})):
        assert jan.act(reference, what, **fields).status_code == 403
    assert anna.act(reference, "overdracht/accepteren").status_code == 403
    assert anna.act(reference, "overdracht/intrekken").status_code == 303
    assert jan.act(reference, "overdracht/accepteren").status_code in (403, 404)


@pytest.mark.parametrize("missing", ["reden", "beloofd", "naar"])
def test_an_offer_says_why_and_what_was_promised(browser: Sign, submitted, missing: str) -> None:
    fields = {**OFFER, "naar": "welzijn"} | {missing: " "}
    assert browser("anna").act(submitted(), "overdragen", **fields).status_code == 409


def test_one_open_offer_at_a_time(browser: Sign, submitted) -> None:
    reference, one = submitted(), browser("anna")
    one.act(reference, "overdragen", naar="welzijn", **OFFER)
    assert one.act(reference, "overdragen", naar="jeugd", **OFFER).status_code == 409


@pytest.fixture
def partner(app: FastAPI, browser: Sign, submitted, database: Database):
    """An intake offered to the housing corporation: the giver's browser, the reference and the partner's."""
    reference, anna = submitted(), browser("anna")
    assert (
        anna.act(reference, "overdragen", naar="uwoon", **OFFER).status_code == 409
    )  # no word of the resident
    assert anna.act(reference, "overdragen", naar="uwoon", akkoord="ja", **OFFER).status_code == 303
    token = Links(database).for_partner(offers(database, reference)[0].id)
    return anna, reference, Browser(TestClient(app), None), f"/partner/{token}"


def test_before_accepting_a_partner_sees_no_name(partner) -> None:
    _, _, uwoon, link = partner
    page = uwoon.get(link).text
    assert "past daar beter" in page
    assert "Jansen" not in page
    assert "Mijn moeder" not in page


def test_a_partner_accepts_and_closes_without_account(partner, database: Database) -> None:
    anna, reference, uwoon, link = partner
    assert uwoon.post(f"{link}/accepteren", page=link, bericht="Wij bellen").status_code == 303
    stored = Intakes(database).get(reference)
    assert (stored.state, stored.owner_team, stored.assignee_id) == ("opgepakt", "uwoon", None)
    assert "Truus Jansen" in uwoon.get(link).text
    assert reference in anna.get("/?lijst=alle").text  # the giver's team keeps watch
    assert anna.act(reference, "teruggeven").status_code in (403, 409)
    assert uwoon.post(f"{link}/accepteren", page=link).status_code == 409
    assert (
        uwoon.post(f"{link}/sluiten", page=link, uitkomst="opgelost", woorden="Trap is weg").status_code
        == 303
    )
    assert "Jansen" not in uwoon.get(link).text
    assert anna.act(reference, "heropenen", reden="toch niet").status_code == 303
    assert Intakes(database).get(reference).owner_team == "wmo"
    assert (
        uwoon.post(f"{link}/sluiten", page="/inloggen", uitkomst="opgelost", woorden="x").status_code == 409
    )


def test_a_partner_refuses_or_sends_back(partner, database: Database) -> None:
    anna, reference, uwoon, link = partner
    uwoon.post(f"{link}/accepteren", page=link)
    assert uwoon.post(f"{link}/terugsturen", page=link, reden="").status_code == 409
    assert uwoon.post(f"{link}/terugsturen", page=link, reden="geen huurder van ons").status_code == 303
    stored = Intakes(database).get(reference)
    assert (stored.state, stored.owner_team) == ("nieuw", "wmo")
    assert anna.act(reference, "overdragen", naar="uwoon", akkoord="ja", **OFFER).status_code == 303
    fresh = f"/partner/{Links(database).for_partner(offers(database, reference)[-1].id)}"
    assert uwoon.post(f"{link}/weigeren", page="/inloggen", reden="oude link").status_code == 409
    assert uwoon.post(f"{fresh}/weigeren", page=fresh, reden="echt niet").status_code == 303
    assert Intakes(database).get(reference).state == "nieuw"


def test_the_giver_takes_it_back_from_a_partner(partner, database: Database) -> None:
    anna, reference, uwoon, link = partner
    uwoon.post(f"{link}/accepteren", page=link)
    assert anna.act(reference, "terughalen", reden="duurt te lang").status_code == 303
    assert Intakes(database).get(reference).owner_team == "wmo"
    assert "niet meer bij u" in uwoon.get(link).text
