"""The same message again, out of order, twice at once, and far too often."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bot.chat.turns import MOST_WAITING
from tests.client import Resident
from tests.doors.conftest import Door, Opener, post

KEY = "Idempotency-Key"


def at_once(times: int, someone: Resident, body: dict[str, str], **headers: str) -> list[httpx.Response]:
    """Send a message a few times at the same moment."""
    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(lambda _: post(someone, body, **headers), range(times)))


def test_the_same_key_gives_the_same_answer(door: Door) -> None:
    someone = door.resident()
    first, again = (post(someone, {"text": "hallo"}, **{KEY: "a"}).json() for _ in range(2))
    assert first["messages"] == again["messages"]
    assert len(someone.get()["messages"]) == 3
    assert door.engine.texts(someone.id)[1:] == ["hallo"]


def test_an_old_key_is_answered_and_changes_nothing(door: Door) -> None:
    someone = door.resident()
    first = post(someone, {"text": "hallo"}, **{KEY: "a"}).json()
    post(someone, {"payload": "zelf"}, **{KEY: "b"})
    assert post(someone, {"text": "hallo"}, **{KEY: "a"}).json()["messages"] == first["messages"]
    assert someone.get()["state"]["question"] == "name"


def test_a_key_used_for_other_words_loses_none(door: Door) -> None:
    someone = door.resident()
    post(someone, {"text": "hallo"}, **{KEY: "a"})
    post(someone, {"text": "ik zelf"}, **{KEY: "a"})
    assert door.engine.texts(someone.id)[1:] == ["hallo", "ik zelf"]


@pytest.mark.parametrize("key", ["start", "turn 1", "' OR 1=1", "%00"])
def test_any_key_will_do(door: Door, key: str) -> None:
    someone = door.resident()
    answer = post(someone, {"text": "hallo"}, **{KEY: key})
    assert answer.json()["state"]["question"] == "for_whom"


@pytest.mark.parametrize("headers", [{}, {KEY: "k"}], ids=["no key", "key"])
def test_a_double_click(door: Door, headers: dict[str, str]) -> None:
    someone = door.resident(at="consent")
    answers = at_once(3, someone, {"payload": "ja"}, **headers)
    references = {answer.json()["state"]["reference"] for answer in answers}
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len(references) == 1
    assert None not in references
    assert len(door.engine.texts(someone.id)) == 5


def test_the_same_words_one_after_another_are_two_answers(door: Door) -> None:
    someone = door.resident()
    someone.say("nee")
    someone.say("nee")
    assert door.engine.texts(someone.id)[1:] == ["nee", "nee"]


def test_what_the_engine_took_but_we_never_kept_is_taken_back(door: Door) -> None:
    someone = door.resident()
    door.engine.mode = "deaf"
    assert post(someone, {"text": "eerste poging"}).status_code == 503
    door.engine.mode = "well"
    someone.say("andere woorden")
    assert door.engine.texts(someone.id)[1:] == ["andere woorden"]
    assert someone.question == "for_whom"


def test_too_many_messages(open_door: Opener) -> None:
    door = open_door(messages_per_minute=3)
    someone = door.resident(at="consent")
    answer = post(someone, {"payload": "ja"})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 61
    assert answer.json()["detail"].startswith("Dat gaat even te snel. Wacht ")
    assert "{" not in answer.text.split("detail")[1].split("}")[0]
    door.resident(at="name")  # someone else is not bothered
    assert someone.get()["state"]["question"] == "consent"


def test_too_many_conversations(open_door: Opener) -> None:
    door = open_door(conversations_per_hour=2)
    door.resident()
    door.resident()
    answer = httpx.post(f"{door.url}/api/v1/conversations", headers={"X-Forwarded-For": "1.2.3.4"})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 60


@pytest.mark.parametrize(("trusted", "status"), [(False, 429), (True, 201)])
def test_only_a_trusted_proxy_says_who_asks(open_door: Opener, trusted: bool, status: int) -> None:
    door = open_door(conversations_per_hour=1, trust_proxy=trusted)
    door.resident()
    for forged in (
        "5.6.7.8",
        "9.9.9.9",
    ):  # what the client itself put before the proxy's part counts for nothing
        other = {"X-Forwarded-For": f"{forged}, 1.2.3.4"}
        answer = httpx.post(f"{door.url}/api/v1/conversations", headers=other)
        assert answer.status_code == (status if forged == "5.6.7.8" else 429)


def test_too_many_tries_without_a_token(open_door: Opener) -> None:
    door = open_door()
    someone = door.resident()
    with httpx.Client(base_url=door.url) as stranger:
        found = [stranger.get(f"/api/v1/conversations/{someone.id}").status_code for _ in range(310)]
    assert set(found[:300]) == {401}
    assert set(found[301:]) == {429}


def test_a_flood_on_one_conversation_leaves_room_for_others(door: Door) -> None:
    flooded, other = door.resident(), door.resident()
    door.engine.most_busy = 0
    with ThreadPoolExecutor(30) as pool:
        flood = [pool.submit(post, flooded, {"text": f"bericht {n}"}) for n in range(60)]
        other.say("hallo")
        codes = {one.result().status_code for one in flood}
    assert other.question == "for_whom"
    assert codes <= {200, 429}
    assert door.engine.most_busy <= 2
    assert MOST_WAITING < 60
