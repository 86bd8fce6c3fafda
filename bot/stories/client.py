"""One resident on the public API. Waits when asked to slow down; tries again when the assistant is out of breath."""

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.stories.errors import Refused

TRIES = 4
PAUSE = 1.5  # seconds, doubled every time


@dataclass
class Turn:
    """One message of the resident and what came back."""

    said: str  # "" at the start
    how: str  # start, typed, button, problem; in a recording also reload, erase
    payload: str = ""
    replies: list[dict[str, Any]] = field(default_factory=list)
    state: dict[str, Any] = field(default_factory=dict)
    understood: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    step: int = -1  # of the story; -1: before the first
    problem: Refused | None = None

    @property
    def question(self) -> str:
        """The question that is open after this turn; empty at the end."""
        return self.state.get("question") or ""

    @property
    def buttons(self) -> dict[str, str]:
        """The buttons on the screen: payload to title."""
        return {str(b["payload"]): str(b["title"]) for message in self.replies for b in message["buttons"]}


class Resident:
    """A conversation through the same door as the chat page."""

    def __init__(self, url: str, deadline: float = 60) -> None:
        self._http = httpx.Client(base_url=f"{url.rstrip('/')}/api/v1", timeout=deadline, trust_env=False)
        self.id = ""
        self._token = ""
        self.hiccups = 0  # times the assistant asked to wait or did not answer

    def begin(self, municipality: str) -> Turn:
        """Open the chat. Raises Refused."""
        started = time.monotonic()
        body = self._call("POST", "/conversations", {"municipality": municipality}, patient=True)
        self.id, self._token = body["id"], body["token"]
        return Turn(
            "", "start", replies=body["messages"], state=body["state"], seconds=time.monotonic() - started
        )

    def say(self, text: str, patient: bool = True) -> Turn:
        """Type something. Raises Refused."""
        return self._message({"text": text}, Turn(text, "typed"), patient)

    def press(self, payload: str, title: str, patient: bool = True) -> Turn:
        """Choose a button. Raises Refused."""
        return self._message({"payload": payload}, Turn(title, "button", payload), patient)

    def reload(self) -> dict[str, Any]:
        """The whole conversation as the page shows it after a reload. Raises Refused."""
        return self._call("GET", f"/conversations/{self.id}", None, patient=True)

    def erase(self) -> None:
        """Erase the conversation. Raises Refused."""
        self._call("DELETE", f"/conversations/{self.id}", None, patient=True)

    def _message(self, words: dict[str, str], turn: Turn, patient: bool) -> Turn:
        started = time.monotonic()
        body = self._call("POST", f"/conversations/{self.id}/messages?understood=true", words, patient)
        turn.replies, turn.state, turn.understood = (
            body["messages"],
            body["state"],
            body.get("understood") or {},
        )
        turn.seconds = time.monotonic() - started
        return turn

    def _call(self, method: str, path: str, body: dict[str, str] | None, patient: bool) -> dict[str, Any]:
        """One request; the same key on every try, so that nothing happens twice."""
        headers = {"Idempotency-Key": uuid.uuid4().hex} | (
            {"Authorization": f"Bearer {self._token}"} if self._token else {}
        )
        for attempt in range(TRIES):
            last = attempt == TRIES - 1 or not patient
            try:
                response = self._http.request(method, path, json=body, headers=headers)
            except httpx.HTTPError as error:
                if last:
                    raise Refused(
                        0, f"geen antwoord van {self._http.base_url} ({type(error).__name__})"
                    ) from error
                wait = PAUSE * 2**attempt
            else:
                if response.status_code not in (429, 502, 503) or last:
                    return answered(response)
                wait = min(float(response.headers.get("Retry-After", PAUSE * 2**attempt)), 90)
                if wait >= 90:
                    raise Refused(
                        429, "te veel gesprekken per uur: zet RECHTDOOR_CONVERSATIONS_PER_HOUR hoger"
                    )
            self.hiccups += 1
            time.sleep(wait)
        raise AssertionError("unreachable")

    def close(self) -> None:
        """Close the connection."""
        self._http.close()


def answered(response: httpx.Response) -> dict[str, Any]:
    """The body of a good answer. Raises Refused with the problem's sentence."""
    try:
        body: dict[str, Any] = response.json()
    except ValueError:
        body = {}
    if response.is_success:
        return body
    raise Refused(response.status_code, str(body.get("detail") or response.reason_phrase))
