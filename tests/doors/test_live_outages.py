"""The real stack without its actions, or with a database that is locked or gone: honest, in time, nothing lost or doubled."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest

from tests.client import Resident
from tests.conftest import Stack
from tests.doors.conftest import post
from tests.doors.test_live_actions import TO_A_PERSON, intakes
from tests.doors.test_live_kills import said, until_answered
from tests.doors.walk import walk

pytestmark = pytest.mark.live
NAME = "Kees de Boer"


@contextmanager
def no_actions(stack: Stack) -> Iterator[None]:
    """Nothing listens on the port of the action server."""
    stack.stop("action")
    try:
        yield
    finally:
        stack.start("action")


def locked(file: str) -> Callable[[Stack], AbstractContextManager[None]]:
    """Someone else writes in this database and does not stop."""

    @contextmanager
    def lock(stack: Stack) -> Iterator[None]:
        other = sqlite3.connect(stack.var / file, isolation_level=None, timeout=10)
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.close()

    return lock


OUTAGES = {
    "actions": no_actions,
    "database": locked("rechtdoor.db"),
    "engine": locked("trackers.db"),  # where the engine keeps conversations
}


@pytest.mark.parametrize("part", OUTAGES)
def test_an_outage(stack: Stack, part: str) -> None:
    midway, sending = (walk(Resident(stack.url), question) for question in ("name", "consent"))
    before = said(midway)
    with OUTAGES[part](stack):
        begun = time.monotonic()
        told = everywhere(stack, midway, sending)
        assert time.monotonic() - begun < TO_A_PERSON
        assert httpx.get(f"{stack.url}/livez").status_code == 200
        assert httpx.get(f"{stack.url}/readyz", timeout=20).json()[part] is False
    assert "niet beginnen" in told[0]
    assert "nog niet verwerkt" in told[1]
    assert "nog niet zeker" in told[2]
    until_answered(midway, {"text": NAME}, "k")
    assert said(midway) == [*before, NAME]
    assert until_answered(sending, {"payload": "ja"}, "k").json()["state"]["reference"]
    assert intakes(stack, sending) == 1


def everywhere(stack: Stack, midway: Resident, sending: Resident) -> list[str]:
    """One begins, one answers, one sends, all at once: what each is told."""
    with ThreadPoolExecutor(3) as pool:
        begun = pool.submit(httpx.post, f"{stack.url}/api/v1/conversations", timeout=30)
        said_it = pool.submit(post, midway, {"text": NAME}, **{"Idempotency-Key": "k"})
        sent = pool.submit(post, sending, {"payload": "ja"}, **{"Idempotency-Key": "k"})
    answers = [one.result() for one in (begun, said_it, sent)]
    assert [answer.status_code for answer in answers] == [503] * 3
    assert all("bel 112" in answer.json()["detail"] for answer in answers)
    return [answer.json()["detail"] for answer in answers]


def test_the_conversations_of_the_engine_are_gone(stack: Stack) -> None:
    someone = walk(Resident(stack.url), "name")
    for file in stack.var.glob("trackers.db*"):
        file.unlink()
    answer = post(someone, {"text": NAME})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Dit gesprek kan ik niet meer lezen.")
    stack.wait()
    other = walk(Resident(stack.url), "name")
    stack.kill("engine")
    time.sleep(1)
    stack.wait()
    assert other.say(NAME)["state"]["question"] != "name"  # kept in the file that is there now
