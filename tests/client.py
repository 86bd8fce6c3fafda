"""A small client of the public chat API, for tests."""

from typing import Any

import httpx


class Resident:
    """Someone who chats. Every call keeps the last `messages` and `state`."""

    def __init__(self, url: str, municipality: str | None = None) -> None:
        self.http = httpx.Client(base_url=f"{url}/api/v1", timeout=30, trust_env=False)
        body = {"municipality": municipality} if municipality else {}
        begun = self._keep(self.http.post("/conversations", json=body))
        self.id, self.token = begun["id"], begun["token"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"
        self.asked = [self.state["question"]]

    def say(self, text: str, **headers: str) -> dict[str, Any]:
        """Type."""
        return self._send({"text": text}, headers)

    def choose(self, payload: str, **headers: str) -> dict[str, Any]:
        """Press a button."""
        return self._send({"payload": payload}, headers)

    def post(self, body: Any, **headers: str) -> httpx.Response:
        """Send anything, and look at the answer oneself."""
        return self.http.post(f"/conversations/{self.id}/messages", json=body, headers=headers)

    def get(self) -> dict[str, Any]:
        """The transcript."""
        found: dict[str, Any] = self.http.get(f"/conversations/{self.id}").raise_for_status().json()
        return found

    def delete(self) -> httpx.Response:
        """Erase."""
        return self.http.delete(f"/conversations/{self.id}")

    @property
    def text(self) -> str:
        """Everything the bot said last."""
        return "\n".join(message["text"] for message in self.messages)

    @property
    def question(self) -> str | None:
        """The key of the open question."""
        return str(self.state["question"]) if self.state["question"] else None

    def _send(self, body: dict[str, str], headers: dict[str, str]) -> dict[str, Any]:
        answer = self._keep(self.post(body, **headers))
        self.asked.append(self.state["question"])
        return answer

    def _keep(self, response: httpx.Response) -> dict[str, Any]:
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        self.messages, self.state = answer["messages"], answer["state"]
        return answer
