"""Requests that are wrong as requests: JSON, types, ids, tokens, methods, sizes, speed."""

import socket
import time
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from bot import server
from bot.chat import guard
from bot.store.conversations import Conversations
from bot.store.database import now
from bot.store.tables import ConversationRow
from tests.doors.conftest import Door

MEDIA = "application/problem+json"
WHOLE = b"GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"


def is_problem(answer: httpx.Response, status: int) -> bool:
    """Whether this is an RFC 9457 problem with a Dutch sentence and our headers."""
    body = answer.json()
    assert answer.status_code == body["status"] == status
    assert answer.headers["content-type"] == MEDIA
    assert set(body) == {"type", "title", "status", "detail"}
    assert "Traceback" not in answer.text
    return bool(body["detail"].endswith(".") and answer.headers["api-version"] == "1.0.0")


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"nee", b"[]", b"null", b"3", b'"tekst"', b"\xff\xfe", b"{}", b"[" * 100_000, b"9" * 5_000,
        b'{"text": 3}', b'{"text": null}', b'{"text": ["a"]}', b'{"text": {"a": 1}}', b'{"text": true}',
        b'{"payload": 1}', b'{"text": "a", "payload": "b"}', b'{"text": "a", "extra": 1}', b'{"text": NaN}',
    ],
)  # fmt: skip
def test_wrong_json(door: Door, body: bytes) -> None:
    someone = door.resident()
    path, headers = f"/conversations/{someone.id}/messages", {"content-type": "application/json"}
    answer = someone.http.post(path, content=body, headers=headers)
    assert is_problem(answer, 400)
    assert len(someone.get()["messages"]) == 1


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"municipality": 3}', b'{"municipality": "x"}', b'{"a": 1}', b'{"municipality": "\\ud800"}'],
)
def test_wrong_beginning(door: Door, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    assert is_problem(httpx.post(f"{door.url}/api/v1/conversations", content=body, headers=headers), 400)


def test_wrong_media_type_query_and_method(door: Door) -> None:
    someone = door.resident()
    path = f"/conversations/{someone.id}/messages"
    assert is_problem(someone.http.post(path, content=b"text=a", headers={"content-type": "text/plain"}), 400)
    assert is_problem(someone.http.post(path, json={"text": "a"}, params={"understood": "misschien"}), 400)
    assert is_problem(
        someone.http.post(path, json={"text": "a"}, headers={"Idempotency-Key": "k" * 101}), 400
    )
    assert is_problem(someone.http.put(path, json={"text": "a"}), 405)
    assert is_problem(someone.http.get("/nergens"), 404)


@pytest.mark.parametrize(
    "id",
    ["b7865774-ee85-4518-9e87-af56134c63cc", "x", "1' OR '1'='1", "%00", "%ED%A0%80", "..%2f..", "a" * 5_000],
)
def test_unknown_conversation(door: Door, id: str) -> None:
    someone = door.resident()
    for answer in (
        someone.http.get(f"/conversations/{id}"),
        someone.http.post(f"/conversations/{id}/messages", json={"text": "a"}),
        someone.http.delete(f"/conversations/{id}"),
    ):
        assert is_problem(answer, 404)


def test_a_line_break_in_the_address(door: Door) -> None:
    answer = httpx.delete(f"{door.url}/api/v1/conversations/a%0Ab", headers={"authorization": "Bearer x"})
    assert is_problem(answer, 404)


def test_foreign_conversation(door: Door) -> None:
    mine, other = door.resident(), door.resident()
    for answer in (
        mine.http.get(f"/conversations/{other.id}"),
        mine.http.post(f"/conversations/{other.id}/messages", json={"text": "a"}),
        mine.http.delete(f"/conversations/{other.id}"),
    ):
        assert is_problem(answer, 404)
    assert len(other.get()["messages"]) == 1


@pytest.mark.parametrize("header", [{}, {"Authorization": "Basic eDp5"}, {"Authorization": "Bearer"}])
def test_no_token(door: Door, header: dict[str, str]) -> None:
    answer = httpx.get(f"{door.url}/api/v1/conversations/{door.resident().id}", headers=header)
    assert is_problem(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_expired_token(door: Door) -> None:
    someone = door.resident()
    with door.database.write() as session:
        over = {"expires_at": now() - timedelta(seconds=1)}
        session.execute(update(ConversationRow).where(ConversationRow.id == someone.id).values(over))
    answer = someone.post({"text": "hallo"})
    assert is_problem(answer, 404)
    assert answer.json()["detail"] == "Dit gesprek is er niet meer. Begin een nieuw gesprek."


def test_a_giant_body_is_cut_off(door: Door) -> None:
    def endless() -> "list[bytes]":
        return [b"x" * 65_536] * 200

    someone = door.resident()
    try:
        answer = someone.http.post(f"/conversations/{someone.id}/messages", content=iter(endless()))
        assert is_problem(answer, 413)
        assert answer.headers["x-content-type-options"] == "nosniff"
    except (httpx.WriteError, httpx.RemoteProtocolError):
        pass  # the door closed while we were still pushing
    someone.say("hallo")


def test_a_slow_client_is_sent_away(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SLOWEST", 0.5)
    someone = door.resident()
    with socket.create_connection(("127.0.0.1", door.settings.web_port), timeout=5) as line:
        head = f"POST /api/v1/conversations/{someone.id}/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
        line.sendall(head.encode() + b"{")
        begun = time.monotonic()
        answer = line.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"\r\nAPI-Version: 1.0.0\r\n" in answer.replace(b"api-version", b"API-Version")
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("begin", [b"", b"GET /livez HTTP/1.1\r\nHo", WHOLE, WHOLE + b"GET /liv"])
def test_a_client_that_asks_nothing_more_is_sent_away(
    door: Door, monkeypatch: pytest.MonkeyPatch, begin: bytes
) -> None:
    monkeypatch.setattr(server, "UNHURRIED", 0.3)
    with socket.create_connection(("127.0.0.1", door.settings.web_port), timeout=5) as line:
        line.sendall(begin)
        begun = time.monotonic()
        received = b"".join(iter(lambda: line.recv(65_536), b""))
    assert received.count(b'{"live":true}') == begin.count(WHOLE)
    assert time.monotonic() - begun < 3


def test_a_long_answer_is_not_cut_off(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "UNHURRIED", 0.2)
    door.engine.mode = "hang"
    begun = time.monotonic()
    assert httpx.get(f"{door.url}/readyz", timeout=10).status_code == 503
    assert time.monotonic() - begun > 1


def test_a_crash_of_ours_is_a_problem_too(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object) -> None:
        raise RuntimeError("geheim")

    someone = door.resident()
    monkeypatch.setattr(Conversations, "transcript", broken)
    answer = someone.http.get(f"/conversations/{someone.id}")
    assert is_problem(answer, 500)
    assert "bel 112" in answer.json()["detail"]
    assert "geheim" not in answer.text


def test_half_a_body_is_no_message(door: Door) -> None:
    someone = door.resident()
    body = b'{"text": "a"}'
    with socket.create_connection(("127.0.0.1", door.settings.web_port), timeout=5) as line:
        head = (
            f"POST /api/v1/conversations/{someone.id}/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {someone.token}\r\nContent-Length: {len(body) + 9}\r\n\r\n"
        )
        line.sendall(head.encode() + body)
    time.sleep(0.3)
    assert len(someone.get()["messages"]) == 1
