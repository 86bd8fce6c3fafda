"""Places, opening hours, phones, words and local texts."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.routing.facts import elsewhere, known_contact, lives, neighbourhood, practice
from bot.routing.model import Case
from bot.routing.municipality import Municipality
from bot.routing.opening import in_words, opening, wait
from bot.routing.phones import parse_phone, show_phone
from bot.routing.schedule import parse_schedule


@pytest.mark.parametrize(
    ("id", "place", "postcode", "expected", "entrance"),
    [
        ("ermelo", "ermelo", "", "hier", ""),
        ("ermelo", "drie", "", "hier", ""),
        ("ermelo", "gemeente ermelo", "", "hier", ""),
        ("ermelo", "ik woon met z'n drie", "", "onbekend", ""),
        ("ermelo", "", "", "onbekend", ""),
        ("ermelo", "timboektoe", "", "onbekend", ""),
        ("ermelo", "", "3851 AB", "hier", ""),
        ("ermelo", "", "3844", "elders", "harderwijk"),
        ("ermelo", "ermelo", "2161", "elders", "lisse"),
        ("ermelo", "", "9999", "elders", "gemeente-elders"),
        ("ermelo", "", "38511", "onbekend", ""),
        ("ermelo", "warmond", "", "elders", "teylingen"),
        ("ermelo", "ik woon in Winschoten", "", "elders", "gemeente-elders"),
        ("ermelo", "ik zit in de put", "", "onbekend", ""),
        ("ermelo", "winschoten", "", "elders", "gemeente-elders"),
        ("ermelo", "Gemeente Súdwest-Fryslân", "", "onbekend", ""),
        ("almere", "almere duin", "", "hier", ""),
        ("noordwijk", "noordwijkerhout", "", "hier", ""),
        ("noordwijk", "De Zilk", "", "hier", ""),
        ("almere", "almere haven", "", "hier", ""),
        ("teylingen", "'s-Gravenhage", "", "elders", "denhaag"),
    ],
)
def test_where_someone_lives(
    loaded: dict[str, Municipality], id: str, place: str, postcode: str, expected: str, entrance: str
) -> None:
    case = Case(place=place, postcode=postcode)
    assert lives(case, loaded[id]) == expected
    if entrance:
        assert elsewhere(case, loaded[id]) == entrance


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (Case(postcode="2211 AA"), "Noordwijkerhout"),
        (Case(place="de zilk"), "De Zilk"),
        (Case(place="noordwijkerhout"), "Noordwijkerhout"),
        (Case(neighbourhood="noordwijkerhout"), "Noordwijkerhout"),
        (Case(neighbourhood="onzin"), "onbekend"),
    ],
)
def test_neighbourhoods(loaded: dict[str, Municipality], case: Case, expected: str) -> None:
    assert neighbourhood(case, loaded["noordwijk"]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("De WMO-consulent komt al", "wmo-loket"),
        ("de sociale dienst", "sociale-dienst"),
        ("nog geen wmo", "geen"),
        ("nog geen contact met het wmo-loket", "geen"),
        ("ik ga niet meer naar de wmo consulent", "geen"),
        ("ik krijg niet genoeg uren van de wmo-consulent", "wmo-loket"),
        ("niemand", "geen"),
        ("", "geen"),
        ("mijn buurvrouw", "anders"),
        ("wmoo", "anders"),
    ],
)
def test_who_already_helps(ermelo: Municipality, words: str, expected: str) -> None:
    assert known_contact(Case(known_contact=words), ermelo) == expected


def test_practices(loaded: dict[str, Municipality]) -> None:
    assert practice(Case(professional="Voorbeeldpraktijk Tulp"), loaded["hillegom"]) == "praktijk-tulp"
    assert practice(Case(professional="ziekenhuis"), loaded["hillegom"]) == "anders"


HOURS = parse_schedule("ma-do 09:00-17:00, vr 9.00-12:00, vr 13:00-15:00")


@pytest.mark.parametrize(
    ("now", "is_open", "moment"),
    [
        ("2026-11-23 09:00", True, "2026-11-23 17:00"),  # Monday
        ("2026-11-23 08:59", False, "2026-11-23 09:00"),
        ("2026-11-23 17:00", False, "2026-11-24 09:00"),
        ("2026-11-27 12:30", False, "2026-11-27 13:00"),  # between two stretches
        ("2026-11-27 15:00", False, "2026-11-30 09:00"),  # over the weekend
        ("2026-12-24 18:00", False, "2026-12-28 09:00"),  # over Christmas
        ("2026-04-27 10:00", False, "2026-04-28 09:00"),  # King's Day
        ("2026-03-28 12:00", False, "2026-03-30 09:00"),  # over the change to summer time
    ],
)
def test_opening(now: str, is_open: bool, moment: str) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    at, then = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (now, moment))
    state = opening(HOURS, at)
    assert (state.open, state.until or state.opens) == (is_open, then)
    assert (wait(state, at).total_seconds() > 0) is not is_open


def test_a_moment_in_words() -> None:
    assert in_words(datetime(2026, 11, 23, 8, 5, tzinfo=UTC)) == "maandag 23 november om 9.05 uur"


def test_opening_always_and_unknown() -> None:
    now = datetime(2026, 12, 25, 3, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert opening(parse_schedule("24/7"), now).open
    assert not opening(parse_schedule(""), now).known
    with pytest.raises(ValueError, match="time zone"):
        opening(HOURS, datetime(2026, 12, 25))


@pytest.mark.parametrize(
    "text", ["ma", "vr-ma 09:00-17:00", "ma 17:00-09:00", "ma 25:00-26:00", "mandag 9-5"]
)
def test_hours_that_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_schedule(text)


@pytest.mark.parametrize(
    ("text", "kept", "shown"),
    [
        ("112", "112", "112"),
        ("113", "113", "113"),
        ("0800-2000", "+318002000", "0800 2000"),
        ("0800 0432", "+318000432", "0800 0432"),
        ("+31 341 561 321", "+31341561321", "0341 561 321"),
    ],
)
def test_phones(text: str, kept: str, shown: str) -> None:
    assert parse_phone(text) == kept
    assert show_phone(kept) == shown
    assert parse_phone(shown) == kept


@pytest.mark.parametrize("text", ["", "12", "bel mij", "0341 12"])
def test_what_is_no_phone(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_phone(text)


def test_simple_questions(ermelo: Municipality) -> None:
    found = ermelo.texts.answer_for("Wat kost hulp uit de Wmo eigenlijk?")
    assert found
    assert found.key == "eigen-bijdrage"
    assert ermelo.texts.answer_for("Waar is de maan?") is None
    assert "huisartsenpost" in ermelo.texts.crisis
