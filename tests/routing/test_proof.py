"""Each kind of broken table, the proof against enumeration, and its speed."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.routing.columns import DEFAULT, DOMAINS, FACTS
from bot.routing.proof import prove
from bot.routing.proof_text import as_problem
from bot.routing.table import Facts, RoutingTable, Row
from tests.routing.tables import broken_table, every_case, row, sound_table, table

REST = row("rest", "gewoon", leefgebied="niet overig, huishouden")
DEFAULT_ROW = row("z", "vangnet")
OTHER = [REST, DEFAULT_ROW]


def kinds(*rows: Row) -> list[tuple[str, tuple[str, ...]]]:
    return [(fault.kind, tuple(one.id for one in fault.rows)) for fault in prove(table(*rows))]


def test_a_sound_table() -> None:
    assert kinds(row("h", "gewoon", leefgebied="huishouden"), REST, DEFAULT_ROW) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([REST, DEFAULT_ROW], [("gat", ())], id="hole: the default row is no excuse"),
        pytest.param(
            [row("h", "gewoon", leefgebied="huishouden", leeftijd="niet 67+"), REST, DEFAULT_ROW],
            [("gat", ())],
            id="hole in one age",
        ),
        pytest.param([row("h", "gewoon", leefgebied="huishouden"), REST], [("gat", ())], id="no default row"),
        pytest.param(
            [
                row("h", "gewoon", leefgebied="huishouden"),
                row("h2", "gewoon", leefgebied="huishouden"),
                *OTHER,
            ],
            [("onbereikbaar", ("h2", "h"))],
            id="twice the same",
        ),
        pytest.param(
            [
                row("jong", "bijzonder", leefgebied="huishouden", leeftijd="0-17, 18-26"),
                row("oud", "bijzonder", leefgebied="huishouden", leeftijd="niet 0-17, 18-26"),
                row("h", "gewoon", leefgebied="huishouden"),
                *OTHER,
            ],
            [("onbereikbaar", ("h", "jong", "oud"))],
            id="hidden by two rows together",
        ),
        pytest.param(
            [row("o", "gewoon", ook="geen niet geen"), row("h", "gewoon", leefgebied="huishouden"), *OTHER],
            [("onbereikbaar", ("o",))],
            id="fits nothing at all",
        ),
        pytest.param(
            [
                row("h", "gewoon", leefgebied="huishouden", ook="huishouden"),
                row("g", "gewoon", leefgebied="huishouden"),
                *OTHER,
            ],
            [("onbereikbaar", ("h",))],
            id="a domain beside itself",
        ),
        pytest.param(
            [
                row("h", "gewoon", "a", leefgebied="huishouden"),
                row("oud", "gewoon", "b", leefgebied="huishouden, vervoer", leeftijd="67+"),
                *OTHER,
            ],
            [("tegenspraak", ("h", "oud")), ("tegenspraak", ("oud", "rest"))],
            id="contradiction",
        ),
        pytest.param(
            [
                row("x", "bijzonder", "c", leefgebied="huishouden", leeftijd="67+"),
                row("h", "gewoon", "a", leefgebied="huishouden"),
                row("oud", "gewoon", "b", leefgebied="huishouden, overig", leeftijd="67+"),
                *OTHER,
            ],
            [],
            id="no contradiction when a higher row decides there",
        ),
        pytest.param(
            [
                row("geld", "gewoon", "a", leefgebied="huishouden", ook="geld_schulden niet wonen"),
                row("wonen", "gewoon", "b", leefgebied="huishouden", ook="wonen"),
                row("rest-h", "gewoon", "c", leefgebied="huishouden", ook="niet wonen, geld_schulden"),
                *OTHER,
            ],
            [],
            id="other domains: with, without",
        ),
    ],
)
def test_faults(rows: list[Row], expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert kinds(*rows) == expected


def test_a_fault_names_rows_and_an_example() -> None:
    rows = [row("h", "gewoon", "a", leefgebied="huishouden"), row("oud", "gewoon", "b", leeftijd="67+"), REST]
    problem = as_problem(prove(table(*rows, DEFAULT_ROW))[0], Path("tabel.csv"))
    for word in ('"h"', '"oud"', "tegen", "Voorbeeld: leefgebied = huishouden, leeftijd = 67+"):
        assert word in str(problem)


SMALL: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(FACTS, ("x",)),
    "leefgebied": ("overig", "huishouden", "wonen"),
    "leeftijd": ("onbekend", "0-17", "67+"),
    "spoed": ("gewoon", "vandaag"),
    "ook": ("geen", *DOMAINS),
}
OTHERS = ("huishouden", "wonen", "geld_schulden", "onderwijs")


def small_cells() -> st.SearchStrategy[dict[str, str]]:
    def words(names: tuple[str, ...]) -> st.SearchStrategy[str]:
        some = st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(", ".join)
        return st.one_of(some, some.map("niet {}".format))

    others = words(("geen", *OTHERS[:3]))
    mixed = st.one_of(others, st.just("geld_schulden niet wonen"), st.just("geen, wonen niet huishouden"))
    columns = {name: words(SMALL[name]) for name in ("leefgebied", "leeftijd", "spoed")} | {"ook": mixed}
    return st.fixed_dictionaries({}, optional=columns)


@st.composite
def small_tables(draw: st.DrawFn) -> RoutingTable:
    levels, contacts = st.sampled_from(("bekend", "gewoon", DEFAULT)), st.sampled_from("ab")
    drawn = draw(st.lists(st.tuples(levels, contacts, small_cells()), min_size=1, max_size=7))
    rows = [row(f"r{index}", level, contact, **cells) for index, (level, contact, cells) in enumerate(drawn)]
    return table(*rows, values=SMALL)


def enumerated(one: RoutingTable, cases: list[Facts]) -> set[tuple[str, ...]]:
    """The faults of a table, found by trying every case."""
    found: set[tuple[str, ...]] = set()
    reached = set()
    for facts in cases:
        hits = one.hits(facts)
        domain = next(iter(facts["leefgebied"]))
        if not hits or (hits[0].is_default and domain != "overig"):
            found.add(("gat", domain))
        reached |= {hits[0].id} if hits else set()
        peers = [hit for hit in hits if hit.rank == hits[0].rank]
        found |= {
            ("tegenspraak", a.id, b.id)
            for index, a in enumerate(peers)
            for b in peers[index + 1 :]
            if a.decision != b.decision
        }
    return found | {("onbereikbaar", each.id) for each in one.rows if each.id not in reached}


@settings(max_examples=150, deadline=None)
@given(small_tables())
def test_the_proof_finds_what_enumeration_finds(one: RoutingTable) -> None:
    proved = set()
    for fault in prove(one, 10_000):
        names: Mapping[str, tuple[str, ...]] = {
            "gat": tuple(fault.facts.get("leefgebied", ())),
            "onbereikbaar": tuple(each.id for each in fault.rows[:1]),
            "tegenspraak": tuple(each.id for each in fault.rows),
        }
        proved.add((fault.kind, *names[fault.kind]))
    assert proved == enumerated(one, list(every_case(SMALL, OTHERS)))


@settings(max_examples=100, deadline=None)
@given(small_tables())
def test_an_example_shows_its_fault(one: RoutingTable) -> None:
    for fault in prove(one):
        hits = one.hits(fault.facts) if fault.facts else []
        if fault.kind == "gat":
            assert not hits or hits[0].is_default
        if fault.kind == "tegenspraak":
            assert {each.id for each in fault.rows} <= {hit.id for hit in hits}
            assert hits[0].rank == fault.rows[0].rank


@pytest.mark.parametrize("seed", range(4))
def test_200_rows_of_12_columns_are_proved_within_2_seconds(seed: int) -> None:
    large = sound_table(200, seed)
    assert len({name for each in large.rows for name in each.conditions}) >= 12
    start = time.process_time()
    assert prove(large) == []
    assert time.process_time() - start < 2


def test_a_large_broken_table_is_told_within_2_seconds() -> None:
    start = time.process_time()
    assert prove(broken_table(200, 1))
    assert time.process_time() - start < 2
