"""Editors: change a contact or a rule, see what it does, take it into use, go back."""

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.intake.labels import Domain
from bot.routing.directory import load_municipality
from bot.routing.live import LiveMunicipalities
from bot.routing.model import Case
from bot.routing.route import route
from bot.settings import ROOT, Settings
from bot.staff.app import create_staff_app
from bot.staff.routes import editor_desk
from bot.store.actors import Role
from bot.store.database import Database
from bot.store.directory_versions import DirectoryVersions
from bot.store.intakes import Intakes
from bot.store.people import People
from tests.staff.browser import PASSWORD, Browser
from tests.store.examples import intake

EDITED = ("contacten.csv", "tabel.csv")
WMO = "/gegevens/contacten/regel/3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data that a test may change."""
    return Path(shutil.copytree(ROOT / "data" / "municipalities", tmp_path / "municipalities"))


@pytest.fixture
def settings(tmp_path: Path, folder: Path) -> Settings:
    """The settings of a test installation with data of its own."""
    return Settings(
        var=tmp_path, municipalities=folder, database_url="", smtp_url="", public_url="http://testserver"
    )


@pytest.fixture
def towns(folder: Path) -> LiveMunicipalities:
    """The municipalities as the web has them."""
    return LiveMunicipalities(folder, every=0)


@pytest.fixture
def app(database: Database, settings: Settings, towns: LiveMunicipalities) -> FastAPI:
    """The loket as `bot/web.py` mounts it."""
    outer = FastAPI()
    outer.mount("/loket", create_staff_app(database, settings, towns))
    return outer


@pytest.fixture
def editor(browser: Callable[..., Browser]) -> Browser:
    """An editor of Ermelo."""
    return browser("rie", Role.REDACTEUR)


def own(folder: Path, id: str = "ermelo") -> dict[str, bytes]:
    return {name: (folder / id / name).read_bytes() for name in EDITED if (folder / id / name).exists()}


def form_of(one: Browser, path: str) -> dict[str, str]:
    """The fields of a row's form, as a browser would send them."""
    text = one.get(path).text
    form = text.split('id="rij"')[1].split("</form>")[0]
    fields = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', form))
    for name, body in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        fields[name] = chosen[1] if chosen else ""
    fields.pop("csrf", None)
    return {name: html.unescape(value) for name, value in fields.items()}


def save(one: Browser, path: str, **changes: str):
    return one.post(path, page="/account", **{**form_of(one, path), **changes})


def mark(one: Browser) -> str:
    return one.get("/gegevens/voorstel").text.split('name="merk" value="')[1].split('"')[0]


def use(one: Browser, reason: str = "Nieuwe naam"):
    return one.post("/gegevens/voorstel/gebruiken", page="/account", merk=mark(one), reden=reason)


def upload(one: Browser, sheet: str, content: bytes):
    token = one.get("/account").text.split('name="csrf" value="')[1].split('"')[0]
    return one.client.post(
        f"/loket/gegevens/{sheet}/bestand",
        data={"csrf": token},
        files={"bestand": ("x.csv", content, "text/csv")},
        follow_redirects=False,
    )


def test_an_editor_begins_at_the_contacts(editor: Browser) -> None:
    begin = editor.get("/")
    assert begin.url.path == "/loket/gegevens/contacten"
    assert "Wmo-loket" in begin.text
    assert "Werklijst" not in begin.text
    assert "Kindertelefoon" in begin.text  # shared, not to be changed here
    assert "Kindertelefoon" not in editor.get("/gegevens/contacten?zoek=wmo").text
    rules = editor.get("/gegevens/tabel").text
    assert rules.index("v-suicide") < rules.index("b-team") < rules.index("e-elders") < rules.index("g-jong")


def test_a_manager_may_edit_too(browser: Callable[..., Browser]) -> None:
    assert "Gegevens" in browser("boss", Role.BEHEERDER, "*").get("/gegevens/tabel").text


@pytest.mark.parametrize("sheet", ["contacten", "tabel"])
def test_files_go_back_and_forth_with_the_same_bytes(editor: Browser, folder: Path, sheet: str) -> None:
    got = editor.get(f"/gegevens/{sheet}/bestand")
    assert got.content == own(folder)[f"{sheet}.csv"]
    assert upload(editor, sheet, got.content).status_code == 303
    assert "Er is geen voorstel" in editor.get("/gegevens/voorstel").text


@pytest.mark.parametrize("path", [WMO, "/gegevens/tabel/regel/2", "/gegevens/tabel/regel/12"])
def test_saving_a_form_untouched_changes_nothing(editor: Browser, path: str) -> None:
    assert save(editor, path).status_code == 303
    assert "Er is geen voorstel" in editor.get("/gegevens/voorstel").text


def test_a_contact_changes_with_history_and_a_way_back(
    editor: Browser, folder: Path, towns: LiveMunicipalities, database: Database
) -> None:
    before, was = own(folder), towns["ermelo"]
    save(editor, WMO, naam="Loket Wmo; en meer")
    assert own(folder) == before
    preview = editor.get("/gegevens/voorstel").text
    assert '<del class="was">Wmo-loket</del>' in preview
    assert "De tabel klopt" in preview
    assert use(editor).status_code == 303
    after = own(folder)
    assert after["tabel.csv"] == before["tabel.csv"]
    changed = [
        (old, new)
        for old, new in zip(
            before["contacten.csv"].splitlines(), after["contacten.csv"].splitlines(), strict=True
        )
        if old != new
    ]
    assert [new.split(b'"')[1] for _, new in changed] == [b"Loket Wmo; en meer"]
    assert towns["ermelo"] is not was
    assert towns["ermelo"].contacts["wmo-loket"].name == "Loket Wmo; en meer"
    history = editor.get("/gegevens/geschiedenis").text
    assert "Versie 2" in history
    assert "Rie" in history
    assert "Nieuwe naam" in history
    assert '<ins class="becomes">Loket Wmo; en meer</ins>' in editor.get("/gegevens/geschiedenis/2").text
    assert "Dit is de eerste versie" in editor.get("/gegevens/geschiedenis/1").text
    editor.post("/gegevens/geschiedenis/1/terug", page="/account")
    use(editor, "Toch niet")
    assert own(folder) == before
    assert [one.note for one in DirectoryVersions(database).all("ermelo")] == ["Toch niet", "Nieuwe naam", ""]
    assert editor.get("/gegevens/geschiedenis/9").status_code == 404


def test_a_contact_and_a_rule_are_added_together(
    editor: Browser, folder: Path, towns: LiveMunicipalities
) -> None:
    contact = {"id": "taalhuis", "naam": "Taalhuis", "organisatie": "Bieb", "wat": "Helpt met taal.",
               "aflevering": "partner", "email": "taal@bieb.example"}  # fmt: skip
    rule = {"regel": "w-taal", "voorrang": "bijzonder", "leefgebied": "onderwijs", "ook": "geen",
            "wettelijk": "niet signaal", "leeftijd": "niet 0-17", "kinderen_thuis": "nee",
            "uitkomst": "contact", "contact": "taalhuis", "reden": "Het Taalhuis helpt met taal."}  # fmt: skip
    editor.post("/gegevens/tabel/nieuw", page="/account", **rule)
    assert "dat bestaat niet" in editor.get("/gegevens/voorstel").text
    editor.post("/gegevens/contacten/nieuw", page="/account", **contact)
    assert "dat bestaat niet" not in editor.get("/gegevens/voorstel").text
    assert "Taalhuis (taalhuis)" in editor.get("/gegevens/tabel/nieuw").text
    assert use(editor).status_code == 303
    found = route(Case(domains=(Domain.ONDERWIJS,), minors="nee"), towns["ermelo"])
    assert found.contact_id == "taalhuis"
    lines = (folder / "ermelo" / "tabel.csv").read_text("utf-8").splitlines()
    place = next(index for index, line in enumerate(lines) if line.startswith("w-taal;"))
    assert ";bijzonder;" in lines[place - 1]


def test_the_first_rule_of_a_municipality_without_a_table(
    app: FastAPI, folder: Path, database: Database
) -> None:
    People(database).create("hillegom", "hans", "Hans", Role.REDACTEUR, [], password=PASSWORD)
    hans = Browser(TestClient(app), None)
    hans.post("/inloggen", page="/inloggen", username="hans", password=PASSWORD)
    before = own(folder, "hillegom")
    rule = {"regel": "h-extra", "voorrang": "bijzonder", "leefgebied": "vrijwilliger", "woont": "hier",
            "wettelijk": "vraag", "uitkomst": "contact", "contact": "welzijn", "reden": "Welzijn."}  # fmt: skip
    hans.post("/gegevens/tabel/nieuw", page="/account", **rule)
    preview = hans.get("/gegevens/voorstel").text
    assert "h-extra" in preview
    hans.post("/gegevens/voorstel/weg", page="/account")
    assert own(folder, "hillegom") == before


def test_what_is_wrong_is_told_with_row_and_example(editor: Browser, folder: Path) -> None:
    before = own(folder)
    line = next(
        number
        for number, text in enumerate(before["tabel.csv"].decode().splitlines(), start=1)
        if text.startswith("i-balie;")
    )
    save(editor, f"/gegevens/tabel/regel/{line}", voorrang="vangnet")
    told = editor.get("/gegevens/voorstel").text
    assert "Er is een gat: geen gewone regel past. Voorbeeld: leefgebied = buiten_bereik" in told
    assert 'id="gebruiken"' not in told
    refused = editor.post("/gegevens/voorstel/gebruiken", page="/account", merk="x", reden="x")
    assert (refused.status_code, "klopt nog niet" in refused.text) == (409, True)
    save(editor, WMO, team="bestaat-niet")
    told = editor.get("/gegevens/voorstel").text
    assert '<a class="utrecht-link" href="/loket/gegevens/contacten/regel/3">Contacten, regel 3</a>' in told
    save(editor, f"/gegevens/tabel/regel/{line}", leefgebied="paspoort")
    assert f"regel/{line}" in editor.get("/gegevens/voorstel").text
    assert own(folder) == before


def test_recent_intakes_that_would_move_are_counted_without_naming_them(
    editor: Browser, database: Database, folder: Path
) -> None:
    case = Case(domains=(Domain.VEILIGHEID,))
    found = route(case, load_municipality("ermelo", folder, prove=False))
    reference = Intakes(database).submit(intake(case=case, route=found), "wmo").reference
    Intakes(database).submit(intake(), "wmo")  # from before cases were kept
    table = own(folder)["tabel.csv"].replace(b"contact;politie;", b"contact;welzijn;")
    upload(editor, "tabel", table)
    preview = editor.get("/gegevens/voorstel").text
    assert "<strong>1</strong> van de laatste 1 intakes" in preview
    assert "<td>Veiligheid</td><td>Politie, wijkagent (politie)</td>" in preview
    assert "niet meer uit waar dat was afgesproken" in preview
    assert reference not in preview


def test_only_what_was_looked_at_is_taken_into_use(
    editor: Browser, browser: Callable[..., Browser], folder: Path
) -> None:
    before, other = own(folder), browser("ria", Role.REDACTEUR)
    form = form_of(other, WMO)
    save(editor, WMO, naam="Een")
    seen = mark(editor)
    assert other.post(WMO, page="/account", **form | {"naam": "Twee"}).status_code == 409
    save(other, WMO, naam="Twee")
    late = editor.post("/gegevens/voorstel/gebruiken", page="/account", merk=seen, reden="x")
    assert (late.status_code, "een collega" in late.text.lower()) == (409, True)
    assert editor.post("/gegevens/voorstel/gebruiken", page="/account", merk=mark(editor)).status_code == 409
    assert other.post("/gegevens/geschiedenis/1/terug", page="/account").status_code == 409
    assert own(folder) == before


def test_a_change_by_hand_in_between_is_noticed(editor: Browser, folder: Path) -> None:
    save(editor, WMO, naam="Een")
    file = folder / "ermelo" / "contacten.csv"
    file.write_bytes(file.read_bytes().replace(b"UWOON;", b"Uwoon;", 1))
    assert "buiten het loket gewijzigd" in editor.get("/gegevens/voorstel").text
    assert (
        editor.post("/gegevens/voorstel/gebruiken", page="/account", merk="x", reden="x").status_code == 409
    )
    editor.post("/gegevens/voorstel/weg", page="/account")
    assert "Er is geen voorstel" in editor.get("/gegevens/voorstel").text


def test_when_writing_fails_nothing_changed(
    editor: Browser, folder: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("disk full")

    before = own(folder)
    save(editor, WMO, naam="Een")
    monkeypatch.setattr(editor_desk, "write_own", full)
    with pytest.raises(OSError, match="disk full"):
        use(editor)
    assert own(folder) == before
    assert "Een" in editor.get("/gegevens/voorstel").text
    assert len(DirectoryVersions(database).all("ermelo")) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [("café".encode("latin-1"), "UTF-8"), (b"", "kopregel"), (b'a;b\n"x', "voorstel")],
)
def test_a_file_that_is_no_csv(editor: Browser, content: bytes, said: str) -> None:
    answer = upload(editor, "contacten", content)
    assert answer.status_code == (303 if said == "voorstel" else 409)
    assert said in answer.text + answer.headers.get("location", "")


def test_a_spreadsheet_with_other_names_of_columns(editor: Browser, folder: Path) -> None:
    text = own(folder)["contacten.csv"].decode("utf-8").replace(";telefoon;", ";Telefoonnummer;", 1)
    upload(editor, "contacten", text.encode("utf-8"))
    assert "De tabel klopt" in editor.get("/gegevens/voorstel").text


def test_removing(editor: Browser) -> None:
    fields = form_of(editor, WMO)
    assert editor.post(f"{WMO}/weg", page="/account", merk="x").status_code == 409
    editor.post(f"{WMO}/weg", page="/account", merk=fields["merk"])
    told = editor.get("/gegevens/voorstel").text
    assert "vervalt" in told
    assert 'In de kolom "al_bekend" staat "wmo-loket".' in html.unescape(told)


def test_broken_files_can_be_mended_here(editor: Browser, folder: Path, towns: LiveMunicipalities) -> None:
    assert towns["ermelo"]  # as the web has it, from before
    good = own(folder)["tabel.csv"]
    (folder / "ermelo" / "tabel.csv").write_bytes(good.replace(b";bekend;", b";bekent;", 1))
    assert editor.get("/gegevens/contacten").status_code == 200
    assert "bekent" in editor.get("/gegevens/tabel").text
    upload(editor, "tabel", good)
    assert use(editor).status_code == 303
    assert own(folder)["tabel.csv"] == good


def test_names_are_needed_and_unknown_rows_are_not_there(editor: Browser) -> None:
    assert editor.post("/gegevens/contacten/nieuw", page="/account", naam="x").status_code == 409
    assert editor.get("/gegevens/contacten/regel/999").status_code == 404
    assert editor.get("/gegevens/anders").status_code == 422
