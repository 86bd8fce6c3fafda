"""Old tables stay, decisions are replayed on them, and nobody can rewrite that."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.intake.labels import Domain
from bot.routing.archive import restore
from bot.routing.directory import load_municipality
from bot.routing.model import Case
from bot.routing.own_files import all_files
from bot.routing.route import route
from bot.settings import ROOT
from bot.store.database import Database, now
from bot.store.directory_versions import BY_HAND, DirectoryVersions, add, count
from bot.store.intakes import Intakes
from bot.store.recent_cases import one, recent
from bot.store.replays import NO_CASE, NO_TABLE, OTHER, SAME, Archive
from tests.store.examples import intake

CASE = Case(domains=(Domain.HUISHOUDEN,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(ROOT / "data" / "municipalities", tmp_path / "municipalities"))


def keep(database: Database, folder: Path) -> None:
    DirectoryVersions(database).keep(load_municipality("ermelo", folder), all_files("ermelo", folder))


def decide(database: Database, folder: Path, case: Case | None = CASE, **changes) -> str:
    """Store an intake as the chat does; its reference."""
    moment = now()
    found = route(case or CASE, load_municipality("ermelo", folder), moment)
    found = found.model_copy(update=changes)
    return Intakes(database).submit(intake(case=case, route=found, submitted_at=moment), "wmo").reference


def replayed(database: Database, reference: str) -> str:
    with database.read() as session:
        found = one(session, reference)
    assert found
    return Archive(DirectoryVersions(database)).replay(found).kind


def change(folder: Path) -> None:
    table = folder / "ermelo" / "tabel.csv"
    text_ = table.read_text("utf-8")
    assert ";wmo-loket;" in text_
    table.write_text(text_.replace(";wmo-loket;", ";samen-ermelo;"), "utf-8")


def test_each_version_is_kept_once(database: Database, folder: Path) -> None:
    versions = DirectoryVersions(database)
    keep(database, folder)
    keep(database, folder)
    change(folder)
    keep(database, folder)
    found = versions.all("ermelo")
    assert [(one.number, one.actor) for one in found] == [(2, BY_HAND), (1, BY_HAND)]
    assert found[0].table_version != found[1].table_version
    files = versions.files("ermelo", 2)
    assert files == all_files("ermelo", folder)
    assert restore("ermelo", files).table.version == found[0].table_version
    assert versions.files("ermelo", 9) is None
    assert versions.all("urk") == []


def test_going_back_is_a_version_of_its_own(database: Database, folder: Path) -> None:
    keep(database, folder)
    before = (folder / "ermelo" / "tabel.csv").read_text("utf-8")
    change(folder)
    keep(database, folder)
    (folder / "ermelo" / "tabel.csv").write_text(before, "utf-8")
    with database.write() as session:
        ermelo = load_municipality("ermelo", folder)
        assert add(session, ermelo, all_files("ermelo", folder), "anna", "terug") == 3
        assert count(session, "ermelo") == 3


@pytest.mark.parametrize(
    "statement", ["UPDATE directory_version SET note = 'x'", "DELETE FROM directory_version"]
)
def test_the_archive_only_grows(database: Database, folder: Path, statement: str) -> None:
    keep(database, folder)
    with pytest.raises(IntegrityError), database.write() as session:
        session.execute(text(statement))


def test_a_decision_is_replayed_on_the_table_that_took_it(database: Database, folder: Path) -> None:
    keep(database, folder)
    first = decide(database, folder)
    change(folder)
    keep(database, folder)
    second = decide(database, folder)
    assert replayed(database, first) == replayed(database, second) == SAME
    with database.read() as session:
        found = recent(session, "ermelo", 10)
    assert [one.reference for one in found] == [second, first]
    assert found[0].route.contact_id != found[1].route.contact_id


def test_what_can_not_be_replayed_is_told(database: Database, folder: Path) -> None:
    keep(database, folder)
    assert replayed(database, decide(database, folder, None)) == NO_CASE
    assert replayed(database, decide(database, folder, table_version="000000000000")) == NO_TABLE
    assert replayed(database, decide(database, folder, contact_id="cjg")) == OTHER
