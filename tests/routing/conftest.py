"""What the routing tests share."""

import shutil
from pathlib import Path

import pytest

from bot.routing.directory import load_municipality
from bot.routing.municipality import Municipality
from bot.settings import ROOT

FOLDER = ROOT / "data" / "municipalities"
ALL = ("almere", "ermelo", "hillegom", "lisse", "noordwijk", "teylingen", "zoetermeer")


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
