"""Signing in: right, wrong, too often, from elsewhere, and what the browser is told to keep."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from bot.staff.accounts import ensure_first_account
from bot.store.database import Database, now
from bot.store.people import FREE_FAILURES, Locked, People
from tests.staff.browser import PASSWORD, Browser

Sign = Callable[..., Browser]


def test_right_password_opens_the_worklist(browser: Sign) -> None:
    page = browser("anna").get("/")
    assert page.status_code == 200
    assert "Werklijst" in page.text


def test_nobody_goes_to_the_login_page(anonymous: Browser) -> None:
    page = anonymous.get("/")
    assert page.url.path == "/loket/inloggen"


def test_wrong_unknown_and_closed_look_the_same(app: FastAPI, person, database: Database) -> None:
    closed = person("closed")
    People(database).change(closed.id, closed.role, closed.teams, active=False, by="test")
    person("anna")
    seen = set()
    for username, password in (("anna", "wrong"), ("nobody", "wrong"), ("closed", PASSWORD)):
        page = Browser(TestClient(app), None).post(
            "/inloggen", page="/inloggen", username=username, password=password
        )
        seen.add((page.status_code, re.sub(r'value="[^"]*"', "", page.text)))
    assert len(seen) == 1
    assert seen.pop()[0] == 401


def test_guessing_locks_longer_and_longer(person, database: Database) -> None:
    person("anna")
    people = People(database)
    for _ in range(FREE_FAILURES + 1):
        assert people.sign_in("anna", "wrong") is None
    with pytest.raises(Locked):
        people.sign_in("anna", PASSWORD)
    with database.write() as session:
        session.execute(
            text("UPDATE account SET locked_until = :past"), {"past": str(now() - timedelta(hours=1))[:26]}
        )
    assert people.sign_in("anna", PASSWORD)
    account = people.by_username("anna")
    assert account
    assert account.failures == 0


def test_the_session_changes_at_signing_in(browser: Sign) -> None:
    one = browser("anna")
    first = one.client.cookies["loket"]
    one.sign_in()
    assert one.client.cookies["loket"] != first
    old = Browser(TestClient(one.client.app), None)
    old.client.cookies.set("loket", first)
    assert old.get("/").url.path == "/loket/inloggen"


def test_signing_out_ends_it_on_the_server(browser: Sign) -> None:
    one = browser("anna")
    cookie = one.client.cookies["loket"]
    one.post("/uitloggen")
    one.client.cookies.set("loket", cookie)
    assert one.get("/").url.path == "/loket/inloggen"


@pytest.mark.parametrize(
    "change", ["UPDATE staff_session SET expires_at = :t", "UPDATE staff_session SET seen_at = :t"]
)
def test_a_session_ends_by_time(browser: Sign, database: Database, change: str) -> None:
    one = browser("anna")
    with database.write() as session:
        session.execute(text(change), {"t": str(now() - timedelta(hours=2))[:26]})
    assert one.get("/").url.path == "/loket/inloggen"


def test_a_foreign_form_is_refused(browser: Sign, submitted) -> None:
    one, reference = browser("anna"), submitted()
    for token in ("", "x", "é"):
        assert one.post(f"/intake/{reference}/oppakken", token=token).status_code == 403
    cross = {"sec-fetch-site": "cross-site"}
    token = re.search(r'name="csrf" value="([^"]+)"', one.get("/").text)
    assert token
    page = one.client.post(f"/loket/intake/{reference}/oppakken", data={"csrf": token[1]}, headers=cross)
    assert page.status_code == 403


def test_signing_in_from_another_site_is_refused(anonymous: Browser, person) -> None:
    person("anna")
    page = anonymous.post("/inloggen", token="made up", username="anna", password=PASSWORD)
    assert page.status_code == 403


def test_cookies_and_headers(browser: Sign) -> None:
    one = browser("anna")
    answer = one.sign_in()
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/loket" in cookie
    page = one.get("/")
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-frame-options"] == "DENY"


def test_over_https_the_cookie_is_secure(app: FastAPI, person) -> None:
    client = Browser(TestClient(app, base_url="https://testserver"), person("anna"))
    assert "Secure" in client.sign_in().headers["set-cookie"]


def test_first_account_is_made_once_and_not_guessable(database: Database, app: FastAPI) -> None:
    made = ensure_first_account(database, "ermelo")
    assert made
    assert ensure_first_account(database, "ermelo") is None
    username, password = made
    assert len(password) >= 20
    one = Browser(TestClient(app), None)
    assert one.post("/inloggen", page="/inloggen", username=username, password=password).status_code == 303
    assert one.get("/").status_code == 200
    with database.read() as session:
        stored = session.scalar(text("SELECT password_hash FROM account"))
    assert stored.startswith("$argon2id$")


def test_too_many_tries_from_one_address(anonymous: Browser) -> None:
    codes = [
        anonymous.post("/inloggen", page="/inloggen", username=f"x{n}", password="y").status_code
        for n in range(22)
    ]
    assert codes[0] == 401
    assert codes[-1] == 429
