"""Fuzzing the chat API by its own OpenAPI document, and with texts and messages of any shape: never a server error."""

import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.client import Resident
from tests.doors.conftest import Door, post
from tests.doors.test_openapi import COMMITTED

pytestmark = pytest.mark.filterwarnings("ignore")
FEW = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=8,
)
CHECKS = [
    schemathesis.checks.not_a_server_error,
    content_type_conformance,
    status_code_conformance,
    response_schema_conformance,
]


API = schemathesis.openapi.from_path(str(COMMITTED))
OPERATIONS = [
    ("/conversations", "POST"),
    ("/conversations/{id}", "GET"),
    ("/conversations/{id}", "DELETE"),
    ("/conversations/{id}/messages", "POST"),
]


@pytest.fixture(scope="module")
def talking(shared_door: Door) -> Resident:
    """A conversation to fuzz."""
    shared_door.engine.mode = "well"
    return shared_door.resident()


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_by_the_document(door: Door, path: str, method: str) -> None:
    """Half of the calls are about a conversation that is there."""
    here = door.resident()

    @FEW
    @given(case=API[path][method].as_strategy(), known=st.booleans())
    def call(case: Any, known: bool) -> None:
        conforms(case, door.url, here, known)

    call()


def conforms(case: Any, url: str, here: Resident, known: bool) -> None:
    """Call with the token of a conversation, and about that one when `known`; the answer is as the document says."""
    if known and case.path_parameters:
        case.path_parameters = {"id": here.id}
    headers = {"Authorization": f"Bearer {here.token}"}
    response = case.call(base_url=f"{url}/api/v1", headers=headers, timeout=20)
    case.validate_response(response, checks=CHECKS)


@MANY
@given(
    text=ANY_TEXT,
    key=st.none() | st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=100),
)
def test_any_text(talking: Resident, text: str, key: str | None) -> None:
    answer = post(talking, {"text": text}, **({"Idempotency-Key": key} if key else {}))
    assert answer.status_code in (200, 400)
    assert answer.json()


@MANY
@given(body=JSON)
def test_any_json(talking: Resident, body: object) -> None:
    assert post(talking, body).status_code in (200, 400)


@MANY
@given(
    body=st.binary(max_size=300),
    media=st.sampled_from(
        [
            "application/json",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
        ]
    ),
)
def test_any_bytes(talking: Resident, body: bytes, media: str) -> None:
    answer = talking.http.post(
        f"/conversations/{talking.id}/messages", content=body, headers={"content-type": media}
    )
    assert answer.status_code in (200, 400)


@FEW
@given(
    id=st.text(min_size=1, max_size=50).filter(lambda text: text.encode("utf-8", "ignore").decode() == text),
    token=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=60),
)
def test_any_id_and_token(door: Door, id: str, token: str) -> None:
    url = f"{door.url}/api/v1/conversations/{quote(id, safe='')}"
    answer = httpx.get(url, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code in (401, 404, 405, 429)


def test_the_conversation_still_stands(talking: Resident) -> None:
    found = talking.get()
    assert json.dumps(found, ensure_ascii=False).encode("utf-8")
    assert "\u0000" not in json.dumps(found["messages"])
