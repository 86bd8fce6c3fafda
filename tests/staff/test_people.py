"""Accounts: invited, changed, reset, with a second factor; the log and the figures."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text

from bot.store import secondfactor
from bot.store.actors import Role
from bot.store.audit import check
from bot.store.database import Database
from bot.store.errors import Conflict
from bot.store.people import People
from bot.store.ratings import Ratings
from bot.store.secondfactor import SecondFactor
from tests.staff.browser import PASSWORD, Browser

Sign = Callable[..., Browser]
NEW = "een heel ander wachtwoord"


def link(page: str) -> str:
    found = re.search(r'<code id="link">[^<]*?(/wachtwoord/[^<]+)</code>', page)
    assert found
    return found[1]


def test_an_invitation_works_once(browser: Sign, app: FastAPI) -> None:
    boss = browser("boss", Role.BEHEERDER, "*")
    fields = {"gebruikersnaam": "Nieuw", "naam": "Nieuw Persoon", "rol": "medewerker", "team": "wmo"}
    where = link(boss.post("/beheer/accounts", page="/beheer/accounts", **fields).text)
    other = Browser(TestClient(app), None)
    assert other.post(where, page=where, nieuw="kort").status_code == 409
    assert other.post(where, page=where, nieuw=NEW).status_code == 303
    assert other.post("/inloggen", page="/inloggen", username="nieuw", password=NEW).status_code == 303
    assert other.get("/").status_code == 200
    assert other.get(where).status_code == 404
    assert boss.post("/beheer/accounts", page="/beheer/accounts", **fields).status_code == 409


def test_changing_a_role_counts_at_once(browser: Sign) -> None:
    boss, anna = browser("boss", Role.BEHEERDER, "*"), browser("anna")
    path = f"/beheer/accounts/{anna.actor.id}"
    assert boss.post(path, page="/beheer/accounts", rol="redacteur", actief="ja").status_code == 303
    assert anna.get("/").url.path.startswith("/loket/gegevens")  # an editor has no worklist
    assert boss.post(path, page="/beheer/accounts", rol="medewerker").status_code == 303
    assert anna.get("/").url.path.endswith("/inloggen")


def test_a_manager_cannot_lower_or_close_oneself(browser: Sign) -> None:
    boss = browser("boss", Role.BEHEERDER, "*")
    path = f"/beheer/accounts/{boss.actor.id}"
    assert boss.post(path, page="/beheer/accounts", rol="medewerker", actief="ja").status_code == 409
    assert boss.post(path, page="/beheer/accounts", rol="beheerder").status_code == 409


def test_a_team_that_does_not_exist_is_dropped(browser: Sign, database: Database) -> None:
    boss, anna = browser("boss", Role.BEHEERDER, "*"), browser("anna")
    fields = {"rol": "medewerker", "actief": "ja", "team": "verzonnen"}
    boss.post(f"/beheer/accounts/{anna.actor.id}", page="/beheer/accounts", **fields)
    assert People(database).teams("ermelo").get(anna.actor.id) is None


def test_changing_ones_password_ends_every_session(browser: Sign) -> None:
    one = browser("anna")
    assert one.post("/account/wachtwoord", page="/account", oud="fout", nieuw=NEW).status_code == 409
    assert one.post("/account/wachtwoord", page="/account", oud=PASSWORD, nieuw=NEW).status_code == 303
    assert one.get("/").url.path.endswith("/inloggen")
    assert one.sign_in(PASSWORD).status_code == 401
    assert one.sign_in(NEW).status_code == 303


def test_the_second_step(browser: Sign, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    one = browser("anna")
    secret = re.search(r"<code>(\w+)</code>", one.get("/account/tweede-stap").text)
    assert secret
    totp = pyotp.TOTP(secret[1])
    assert one.post("/account/tweede-stap", page="/account/tweede-stap", code="000000").status_code == 409
    code = totp.now()
    assert one.post("/account/tweede-stap", page="/account/tweede-stap", code=code).status_code == 303
    assert one.sign_in().headers["location"].endswith("/tweede-stap")
    assert one.get("/").url.path.endswith("/inloggen")  # half is not in
    assert one.post("/tweede-stap", page="/tweede-stap", code=code).status_code == 401  # a code works once
    in_a_minute = datetime.now(UTC) + timedelta(seconds=30)
    monkeypatch.setattr(secondfactor, "now", lambda: in_a_minute)
    later = totp.at(in_a_minute)
    assert one.post("/tweede-stap", page="/tweede-stap", code=later).status_code == 303
    assert one.get("/").status_code == 200
    SecondFactor(database).remove(one.actor.id, "test")
    assert one.sign_in().headers["location"].endswith("/loket/")


def test_guessing_codes_is_throttled(browser: Sign, database: Database) -> None:
    one = browser("anna")
    with database.write() as session:
        session.execute(
            text("UPDATE account SET totp_secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', totp_confirmed = true")
        )
    one.sign_in()
    codes = [one.post("/tweede-stap", page="/tweede-stap", code=f"{n:06}").status_code for n in range(12)]
    assert (codes[0], codes[-1]) == (401, 429)


def test_the_chain_shows_a_changed_line(browser: Sign, database: Database, submitted) -> None:
    one = browser("anna")
    one.get(f"/intake/{submitted()}")
    assert check(database).broken_at == 0
    with pytest.raises(Exception, match="only grows"), database.write() as session:
        session.execute(text("UPDATE audit SET actor = 'x'"))
    with database.write() as session:
        session.execute(text("DROP TRIGGER audit_no_update"))
        session.execute(text("UPDATE audit SET actor = 'x' WHERE number = 2"))
    assert check(database).broken_at == 2


def test_the_log_and_the_figures(browser: Sign, database: Database, submitted) -> None:
    reference = submitted()
    boss = browser("boss", Role.BEHEERDER, "*")
    boss.get(f"/intake/{reference}")
    assert reference in boss.get("/beheer/logboek").text
    ratings = Ratings(database)
    for answer, town in (("goed", "ermelo"), ("goed", "ermelo"), ("niet_goed", "almere")):
        ratings.add(town, "contact", answer, date.today())
    page = boss.get("/overzicht").text
    assert "100%" in page
    assert "<b>2</b> Goed" in page
    assert "<b>0</b> Niet goed" in page
    assert "Wmo-loket" in page


def test_short_passwords_are_refused(database: Database) -> None:
    with pytest.raises(Conflict, match="12 tekens"):
        People(database).create("ermelo", "x", "X", Role.MEDEWERKER, [], password="kort")
