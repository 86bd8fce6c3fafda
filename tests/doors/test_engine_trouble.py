"""The engine or the actions down, hanging, wrong: an honest sentence in time, and nothing lost, doubled or thanked for."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from tests.client import Resident
from tests.doors.conftest import DEADLINE, Door, Opener, post
from tests.doors.fake_engine import WRONG

PERSON = "https://www.ermelo.nl"  # how a person is reached in the sample municipality
MODES = ["hang", "deaf", *WRONG]


@contextmanager
def in_time() -> Iterator[None]:
    """Within the deadline, and the bit it takes to tell."""
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < DEADLINE + 1.5


def is_honest(answer: httpx.Response, sentence: str) -> bool:
    """A 503 that says what is so, when to try again, and where a person is."""
    detail = answer.json()["detail"]
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert "Dank" not in detail
    assert PERSON in detail
    assert "bel 112" in detail
    return sentence in detail


@pytest.mark.parametrize("mode", MODES)
def test_at_the_start(door: Door, mode: str) -> None:
    door.engine.mode = mode
    with in_time():
        answer = httpx.post(f"{door.url}/api/v1/conversations")
    assert is_honest(answer, "De chat kan nu even niet beginnen.")


@pytest.mark.parametrize("mode", MODES)
def test_midway(door: Door, mode: str) -> None:
    someone = door.resident(at="for_whom")
    door.engine.mode = mode
    with in_time():
        answer = post(someone, {"payload": "ander"}, **{"Idempotency-Key": "k"})
    assert is_honest(answer, "Uw laatste antwoord is nog niet verwerkt.")
    goes_on(door, someone, "ander", "k", "name")


@pytest.mark.parametrize("mode", MODES)
def test_at_sending(door: Door, mode: str) -> None:
    someone = door.resident(at="consent")
    door.engine.mode = mode
    answer = post(someone, {"payload": "ja"}, **{"Idempotency-Key": "k"})
    assert is_honest(answer, "Ik weet nog niet zeker of uw vraag is verstuurd.")
    assert someone.get()["state"]["phase"] == "summary"
    goes_on(door, someone, "ja", "k", None)
    assert someone.get()["state"]["reference"].startswith("RD-")


def goes_on(door: Door, someone: Resident, payload: str, key: str, next_question: str | None) -> None:
    """The button is still there, and counts once."""
    before = len(someone.get()["messages"])
    door.engine.mode = "well"
    answer = post(someone, {"payload": payload}, **{"Idempotency-Key": key})
    assert answer.json()["state"]["question"] == next_question
    assert len(someone.get()["messages"]) == before + 2
    assert sum("choose" in text and payload in text for text in door.engine.texts(someone.id)) == 1


def test_the_engine_forgot_the_conversation(door: Door) -> None:
    someone = door.resident(at="name")
    door.engine.mode = "lost"
    answer = post(someone, {"text": "Jan"})
    assert answer.status_code == 404
    assert answer.json()["detail"].startswith("Dit gesprek kan ik niet meer lezen. Begin een nieuw gesprek.")
    assert PERSON in answer.json()["detail"]


def test_erasing_fails_as_a_whole(door: Door) -> None:
    someone = door.resident(at="name")
    door.engine.mode = "crash"
    assert is_honest(someone.delete(), "Uw gesprek is nog niet gewist.")
    assert len(someone.get()["messages"]) == 5
    door.engine.mode = "well"
    assert someone.delete().json() == {"erased": True, "left": 0}
    assert someone.http.get(f"/conversations/{someone.id}").status_code == 404


def test_choosing_not_to_send_erases(door: Door) -> None:
    someone = door.resident(at="consent")
    assert someone.choose("nee")["state"]["erased"] is True
    assert someone.http.get(f"/conversations/{someone.id}").status_code == 404
    assert someone.id not in door.engine.heard


def test_what_was_sent_is_not_erased_here(door: Door) -> None:
    someone = door.resident(at="consent")
    reference = someone.choose("ja")["state"]["reference"]
    answer = someone.delete()
    assert answer.status_code == 409
    assert reference in answer.json()["detail"]


def test_the_engine_is_gone(open_door: Opener) -> None:
    door = open_door()
    someone = door.resident(at="name")
    door.stop_engine()
    with in_time():
        assert is_honest(post(someone, {"text": "Jan"}), "nog niet verwerkt")
    assert someone.get()["state"]["question"] == "name"
    assert httpx.get(f"{door.url}/livez").status_code == 200
    ready = httpx.get(f"{door.url}/readyz")
    assert (ready.status_code, ready.json()["engine"], ready.json()["database"]) == (503, False, True)


def test_readyz_of_a_hanging_engine_answers_soon(door: Door) -> None:
    door.engine.mode = "hang"
    begun = time.monotonic()
    ready = httpx.get(f"{door.url}/readyz", timeout=10)
    assert time.monotonic() - begun < 4
    assert ready.json() == {"ready": False, "engine": False, "actions": False, "database": True}
