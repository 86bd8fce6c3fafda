"""What comes later than the first story: a story that says nothing yet, a second problem, who is no helper."""

import pytest

from bot.intake.case import case_of
from bot.sentences import title
from tests.intake.simulator import Talk, told, understood

MONEY = "ik kan de boodschappen niet meer betalen, we eten al weken bij de voedselbank"


def test_a_story_that_says_nothing_yet_is_asked_on_once_and_kept() -> None:
    talk = Talk().say("ik schaam me een beetje", known=understood("overig"))
    assert talk.said == ["utter_tell_more"]
    assert talk.asks == "story"
    talk.say(MONEY, known=understood("geld_schulden", about="zelf"))
    assert talk.value("story") == f"ik schaam me een beetje\n{MONEY}"
    assert case_of(talk.conversation).domains == ("geld_schulden",)


def test_who_tells_no_more_is_not_asked_again() -> None:
    talk = Talk().say("tja", known=understood("overig")).say("gewoon hulp", known=understood("overig"))
    assert talk.value("story") == "tja\ngewoon hulp"
    assert talk.asks == "for_whom"


@pytest.mark.parametrize(
    "known",
    [understood("overig", household="alleen"), understood("overig", about="ander"), understood("vervoer")],
    ids=["a fact", "a person", "a problem"],
)
def test_a_story_that_tells_something_is_enough(known) -> None:  # type: ignore[no-untyped-def]
    assert "utter_tell_more" not in Talk().say("ik woon alleen", known=known).said


def test_a_problem_comes_before_a_question_for_information() -> None:
    talk = Talk().say("wat doen jullie met mijn gegevens", known=understood("informatie"))
    assert talk.asks == "answered_enough"
    talk.say("ik heb schulden maar ik vertrouw niemand", known=understood("geld_schulden", about="zelf"))
    assert talk.conversation.text("answered_enough") == "nee"
    assert case_of(talk.conversation).domains == ("geld_schulden", "informatie")


def test_thanks_for_the_information_is_no_problem() -> None:
    talk = Talk().say("wat doen jullie met mijn gegevens", known=understood("informatie"))
    assert talk.say("ja dank u", known=understood("overig")).conversation.memory.outcome == "answer"


def test_a_second_problem_at_the_place_question_is_heard() -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("place")
    talk.say(
        "o ja en ik vergeet nog te zeggen dat ik ook zo weinig mensen zie",
        known=understood("sociaal_contact_dagbesteding"),
    )
    assert talk.asks == "place"
    assert talk.said == ["utter_noted"]
    assert talk.say("Ermelo").asks == "priority"


def test_who_is_cared_for_is_no_helper() -> None:
    talk = told(
        "mijn moeder wassen en dan werk, mijn zus helpt soms",
        "persoonlijke_verzorging",
        about="ander",
        network=["mijn moeder", "zus"],
    )
    assert talk.conversation.text("network_who") == "zus"


def test_nobody_is_said_as_nobody() -> None:
    talk = told("niemand helpt mij", "huishouden", about="zelf", network_negated=["niemand"])
    assert talk.conversation.text("network_who") == "niemand"


@pytest.mark.parametrize(
    ("words", "name"),
    [("Mijn naam Ahmed Yilmaz", "Ahmed Yilmaz"), ("naam Piet", "Piet"), ("mijn naam Jan", "Jan")],
)
def test_a_name_without_is(words: str, name: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("name").say(words)
    assert talk.value("name") == name


@pytest.mark.parametrize("words", ["ermeloo", "Ermello", "ik woon in ermeloo"])
def test_a_mistyped_place_is_no_command(words: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("place")
    assert talk.say(words, intent="go_back").value("place") == "Ermelo"


@pytest.mark.parametrize(
    ("key", "word"), [("name", "rob"), ("name", "Sanne"), ("abilities", "snel"), ("network_who", "zus")]
)
def test_one_word_that_is_no_command_is_the_answer(key: str, word: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key)
    assert talk.say(word, intent="go_back").value(key) == word


def test_one_word_that_is_a_choice_is_no_greeting() -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household")
    assert talk.say("gezin", intent="greet").value("household") == "met_partner_en_kinderen"
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household")
    assert talk.say("hallo", intent="greet").asks == "household"


@pytest.mark.parametrize("word", ["terug", "trug", "Vorige!", "teruggg"])
@pytest.mark.parametrize("key", ["name", "abilities", "network_who"])
def test_one_word_that_is_a_command_stays_one(key: str, word: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key)
    assert talk.say(word, intent="go_back").said == ["utter_back"]


@pytest.mark.parametrize(
    ("kept", "shown"),
    [("+31612345678", "06 12345678"), ("+31341123456", "0341 123 456"), ("+4930123456", "+49 30 123456")],
)
def test_a_number_is_shown_as_people_write_it(kept: str, shown: str) -> None:
    assert title("phone", kept) == shown


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ik woon alleen sinds mijn man er niet meer is", "alleen"),
        ("alleen, mijn vrouw is vorig jaar overleden", "alleen"),
        ("mijn man is overleden dus nu alleen", "alleen"),
        ("alleen, de kinderen zijn uit huis", "alleen"),
        ("niet alleen, met mijn man", "met_partner"),
        ("alleen met mijn vrouw", "met_partner"),
    ],
)
def test_who_is_left_lives_alone(words: str, value: str) -> None:
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household").say(words)
    assert talk.value("household") == value


def test_the_words_of_a_choice_are_no_command() -> None:
    talk = told("ik zorg voor mijn moeder", "mantelzorg", about="zelf").until("mantelzorger_load")
    assert talk.say("het gaat niet meer", intent="stop").value("mantelzorger_load") == "niet_meer"
    talk = told("ik zorg voor mijn moeder", "mantelzorg", about="zelf").until("mantelzorger_load")
    assert talk.say("ik wil stoppen met dit gesprek", intent="stop").asks == "stop_choice"
