"""Set-up takes the official Dutch model only when it is whole, known and on time."""

import hashlib
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot import setup

MODEL = b"a model" * 1000


class Host(BaseHTTPRequestHandler):
    """Serves MODEL at once, or a byte at a time under /slow."""

    def do_GET(self) -> None:
        if self.path.startswith("/gone"):
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        pieces = [MODEL] if not self.path.startswith("/slow") else [b"x"] * 400
        for piece in pieces:
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(0.05 if len(pieces) > 1 else 0)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    """The address of a code host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def official(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Set-up that knows MODEL and puts downloads elsewhere."""
    monkeypatch.setattr(setup, "VAR", tmp_path)
    monkeypatch.setattr(setup, "OFFICIAL_SHA256", hashlib.sha256(MODEL).hexdigest())
    return monkeypatch


def test_whole_and_known(official: pytest.MonkeyPatch, host: str, tmp_path: Path) -> None:
    official.setattr(setup, "OFFICIAL", f"{host}/model.tar.gz")
    assert setup.chosen_wheel("") == [str(tmp_path / "downloads" / "model.tar.gz")]
    assert (tmp_path / "downloads" / "model.tar.gz").read_bytes() == MODEL


@pytest.mark.parametrize("address", ["{host}/gone.tar.gz", "http://127.0.0.1:1/model.tar.gz"])
def test_not_there(official: pytest.MonkeyPatch, host: str, address: str) -> None:
    official.setattr(setup, "OFFICIAL", address.format(host=host))
    assert setup.chosen_wheel("") == [str(setup.own_wheel())]


def test_something_else(official: pytest.MonkeyPatch, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    official.setattr(setup, "OFFICIAL", f"{host}/model.tar.gz")
    official.setattr(setup, "OFFICIAL_SHA256", "0" * 64)
    assert setup.chosen_wheel("") == [str(setup.own_wheel())]
    assert "sha256" in capsys.readouterr().out


def test_too_slow(official: pytest.MonkeyPatch, host: str) -> None:
    official.setattr(setup, "OFFICIAL", f"{host}/slow.tar.gz")
    official.setattr(setup, "PATIENCE", 0.5)
    begun = time.monotonic()
    assert setup.chosen_wheel("") == [str(setup.own_wheel())]
    assert time.monotonic() - begun < 5
