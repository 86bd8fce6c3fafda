"""How many questions an intake takes, over typical cases of every domain and reporter."""

from statistics import median, quantiles
from typing import Any

import pytest

from bot.intake.order import MOST
from tests.intake.simulator import Talk, told

CASES: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
    ("Mijn moeder van 84 woont alleen en komt de trap niet meer op, ik doe alles maar ik trek het niet meer", ("hulpmiddelen_wonen", "mantelzorg"), {"about": "ander", "household": "alleen", "age": 84, "limitations": ["trap"], "network": ["ik"]}),
    ("ik kan niet meer poetsen door mijn rug", ("huishouden",), {"about": "zelf", "limitations": ["poetsen"]}),
    ("ik ben 79 en alleen, mijn dochter doet de boodschappen", ("huishouden",), {"about": "zelf", "household": "alleen", "age": 79, "network": ["dochter"]}),
    ("hulp nodig", ("huishouden",), {}),
    ("mijn man kan zich niet meer wassen", ("persoonlijke_verzorging",), {"about": "ander", "limitations": ["wassen"]}),
    ("ik kom nergens meer, de bus lukt niet", ("vervoer",), {"about": "zelf"}),
    ("ik wil een traplift", ("hulpmiddelen_wonen",), {"about": "zelf"}),
    ("ik word uit huis gezet", ("wonen", "geld_schulden"), {"about": "zelf"}),
    ("ik zit de hele dag alleen thuis", ("sociaal_contact_dagbesteding",), {"about": "zelf", "household": "alleen"}),
    ("ik zorg dag en nacht voor mijn vrouw en ben op", ("mantelzorg",), {"about": "zelf", "network": ["ik"]}),
    ("ik heb schulden en kan de huur niet betalen", ("geld_schulden",), {"about": "zelf"}),
    ("schulden, geen werk, en ruzie thuis", ("geld_schulden", "werk_inkomen", "veiligheid"), {"about": "zelf"}),
    ("ik ben mijn baan kwijt", ("werk_inkomen",), {"about": "zelf"}),
    ("ik snap de brieven niet", ("administratie",), {"about": "zelf"}),
    ("mijn zoon van 8 luistert niet en slaat", ("jeugd_opvoeding",), {"about": "zelf", "age": 8}),
    ("mijn dochter gaat niet naar school", ("onderwijs", "jeugd_opvoeding"), {"about": "ander"}),
    ("mijn zoon drinkt te veel", ("psychisch_verslaving",), {"about": "ander"}),
    ("ik ben somber en kom niet uit bed", ("psychisch_verslaving",), {"about": "zelf"}),
    ("ik voel me niet veilig in de straat", ("veiligheid",), {"about": "zelf"}),
    ("wat kost hulp", ("informatie",), {}),
    ("ik wil vrijwilliger worden", ("vrijwilliger",), {"about": "zelf"}),
    ("de buurvrouw komt haar huis niet meer uit", ("sociaal_contact_dagbesteding",), {"about": "buur"}),
    ("ik ben huisarts, een patiënt van mij valt vaak", ("hulpmiddelen_wonen",), {"about": "professional", "limitations": ["valt"]}),
    ("ik ben 15 en het gaat niet goed thuis", ("jeugd_opvoeding",), {"about": "zelf", "age": 15}),
    ("ik woon in Ermelo en mijn vader dementeert, mijn moeder zorgt", ("mantelzorg", "sociaal_contact_dagbesteding"), {"about": "ander", "household": "met_partner", "network": ["moeder"]}),
]  # fmt: skip


def whole(case: tuple[str, tuple[str, ...], dict[str, Any]]) -> Talk:
    """A whole conversation with ordinary answers."""
    text, domains, known = case
    talk = told(text, *domains, **known)
    for _ in range(30):
        if talk.asks in (None, "feedback") or (talk.turn and talk.turn.send):
            return talk
        talk.press(domains[0]) if talk.asks == "priority" else talk.answer(str(talk.asks))
    raise AssertionError(talk.asked)


def questions(talk: Talk) -> int:
    """All questions put, story and consent included, feedback not."""
    return len([key for key in talk.asked if key != "feedback"])


def test_an_intake_is_short() -> None:
    counts = sorted(questions(whole(case)) for case in CASES)
    p90 = quantiles(counts, n=10)[-1]
    print(f"questions per intake: median {median(counts)}, p90 {p90}, {counts}")
    assert median(counts) <= MOST
    assert max(counts) <= MOST + 2


@pytest.mark.parametrize("case", CASES, ids=[text[:30] for text, _, _ in CASES])
def test_nothing_is_asked_twice_or_that_was_told(case: tuple[str, tuple[str, ...], dict[str, Any]]) -> None:
    talk = whole(case)
    assert len(talk.asked) == len(set(talk.asked))
    assert not {"age" if "age" in case[2] else "", "household" if "household" in case[2] else ""} & set(
        talk.asked
    )


def test_who_skips_again_and_again_gets_only_what_is_needed() -> None:
    talk = told("ik woon alleen", "huishouden", about="zelf", household="alleen").until("abilities")
    for _ in range(2):
        talk.press("overslaan")
    assert not {"network_more", "since_when"} & set(talk.until("consent").asked)
