"""Every interruption at every question: it is answered, nothing is lost, and the conversation goes on."""

import pytest

from bot.intake.interruptions import INTERRUPTIONS
from bot.intake.labels import Outcome
from bot.intake.questions import ASIDE, MAIN
from bot.sentences import responses
from tests.intake.simulator import NIGHT, Talk, ermelo, told

AT: dict[str, Talk] = {
    "story": Talk(),
    "for_whom": told("er is hulp nodig", "huishouden"),
    "relation": told("er is hulp nodig", "huishouden", about="ander"),
    "subject_knows": told("mijn moeder kan niet meer poetsen", "huishouden", about="ander"),
    "own_need": told("de buurvrouw vervuilt", "psychisch_verslaving", about="buur").press("nee"),
    "place": told("ik kan niet meer poetsen", "huishouden", about="zelf"),
    "age": told("mijn kind luistert niet", "jeugd_opvoeding", about="zelf").until("age"),
    "priority": told("poetsen en schulden", "huishouden", "geld_schulden", about="zelf").until("priority"),
    "household": told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household"),
    "minors_at_home": told("ik poets niet", "huishouden", about="zelf").until("minors_at_home", household="met kinderen"),
    "housing_stairs": told("ik kom de trap niet op", "hulpmiddelen_wonen", about="zelf").until("housing_stairs"),
    "mantelzorger_load": told("ik zorg voor mijn man", "mantelzorg", about="ander").until("mantelzorger_load"),
    "carer_wish": told("ik zorg voor mijn man", "mantelzorg", about="ander").until("carer_wish"),
    "cut_off": told("ik heb schulden", "geld_schulden", about="zelf").until("cut_off"),
    "what_was_tried": told("ik heb schulden", "geld_schulden", about="zelf").until("what_was_tried"),
    **{
        key: told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key)
        for key in ("abilities", "keep_doing", "network_who", "network_more", "orgs_involved", "urgency")
    },
    **{key: told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key) for key in ("name", "phone", "consent")},
    "since_when": told("ik woon alleen", "huishouden", about="zelf", household="alleen").until("since_when"),
    "email": told("ik kan niet meer poetsen", "huishouden", about="zelf").until("email", phone="geen telefoon"),
    "contact_time": told("help", "huishouden", about="zelf").say("mens", "human").press("terugbellen").until("contact_time"),
    "safe_to_call": told("mijn man slaat mij", "veiligheid", about="zelf", crisis="geweld", sure=True)
    .press("verder")
    .until("safe_to_call"),
    "answered_enough": told("wat kost hulp", "informatie"),
    "feedback": told("wat kost hulp", "informatie").press("ja"),
}  # fmt: skip


def again(key: str) -> Talk:
    """A conversation of its own in which this question is open."""
    talk = AT[key]
    return Talk(talk.town, talk.conversation)


def test_every_question_can_be_reached() -> None:
    assert set(AT) == {question.key for question in MAIN}
    assert {key: talk.asks for key, talk in AT.items()} == {key: key for key in AT}


def words(intent: str) -> str:
    """Anything, but a correction must say that it is one."""
    return "ik wil iets wijzigen" if intent == "correct" else "wat u zegt"


@pytest.mark.parametrize("key", AT)
@pytest.mark.parametrize("intent", INTERRUPTIONS)
def test_everything_may_be_said_at_every_question(key: str, intent: str) -> None:
    talk = again(key).say(words(intent), intent)
    ended = key == "feedback" and intent in ("stop", "later", "thanks")
    assert talk.asks or ended
    assert talk.said or ended or (talk.asks or "").endswith(("_choice", "_what"))
    assert set(talk.said) <= set(responses())


@pytest.mark.parametrize("key", AT)
@pytest.mark.parametrize("intent", ["why", "simpler", "repeat", "thanks", "greet", "later", "ask_info"])
def test_after_an_answer_the_same_question_is_open(key: str, intent: str) -> None:
    if key == "feedback" and intent in ("later", "thanks"):
        return
    if key == "safe_to_call" and intent == "later":
        return
    talk = again(key).say(words(intent), intent)
    assert talk.asks == key or key == "story"
    assert talk.conversation.answers.keys() == AT[key].conversation.answers.keys() or key == "story"


@pytest.mark.parametrize("key", AT)
@pytest.mark.parametrize(
    ("intent", "aside", "on"),
    [
        ("stop", "stop_choice", "verder"),
        ("human", "human_choice", "verder"),
        ("erase", "erase_choice", "verder"),
        ("start_over", "restart_choice", "verder"),
        ("correct", "change_what", "niets"),
    ],
)
def test_an_aside_that_is_waved_away_changes_nothing(key: str, intent: str, aside: str, on: str) -> None:
    if key in ("story", "feedback"):
        return
    talk = again(key).say(words(intent), intent)
    assert talk.asks == aside
    assert talk.press(on).asks == key
    assert talk.conversation.answers == AT[key].conversation.answers


@pytest.mark.parametrize("key", [key for key in AT if key not in ("story", "answered_enough", "feedback")])
def test_back_and_forth(key: str) -> None:
    talk = again(key).say("terug", "go_back")
    assert talk.said == ["utter_back"]
    assert talk.asks != key or key == "contact_time"


@pytest.mark.parametrize("key", [key for key in AT if key not in ("story", "feedback")])
def test_erasing_is_asked_once_and_then_done(key: str) -> None:
    talk = again(key).say("wis alles", "erase").press("wis")
    assert talk.turn
    assert talk.turn.erase


@pytest.mark.parametrize("key", [key for key in AT if key not in ("story", "feedback")])
def test_starting_again_forgets_everything_but_where(key: str) -> None:
    talk = again(key).say("opnieuw", "start_over").press("opnieuw")
    assert talk.asks == "story"
    assert not talk.conversation.answers
    assert talk.conversation.memory.municipality == "ermelo"


@pytest.mark.parametrize("key", [key for key in AT if key not in ("feedback",)])
def test_a_person_calls_back_with_what_is_known(key: str) -> None:
    talk = again(key).say("ik wil een mens", "human").press("terugbellen")
    for _ in range(6):
        if talk.asks == "consent":
            break
        talk.answer(str(talk.asks))
    assert talk.asks == "consent"
    assert talk.press("ja").turn.send  # type: ignore[union-attr]


def test_calling_says_whether_someone_is_there() -> None:
    by_day = told("ik poets niet", "huishouden", about="zelf").say("mens", "human").press("zelf_bellen")
    by_night = (
        told("ik poets niet", "huishouden", about="zelf", town=ermelo(NIGHT))
        .say("mens", "human")
        .press("zelf_bellen")
    )
    assert (by_day.said, by_night.said) == (["utter_call_open"], ["utter_call_closed"])
    assert by_night.turn.says[0].values["wanneer"] == "donderdag 19 november om 8.30 uur"  # type: ignore[union-attr]
    assert by_day.press("klaar").conversation.memory.outcome == Outcome.CONTACT
    assert by_night.press("verder").asks == "place"


@pytest.mark.parametrize("key", [key for key in AT if key not in ("story", "feedback")])
def test_two_failures_simpler_three_a_person(key: str) -> None:
    talk = again(key)
    if talk.say("!").said and talk.asks == key:
        assert talk.say("!").said == [f"utter_help_{key}"]
        assert talk.say("!").said == ["utter_offer_person"]
        assert talk.asks == "human_choice"


@pytest.mark.parametrize("key", [question.key for question in ASIDE])
def test_an_aside_never_traps(key: str) -> None:
    talk = again("household")
    talk.conversation = talk.conversation.remember(pending=key, crisis_asked="suicide")
    talk.say("blablabla").say("blablabla")
    assert talk.asks != key


CORRECTIONS = [
    ("nee wacht, mijn zoon woont ook nog thuis", "household", "met_partner_en_kinderen"),
    ("wacht, ik woon alleen", "household", "alleen"),
    ("oh sorry, ik bedoel dat ik alleen woon, ik woon alleen", "household", "alleen"),
    ("foutje, mijn naam is Piet Jansen", "name", "Piet Jansen"),
    ("wacht mijn nummer is 06 87654321", "phone", "+31687654321"),
    ("nee wacht het heeft toch haast", "urgency", "vandaag"),
]


@pytest.mark.parametrize(("text", "key", "value"), CORRECTIONS)
@pytest.mark.parametrize("intent", ["tell", "correct"])
@pytest.mark.parametrize("at", ["consent", "urgency", "orgs_involved"])
def test_a_correction_in_own_words(text: str, key: str, value: str, intent: str, at: str) -> None:
    if at == key:
        return
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until(at).say(text, intent)
    assert talk.said == ["utter_corrected"]
    assert talk.value(key) == value
    assert talk.asks in (at, "minors_at_home")  # a new household may bring a question


def test_a_correction_at_the_choice_what_to_change() -> None:
    talk = again("consent").press("wijzig").say("mijn naam is Piet Jansen")
    assert (talk.value("name"), talk.asks) == ("Piet Jansen", "consent")
    assert talk.press("wijzig").say("het telefoonnummer").asks == "phone"


def test_an_information_question_at_an_open_question_is_answered() -> None:
    talk = again("orgs_involved").say("wat kost hulp eigenlijk?")
    assert (talk.said, talk.asks) == (["utter_information"], "orgs_involved")


def test_after_sending_nothing_can_be_undone_here() -> None:
    talk = again("consent")
    talk.conversation = talk.conversation.remember(
        reference="RD-1", outcome=Outcome.CONTACT, contact={"name": "Wmo"}
    )
    for intent in ("go_back", "correct", "human", "start_over"):
        assert talk.say("x", intent).said == ["utter_after_sent"]
    assert talk.say("wis", "erase").said == ["utter_withdraw"]
    assert talk.asks == "feedback"
    assert talk.say("stop", "stop").asks is None


def test_what_corrects_nothing_is_the_answer() -> None:
    open_now = told("ik kan mijn rekeningen niet betalen", "geld_schulden", about="zelf").until(
        "what_was_tried"
    )
    assert (
        open_now.say("het is mijn eigen schuld", "correct").value("what_was_tried")
        == "het is mijn eigen schuld"
    )
    again_open = told("ik kan mijn rekeningen niet betalen", "geld_schulden", about="zelf").until(
        "what_was_tried"
    )
    assert again_open.say("ik heb iets verkeerd getypt", "correct").asks == "change_what"


def test_somebody_who_comes_is_a_wish() -> None:
    worried = told("mijn buurvrouw vervuilt", "psychisch_verslaving", about="buur").press("nee")
    assert worried.asks == "own_need"
    assert worried.say("dat er iemand gaat kijken", "human").value("own_need") == "dat er iemand gaat kijken"
    other = told("mijn buurvrouw vervuilt", "psychisch_verslaving", about="buur").press("nee")
    assert other.say("ik wil iemand spreken", "human").asks == "human_choice"


def test_back_opens_what_was_answered_last() -> None:
    """Also after going back and on again by another way."""
    talk = told("ik kan niet meer poetsen", "huishouden", about="zelf").until("household")
    talk.press("met_kinderen").press("ja").until("orgs_involved")
    before = talk.asked[-2]
    for _ in range(3):
        assert talk.say("terug", "go_back").asks == before
        talk.until("orgs_involved")
    assert len({talk.say("terug", "go_back").asks for _ in range(3)}) == 3


def test_going_back_to_for_whom_opens_it() -> None:
    talk = told("er is hulp nodig", "huishouden").press("ander").say("terug", "go_back")
    assert talk.asks == "for_whom"


@pytest.mark.parametrize(
    ("key", "text", "intent", "value"),
    [
        ("phone", "0612345678", "human", "+31612345678"),
        ("name", "Kim", "greet", "Kim"),
        ("place", "Ermelo", "greet", "Ermelo"),
        ("urgency", "kan wachten", "later", "wachten"),
        ("urgency", "morgen", "later", "vandaag"),
        ("contact_time", "bel me 's avonds", "human", "avond"),
        ("email", "jan@voorbeeld.nl", "greet", "jan@voorbeeld.nl"),
        ("feedback", "top, bedankt", "thanks", "goed"),
    ],
)
def test_words_that_are_a_command_elsewhere_answer_here(key: str, text: str, intent: str, value: str) -> None:
    assert again(key).say(text, intent).value(key) == value


@pytest.mark.parametrize("text", ["Later verder", "Ik ga later verder", "kan ik later verdergaan?"])
@pytest.mark.parametrize("key", ["urgency", "contact_time", "consent"])
def test_later_with_the_talk_is_no_answer_to_how_soon(key: str, text: str) -> None:
    talk = again(key).say(text, "later")
    assert (talk.said, talk.asks) == (["utter_later"], key)


@pytest.mark.parametrize(
    ("first", "text", "intent", "asks"),
    [
        ("human", "bel mij", "human", "name"),
        ("human", "ik bel zelf", "human", "call_choice"),
        ("stop", "later", "later", "urgency"),
        ("erase", "toch niet wissen, nee", "stop", "urgency"),
    ],
)
def test_an_aside_is_answered_in_its_own_words(first: str, text: str, intent: str, asks: str) -> None:
    talk = again("urgency").say("x y", first).say(text, intent)
    assert talk.asks == asks


@pytest.mark.parametrize("text", ["hoi", "bedankt", "stop", "mens"])
def test_a_command_is_no_name(text: str) -> None:
    intent = {"hoi": "greet", "bedankt": "thanks", "stop": "stop", "mens": "human"}[text]
    assert "name" not in again("name").say(text, intent).conversation.answers
