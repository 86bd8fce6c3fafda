"""What leaves the loket: a tagged PDF, a case as JSON, and events for an open worklist."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from bot.intake.model import Answer
from bot.staff.routes import stream
from bot.store.signin import SignIns
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
MARKUP = '#panic("x") *niet vet* $x^2$ \\ " ] <label> @ref'


def test_the_pdf_is_tagged_and_takes_words_literally(browser: Sign, submitted) -> None:
    reference = submitted(story=MARKUP, answers={"name": Answer(value=MARKUP)})
    answer = browser("anna").get(f"/intake/{reference}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "nl"
    assert reader.metadata
    assert reader.metadata.title == f"Intake {reference}"
    words = " ".join("".join(page.extract_text() for page in reader.pages).split())
    assert '#panic("x") *niet vet* $x^2$' in words
    assert "Wmo-loket" in words


def test_the_case_has_everything(browser: Sign, submitted) -> None:
    reference = submitted()
    case = browser("anna").get(f"/intake/{reference}/zaak.json").json()
    assert case["identificatie"] == reference
    assert case["startdatum"] == "2026-03-09"
    assert case["einddatumGepland"] == "2026-03-11"
    assert case["uiterlijkeEinddatumAfdoening"] == "2026-04-20"
    assert case["rollen"][1]["betrokkeneIdentificatie"]["identificatie"] == "wmo"
    household = next(one for one in case["eigenschappen"] if one["naam"] == "household")
    assert (household["waarde"], household["eigenWoorden"], household["bron"]) == (
        "alleen",
        "woont alleen",
        "inferred",
    )


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "EVERY", 0.05)
    monkeypatch.setattr(stream, "LONGEST", 0.4)


def test_a_new_intake_is_told_to_an_open_list(browser: Sign, submitted, quick) -> None:
    one = browser("anna")
    assert "event: nieuw" not in one.get("/nieuw").text
    submitted()
    assert one.get("/nieuw").text.count("event: nieuw") == 1
    mark = one.get("/").text.split('data-mark="')[1].split('"')[0]
    assert "event: nieuw" not in one.get("/nieuw", params={"sinds": mark}).text


def test_another_teams_intake_is_not_told(browser: Sign, submitted, quick) -> None:
    submitted("jeugd")
    assert "event: nieuw" not in browser("anna").get("/nieuw").text


def test_signing_out_ends_the_stream(browser: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    one = browser("anna")
    monkeypatch.setattr(SignIns, "alive", lambda *_: False)
    assert one.get("/nieuw").text == "retry: 5000\n\n"


def test_every_page_works_without_styles(
    browser: Sign, submitted, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    from bot.staff import pages

    monkeypatch.setattr(pages, "VENDOR", tmp_path / "none")
    page = browser("anna").get(f"/intake/{submitted()}").text
    assert "vendor" not in page
    assert "Oppakken" in page
