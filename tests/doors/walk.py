"""Walking through the real conversation, and an action server that misbehaves on request."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response

from bot.settings import ROOT
from tests.client import Resident
from tests.conftest import Stack, free_ports
from tests.doors.conftest import Server

STORY = "Ik kan door mijn rug het huis niet meer schoonmaken. Ik woon alleen."
TYPED = {"story": STORY, "place": "Ermelo", "name": "Anna de Vries", "phone": "06 12 34 56 78", "age": "71"}
PRESSED = {"crisis_check": "nee", "for_whom": "zelf"}
WRONG_ACTIONS: dict[str, Any] = {
    "not json": PlainTextResponse("<html>Traceback</html>"),
    "empty object": JSONResponse({}),
    "nothing": JSONResponse({"events": [], "responses": []}),
    "wrong events": JSONResponse({"events": [{"event": "bestaat niet"}], "responses": []}),
    "wrong types": JSONResponse({"events": "x", "responses": [1]}),
    "crash": PlainTextResponse("Traceback", 500),
}


def walk(someone: Resident, to: str | None) -> Resident:
    """Answer until the question `to` is asked."""
    for _ in range(40):
        if someone.question == to:
            return someone
        step(someone)
    raise AssertionError(f"{to} was never asked, only {someone.asked}")


def step(someone: Resident) -> None:
    """Answer one question, by a button when there is one."""
    question = str(someone.question)
    buttons = someone.messages[-1]["buttons"]
    if buttons and question not in TYPED:
        someone.choose(PRESSED.get(question, buttons[0]["payload"]))
    else:
        someone.say(TYPED.get(question, "mijn zus helpt mij met koken"))


class FakeActions:
    """`mode`: hang, late (forwards to a real one and answers too late), or one of WRONG_ACTIONS."""

    def __init__(self, real: str) -> None:
        self.mode, self._real = "crash", real

    def app(self) -> FastAPI:
        """The action server's routes."""
        app = FastAPI()

        @app.get("/health")
        async def health() -> Response:
            return JSONResponse({"status": "ok"})

        @app.post("/webhook")
        async def webhook(request: Request) -> Response:
            if self.mode == "late":
                async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
                    await client.post(f"{self._real}/webhook", json=await request.json())
            if self.mode in ("hang", "late"):
                await asyncio.sleep(3600)
            wrong: Response = WRONG_ACTIONS[self.mode]
            return wrong

        return app


@contextmanager
def fake_actions(stack: Stack) -> Iterator[FakeActions]:
    """The stack with a fake action server in the place of the real one, which runs elsewhere."""
    port = free_ports(1)[0]
    command = [sys.executable, "-m", "rasa_sdk", "--actions", "actions.conversation", "--port", str(port)]
    environment = {
        **os.environ,
        **stack.environment,
        "RECHTDOOR_VAR": str(stack.var),
        "PYTHONPATH": str(ROOT),
        "SANIC_HOST": "127.0.0.1",
    }
    real = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stack.stop("action")
    fake = FakeActions(f"http://127.0.0.1:{port}")
    server = Server(fake.app(), int(stack.environment["RECHTDOOR_ACTION_PORT"])).start()
    try:
        wait_for(f"http://127.0.0.1:{port}/health")
        yield fake
    finally:
        server.stop()
        os.killpg(real.pid, signal.SIGKILL)  # with the worker it started
        real.wait()
        stack.start("action")


def wait_for(url: str, seconds: float = 90) -> None:
    """Until something answers there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if httpx.get(url, trust_env=False).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")
