"""`rechtdoor staff`: accounts, the log and retention from the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import staff
from bot.settings import Settings
from bot.store.database import migrate


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of an installation without a database."""
    found = Settings(var=tmp_path, database_url="", public_url="http://testserver")
    monkeypatch.setattr(staff, "settings", lambda: found)
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(staff.app, list(arguments))


def test_without_tables_it_says_what_to_do(config: Settings) -> None:
    answer = run("audit")
    assert answer.exit_code == 1
    assert "run migrate" in answer.output


def test_an_account_from_the_command_line(config: Settings) -> None:
    migrate(config.database)
    made = run("create", "Anna", "--name", "Anna de Vries", "--team", "wmo", "--role", "teamleider")
    assert "http://testserver/loket/wachtwoord/" in made.output
    again = run("create", "anna", "--name", "Anna")
    assert again.exit_code == 1
    assert "bestaat al" in again.output
    assert "teamleider" in run("list").output
    assert "/loket/wachtwoord/" in run("reset", "anna").output
    assert run("reset", "niemand").exit_code == 1


def test_the_chain_and_retention(config: Settings) -> None:
    migrate(config.database)
    run("create", "anna", "--name", "Anna")
    assert "de keten is heel" in run("audit").output
    assert "0 intakes" in run("purge").output
