"""A client that fills in forms as a browser does: it takes the token from the page it saw."""

import re
from typing import Any

from fastapi.testclient import TestClient
from httpx import Response

from bot.store.actors import Actor

PASSWORD = "lang genoeg wachtwoord"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


class Browser:
    """One browser; addresses are inside the loket."""

    def __init__(self, client: TestClient, actor: Actor | None) -> None:
        self.client = client
        self._actor = actor

    @property
    def actor(self) -> Actor:
        """Who is signed in."""
        assert self._actor
        return self._actor

    def get(self, path: str, **more: Any) -> Response:
        """A page."""
        return self.client.get(f"/loket{path}", **more)

    def post(self, path: str, *, page: str = "/", token: str | None = None, **fields: str) -> Response:
        """A form on `page`, sent to `path`; not followed further."""
        if token is None:
            found = TOKEN.search(self.get(page).text)
            token = found[1] if found else ""
        return self.client.post(f"/loket{path}", data={"csrf": token, **fields}, follow_redirects=False)

    def sign_in(self, password: str = PASSWORD) -> Response:
        """Fill in the form."""
        return self.post("/inloggen", page="/inloggen", username=self.actor.name.lower(), password=password)

    def act(self, reference: str, what: str, **fields: str) -> Response:
        """Press a button on an intake."""
        return self.post(f"/intake/{reference}/{what}", page=f"/intake/{reference}", **fields)
