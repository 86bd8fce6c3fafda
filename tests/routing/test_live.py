"""Files that change under a running process, and files that go back and forth unchanged."""

import logging
import os
from pathlib import Path

import pytest

from bot.routing.archive import content_hash, restore
from bot.routing.errors import BadDataError
from bot.routing.live import LiveMunicipalities
from bot.routing.own_files import BUSY, all_files, read_own, write_own
from bot.routing.sheet import NoSheetError, empty_sheet, read_sheet
from tests.routing.conftest import ALL, FOLDER


def live(folder: Path, **more) -> LiveMunicipalities:
    return LiveMunicipalities(folder, every=0, **more)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_changed_file_is_taken_up_and_told(copy: Path) -> None:
    told: list[str] = []
    towns = live(copy, on_load=lambda municipality, files: told.append(municipality.table.version))
    before = towns["ermelo"]
    assert towns["ermelo"] is before
    replace(copy / "ermelo" / "contacten.csv", "Wmo-loket;Samen", "Loket Wmo;Samen")
    assert towns["ermelo"].contacts["wmo-loket"].name == "Loket Wmo"
    replace(copy / "_gedeeld" / "landelijk" / "contacten.csv", "Luistert naar", "Praat met")
    assert towns["ermelo"].contacts["kindertelefoon"].does.startswith("Praat met")
    assert len(told) == 3


def test_a_broken_edit_keeps_the_last_good_version(copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    towns = live(copy)
    before = towns["ermelo"]
    replace(copy / "ermelo" / "tabel.csv", "i-balie;gewoon", "i-balie;heel gewoon")
    with caplog.at_level(logging.ERROR):
        assert towns["ermelo"] is before
        assert towns["ermelo"] is before
    assert len(caplog.records) == 1
    assert 'In de kolom "voorrang" staat "heel gewoon"' in caplog.text
    replace(copy / "ermelo" / "tabel.csv", "i-balie;heel gewoon", "i-balie;gewoon")
    assert towns["ermelo"] is not before


def test_a_file_that_goes_away_keeps_the_last_good_version(copy: Path) -> None:
    towns = live(copy)
    before = towns["ermelo"]
    (copy / "ermelo" / "gemeente.yaml").unlink()
    assert towns["ermelo"] is before


def test_a_broken_profile_is_one_message(copy: Path) -> None:
    (copy / "ermelo" / "gemeente.yaml").write_text("naam: [", "utf-8")
    with pytest.raises(BadDataError) as caught:
        live(copy)["ermelo"]
    assert len(caught.value.problems) == 1


def test_nothing_is_read_while_files_are_put_in_place(copy: Path) -> None:
    towns, own = live(copy), copy / "ermelo"
    before = towns["ermelo"]
    (own / BUSY).touch()
    replace(own / "contacten.csv", "Wmo-loket;Samen", "Loket Wmo;Samen")
    assert towns["ermelo"] is before
    os.utime(own / BUSY, (0, 0))  # whoever was writing has died
    assert towns["ermelo"] is not before


def test_an_unreachable_archive_stops_nothing(copy: Path) -> None:
    def fail(*_: object) -> None:
        raise OSError("no database")

    assert live(copy, on_load=fail)["ermelo"].name == "Ermelo"


def test_as_a_mapping(copy: Path) -> None:
    towns = live(copy).load_all()
    assert (tuple(towns), len(towns)) == (ALL, len(ALL))
    assert towns.get("urk") is None
    replace(copy / "lisse" / "gemeente.yaml", "toegang: loket", "toegang: nergens")
    with pytest.raises(BadDataError):
        live(copy).load_all()


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("**/*.csv")), ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_every_file_comes_back_with_the_same_bytes(file: Path) -> None:
    text = file.read_bytes().decode("utf-8")
    sheet = read_sheet(text)
    assert sheet.text == text
    for row in sheet.rows:
        assert sheet.change(row.line, row.cells) is sheet


ODD = '\ufeffid,"Naam ",wat\r\n1,"a\r\nb",x\r\n,,\r\n2, twee ,"y ""z"""'


def test_only_the_row_that_changed_is_written_again() -> None:
    sheet = read_sheet(ODD)
    assert sheet.columns == ("id", "naam", "wat")
    assert [row.line for row in sheet.rows] == [2, 5]
    changed = sheet.change(5, {"naam": "drie; vier, vijf"})
    assert changed.text == '\ufeffid,"Naam ",wat\r\n1,"a\r\nb",x\r\n,,\r\n2,"drie; vier, vijf","y ""z"""\r\n'
    assert sheet.remove(2).text == '\ufeffid,"Naam ",wat\r\n,,\r\n2, twee ,"y ""z"""'
    added = sheet.add({"id": "3", "wat": "=som"})
    assert added.text == ODD + "\r\n3,,=som\r\n"
    assert added.remove(6).text == ODD + "\r\n"


def test_a_row_under_another_and_a_new_column() -> None:
    sheet = empty_sheet(("regel", "voorrang")).add({"regel": "a", "voorrang": "x"}).add({"regel": "b"})
    placed = sheet.add({"regel": "c"}, below=lambda row: row.cells["voorrang"] == "x")
    assert [row.cells["regel"] for row in placed.rows] == ["a", "c", "b"]
    wider = placed.change(2, {"reden": "omdat"})
    assert wider.text == "\ufeffregel;voorrang;reden\na;x;omdat\nc;\nb;\n"
    assert wider.change(99, {"reden": "x"}) is wider


@pytest.mark.parametrize("text", ["", "\n", ";;\n", 'a;b\n"x\ry";"z'])
def test_no_sheet(text: str) -> None:
    if text.startswith("a"):
        assert read_sheet(text).text == text
        return
    with pytest.raises(NoSheetError):
        read_sheet(text)


def test_own_files_are_written_whole_and_leave_nothing_behind(copy: Path) -> None:
    files, names = read_own("ermelo", copy), {file.name for file in (copy / "ermelo").iterdir()}
    write_own("ermelo", copy, files)
    assert read_own("ermelo", copy) == files
    assert {file.name for file in (copy / "ermelo").iterdir()} == names
    write_own(
        "hillegom", copy, {**read_own("hillegom", copy), "tabel.csv": "regel\n", "gemeente.yaml": "weg"}
    )
    assert (copy / "hillegom" / "tabel.csv").read_text() == "regel\n"
    assert "Hillegom" in (copy / "hillegom" / "gemeente.yaml").read_text("utf-8")
    (copy / "ermelo" / "tabel.csv").write_bytes("café".encode("latin-1"))
    with pytest.raises(BadDataError, match="geen UTF-8"):
        read_own("ermelo", copy)


@pytest.mark.parametrize("id", ["ermelo", "noordwijk"])
def test_a_municipality_comes_back_from_its_texts(loaded, copy: Path, id: str) -> None:
    files = all_files(id, copy)
    back = restore(id, files, prove=True)
    assert back.table.version == loaded[id].table.version
    assert back.contacts == loaded[id].contacts
    assert content_hash(files) == content_hash(dict(reversed(files.items())))


def test_a_spoilt_archive_is_told_without_the_temporary_folder(copy: Path) -> None:
    files = all_files("ermelo", copy)
    table = files["ermelo/tabel.csv"].replace(";bekend;", ";x;", 1)
    with pytest.raises(BadDataError, match=r"^ermelo/tabel.csv, regel 2"):
        restore("ermelo", {**files, "ermelo/tabel.csv": table})
    with pytest.raises(ValueError, match="weg"):
        restore("ermelo", {**files, "../weg": ""})
