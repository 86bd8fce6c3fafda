"""`rechtdoor routing` and `rechtdoor directory` as an editor uses them; README.md followed to the letter."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer import Typer
from typer.testing import CliRunner

from bot.cli import directory, routing
from bot.intake.labels import Domain
from bot.routing.directory import load_municipality
from bot.routing.model import Case
from bot.routing.own_files import all_files
from bot.routing.route import route
from bot.settings import settings
from bot.store.database import Database, migrate, now
from bot.store.directory_versions import DirectoryVersions
from bot.store.intakes import Intakes
from tests.store.examples import intake


@pytest.fixture
def data(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the municipalities, in use."""
    monkeypatch.setenv("RECHTDOOR_MUNICIPALITIES", str(copy))
    settings.cache_clear()
    yield copy
    settings.cache_clear()


def run(app: Typer, *words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_check_and_cases(data: Path) -> None:
    found = run(routing.app, "check", "--municipality", "ermelo")
    assert found.exit_code == 0
    assert "ermelo: klopt, 33 regels" in found.output
    tried = run(routing.app, "cases", "--municipality", "lisse")
    assert tried.exit_code == 0
    assert "65 van 65 goed, 2% in het vangnet" in tried.output


def test_a_broken_table_is_told_and_fails(data: Path) -> None:
    table = data / "ermelo" / "tabel.csv"
    table.write_text(
        table.read_text("utf-8").replace("i-balie;gewoon;buiten", "i-balie;vangnet;buiten"), "utf-8"
    )
    found = run(routing.app, "check", "--municipality", "ermelo")
    assert found.exit_code == 1
    assert "Er is een gat" in found.output
    assert run(routing.app, "cases", "--municipality", "ermelo").exit_code == 1


def test_a_wrong_case_is_told_and_fails(data: Path) -> None:
    cases = data / "ermelo" / "voorbeelden.csv"
    cases.write_text(cases.read_text("utf-8").replace(";wmo-loket;", ";welzijn;", 1), "utf-8")
    found = run(routing.app, "cases", "--municipality", "ermelo")
    assert found.exit_code == 1
    assert "verwacht welzijn (projectteam Rechtdoor (voorbeeld)), kreeg wmo-loket (w-zorg)" in found.output


def test_explain(data: Path) -> None:
    found = run(routing.app, "explain", "ermelo", "leefgebied=huishouden", "plaats=Lisse")
    assert "Uitkomst: Gemeente Lisse (lisse)" in found.output
    assert "Past ook, maar later: w-zorg → wmo-loket" in found.output
    assert run(routing.app, "explain", "ermelo", "kleur=rood").exit_code == 2
    assert run(routing.app, "explain", "ermelo", "leefgebied=rood").exit_code == 2


def test_diff(data: Path, tmp_path: Path) -> None:
    new = tmp_path / "nieuw.csv"
    text = (data / "ermelo" / "tabel.csv").read_text("utf-8")
    new.write_text(text.replace("contact;politie;De wijkagent", "contact;welzijn;De wijkagent"), "utf-8")
    found = run(routing.app, "diff", "ermelo", new)
    assert "politie → welzijn (regel p-veilig)" in found.output
    assert "2 van 67 gevallen komen ergens anders uit." in found.output


def test_exports_and_imports(data: Path, tmp_path: Path, standards: Path) -> None:
    page, dmn = tmp_path / "ermelo.json", tmp_path / "ermelo.dmn"
    assert run(directory.app, "export-hsds", "ermelo", "--to", page, "--standards", standards).exit_code == 0
    assert json.loads(page.read_text("utf-8"))["total_items"] == 14
    before = (data / "ermelo" / "contacten.csv").read_bytes()
    done = run(directory.app, "import-hsds", "ermelo", page, "--standards", standards, "--yes")
    assert done.exit_code == 0, done.output
    assert (data / "ermelo" / "contacten.csv").read_bytes() == before
    assert run(routing.app, "export-dmn", "ermelo", "--to", dmn).exit_code == 0
    assert 'hitPolicy="PRIORITY"' in dmn.read_text("utf-8")


def test_a_spreadsheet_changes_nothing_without_yes(data: Path, tmp_path: Path) -> None:
    sheet, target = tmp_path / "lijst.csv", data / "ermelo" / "contacten.csv"
    sheet.write_text("id;naam;organisatie;wat;aflevering\nx;X;X;Doet iets.;phone\n", "utf-8")
    before = target.read_text("utf-8")
    assert "regel 2: nieuw x" in run(directory.app, "import-csv", "ermelo", sheet).output
    assert target.read_text("utf-8") == before
    assert run(directory.app, "import-csv", "ermelo", sheet, "--yes").exit_code == 0
    assert "\nx;X;X;Doet iets.;phone" in target.read_text("utf-8")
    assert run(directory.app, "check", "--municipality", "ermelo").exit_code == 1


def test_readme_adding_a_contact_and_a_rule(data: Path) -> None:
    """The example in bot/routing/README.md, line by line."""
    readme = Path(routing.__file__).parents[1] / "routing" / "README.md"
    lines = [line.strip() for line in readme.read_text("utf-8").splitlines()]
    contact = next(line for line in lines if line.startswith("taalhuis;"))
    rule = next(line for line in lines if line.startswith("w-taal;"))
    for name, line in (("contacten.csv", contact), ("tabel.csv", rule)):
        file = data / "ermelo" / name
        file.write_text(file.read_text("utf-8") + line + "\n", "utf-8")
    assert run(routing.app, "check", "--municipality", "ermelo").exit_code == 0
    found = run(
        routing.app, "explain", "ermelo", "leefgebied=onderwijs", "leeftijd=27-66", "kinderen_thuis=nee"
    )
    assert "Taalhuis" in found.output


@pytest.fixture
def stored(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An intake decided on the table of now, in a store of its own; its reference."""
    monkeypatch.setenv("RECHTDOOR_DATABASE_URL", f"sqlite:///{tmp_path / 'store.db'}")
    settings.cache_clear()
    migrate(settings().database)
    ermelo, database = load_municipality("ermelo", data), Database(settings().database)
    DirectoryVersions(database).keep(ermelo, all_files("ermelo", data))
    case, moment = Case(domains=(Domain.VEILIGHEID,)), now()
    found = intake(case=case, route=route(case, ermelo, moment), submitted_at=moment)
    return Intakes(database).submit(found, "wmo").reference


def test_replay(data: Path, stored: str) -> None:
    one = run(routing.app, "replay", stored.lower().replace("-", " "))
    assert (one.exit_code, f"{stored}: toen politie (regel p-veilig)" in one.output) == (0, True)
    table = data / "ermelo" / "tabel.csv"
    table.write_text(table.read_text("utf-8").replace("contact;politie;", "contact;welzijn;"), "utf-8")
    every = run(routing.app, "replay", "--municipality", "ermelo")
    assert (every.exit_code, every.output) == (0, "1 gelijk, 0 anders, 0 zonder geval, 0 zonder tabel\n")
    assert run(routing.app, "replay", "RD-XXXX-XXXX").exit_code == 1


def test_diff_looks_at_recent_intakes(data: Path, stored: str, tmp_path: Path) -> None:
    new = tmp_path / "nieuw.csv"
    text = (data / "ermelo" / "tabel.csv").read_text("utf-8")
    new.write_text(text.replace("contact;politie;De wijkagent", "contact;welzijn;De wijkagent"), "utf-8")
    found = run(routing.app, "diff", "ermelo", new, "--recent", "10")
    assert f"{stored}: politie → welzijn (regel p-veilig)" in found.output


def test_without_a_store_replay_says_what_to_do(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECHTDOOR_DATABASE_URL", f"sqlite:///{tmp_path / 'leeg.db'}")
    settings.cache_clear()
    found = run(routing.app, "replay", "--municipality", "ermelo")
    assert (found.exit_code, "run migrate" in found.output) == (1, True)
