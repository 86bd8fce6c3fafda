"""What the routing tests share."""

from pathlib import Path

import pytest

from bot.routing.directory import load_municipality
from bot.routing.municipality import Municipality

FOLDER = Path(__file__).resolve().parents[2] / "data" / "municipalities"


@pytest.fixture(scope="session")
def folder() -> Path:
    """The sample municipalities."""
    return FOLDER


@pytest.fixture(scope="session")
def ermelo() -> Municipality:
    """The sample municipality that is looked at most."""
    return load_municipality("ermelo", FOLDER)
