"""The resident's page: only with the code, throttled, and with what concerns them."""

import io
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from pypdf import PdfReader

from bot.intake.model import Answer
from bot.settings import Settings
from bot.staff.status import create_status_router
from bot.store.database import Database
from bot.store.intakes import Intakes
from tests.staff.browser import Browser
from tests.store.examples import intake


@pytest.fixture
def resident(database: Database, settings: Settings, ermelo) -> TestClient:
    """Somebody's browser, without cookies."""
    app = FastAPI()
    app.include_router(create_status_router(database, settings, {"ermelo": ermelo}))
    return TestClient(app)


@pytest.fixture
def receipt(database: Database):
    """What the bot gave them."""
    made = intake(contact_id="wmo-loket")
    phone = Answer(value="+31612345678", words="06 12345678")
    reachable = made.model_copy(update={"answers": {**made.answers, "phone": phone}})
    return Intakes(database).submit(reachable, "wmo")


def post(resident: TestClient, receipt, path: str = "", **fields: str) -> Response:
    return resident.post(
        f"/status{path}", data={"kenmerk": receipt.reference, "code": receipt.code, **fields}
    )


def test_who_has_it_and_what_was_promised(resident: TestClient, receipt) -> None:
    page = post(resident, receipt)
    assert page.status_code == 200
    assert "Wmo-loket" in page.text
    assert "do 12 maart 2026" in page.text
    assert "set-cookie" not in page.headers
    assert page.headers["cache-control"] == "no-store"
    assert "Jansen" not in page.text  # nothing that a found code would give away beyond the state


@pytest.mark.parametrize(
    "fields", [{"code": "XXXXX-XXXXX"}, {"kenmerk": "RD-AAAA-AAAA"}, {"code": ""}, {"kenmerk": "é"}]
)
def test_a_wrong_code_and_a_wrong_reference_look_the_same(resident: TestClient, receipt, fields) -> None:
    page = post(resident, receipt, **fields)
    assert page.status_code == 404
    assert "horen niet bij elkaar" in page.text


def test_sloppy_typing_is_fine(resident: TestClient, receipt) -> None:
    sloppy = {
        "kenmerk": f" {receipt.reference.lower().replace('-', ' ')} ",
        "code": receipt.code.lower().replace("-", ""),
    }
    assert post(resident, receipt, **sloppy).status_code == 200


def test_guessing_is_throttled(resident: TestClient, receipt) -> None:
    codes = [post(resident, receipt, code=f"{n:010}").status_code for n in range(12)]
    assert codes[0] == 404
    assert codes[-1] == 429


def test_a_message_reaches_staff_as_text(
    resident: TestClient, receipt, browser: Callable[..., Browser]
) -> None:
    post(resident, receipt, "/bericht", tekst="<b>Mijn nummer is anders</b>")
    page = browser("anna").get(f"/intake/{receipt.reference}").text
    assert "&lt;b&gt;Mijn nummer is anders" in page
    assert "lukte niet" in post(resident, receipt, "/bericht", tekst=" ").text


def test_only_notes_for_the_resident_are_shown(resident: TestClient, receipt, browser) -> None:
    one = browser("anna")
    one.act(receipt.reference, "notitie", tekst="intern geheim")
    one.act(receipt.reference, "notitie", tekst="Wij bellen morgen", voor_inwoner="ja")
    page = post(resident, receipt).text
    assert ("intern geheim" in page, "Wij bellen morgen" in page) == (False, True)


def test_withdrawing_asks_staff(resident: TestClient, receipt, browser, database: Database) -> None:
    assert "niets ingetrokken" in post(resident, receipt, "/intrekken").text
    assert "U vroeg om uw vraag in te trekken" in post(resident, receipt, "/intrekken", zeker="ja").text
    one = browser("anna")
    assert "wil de intake intrekken" in one.get(f"/intake/{receipt.reference}").text
    assert "Wil intrekken" in one.get("/").text
    actions = [entry.action for entry in Intakes(database).get(receipt.reference).history]
    assert actions == ["ingediend", "intrekking_gevraagd"]


def test_a_handover_is_one_sentence_with_the_reference(resident: TestClient, receipt, browser) -> None:
    one = browser("anna")
    one.act(receipt.reference, "overdragen", naar="welzijn", reden="beter", beloofd="bellen")
    assert f"Uw kenmerk {receipt.reference} blijft hetzelfde" in post(resident, receipt).text


def test_the_summary_has_contact_promise_rights_and_a_start_for_a_plan(resident: TestClient, receipt) -> None:
    page = post(resident, receipt, "/samenvatting").text
    for words in (
        receipt.reference,
        "Wmo-loket",
        "U vraagt hulp bij de trap",
        "donderdag 12 maart",
        "hoogstens 6 weken",
        "vóór dinsdag 17 maart",
        "Uw naam: Truus Jansen",
        "(dit begreep ik uit uw verhaal)",
        "Hierover spraken we nog niet",
    ):
        assert words in page, words


@pytest.mark.parametrize(
    ("about", "words"),
    [("zelf", "U mag ook zelf een plan maken"), ("ander", "Met een eigen plan hoort de gemeente van deze persoon"),
     ("professional", "Met een eigen plan hoort de gemeente van uw cliënt")],
)  # fmt: skip
def test_a_plan_of_ones_own_belongs_to_who_the_help_is_for(
    resident: TestClient, database: Database, about: str, words: str
) -> None:
    made = Intakes(database).submit(intake(contact_id="wmo-loket", about=about), "wmo")
    page = post(resident, made, "/samenvatting").text
    assert words in page
    assert ("U mag ook zelf een plan maken" in page) == (about == "zelf")


def test_the_summary_as_a_tagged_pdf(resident: TestClient, receipt) -> None:
    answer = post(resident, receipt, "/samenvatting.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert f'filename="{receipt.reference}.pdf"' in answer.headers["content-disposition"]
    reader = PdfReader(io.BytesIO(answer.content))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    words = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for expected in (
        receipt.reference,
        "Wmo-loket",
        "donderdag 12 maart",
        "Truus Jansen",
        "cliëntondersteuner",
    ):
        assert expected in words, expected


@pytest.mark.parametrize("kind", ["jeugd", "vraag", "schuldhulp", "inkomen", "signaal"])
def test_other_kinds_have_their_own_rights_only(resident: TestClient, database: Database, kind: str) -> None:
    made = Intakes(database).submit(intake(contact_id="wmo-loket", legal_kind=kind), "wmo")
    page = post(resident, made, "/samenvatting").text
    assert "eigen plan" not in page
    assert "6 weken" not in page
    assert ("binnen 4 weken" in page.lower(), "nog geen aanvraag" in page, "door de privacy van" in page) == (
        kind == "schuldhulp",
        kind == "inkomen",
        kind == "signaal",
    )


@pytest.mark.parametrize("path", ["/samenvatting", "/samenvatting.pdf"])
def test_with_violence_there_is_nothing_to_keep(resident: TestClient, database: Database, path: str) -> None:
    made = Intakes(database).submit(intake(contact_id="wmo-loket", crisis="geweld"), "wmo")
    assert "samenvatting" not in post(resident, made).text
    answer = post(resident, made, path)
    assert answer.headers["content-type"].startswith("text/html")
    assert "Truus Jansen" not in answer.text
    assert post(resident, made, path, code="XXXXX-XXXXX").status_code == 404
