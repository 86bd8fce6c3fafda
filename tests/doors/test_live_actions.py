"""The real engine with an action server that is down, slow or wrong: at the start, midway and at sending."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass

import httpx
import pytest
from sqlalchemy import func, select

from bot.store.database import Database
from bot.store.tables import IntakeRow
from tests.client import Resident
from tests.conftest import Stack
from tests.doors.conftest import post
from tests.doors.walk import WRONG_ACTIONS, FakeActions, fake_actions, walk

pytestmark = pytest.mark.live
TO_A_PERSON = 15  # seconds


@dataclass
class Scene:
    """Residents who were on their way when the action server went wrong."""

    stack: Stack
    actions: FakeActions
    midway: Resident
    sending: Resident
    late: Resident
    unsure: Resident
    over: Callable[[], None]

    def everywhere(self) -> list[httpx.Response]:
        """One begins, one answers, one sends: all at once."""
        with ThreadPoolExecutor(3) as pool:
            begun = pool.submit(httpx.post, f"{self.stack.url}/api/v1/conversations", timeout=30)
            said = pool.submit(post, self.midway, {"text": "Kees de Boer"}, **{"Idempotency-Key": "k"})
            sent = pool.submit(post, self.sending, {"payload": "ja"}, **{"Idempotency-Key": "k"})
            return [begun.result(), said.result(), sent.result()]


@pytest.fixture(scope="module")
def scene(stack: Stack) -> Iterator[Scene]:
    """Everyone in place, then the fake."""
    with ThreadPoolExecutor(4) as pool:
        goals = ("name", "consent", "consent", "consent")
        people = list(pool.map(lambda question: walk(Resident(stack.url), question), goals))
    with ExitStack() as until:
        actions = until.enter_context(fake_actions(stack))
        yield Scene(stack, actions, *people, over=until.close)


def intakes(stack: Stack, someone: Resident) -> int:
    """How many intakes came of this conversation."""
    query = select(func.count()).select_from(IntakeRow).where(IntakeRow.conversation_id == someone.id)
    with Database(stack.database_url).read() as session:
        return session.scalar(query) or 0


@pytest.mark.parametrize("mode", ["hang", *WRONG_ACTIONS])
def test_nothing_is_taken_or_thanked_for(scene: Scene, mode: str) -> None:
    scene.actions.mode = mode
    begun = time.monotonic()
    answers = scene.everywhere()
    assert time.monotonic() - begun < TO_A_PERSON
    assert [answer.status_code for answer in answers] == [503] * 3
    told = [answer.json()["detail"] for answer in answers]
    assert all("bel 112" in detail and "https://" in detail for detail in told)
    assert "niet beginnen" in told[0]
    assert "nog niet verwerkt" in told[1]
    assert "nog niet zeker" in told[2]
    assert scene.midway.get()["state"]["question"] == "name"
    assert intakes(scene.stack, scene.sending) == 0


def test_sent_but_the_answer_never_came(scene: Scene) -> None:
    scene.actions.mode = "late"
    both = (scene.late, scene.unsure)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda someone: post(someone, {"payload": "ja"}), both))
    assert [answer.status_code for answer in answers] == [503, 503]
    assert [intakes(scene.stack, someone) for someone in both] == [1, 1]


def test_after_the_trouble_everyone_goes_on(scene: Scene) -> None:
    scene.over()
    assert (
        post(scene.midway, {"text": "Kees de Boer"}, **{"Idempotency-Key": "k"}).json()["state"]["question"]
        != "name"
    )
    for someone in (scene.sending, scene.late):
        answer = post(someone, {"payload": "ja"}).json()["state"]
        assert answer["outcome"] == "contact"
        assert answer["reference"]
        assert intakes(scene.stack, someone) == 1


def test_no_after_an_unsure_yes_says_that_it_was_sent(scene: Scene) -> None:
    scene.over()
    answer = post(scene.unsure, {"payload": "nee"})
    assert answer.status_code == 409
    assert "al verstuurd onder nummer RD-" in answer.json()["detail"]
    assert scene.unsure.delete().status_code == 409
    assert intakes(scene.stack, scene.unsure) == 1
    assert scene.unsure.choose("ja")["state"]["reference"] in answer.json()["detail"]
