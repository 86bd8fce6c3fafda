"""One intake: everything to prepare a conversation, nothing executed, nothing lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.intake.labels import AnswerState, Crisis, Source
from bot.intake.model import Answer
from bot.intake.questions import QUESTIONS
from bot.intake.statutory import gaps
from bot.staff import views
from bot.store.actors import Role
from bot.store.audit import check
from bot.store.casework import Casework
from bot.store.database import Database
from bot.store.errors import Conflict, NotAllowed, UnknownIntake
from bot.store.intakes import Intakes
from tests.staff.browser import Browser

Sign = Callable[..., Browser]
Submit = Callable[..., str]
TOLD = {"story": "Ik val steeds.", "orgs_involved": "thuiszorg", "carer_wish": "rust"}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_words_beside_fields_and_four_kinds_of_answers(browser: Sign, submitted: Submit) -> None:
    answers = {
        "household": Answer(value="alleen", words="zij woont op zichzelf", source=Source.INFERRED),
        "network_who": Answer(state=AnswerState.SKIPPED, words="liever niet"),
        "orgs_involved": Answer(state=AnswerState.UNKNOWN),
    }
    page = browser("anna").get(f"/intake/{submitted(answers=answers)}").text
    for expected in (
        "zij woont op zichzelf",
        "uit het verhaal",
        "overgeslagen",
        "weet niet",
        "Niet gevraagd: leeftijd",
    ):
        assert expected in page
    assert "Mijn moeder van 84" in page
    assert "Daar gaat het Wmo-loket over" in page
    assert "nog vragen" in page


def test_the_statutory_view_is_the_one_of_the_intake(submitted: Submit, database: Database) -> None:
    answers = {key: Answer(value=value) for key, value in TOLD.items()}
    made = Intakes(database).get(submitted(answers=answers)).intake
    letters = {letter.letter: letter for letter in views.statutory(made)}
    assert "".join(key for key, letter in letters.items() if letter.is_gap) == gaps(made) == "bceg"
    assert "even rust" in [field.value for field in letters["d"].fields]
    assert views.field(QUESTIONS["priority"], Answer(value="geld_schulden")).value == "Geld en schulden"


def test_safety_comes_first(browser: Sign, submitted: Submit) -> None:
    page = browser("anna").get(f"/intake/{submitted(crisis=Crisis.GEWELD, safe_contact='na zes uur')}").text
    assert page.index("Veilig contact: na zes uur") < page.index("Het verhaal")


def test_stored_scripts_are_text(browser: Sign, submitted: Submit) -> None:
    answers = {"name": Answer(value=EVIL, words=EVIL), "unknown_key": Answer(value=EVIL)}
    reference = submitted(story=EVIL, answers=answers, safe_contact=EVIL)
    one = browser("anna")
    one.act(reference, "notitie", tekst=EVIL)
    one.act(reference, "veld", veld="household", waarde=EVIL)
    for page in (one.get(f"/intake/{reference}"), one.get("/?lijst=alle")):
        assert "&lt;script&gt;" in page.text
        assert "<script>alert" not in page.text
        assert "<img" not in page.text


def test_pick_up_shows_who_has_it(browser: Sign, submitted: Submit) -> None:
    reference = submitted()
    one = browser("anna")
    answer = one.act(reference, "oppakken")
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/loket/intake/{reference}?melding=opgepakt",
    )
    assert '<dd id="houder">Anna</dd>' in one.get(f"/intake/{reference}").text


def test_the_second_one_hears_who_was_first(browser: Sign, submitted: Submit) -> None:
    reference = submitted()
    anna, bram = browser("anna"), browser("bram")
    anna.act(reference, "oppakken")
    answer = bram.act(reference, "oppakken")
    assert answer.status_code == 409
    assert "Anna was eerder" in answer.text


def test_of_twenty_at_once_one_wins(database: Database, person, submitted: Submit) -> None:
    reference = submitted()
    actors = [person(f"p{n}") for n in range(8)]

    def pick_up(actor) -> bool:
        try:
            Casework(database).pick_up(reference, actor)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(pick_up, actors)) == 1
    assert [entry.action for entry in Intakes(database).get(reference).history] == ["ingediend", "oppakken"]


def test_give_back_assign_and_close(browser: Sign, submitted: Submit, person) -> None:
    reference = submitted()
    one, bram = browser("anna"), person("bram")
    one.act(reference, "oppakken")
    assert one.act(reference, "teruggeven", reden="vakantie").status_code == 303
    assert one.act(reference, "toewijzen", collega=bram.id).status_code == 303
    assert one.act(reference, "sluiten", uitkomst="opgelost", woorden="fijn").status_code == 403
    lead = browser("lea", Role.TEAMLEIDER)
    assert lead.act(reference, "sluiten", uitkomst="opgelost", woorden="").status_code == 409
    assert lead.act(reference, "sluiten", uitkomst="zomaar", woorden="fijn").status_code == 409
    assert lead.act(reference, "sluiten", uitkomst="opgelost", woorden="fijn geholpen").status_code == 303
    assert "fijn geholpen" in lead.get(f"/intake/{reference}").text
    assert reference in lead.get("/?lijst=gesloten").text
    assert one.act(reference, "heropenen", reden="").status_code == 409
    assert one.act(reference, "heropenen", reden="belde terug").status_code == 303


def test_correcting_keeps_the_old_value_and_the_words(
    browser: Sign, submitted: Submit, database: Database
) -> None:
    reference = submitted()
    one = browser("anna")
    one.act(reference, "veld", veld="household", waarde="met haar zus")
    stored = Intakes(database).get(reference)
    assert stored.intake.answers["household"].value == "met haar zus"
    assert stored.intake.answers["household"].words == "woont alleen"
    assert stored.history[-1].details["old"]["value"] == "alleen"


def test_promises_are_on_working_days_and_move_the_due_date(browser: Sign, submitted: Submit) -> None:
    reference = submitted(legal_kind="vraag")
    one = browser("anna")
    assert (
        one.act(reference, "afspraak", wat="Huisbezoek", wie="Anna", wanneer="2026-03-14").status_code == 409
    )
    assert (
        one.act(reference, "afspraak", wat="Huisbezoek", wie="Anna", wanneer="2026-03-10").status_code == 303
    )
    assert "di 10 maart 2026" in one.get("/").text
    page = one.get(f"/intake/{reference}").text
    assert "Huisbezoek" in page


@pytest.mark.parametrize("kind", ["taak", "terugbellen"])
def test_tasks(browser: Sign, submitted: Submit, kind: str) -> None:
    reference = submitted()
    one = browser("anna")
    one.act(reference, "taak", wat="Dossier opvragen", soort=kind, wanneer="2026-03-10")
    page = one.get(f"/intake/{reference}").text
    assert "Dossier opvragen" in page
    task = page.split("/taak/")[1].split("/klaar")[0]
    assert one.act(reference, f"taak/{task}/klaar").status_code == 303
    assert one.act(reference, f"taak/{task}/klaar").status_code == 409


def test_looking_and_doing_are_in_the_audit_log(browser: Sign, submitted: Submit, database: Database) -> None:
    reference = submitted()
    one = browser("anna")
    one.act(reference, "oppakken")
    from sqlalchemy import text

    with database.read() as session:
        rows = session.execute(
            text("SELECT actor, action FROM audit WHERE subject = :r"), {"r": reference}
        ).all()
    assert set(rows) == {(one.actor.id, "bekeken"), (one.actor.id, "oppakken")}
    assert check(database).broken_at == 0


def test_a_holder_must_be_in_the_team(database: Database, person, submitted: Submit) -> None:
    reference = submitted()
    anna, other = person("anna"), person("jan", Role.MEDEWERKER, "jeugd")
    with pytest.raises(NotAllowed):
        Casework(database).assign(reference, anna, other.id)
    with pytest.raises(UnknownIntake):
        Casework(database).pick_up(reference, other)
