"""Fuzzing the real stack: what the fake engine of the other tests would never stumble over."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client import Resident
from tests.conftest import Stack
from tests.doors.conftest import post
from tests.doors.test_fuzz import ANY_TEXT, API, OPERATIONS, conforms

pytestmark = [pytest.mark.live, pytest.mark.filterwarnings("ignore")]
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
WORDS = st.sampled_from(
    ["ja", "nee", "terug", "waarom", "mens", "stop", "{naam}", "%s", "0", "-1", "31-02-2026"]
)
TALK = st.lists(ANY_TEXT | WORDS | st.text('0123456789 -+/{}"[]:', min_size=1), min_size=1, max_size=4)


@FEW
@given(texts=TALK)
def test_any_talk(stack: Stack, texts: list[str]) -> None:
    someone = Resident(stack.url)
    answers = [post(someone, {"text": text}) for text in texts]
    assert {answer.status_code for answer in answers} <= {200, 400}, [answer.text for answer in answers]
    assert someone.get()["state"] == (answers[-1].json().get("state") or someone.get()["state"])


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_by_the_document(stack: Stack, path: str, method: str) -> None:
    here = Resident(stack.url)

    @FEW
    @given(case=API[path][method].as_strategy(), known=st.booleans())
    def call(case: Any, known: bool) -> None:
        conforms(case, stack.url, here, known)

    call()
