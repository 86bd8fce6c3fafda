"""kill -9 of each process, an engine that hangs, a damaged tracker row: acknowledged answers stay, nothing doubles."""

import json
import random
import socket
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest

from tests.client import Resident
from tests.conftest import Stack
from tests.doors.conftest import post
from tests.doors.test_live_actions import TO_A_PERSON, intakes
from tests.doors.walk import walk

pytestmark = pytest.mark.live
PROCESSES = ("web", "action", "engine")


def said(someone: Resident) -> list[str]:
    """What the resident said, as the server has it."""
    return [message["text"] for message in someone.get()["messages"] if message["sender"] == "resident"]


def until_answered(someone: Resident, body: dict[str, str], key: str) -> httpx.Response:
    """Send with one key until it is answered, as the page does."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            answer = post(someone, body, **{"Idempotency-Key": key})
            if answer.status_code == 200:
                return answer
            assert answer.status_code == 503, answer.text
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise AssertionError("no answer in two minutes")


@pytest.mark.parametrize("process", PROCESSES)
def test_kill_while_answering_and_while_sending(stack: Stack, process: str) -> None:
    answering, sending = (walk(Resident(stack.url), question) for question in ("name", "consent"))
    before = said(answering)
    killer = threading.Timer(0.05, stack.kill, [process])
    killer.start()
    with ThreadPoolExecutor(2) as pool:
        answered = pool.submit(until_answered, answering, {"text": "Kees de Boer"}, "k")
        sent = pool.submit(until_answered, sending, {"payload": "ja"}, "k")
    killer.join()
    stack.wait()
    assert answered.result().json()["state"]["question"] != "name"
    assert said(answering) == [*before, "Kees de Boer"]
    assert sent.result().json()["state"]["reference"] == sending.get()["state"]["reference"]
    assert intakes(stack, sending) == 1


def test_kill_everything_with_the_supervisor(stack: Stack) -> None:
    if not stack.started:
        pytest.skip("only a stack of our own is started again")
    midway, done = walk(Resident(stack.url), "name"), walk(Resident(stack.url), "consent")
    before, reference = said(midway), done.choose("ja")["state"]["reference"]
    stack.started[-1].kill()
    until_gone(stack)
    stack.begin()
    assert (said(midway), midway.get()["state"]["question"]) == (before, "name")
    until_answered(midway, {"text": "Kees de Boer"}, "k")
    assert said(midway) == [*before, "Kees de Boer"]
    assert done.get()["state"]["reference"] == reference
    assert intakes(stack, done) == 1


def until_gone(stack: Stack) -> None:
    """Until the ports are free again. Fails when something stays behind."""
    until = time.monotonic() + 10
    ports = [int(stack.environment[f"RECHTDOOR_{name}_PORT"]) for name in ("WEB", "ENGINE", "ACTION")]
    while any(listens(port) for port in ports):
        assert time.monotonic() < until, "a killed supervisor leaves programs behind"
        time.sleep(0.1)


def listens(port: int) -> bool:
    """Whether something answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_hanging_engine(stack: Stack) -> None:
    someone = walk(Resident(stack.url), "place")
    stack.control("signal", "STOP", "engine")
    try:
        begun = time.monotonic()
        answer = post(someone, {"text": "Ermelo"}, **{"Idempotency-Key": "k"})
        assert time.monotonic() - begun < TO_A_PERSON
        assert answer.status_code == 503
        assert "bel 112" in answer.json()["detail"]
        assert httpx.get(f"{stack.url}/livez").status_code == 200
        assert httpx.get(f"{stack.url}/readyz", timeout=10).json()["engine"] is False
    finally:
        stack.control("signal", "CONT", "engine")
    assert until_answered(someone, {"text": "Putten"}, "another").json()["state"]["question"] != "place"
    assert said(someone)[1:] == ["Putten"]


@pytest.mark.parametrize(
    "dialogue", ["", "{", "[]", '{"events": 3}', '{"name": "x", "events": [{"event": "?"}]}']
)
def test_a_damaged_tracker_row(stack: Stack, dialogue: str) -> None:
    someone = Resident(stack.url)
    with closing(sqlite3.connect(stack.var / "trackers.db", isolation_level=None, timeout=10)) as trackers:
        changed = trackers.execute(
            "UPDATE tracker SET dialogue = ? WHERE sender_id = ?", (dialogue, someone.id)
        )
        assert changed.rowcount == 1
    answer = post(someone, {"text": "hallo"})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Dit gesprek kan ik niet meer lezen. Begin een nieuw gesprek.")
    assert someone.delete().json() == {"erased": True, "left": 0}


def test_erasing_leaves_nothing(stack: Stack) -> None:
    someone = Resident(stack.url)
    someone.say("Mijn geheime verhaal over kwikzilverpantoffels")
    assert someone.delete().json()["left"] == 0
    files = [file for file in stack.var.rglob("*") if file.is_file()]
    assert {"trackers.db", "rechtdoor.db", "rechtdoor.db-wal", "engine.log"} <= {file.name for file in files}
    for file in files:
        assert b"kwikzilverpantoffels" not in file.read_bytes(), file


@pytest.mark.long
def test_kill_at_any_moment(stack: Stack) -> None:
    chance = random.Random(4)
    someone, told = Resident(stack.url), []
    for number in range(20):
        killer = threading.Timer(chance.random(), stack.kill, [chance.choice(PROCESSES)])
        killer.start()
        told.append(f"antwoord nummer {number}")
        until_answered(someone, {"text": told[-1]}, f"key {number}")
        killer.join()
        stack.wait()
    assert said(someone) == told
    assert json.dumps(someone.get())
