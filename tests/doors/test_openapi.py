"""The OpenAPI document: as committed, and without errors by the Dutch API Design Rules.

After a change of the API this test fails and says how to commit the new document.
"""

import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest

from bot.setup import ROOT
from bot.staff import assets
from tests.doors.conftest import Door

HERE = Path(__file__).parent
COMMITTED = HERE / "openapi.json"
NODE_MODULES = ROOT / "var" / "node" / "spectral"


def document(url: str) -> str:
    """What the running API says of itself, as it is committed."""
    found = httpx.get(f"{url}/api/v1/openapi.json").raise_for_status().json()
    return json.dumps(found, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def test_the_document_is_the_committed_one(door: Door) -> None:
    written = document(door.url)
    if COMMITTED.read_text("utf-8") != written:
        (fresh := door.settings.var / "openapi.json").write_text(written, "utf-8")
        pytest.fail(f"De API is veranderd. Is dat de bedoeling: cp {fresh} {COMMITTED}")


def test_the_document_says_its_version_everywhere(door: Door) -> None:
    answer = httpx.get(f"{door.url}/api/v1/openapi.json")
    assert answer.headers["api-version"] == answer.json()["info"]["version"]


@pytest.fixture(scope="module")
def spectral() -> list[str]:
    """The command, installed by npm from the lock file beside this test."""
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = NODE_MODULES / "package-lock.json"
    if not stamp.exists() or stamp.read_bytes() != lock:
        install()
        stamp.write_bytes(lock)
    return [
        assets.node(),
        str(NODE_MODULES / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"),
    ]


def install() -> None:
    """`npm ci` in var/. Fails when the registry can't be reached."""
    NODE_MODULES.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, NODE_MODULES / name)
    command = [*assets.npm(), "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    done = subprocess.run(command, cwd=NODE_MODULES, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.fail(f"npm kan Spectral niet installeren; is het npm-register bereikbaar? {done.stderr}")


def test_no_errors_by_the_dutch_api_design_rules(spectral: list[str], standards: Path) -> None:
    rules = standards / "nlgov-api-rules" / "linter.yaml"
    command = [*spectral, "lint", str(COMMITTED), "--ruleset", str(rules), "--format", "json", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = json.loads(done.stdout or "null")
    assert found is not None, done.stderr
    errors = [(one["code"], one["path"]) for one in found if one["severity"] == 0]
    assert errors == []
    assert done.returncode == 0, done.stderr
