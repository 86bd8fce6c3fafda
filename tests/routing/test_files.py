"""Every kind of mistake in the editors' files gives its own message: file, line, what, how to mend it."""

from pathlib import Path

import pytest

from bot.routing.directory import list_municipalities, load_municipality, own_contacts
from bot.routing.errors import BadDataError, UnknownMunicipalityError
from bot.routing.municipality import Municipality
from bot.routing.table_writer import contacts_csv, table_csv
from tests.routing.conftest import ALL, FOLDER

TABLE, CONTACTS, PROFILE = "tabel.csv", "contacten.csv", "gemeente.yaml"


def problems(copy: Path, file: str, old: str, new: str, id: str = "ermelo") -> str:
    """The messages after one change in one file of a municipality."""
    target = copy / id / file
    text = target.read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadDataError) as error:
        load_municipality(id, copy)
    return str(error.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (TABLE, "w-zorg;gewoon;huishouden,", "w-zorg;gewoon;huishoude,", 'regel 13: In de kolom "leefgebied" staat "huishoude". Bedoelde u "huishouden"?'),
        (TABLE, "w-zorg;gewoon", "w-zorg;gewone", 'In de kolom "voorrang" staat "gewone". Bedoelde u "gewoon"?'),
        (TABLE, "w-zorg;", "k-geld;", 'De regel "k-geld" bestaat al (tabel.csv, regel 13)'),
        (TABLE, "w-zorg;", ";", 'Deze regel heeft geen naam. Vul de kolom "regel" in.'),
        (TABLE, "contact;uwoon;UWOON helpt bij", "contact;uwon;UWOON helpt bij", 'wijst naar het contact "uwon"; dat bestaat niet'),
        (TABLE, "contact;uwoon;UWOON helpt bij", "contact;;UWOON helpt bij", "Het contact ontbreekt."),
        (TABLE, "<al_bekend>;Dit", "<bekend>;Dit", '"<bekend>" is onbekend. Bedoelde u "<al_bekend>"?'),
        (TABLE, ";samen-ermelo, wmo-loket, cjg, sociale-dienst, welzijn;", ";;", '"<al_bekend>", maar geldt ook als dat er niet is'),
        (TABLE, "De wijkagent denkt mee bij overlast en als u zich niet veilig voelt.", "", "De reden ontbreekt. Schrijf één korte zin voor de inwoner."),
        (TABLE, "leefgebied;ook", "gebied;ook", 'De kolom "leefgebied" ontbreekt.'),
        (TABLE, "leefgebied;ook", "gebied;ook", 'De kolom "gebied" is onbekend. Kies uit: regel, voorrang, leefgebied'),
        (CONTACTS, "balie;Balie", "lisse;Balie", '"lisse" is een contact en ook een andere gemeente.'),
        (CONTACTS, "wmo-loket;Wmo-loket;", "cjg;Wmo-loket;", 'regel 4: Het contact "cjg" bestaat al.'),
        (CONTACTS, "team;wmo;", "team;wmoo;", 'hoort bij het team "wmoo"; dat bestaat niet'),
        (CONTACTS, "team;wmo;", "post;wmo;", 'In de kolom "aflevering" staat "post". Kies "team", "partner" of "phone".'),
        (CONTACTS, "partner;;;uwoon@voorbeeld.example", "partner;;;", "is een partner zonder e-mailadres"),
        (CONTACTS, "uwoon@voorbeeld.example", "uwoon", 'In de kolom "email" staat "uwoon". Schrijf één adres met een @.'),
        (CONTACTS, "0900 8844", "12", 'In de kolom "telefoon" staat "12".'),
        (CONTACTS, "0900 8844", "0341 561 321", "heeft een lokaal nummer in een voorbeeldgemeente"),
        (CONTACTS, "ma-vr 08:30-16:30", "ma-vr half negen", 'In de kolom "open" staat "ma-vr half negen"'),
        (CONTACTS, "2026-11-02", "2 november", 'In de kolom "bevestigd_op" staat "2 november". Schrijf een datum'),
        (PROFILE, "toegang: samen-ermelo", "toegang: balie2", 'De algemene toegang "balie2" bestaat niet'),
        (PROFILE, "naam: Ermelo", "nam: Ermelo", 'regel 1: "nam" is onbekend'),
        (PROFILE, "naam: Ermelo", "nam: Ermelo", '"naam" ontbreekt'),
        (PROFILE, "naam: Ermelo", "naam: [", "Dit is geen geldige YAML"),
        (PROFILE, "deelt: [landelijk]", "deelt: [landelijk, x]", 'De gedeelde map "x" bestaat niet'),
        (PROFILE, "postcodes: [3850-3853]", "postcodes: [385-3853]", 'is geen postcodegebied'),
        (PROFILE, "houdbaar_dagen: 365", "houdbaar_dagen: jaar", '"houdbaar_dagen" is "jaar"'),
        (PROFILE, "voorbeeld: true", "voorbeeld: false", "De crisisteksten zijn door niemand nagekeken."),
        ("teksten.yaml", "    bron: Voorbeeldtekst van Rechtdoor\n", "", 'In het antwoord "samen-ermelo" ontbreekt: bron'),
        ("teksten.yaml", "datum: 2026-11-02", "datum: ooit", 'De datum van "samen-ermelo" is geen datum'),
    ],
)  # fmt: skip
def test_a_mistake_is_told(copy: Path, file: str, old: str, new: str, message: str) -> None:
    told = problems(copy, file, old, new)
    assert message in told
    assert str(copy / "ermelo") in told


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("i-balie;gewoon;buiten_bereik;", "i-balie;gewoon;informatie;", ["Er is een gat", "leefgebied = buiten_bereik", '"i-informatie"', "tegen"]),
        ("m-zwaar;gewoon;", "m-zwaar;vangnet;", ["Er is een gat", "mantelzorg_last = zwaar"]),
        ("p-veilig;gewoon;veiligheid;", "p-veilig;gewoon;geld;", ['"p-veilig" (tabel.csv, regel', '"k-geld" (tabel.csv, regel', "Voorbeeld: leefgebied = "]),
        ("s-dak;bijzonder;wonen;", "s-dak;gewoon;wonen;", ['"s-dak"', '"h-huur-geld"', "spreken elkaar tegen", "ook = geld_schulden"]),
        ("z-vangnet;vangnet;", "z-vangnet;vangnet;huishouden", ["Er is een gat", "leefgebied = overig", '"z-vangnet" wordt nooit bereikt']),
    ],
)  # fmt: skip
def test_a_table_that_cannot_be_proved_does_not_load(
    copy: Path, old: str, new: str, messages: list[str]
) -> None:
    told = problems(copy, TABLE, old, new)
    for message in messages:
        assert message in told


def test_all_mistakes_are_told_at_once(copy: Path) -> None:
    told = problems(copy, CONTACTS, "0900 8844", "12;")
    assert len(told.splitlines()) >= 2


def test_files_that_cannot_be_read(copy: Path) -> None:
    (copy / "ermelo" / CONTACTS).write_bytes("id;naam;organisatie;wat;aflevering\nx;é".encode("latin-1"))
    with pytest.raises(BadDataError, match="geen UTF-8"):
        load_municipality("ermelo", copy)
    with pytest.raises(UnknownMunicipalityError, match='Er is geen gemeente "urk"'):
        load_municipality("urk", copy)


def test_a_live_municipality_loads_once_it_is_complete(copy: Path) -> None:
    own = copy / "ermelo"
    profile, texts = own / PROFILE, own / "teksten.yaml"
    profile.write_text(profile.read_text("utf-8").replace("voorbeeld: true", "voorbeeld: false"), "utf-8")
    texts.write_text(texts.read_text("utf-8").replace('nagekeken_door: ""', "nagekeken_door: GGD"), "utf-8")
    with pytest.raises(BadDataError, match='"balie" is alleen te bellen, maar heeft geen nummer'):
        load_municipality("ermelo", copy)
    text = (own / CONTACTS).read_text("utf-8")
    (own / CONTACTS).write_text(text.replace(";phone;;;", ";phone;;0341 561 321;"), "utf-8")
    national = copy / "_gedeeld" / "landelijk" / CONTACTS
    national.write_text(national.read_text("utf-8").replace(";phone;;;", ";phone;;0800 1351;"), "utf-8")
    loaded = load_municipality("ermelo", copy)
    assert (loaded.example, loaded.texts.reviewed_by) == (False, "GGD")


def test_the_seven_samples(loaded: dict[str, Municipality]) -> None:
    assert tuple(list_municipalities(FOLDER)) == ALL
    assert all(one.example for one in loaded.values())
    assert len({c.organization for c in loaded["zoetermeer"].contacts.values()}) >= 100
    assert loaded["lisse"].contacts["isd-wmo"] == loaded["hillegom"].contacts["isd-wmo"]


@pytest.mark.parametrize("id", ALL)
def test_what_is_read_and_written_again_stays_the_same(id: str, loaded: dict[str, Municipality]) -> None:
    own = FOLDER / id
    assert contacts_csv(own_contacts(id, FOLDER).values()) == (own / CONTACTS).read_text("utf-8")
    if (own / TABLE).exists():
        rows = [row for row in loaded[id].table.rows if row.file == own / TABLE]
        assert table_csv(sorted(rows, key=lambda row: row.line)) == (own / TABLE).read_text("utf-8")


def test_an_edit_can_be_tried_out_before_it_is_kept(ermelo: Municipality) -> None:
    text = (FOLDER / "ermelo" / TABLE).read_text("utf-8").replace("Het Wmo-loket kijkt", "Het loket kijkt")
    tried = load_municipality("ermelo", FOLDER, replace={TABLE: text})
    assert tried.table.version != ermelo.table.version
