"""Every case has exactly one outcome; the everyday cases end where people decided they should."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake.labels import About, Crisis, Domain, LegalKind, Outcome
from bot.routing.cases import Outcome as Tried
from bot.routing.cases import default_share, load_cases, run_cases
from bot.routing.explain import explain
from bot.routing.facts import facts_of
from bot.routing.model import Case
from bot.routing.municipality import Municipality
from bot.routing.replay import moved, replay
from bot.routing.route import route
from tests.routing.conftest import ALL, FOLDER

WORDS = (
    "",
    "de wmo-consulent",
    "geen",
    "mijn huisarts",
    "UWOON",
    "gezinscoach",
    "voorbeeldpraktijk tulp",
    "xyz",
)
PLACES = ("", "ermelo", "lisse", "Almere Haven", "zoetermeer", "timboektoe", "ik woon in noordwijkerhout")
CODES = ("", "3851", "2161 AB", "1351AA", "9999", "abc", "12345")


def any_case() -> st.SearchStrategy[Case]:
    domains = st.lists(st.sampled_from(Domain), min_size=1, max_size=5, unique=True).map(tuple)
    return st.builds(
        Case,
        domains=domains,
        legal_kind=st.sampled_from(LegalKind),
        age_band=st.sampled_from(("0-17", "18-26", "27-66", "67+", "onbekend")),
        for_whom=st.sampled_from(About),
        minors=st.sampled_from(("ja", "nee", "onbekend")),
        safety=st.sampled_from((None, None, None, *Crisis)),
        place=st.one_of(st.sampled_from(PLACES), st.text(max_size=20)),
        postcode=st.one_of(st.sampled_from(CODES), st.text(max_size=8)),
        neighbourhood=st.sampled_from(("", "Almere Haven", "Meerzicht", "onzin")),
        known_contact=st.one_of(st.sampled_from(WORDS), st.text(max_size=30)),
        network_load=st.sampled_from(("licht", "zwaar", "onbekend")),
        urgency=st.sampled_from(("gewoon", "vandaag")),
        professional=st.one_of(st.sampled_from(WORDS), st.text(max_size=30)),
    )


@settings(max_examples=300, deadline=None)
@given(any_case(), st.sampled_from(ALL))
def test_exactly_one_outcome_and_always_the_same(
    loaded: dict[str, Municipality], case: Case, id: str
) -> None:
    municipality = loaded[id]
    found = route(case, municipality)
    assert municipality.has(found.contact_id)
    assert found.reason
    assert found == route(case.model_copy(), municipality)
    facts = facts_of(case, municipality)
    assert municipality.table.hits(facts)[0].id == found.rule
    assert replay(case, found, municipality).faithful
    assert explain(case, municipality).route == found


@settings(max_examples=100, deadline=None)
@given(any_case(), st.sampled_from(ALL))
def test_safety_goes_first(loaded: dict[str, Municipality], case: Case, id: str) -> None:
    found = route(case.model_copy(update={"safety": Crisis.SUICIDE}), loaded[id])
    assert (found.outcome, found.contact_id) == (Outcome.CONTACT, "113")


@pytest.fixture(scope="module")
def tried(loaded: dict[str, Municipality]) -> dict[str, list[Tried]]:
    return {id: run_cases(load_cases(id, FOLDER), municipality) for id, municipality in loaded.items()}


@pytest.mark.parametrize("id", ALL)
def test_everyday_cases(id: str, tried: dict[str, list[Tried]], loaded: dict[str, Municipality]) -> None:
    wrong = [(one.example, one.route.contact_id, one.route.rule) for one in tried[id] if not one.passed]
    assert wrong == []
    assert default_share(tried[id], loaded[id]) <= 0.05
    assert all(one.example.decided_by for one in tried[id])


def test_enough_everyday_cases_of_every_kind(tried: dict[str, list[Tried]]) -> None:
    assert (
        sum(len(found) for id, found in tried.items() if id in {"ermelo", "zoetermeer", "almere", "lisse"})
        >= 100
    )
    for id, found in tried.items():
        domains = Counter(one.example.case.domains[0] for one in found)
        assert {name for name in Domain if domains[name] < 2} <= {Domain.OVERIG}, id
        assert len({one.example.number for one in found}) == len(found), id


def test_replay_and_a_changed_table(ermelo: Municipality, loaded: dict[str, Municipality]) -> None:
    case, now = Case(domains=(Domain.VERVOER,)), datetime(2026, 11, 21, 12, tzinfo=UTC)
    stored = route(case, ermelo, now)
    again = replay(case, stored, ermelo)
    assert (again.same_version, again.same_contact, again.now) == (True, True, stored)
    other = replay(case, stored, loaded["lisse"])
    assert (other.same_version, other.same_contact, other.faithful) == (False, False, True)
    changed = list(moved([("een", case)], ermelo, loaded["zoetermeer"]))
    assert [(one.label, one.before.contact_id, one.after.contact_id) for one in changed] == [
        ("een", "wmo-loket", "toegang-18plus")
    ]


def test_explain_names_the_facts_and_the_rows_that_just_missed(ermelo: Municipality) -> None:
    found = explain(Case(domains=(Domain.MANTELZORG, Domain.GELD_SCHULDEN)), ermelo)
    assert found.row.id == "r-zorg"
    assert found.route.facts["ook"] == "geld_schulden"
    assert "m-licht" in [row.id for row in found.also]
    assert ("g-gezin", "ook") in [(row.id, column) for row, column in found.missed]


def test_a_live_municipality_hides_contacts_that_nobody_confirmed(ermelo: Municipality) -> None:
    live = ermelo.model_copy(update={"example": False})
    late = datetime(2028, 1, 1, tzinfo=UTC)
    assert route(Case(domains=(Domain.VERVOER,)), live, late).contact_id == "samen-ermelo"
    assert route(Case(domains=(Domain.VERVOER,)), ermelo, late).contact_id == "wmo-loket"
    assert route(Case(safety=Crisis.GEWELD), live, late).contact_id == "veilig-thuis"


def test_a_full_contact_still_answers(loaded: dict[str, Municipality]) -> None:
    zoetermeer = loaded["zoetermeer"]
    helper = zoetermeer.contacts["dagbesteding-meerzicht"].model_copy(update={"capacity": "vol"})
    full = zoetermeer.model_copy(update={"contacts": {**zoetermeer.contacts, helper.id: helper}})
    case = Case(domains=(Domain.VERVOER,), known_contact="de dagbesteding Meerzicht")
    assert route(case, full).contact_id == helper.id
