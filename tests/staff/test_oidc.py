"""Signing in by OpenID Connect, against a real provider: npm's oidc-provider, from a lock file."""

import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.staff import assets
from bot.store.actors import Role
from bot.store.database import Database
from bot.store.people import People

HERE = Path(__file__).parent / "oidc"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The provider's address; node_modules are fetched once by `npm ci`."""
    if not (HERE / "node_modules").exists():
        command = [*assets.npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=HERE, check=True, env=assets.path())
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    back = "http://testserver/loket/oidc/terug"
    command = [assets.node(), "provider.mjs", str(port), back]
    running = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, text=True, env=assets.path())
    assert running.stdout
    while "ready" not in (line := running.stdout.readline()):
        assert line, "the provider did not start"
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(10)


@pytest.fixture
def configured(provider: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings that name it."""
    monkeypatch.setenv("RECHTDOOR_OIDC_ISSUER", provider)
    monkeypatch.setenv("RECHTDOOR_OIDC_CLIENT_ID", "loket")
    monkeypatch.setenv("RECHTDOOR_OIDC_CLIENT_SECRET", "geheim-van-de-test")


def at_provider(where: str, login: str) -> str:
    """Sign in at the provider as a browser would; the address it sends us back to."""
    with httpx.Client(follow_redirects=False, timeout=20) as browser:
        answer = browser.get(where)
        for _ in range(12):
            if answer.is_redirect:
                there = str(httpx.URL(where).join(answer.headers["location"]))
                if there.startswith("http://testserver"):
                    return there
                answer = browser.get(there)
                continue
            form = re.search(r'action="([^"]+)"', answer.text)
            assert form, answer.text
            prompt = re.search(r'name="prompt" value="(\w+)"', answer.text)
            data = {"prompt": prompt[1] if prompt else "", "login": login, "password": "x"}
            answer = browser.post(str(httpx.URL(where).join(form[1])), data=data)
    raise AssertionError("the provider never sent us back")


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app)


def start(client: TestClient) -> str:
    return client.get("/loket/oidc", follow_redirects=False).headers["location"]


def test_a_known_address_is_in_and_stays_tied(client: TestClient, configured, database: Database) -> None:
    People(database).create("ermelo", "anna", "Anna", Role.MEDEWERKER, ["wmo"], email="Anna@example.org")
    assert "Inloggen met uw werkaccount" in client.get("/loket/inloggen").text
    answer = client.get(at_provider(start(client), "anna@example.org"), follow_redirects=False)
    assert answer.headers["location"] == "/loket/"
    assert client.get("/loket/").status_code == 200
    account = People(database).by_username("anna")
    assert account
    assert account.oidc_subject
    assert account.oidc_subject.endswith(" anna@example.org")


@pytest.mark.parametrize("login", ["vreemd@example.org", "onbevestigd@example.org"])
def test_a_stranger_and_an_unverified_address_stay_out(
    client, configured, database: Database, login: str
) -> None:
    People(database).create("ermelo", "o", "O", Role.MEDEWERKER, ["wmo"], email="onbevestigd@example.org")
    answer = client.get(at_provider(start(client), login))
    assert answer.status_code == 403
    assert "geen account" in answer.text
    assert client.get("/loket/").url.path == "/loket/inloggen"


def test_an_answer_works_once_and_only_in_the_browser_that_asked(
    app: FastAPI, client, configured, database
) -> None:
    People(database).create("ermelo", "anna", "Anna", Role.MEDEWERKER, ["wmo"], email="anna@example.org")
    back = at_provider(start(client), "anna@example.org")
    other = TestClient(app)
    assert other.get(back).status_code == 403
    start(other)
    assert other.get(back).status_code == 403  # another attempt's state
    assert client.get(back, follow_redirects=False).status_code == 303
    assert client.get(back).status_code == 403


@pytest.mark.parametrize("query", ["", "?state=x&code=y", "?error=access_denied"])
def test_made_up_answers_are_refused(client: TestClient, configured, query: str) -> None:
    start(client)
    assert client.get(f"/loket/oidc/terug{query}").status_code == 403


def test_without_settings_there_is_no_such_door(client: TestClient) -> None:
    assert client.get("/loket/oidc").status_code == 404
    assert "werkaccount" not in client.get("/loket/inloggen").text
