"""What the routing tests share."""

import os
import shutil
from pathlib import Path

import pytest

from bot.routing.directory import load_municipality
from bot.routing.municipality import Municipality
from bot.settings import ROOT

FOLDER = ROOT / "data" / "municipalities"
ALL = ("almere", "ermelo", "hillegom", "lisse", "noordwijk", "teylingen", "zoetermeer")
# The one place that knows where the standards are when nobody says so.
STANDARDS = Path(os.environ.get("RECHTDOOR_STANDARDS") or ROOT / "../shared/standards").resolve()


@pytest.fixture(scope="session")
def folder() -> Path:
    """The sample municipalities."""
    return FOLDER


@pytest.fixture(scope="session")
def loaded() -> dict[str, Municipality]:
    """All sample municipalities, proved."""
    return {id: load_municipality(id, FOLDER) for id in ALL}


@pytest.fixture(scope="session")
def ermelo(loaded: dict[str, Municipality]) -> Municipality:
    """The sample municipality that is looked at most."""
    return loaded["ermelo"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(FOLDER, tmp_path / "municipalities"))


@pytest.fixture(scope="session")
def standards() -> Path:
    """The folder with the standards."""
    if not (STANDARDS / "hsds-3.0" / "service.json").exists():
        pytest.fail(
            f"Geen standaarden in {STANDARDS}: zet RECHTDOOR_STANDARDS op de map met hsds-3.0/service.json."
        )
    return STANDARDS
