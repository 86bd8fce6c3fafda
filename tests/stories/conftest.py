"""The small stack, once for the tests of the story tools."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bot.settings import ROOT
from bot.stories.stack import Stack, free_port, ready


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The real web and actions on a small engine without Rasa."""
    var, web, engine = tmp_path_factory.mktemp("small"), free_port(), free_port()
    command = [sys.executable, "-m", "tests.stories.small_stack", str(web), str(engine), str(var)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    stack = Stack(f"http://127.0.0.1:{web}", var, f"sqlite:///{var}/rechtdoor.db")
    try:
        until = time.monotonic() + 150
        while not ready(stack.url):
            assert time.monotonic() < until, "the small stack does not start"
            assert process.poll() is None, "the small stack stopped"
            time.sleep(0.2)
        yield stack
    finally:
        process.terminate()
        process.wait(20)
