"""What answers bring about: danger, young people, another municipality, no home, languages, the second subject."""

from dataclasses import replace
from datetime import date

import pytest

from bot.intake.case import case_of
from bot.intake.labels import About, LegalKind, Outcome
from bot.intake.legal import in_plain_words, is_urgent, legal_kind, promised
from bot.intake.model import Understood
from bot.intake.order import next_question
from bot.intake.people import person_in
from bot.intake.statutory import gaps, parts
from bot.intake.summary import intake_of
from bot.sentences import sentence
from tests.intake.simulator import NOON, NOTHING, Talk, told, understood

SURE = understood(crisis="suicide", sure=True)
UNSURE = understood(crisis="suicide")


def intake(talk: Talk):  # type: ignore[no-untyped-def]
    return intake_of(talk.conversation, talk.town, NOON)


# --- danger


@pytest.mark.parametrize("key", ["place", "household", "abilities", "name", "phone", "consent"])
def test_a_sure_danger_comes_first_and_then_they_go_on(key: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key)
    talk.say("ik maak er vanavond een eind aan", known=SURE)
    assert talk.said[0] == "utter_crisis_suicide"
    assert talk.asks == "crisis_go_on"
    on = talk.press("verder").asks
    assert on == key or key in ("abilities",)
    assert talk.conversation.memory.crisis == "suicide"


@pytest.mark.parametrize("known", [SURE, UNSURE], ids=["sure", "unsure"])
@pytest.mark.parametrize(
    "text",
    [
        "nee hij ademt niet meer",
        "mijn man reageert niet meer, hij ademt niet",
        "ja ik ben er straks niet meer",
    ],
)
def test_danger_at_the_summary_is_no_answer_to_it(text: str, known: Understood) -> None:
    talk = (
        told("ik kan niet meer poetsen", "huishouden", about="zelf").until("consent").say(text, known=known)
    )
    assert talk.asks in ("crisis_check", "crisis_go_on")
    assert not talk.turn.erase
    assert not talk.turn.send
    assert "utter_not_sent" not in talk.said


@pytest.mark.parametrize("key", ["stop", "erase", "start_over"])
def test_danger_is_no_answer_to_whether_all_must_go(key: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household")
    talk.say("wis alles", intent=key).say(
        "stop ermee, wis alles maar, opnieuw heeft geen zin, ik maak er een eind aan", known=SURE
    )
    assert talk.asks == "crisis_go_on"
    assert not talk.turn.erase
    assert talk.value("story")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("name", "Jan Moord"),
        ("phone", "06 12345678"),
        ("place", "Ermelo"),
        ("household", "alleen"),
        ("network_who", "mijn zus"),
    ],
)
def test_a_suspicion_from_a_short_answer_does_not_derail(key: str, text: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key).say(text, known=UNSURE)
    assert talk.asks != "crisis_check"
    assert talk.value(key)


@pytest.mark.parametrize("key", ["name", "place", "abilities"])
def test_a_suspicion_in_a_sentence_is_asked_gently_once(key: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key)
    talk.say("ik zie het allemaal echt niet meer zitten zo", known=UNSURE)
    assert talk.asks == "crisis_check"
    assert talk.press("nee").said == ["utter_crisis_checked"]
    assert talk.say("ik zie het echt niet meer zitten hoor", known=UNSURE).asks != "crisis_check"


def test_a_suspicion_that_is_confirmed_or_stays_unclear_is_a_danger() -> None:
    for answer in ("ja", "weet ik niet"):
        talk = told("ik zie het niet meer zitten", "psychisch_verslaving", about="zelf", crisis="suicide")
        assert talk.asks == "crisis_check"
        assert talk.say(answer).said[0] == "utter_crisis_suicide"
    talk = told("ik zie het niet meer zitten", "psychisch_verslaving", about="zelf", crisis="suicide")
    assert "utter_crisis_suicide" in talk.say("!").say("!").said


def test_a_danger_told_again_is_reminded_without_a_question() -> None:
    talk = (
        told("hij slaat mij", "veiligheid", about="zelf", crisis="geweld", sure=True)
        .press("verder")
        .until("orgs_involved")
    )
    talk.say("hij slaat mij elke dag", known=understood(crisis="geweld", sure=True))
    assert talk.said[0] == "utter_crisis_again"
    assert talk.asks != "crisis_go_on"


def test_violence_asks_when_it_is_safe_and_no_mail() -> None:
    talk = told("hij slaat mij", "veiligheid", about="zelf", crisis="geweld", sure=True).press("verder")
    talk.until("safe_to_call", phone="geen telefoon").say("als hij werkt").until("consent")
    assert "email" not in talk.asked
    assert "urgency" not in talk.asked
    made = intake(talk)
    assert (made.safe_contact, made.urgent) == ("als hij werkt", True)
    assert talk.say("later", "later").asks == "erase_choice"


@pytest.mark.parametrize("text", ["mijn vader slaat mij", "ik ben 14 en word geslagen"])
def test_a_child_hears_of_the_kindertelefoon(text: str) -> None:
    talk = told(
        text, "veiligheid", about="zelf", crisis="geweld", sure=True, age=14 if "14" in text else None
    )
    assert talk.said[:2] == ["utter_crisis_geweld", "utter_crisis_kindertelefoon"]


def test_a_medical_danger_does_not_ask_how_soon() -> None:
    talk = told(
        "ze ademt niet goed", "persoonlijke_verzorging", about="ander", crisis="medisch", sure=True
    ).press("verder")
    assert talk.said == ["utter_go_on"]
    assert "urgency" not in talk.until("consent").asked
    assert is_urgent(talk.conversation)


# --- who


def test_someone_under_18_is_helped_without_a_trap() -> None:
    talk = told("ik ben 15 en thuis is altijd ruzie", "jeugd_opvoeding", about="zelf", age=15)
    assert "utter_young" in talk.said
    talk.until("consent")
    assert "subject_knows" not in talk.asked
    assert legal_kind(talk.conversation) == LegalKind.JEUGD
    assert intake(talk).route.contact_id == "cjg"
    assert "utter_young" not in talk.said


@pytest.mark.parametrize("answer", ["nee", "weet_niet_mee_eens", "hm"])
def test_a_signal_tells_as_little_as_possible(answer: str) -> None:
    talk = told(
        "de buurvrouw van 80 vervuilt",
        "psychisch_verslaving",
        about="buur",
        age=80,
        limitations=["poetsen"],
        household="alleen",
    )
    talk = talk.say("hm", "skip") if answer == "hm" else talk.press(answer)
    assert talk.asks == "own_need"
    made = intake(talk.say("dat er iemand kijkt").until("consent"))
    assert made.legal_kind == LegalKind.SIGNAAL
    assert set(made.answers) == {"story", "relation", "subject_knows", "own_need", "place", "name", "phone"}
    assert made.carer is None


def test_parents_of_a_young_child_are_not_asked_whether_it_knows() -> None:
    young = told("mijn zoon van 6 slaapt niet", "jeugd_opvoeding", about="ander", age=6)
    older = told("mijn zoon van 15 slaapt niet", "jeugd_opvoeding", about="ander", age=15)
    assert (young.asks, older.asks) == ("place", "subject_knows")


@pytest.mark.parametrize(
    ("text", "about", "relation"),
    [
        ("mijn moeder valt", "ander", "moeder"), ("onze oudste dochter valt", "ander", "dochter"), ("mijn schoonmoeder valt", "ander", "schoonmoeder"),
        ("mijn man en mijn moeder", "ander", "man"), ("mn oma is ziek", "ander", "oma"), ("de overbuurvrouw valt", "buur", "buurvrouw"),
        ("mijn buurman drinkt", "buur", "buurman"), ("een patiënte van mij", "professional", "patient"), ("cliënt valt", "professional", "client"),
        ("een leerling uit mijn klas", "professional", "leerling"), ("hij valt", "ander", None), ("mijn moeder valt", "zelf", None),
    ],
)  # fmt: skip
def test_who_it_is_comes_from_the_story(text: str, about: str, relation: str | None) -> None:
    assert told(text, "huishouden", about=about).value("relation") == relation


# --- where


def test_another_municipality_has_its_own_entrance() -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").say("ik woon in Putten")
    assert talk.said == ["utter_elsewhere"]
    assert (talk.conversation.memory.outcome, talk.asks) == (Outcome.ELSEWHERE, "feedback")
    back = talk.say("terug", "go_back")
    assert (back.asks, back.conversation.memory.outcome) == ("place", None)


def test_no_home_is_a_problem_and_not_an_obstacle() -> None:
    talk = told("ik heb geld nodig", "geld_schulden", about="zelf").say("ik slaap in de auto")
    assert talk.said == ["utter_homeless"]
    made = intake(talk.until("consent", priority="het geld"))
    assert "wonen" in made.domains
    assert (made.urgent, made.route.outcome) == (True, Outcome.CONTACT)
    assert case_of(talk.conversation).place == "zonder vast adres"


def test_no_home_told_in_the_story_is_not_asked_again() -> None:
    talk = told("ik heb schulden en slaap in mijn auto", "geld_schulden", about="zelf")
    assert (talk.value("place"), "utter_homeless" in talk.said, talk.asks != "place") == (
        "zonder vast adres",
        True,
        True,
    )


def test_a_home_told_in_the_story_is_not_asked() -> None:
    assert told("ik woon in Ermelo en kan niet poetsen", "huishouden", about="zelf").asks == "household"
    assert told("ik woon in Putten en kan niet poetsen", "huishouden", about="zelf").asks == "place"


# --- in another language, once


@pytest.mark.parametrize("language", ["en", "tr", "ar", "pl", "uk", "de", "fr", "es"])
def test_another_language(language: str) -> None:
    talk = told("I need help at home", "huishouden", about="zelf", language=language)
    assert f"utter_language_{language}" in talk.said
    talk.say("I live in Ermelo with my wife", known=understood(language=language))
    assert f"utter_language_{language}" not in talk.said
    made = intake(talk.until("consent"))
    assert (made.language, made.answers["interpreter"].value) == (language, language)


# --- the carer is a second subject


def test_a_strained_carer_has_needs_of_their_own() -> None:
    talk = told(
        "mijn moeder kan niks meer, ik trek het niet", "mantelzorg", "huishouden", about="ander"
    ).until("mantelzorger_load", priority="zorgen voor")
    assert talk.press("niet_meer").said == ["utter_carer_heard"]
    assert talk.asks == "carer_wish"
    made = intake(talk.press("rust").until("consent"))
    assert made.carer is not None
    assert (made.carer.load, made.carer.wish, made.carer.strained, made.carer.name) == (
        "niet_meer",
        "rust",
        True,
        "Jan de Boer",
    )


def test_a_carer_who_copes_is_not_asked_more() -> None:
    talk = told("ik help mijn moeder", "huishouden", about="ander").until("mantelzorger_load").press("goed")
    assert talk.asks != "carer_wish"


# --- several problems


def test_all_problems_go_along_and_the_resident_says_which_weighs_most() -> None:
    talk = told(
        "poetsen, schulden en eenzaam",
        "huishouden",
        "geld_schulden",
        "sociaal_contact_dagbesteding",
        about="zelf",
    )
    talk.until("priority").press("geld_schulden")
    made = intake(talk.until("consent"))
    assert made.domains == ["geld_schulden", "huishouden", "sociaal_contact_dagbesteding"]
    assert made.legal_kind == LegalKind.SCHULDHULP


# --- questions for information


def test_an_answered_question_ends_there_or_at_a_contact() -> None:
    assert told("wat kost hulp", "informatie").press("ja").conversation.memory.outcome == Outcome.ANSWER
    assert told("wat kost hulp", "informatie").press("nee").asks == "place"


def test_a_question_without_an_answer_gets_a_contact() -> None:
    talk = told("hoe zit het met kwijtschelding", "informatie")
    assert talk.said == ["utter_no_information"]
    assert talk.until("consent")


# --- small things


def test_no_to_sending_keeps_nothing_but_names_the_contact() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("consent").press("nee")
    assert talk.said == ["utter_not_sent"]
    assert talk.turn
    assert talk.turn.erase


def test_the_end_is_announced_once() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("urgency").press("week")
    assert (talk.asks, talk.said) == ("name", ["utter_almost_done"])
    assert talk.say("wat?", "repeat").said == ["utter_repeat"]


def test_helpers_in_a_short_answer_are_kept() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("orgs_involved")
    talk.say("nee dat doet mijn zus al", known=understood(network=["zus"]))
    assert talk.value("orgs_involved") == "nee"
    assert talk.conversation.memory.facts.network == ["zus"]


def test_yes_to_which_organisation_is_asked_on() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("orgs_involved").say("ja", "affirm")
    assert (talk.said, talk.asks) == (["utter_which_orgs"], "orgs_involved")


def test_what_was_said_already_is_forgiven() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("abilities").say("dat zei ik al")
    assert talk.said == ["utter_already_told"]
    assert talk.asks != "abilities"


def test_the_law_has_seven_parts_and_names_what_was_not_told() -> None:
    made = intake(told("ik poets niet", "huishouden", about="zelf").until("consent"))
    assert [part.letter for part in parts(made)] == list("abcdefg")
    assert {"e", "g"} <= set(gaps(made))
    assert not {"a", "c", "f"} & set(gaps(made))


def test_a_day_in_plain_words() -> None:
    assert in_plain_words(date(2026, 11, 27)) == "vrijdag 27 november"


def test_an_empty_message_is_not_understood() -> None:
    talk = told("ik poets niet", "huishouden", about="zelf").until("name").say("?", known=NOTHING)
    assert talk.said == ["utter_not_understood"]
    assert next_question(talk.conversation) == "name"


def test_after_violence_the_number_is_given_without_a_word_to_keep_it() -> None:
    from actions.conversation import thank

    talk = told("hij slaat mij", "veiligheid", about="zelf", crisis="geweld", sure=True).press("verder")
    made = intake(talk.until("consent"))
    told_before = replace(
        talk.turn, conversation=talk.conversation.remember(contact={"name": "x", "reason": "y"})
    )
    assert "utter_sent_unsafe" in [said.response for said in thank(told_before, made, "").says]
    assert "{code}" not in sentence("utter_sent_unsafe")


@pytest.mark.parametrize(
    "strain", ["trek het niet meer", "Ik hou het niet meer vol", "kan niet meer", "ben helemaal op"]
)
def test_who_cares_tells_of_themselves(strain: str) -> None:
    mother = told("mijn moeder", "mantelzorg", about="ander", limitations=["traplopen", strain])
    assert mother.conversation.memory.facts.limitations == ["traplopen"]
    own = told("ik", "mantelzorg", about="zelf", limitations=[strain])
    assert own.conversation.memory.facts.limitations == [strain]


@pytest.mark.parametrize("theirs", ["kan niet meer lopen", "trekt het niet meer", "is op", "op haar knieën"])
def test_what_the_other_can_not_do_stays(theirs: str) -> None:
    talk = told("mijn moeder", "mantelzorg", about="ander", limitations=[theirs])
    assert talk.conversation.memory.facts.limitations == [theirs]


@pytest.mark.parametrize(
    ("story", "name"), [("ik ben huisarts, praktijk Tulp", "J. Smit"), ("mijn patiënt valt", "praktijk Tulp")]
)
def test_a_professional_names_the_practice_anywhere(story: str, name: str) -> None:
    talk = told(story, "huishouden", about="professional").until("phone", name=name)
    assert "praktijk Tulp" in case_of(talk.conversation).professional


# --- what is said at the end


@pytest.mark.parametrize(
    ("phone", "email", "said"),
    [
        ("06 12345678", "sla over", "utter_sent_promise"),
        ("geen telefoon", "jan@example.nl", "utter_sent_promise"),
        ("geen telefoon", "sla over", "utter_sent_unreachable"),
    ],
)
def test_a_call_is_promised_to_who_can_be_reached(phone: str, email: str, said: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf")
    done = intake(talk.until("consent", phone=phone, email=email))
    assert promised(done).response == said


@pytest.mark.parametrize("whom", ["grootouders", "schoonouders", "ouders"])
def test_grandparents_are_not_parents(whom: str) -> None:
    assert person_in(f"mijn {whom} redden het niet meer", About.ANDER) == whom
