"""Authorisation of every route, read from the application: one that is not listed here fails."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from bot.store.actors import Role
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
INTAKE = "/intake/{reference}"
NOBODY = {  # open to who is not signed in
    "GET /inloggen", "POST /inloggen", "GET /wachtwoord/{token}", "POST /wachtwoord/{token}",
    "GET /oidc", "GET /oidc/terug",
    "GET /vergeten", "POST /vergeten", "GET /partner/{token}", "POST /partner/{token}/accepteren",
    "POST /partner/{token}/weigeren", "POST /partner/{token}/terugsturen", "POST /partner/{token}/sluiten",
}  # fmt: skip
EVERYBODY = {  # of the staff, whatever the role
    "POST /uitloggen", "GET /account", "POST /account/wachtwoord", "GET /account/tweede-stap",
    "POST /account/tweede-stap", "GET /tweede-stap", "POST /tweede-stap",
    "GET /testen", "GET /testen/opnemen", "POST /testen/opnemen",
}  # fmt: skip
CASEWORK = {"GET /", "GET /nieuw", f"GET {INTAKE}", f"GET {INTAKE}/pdf", f"GET {INTAKE}/zaak.json"} | {
    f"POST {INTAKE}/{what}"
    for what in (
        "oppakken", "teruggeven", "toewijzen", "sluiten", "heropenen", "overdragen", "overdracht/accepteren",
        "overdracht/weigeren", "overdracht/intrekken", "terughalen", "notitie", "afspraak",
        "afspraak/{promise_id}/nagekomen", "taak", "taak/{task_id}/klaar", "veld",
    )
}  # fmt: skip
LEAD = {"GET /overzicht"}
MANAGER = {
    "GET /beheer/accounts", "POST /beheer/accounts", "POST /beheer/accounts/{account_id}",
    "POST /beheer/accounts/{account_id}/herstel", "GET /beheer/logboek",
}  # fmt: skip
EDIT = {
    "GET /gegevens", "GET /gegevens/voorstel", "POST /gegevens/voorstel/gebruiken", "POST /gegevens/voorstel/weg",
    "GET /gegevens/geschiedenis", "GET /gegevens/geschiedenis/{number}", "POST /gegevens/geschiedenis/{number}/terug",
    "GET /gegevens/{sheet}", "GET /gegevens/{sheet}/nieuw", "POST /gegevens/{sheet}/nieuw",
    "GET /gegevens/{sheet}/regel/{line}", "POST /gegevens/{sheet}/regel/{line}",
    "POST /gegevens/{sheet}/regel/{line}/weg", "GET /gegevens/{sheet}/bestand", "POST /gegevens/{sheet}/bestand",
}  # fmt: skip
FIELDS = {
    "wanneer": "2026-03-10", "wat": "x", "reden": "x", "uitkomst": "opgelost", "woorden": "x", "tekst": "x",
    "naar": "welzijn", "beloofd": "x", "veld": "household", "waarde": "x", "nieuw": "lang genoeg wachtwoord",
}  # fmt: skip
KNOWN = NOBODY | EVERYBODY | CASEWORK | LEAD | MANAGER | EDIT


def routes(app: FastAPI) -> Iterator[str]:
    """Every route of the loket, as `METHOD path`."""
    inner = next(route.app for route in app.routes if getattr(route, "path", "") == "/loket")
    stack = list(inner.routes)
    while stack:
        route = stack.pop()
        stack.extend(getattr(getattr(route, "original_router", None), "routes", []))
        if isinstance(route, APIRoute):
            yield from (f"{method} {route.path}" for method in route.methods)


def test_every_route_is_known_here(app: FastAPI) -> None:
    assert set(routes(app)) == KNOWN


def call(one: Browser, route: str, reference: str, token: str | None = None):
    """Use a route, with a right token for forms."""
    method, path = route.split(" ")
    ids = {"promise_id": "x", "task_id": "x", "account_id": "x", "sheet": "contacten", "line": 2, "number": 1}
    path = path.format(reference=reference, token="x", **ids)
    if method == "GET":
        return one.client.get(f"/loket{path}", follow_redirects=False)
    return one.post(path, page="/account", token=token, **FIELDS)


def test_nobody(anonymous: Browser, submitted) -> None:
    reference = submitted()
    for route in KNOWN - NOBODY:
        answer = call(anonymous, route, reference, token="x")
        assert answer.status_code in (303, 401), route
        assert "Jansen" not in answer.text, route


def test_another_team_sees_nothing(browser: Sign, submitted) -> None:
    other, reference = browser("jan", Role.TEAMLEIDER, "jeugd"), submitted("wmo")
    for route in CASEWORK - {"GET /", "GET /nieuw"}:
        answer = call(other, route, reference)
        assert answer.status_code == 404, route
        assert "Jansen" not in answer.text, route


def test_an_editor_sees_no_intakes(browser: Sign, submitted) -> None:
    editor, reference = browser("rie", Role.REDACTEUR, "wmo"), submitted("wmo")
    for route in CASEWORK:
        answer = call(editor, route, reference)
        assert answer.status_code == (303 if route == "GET /" else 403), route
        assert "Jansen" not in answer.text, route


@pytest.mark.parametrize("role", [Role.MEDEWERKER, Role.REDACTEUR, Role.TEAMLEIDER])
def test_wrong_role(browser: Sign, submitted, role: Role) -> None:
    one, reference = browser("anna", role), submitted()
    edits = EDIT if role != Role.REDACTEUR else set()
    for route in LEAD | MANAGER | edits:
        expected = 200 if route in LEAD and role == Role.TEAMLEIDER else 403
        assert call(one, route, reference).status_code == expected, route


def test_every_form_needs_its_token(browser: Sign, submitted) -> None:
    boss, reference = browser("anna", Role.BEHEERDER, "*"), submitted()
    for route in KNOWN:
        if route.startswith("POST"):
            assert call(boss, route, reference, token="made up").status_code == 403, route


@pytest.mark.parametrize("route", sorted(route for route in NOBODY if "{token}" in route))
def test_a_made_up_link_opens_nothing(app: FastAPI, route: str) -> None:
    one = Browser(TestClient(app), None)
    method, path = route.split(" ")
    path = path.format(token="bWFkZSB1cA.x.y")
    answer = one.get(path) if method == "GET" else one.post(path, page="/inloggen", **FIELDS)
    assert answer.status_code == 404


def test_a_manager_of_another_town_can_do_nothing_here(browser: Sign, person, database, app: FastAPI) -> None:
    from bot.store.people import People
    from tests.staff.browser import PASSWORD

    anna = person("anna")
    People(database).create("putten", "piet", "Piet", Role.BEHEERDER, ["*"], password=PASSWORD)
    one = Browser(TestClient(app), None)
    one.post("/inloggen", page="/inloggen", username="piet", password=PASSWORD)
    assert one.post(f"/beheer/accounts/{anna.id}/herstel", page="/account").status_code == 404
    assert "Anna" not in one.get("/beheer/accounts").text
