"""What a resident who played seven people by hand ran into."""

import pytest

from bot.chat.incoming import MASKS
from bot.intake.flow import sent
from bot.intake.interruptions import interrupt
from bot.intake.labels import AnswerState, Outcome
from bot.intake.options import changeable, options
from bot.intake.places import as_place, full_postcode
from bot.intake.turn import Message
from tests.intake.simulator import Talk, told, understood


def at(key: str, **answers: str) -> Talk:
    return told("ik kan niet meer poetsen", "huishouden", about="zelf").until(key, **answers)


@pytest.mark.parametrize("said", ["stop", "stoppen"])
def test_what_is_erased_is_over_also_when_typed(said: str) -> None:
    talk = at("name").say("stoppen", "stop").say(said, "stop")
    assert talk.turn is not None
    assert talk.turn.erase
    assert talk.said == ["utter_stopped"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Mag de gemeente mijn patiënt bellen? Dat wil ik niet", "deny"),
        ("Nee, niet versturen... of toch, ach verstuur maar", "deny"),
        ("nee wacht", "deny"),
        ("nee ik weet nog niet zo goed wat ik daar nou van vinden moet", "deny"),
        ("wat gebeurt er als ik ja zeg?", "affirm"),
    ],
)
def test_nothing_is_sent_or_erased_on_an_answer_that_hesitates(text: str, intent: str) -> None:
    talk = at("consent").say(text, intent)
    assert talk.turn is not None
    assert not talk.turn.erase
    assert not talk.turn.send
    assert talk.conversation.memory.outcome is None


@pytest.mark.parametrize(
    "text", ["nee", "nee dank u", "liever niet", "toch maar niet", "nee, niet versturen", "stuur het niet"]
)
def test_a_plain_no_is_a_no(text: str) -> None:
    talk = at("consent").say(text, "deny")
    assert talk.turn is not None
    assert talk.turn.erase


@pytest.mark.parametrize("text", ["ja", "ja hoor", "doe maar", "ja graag, oké?"])
def test_a_plain_yes_is_a_yes(text: str) -> None:
    talk = at("consent").say(text, "affirm")
    assert talk.turn is not None
    assert talk.turn.send


@pytest.mark.parametrize(
    "text", ["1962 naar hier verhuisd", "in 1975 te Ermelo komen wonen", "sinds 1962 in het dorp"]
)
def test_a_year_is_no_postcode(text: str) -> None:
    assert as_place(text) == text


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("3852 ab", "3852 AB"), ("2011 ab", "2011 AB"), ("o wacht het is 3851CD", "3851 CD"), ("1962 na", None)],
)
def test_a_postcode_has_letters(text: str, postcode: str | None) -> None:
    assert full_postcode(text) == postcode


def test_who_came_here_long_ago_lives_here() -> None:
    assert at("place").say("we zijn in 1962 naar Ermelo gekomen").conversation.text("place") == "Ermelo"


def test_another_municipality_can_be_taken_back() -> None:
    talk = at("place").say("Harderwijk")
    assert talk.conversation.memory.outcome == Outcome.ELSEWHERE
    talk.say("Wat bedoelt u? Ik woon gewoon in Ermelo")
    assert talk.conversation.memory.outcome is None
    assert talk.conversation.text("place") == "Ermelo"


def test_a_corrected_postcode_is_the_place() -> None:
    talk = at("household").say("o wacht, de postcode is toch 3852 ab", "correct")
    assert talk.said == ["utter_corrected"]
    assert talk.conversation.text("place") == "3852 AB"
    assert talk.asks == "household"


@pytest.mark.parametrize(
    ("text", "soon"),
    [("och, het kan wachten hoor, anderen hebben het erger", "wachten"), ("today, very quick", "vandaag")],
)
def test_how_soon_is_no_wish_to_go_on_later(text: str, soon: str) -> None:
    assert at("urgency").say(text, "later").conversation.text("urgency") == soon


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("ik woon alleen. ik schaam me dood, ik wil stoppen", True),
        ("alleen, en nu wil ik stoppen", True),
        ("alleen. ik drink te veel, ik wil stoppen", False),
        ("alleen sinds hij moest stoppen met werken", False),
    ],
)
def test_an_answer_may_end_with_the_wish_to_stop(text: str, leaves: bool) -> None:
    talk = at("household").say(text)
    assert (talk.asks == "stop_choice") == leaves
    assert talk.conversation.text("household") == "alleen"


def test_what_must_change_is_asked_again_also_when_it_came_from_the_story() -> None:
    talk = told("ik ben 79 en kan niet meer poetsen", "huishouden", about="zelf", age=79).until("consent")
    assert "age" in changeable(talk.conversation)
    talk.press("wijzig").press("age")
    assert talk.asks == "age"
    talk.say("80")
    assert talk.conversation.value("age") == 80
    assert talk.asks == "consent"


def test_going_back_to_an_extra_question_asks_it_again() -> None:
    talk = at("name")
    before = talk.conversation.memory.asked[-2]
    talk.say("terug", "go_back")
    assert talk.asks == before


def test_of_a_signal_only_what_goes_along_can_change() -> None:
    talk = told("de buurvrouw is verward", "psychisch_verslaving", about="buur", age=79, household="alleen")
    talk.press("nee").until("consent")
    assert not {"age", "household", "abilities"} & set(changeable(talk.conversation))


@pytest.mark.parametrize(
    "text", ["Hoe laat zijn jullie open?", "ik wil alleen weten wat de openingstijden zijn"]
)
def test_opening_hours_are_known(text: str) -> None:
    assert told(text, "informatie").said[-1].startswith("utter_call_")
    turn = interrupt(at("household").conversation, Message(text, "ask_info"), at("household").town)
    assert turn.says[-1].response.startswith("utter_call_")


@pytest.mark.parametrize(
    ("text", "knows"),
    [
        ("Ik ben huisarts. Mijn patiënt kan niet meer poetsen. Ze weet niet dat ik dit doe.", "nee"),
        ("mijn moeder weet van niets", ""),
        ("Mijn vader kan niet meer poetsen, hij weet niet dat ik u schrijf.", "nee"),
        ("Ik mail u zonder dat zij het weet.", "nee"),
        ("Met zijn toestemming meld ik mijn buurman aan.", "ja"),
        ("Zij heeft ingestemd met deze mail.", "ja"),
        ("mijn moeder weet niet meer waar ze is", ""),
        ("hij weet niet hoe het verder moet", ""),
        ("en ik weet er niks van", ""),
        ("mijn broer haalt achter haar rug om geld van haar rekening", ""),
        ("niet met haar toestemming", ""),
        ("zij weet dat ik u mail maar is het er niet mee eens", ""),
        ("Mijn vader loopt weg zonder dat wij het weten", ""),
        ("zij weet hier niets van", ""),
        ("zij weet ervan maar wil het niet", ""),
    ],
)
def test_whether_the_other_knows_is_not_asked_when_it_was_told(text: str, knows: str) -> None:
    talk = told(f"Mijn moeder kan niet meer poetsen. {text}", "huishouden", about="ander")
    assert talk.conversation.text("subject_knows") == knows


@pytest.mark.parametrize(
    ("text", "careful"),
    [
        ("06 11223344 maar niet bellen als mijn ex er is", True),
        ("0612345678, alleen bellen wanneer de kinderen op school zijn", True),
        ("0612345678 als mijn man werkt", True),
        ("0612345678", False),
        ("bel maar op 0612345678", False),
    ],
)
def test_who_says_when_not_to_call_is_asked_when_it_is_safe(text: str, careful: bool) -> None:
    assert (at("phone").say(text).asks == "safe_to_call") == careful


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("het gaat om de buren", "buur"),
        ("nee het gaat niet om mij, het gaat om mijn moeder", "ander"),
        ("het is voor mijn patiënt", "professional"),
        ("het gaat wel", "zelf"),
        ("het gaat om mijzelf", "zelf"),
        ("dat is voor mij te zwaar", "zelf"),
    ],
)
def test_for_whom_can_be_said_at_any_moment(text: str, about: str) -> None:
    assert str(at("household").say(text).conversation.about) == about


def test_a_question_at_the_end_is_answered() -> None:
    talk = told("wat kost hulp", "informatie").press("ja").say("wat is samen ermelo dan?")
    assert talk.said == ["utter_information"]
    assert talk.asks == "feedback"


def test_that_one_is_a_button() -> None:
    assert at("urgency").say("die tweede").conversation.text("urgency") == "week"


def test_a_question_beside_the_yes_is_answered_first() -> None:
    talk = at("consent").say("ja, en wanneer hoor ik iets?", "affirm")
    assert talk.said == ["utter_information"]
    assert talk.asks == "consent"


DANGER = understood("huishouden", about="zelf", crisis="geweld")


@pytest.mark.parametrize(
    "text", ["ja, het gaat om mijn man", "ja dat is voor mijn kinderen", "ja, wie leest dit?"]
)
def test_a_yes_to_danger_is_heard_first(text: str) -> None:
    talk = Talk().say("ik ben thuis bang", known=DANGER).say(text, "affirm")
    assert talk.said[0] == "utter_crisis_geweld"


@pytest.mark.parametrize(
    ("key", "intent", "text"),
    [
        ("consent", "later", "ik verstuur het later wel, nu nog niet"),
        ("consent", "later", "ik stuur het morgen, ik wil er eerst een nachtje over slapen"),
        ("consent", "later", "nee, nu nog niet versturen, dat doe ik morgen"),
        ("consent", "tell", "verstuur het nog niet"),
        ("consent", "affirm", "ja graag maar niet naar de huisarts"),
        ("consent", "affirm", "ja, alleen niet mijn telefoonnummer"),
    ],
)
def test_what_holds_back_sends_and_erases_nothing(key: str, intent: str, text: str) -> None:
    turn = at(key).say(text, intent).turn
    assert turn is not None
    assert not turn.send
    assert not turn.erase


@pytest.mark.parametrize("text", ["laat maar", "nee laat maar", "nee, laat maar zitten"])
def test_never_mind_is_a_no(text: str) -> None:
    turn = at("consent").say(text, "deny").turn
    assert turn is not None
    assert turn.erase


@pytest.mark.parametrize(
    "text", ["ik ben moe, ik doe de rest morgen", "batterij bijna leeg, ik kom later wel terug"]
)
def test_going_on_later_is_not_how_soon(text: str) -> None:
    assert at("urgency").say(text, "later").said == ["utter_later"]


@pytest.mark.parametrize(
    "text",
    [
        "klopt niet, ik heb 4000 en geen 3000 schuld",
        "nee wacht, ik krijg 1200 en mijn man 800",
        "oeps, 1500 de maand",
    ],
)
def test_an_amount_is_no_postcode(text: str) -> None:
    talk = at("orgs_involved").say(text, "correct")
    assert talk.conversation.text("place") == "Ermelo"
    assert talk.conversation.memory.outcome is None


@pytest.mark.parametrize(
    "text", ["we hebben in 1962 de boerderij in Ermelo gekocht", "in 1990 je weet wel Ermelo"]
)
def test_a_year_and_a_small_word_are_no_postcode(text: str) -> None:
    assert at("place").say(text).conversation.text("place") == "Ermelo"


@pytest.mark.parametrize(
    ("text", "place"), [("3852ZU", "3852 ZU"), ("3852 zu", "3852 ZU"), ("3852in", "3852 IN")]
)
def test_all_letters_can_be_in_a_postcode(text: str, place: str) -> None:
    assert at("place").say(text).conversation.text("place") == place


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("orgs_involved", "thuiszorg, maar die is voor mijn man"),
        ("network_who", "het koken is voor mijn man"),
        ("abilities", "traplopen, dat is voor mijn man ook lastig"),
    ],
)
def test_a_person_in_an_answer_changes_nothing(key: str, text: str) -> None:
    talk = at(key).say(text)
    assert talk.conversation.about == "zelf"
    assert talk.conversation.answers[key].words == text


def test_another_person_may_know_of_it_or_not() -> None:
    talk = told("mijn moeder kan niet meer poetsen", "huishouden", about="ander").until("consent")
    talk.say("het gaat niet om mij, het gaat om mijn buurvrouw")
    assert talk.conversation.about == "buur"
    assert talk.asks == "subject_knows"


def test_after_sending_nothing_is_erased_or_changed() -> None:
    talk = at("consent").say("ja, en nu stoppen", "affirm")
    assert talk.turn is not None
    assert talk.turn.send
    talk.keep(sent(talk.turn, "RD-1", "c", {"id": "x", "name": "Wmo"}))
    assert talk.asks == "feedback"
    talk.say("o wacht, de postcode is toch 3852 ab")
    assert talk.conversation.text("place") == "Ermelo"


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("phone", "0612345678, wanneer hoor ik iets?", "+31612345678"),
        ("urgency", "vandaag, wat kost het?", "vandaag"),
    ],
)
def test_a_question_behind_an_answer_keeps_the_answer(key: str, text: str, value: str) -> None:
    talk = at(key).say(text)
    assert talk.conversation.text(key) == value
    assert "utter_information" in talk.said


@pytest.mark.parametrize(
    "text",
    [
        "Hoe laat is de milieustraat open?",
        "wat zijn de openingstijden van het zwembad?",
        "begraafplaats openingstijden",
    ],
)
def test_other_opening_hours_are_not_ours(text: str) -> None:
    assert told(text, "buiten_bereik").said == ["utter_out_of_scope"]


@pytest.mark.parametrize(
    ("text", "intent"),
    [("za", "skip"), ("Rommeldam", "skip"), ("Rommeldam", "tell"), ("ik woon in Rommeldam", "tell")],
)
def test_a_place_that_nobody_knows_is_asked_once_more(text: str, intent: str) -> None:
    once = at("place").say(text, intent)
    assert (once.asks, once.said[0]) == ("place", "utter_not_understood_place")
    assert once.say("Rommeldam", "skip").conversation.text("place") == "Rommeldam"


@pytest.mark.parametrize("text", ["overslaan", "Skip", "oversaan", "volgende", "die sla ik liever over"])
def test_skipping_is_still_skipping(text: str) -> None:
    answer = at("place").say(text, "skip").conversation.answers["place"]
    assert answer.state == AnswerState.SKIPPED


def since_when() -> Talk:
    return told("ik woon alleen", "huishouden", about="zelf", household="alleen").until("since_when")


@pytest.mark.parametrize(
    ("text", "intent"), [("vorig jr ofzo", "go_back"), ("al 3 mnd weer", "repeat"), ("eind okt", "stop")]
)
def test_a_time_answers_since_when(text: str, intent: str) -> None:
    assert since_when().say(text, intent).conversation.text("since_when") == text


def test_going_back_is_still_possible_at_since_when() -> None:
    assert since_when().say("nee de vorige vraag", "go_back").said == ["utter_back"]


@pytest.mark.parametrize("text", ["ok", "Oké.", "k", "okee"])
def test_ok_says_that_it_was_read_and_sends_nothing(text: str) -> None:
    talk = at("consent").say(text, "affirm")
    assert talk.turn is not None
    assert not talk.turn.send
    assert talk.said[0] == "utter_help_consent"


def test_not_yet_erases_nothing() -> None:
    talk = at("consent").say("nee niet versturen. nog niet. wanneer belt iemand dan", "deny")
    assert talk.turn is not None
    assert not talk.turn.erase
    assert talk.asks == "consent"


@pytest.mark.parametrize("text", ["zei ik al 0612345678", "06 12345678 zei ik al"])
def test_a_number_told_again_is_the_answer(text: str) -> None:
    assert at("phone").say(text).conversation.text("phone") == "+31612345678"


@pytest.mark.parametrize(
    "text", [f"Henk {MASKS['phone']}", f"ik heet Henk, {MASKS['phone']}", f"Henk {MASKS['bsn']}"]
)
def test_what_was_taken_out_is_no_part_of_a_name(text: str) -> None:
    assert at("name").say(text).conversation.text("name") == "Henk"


def test_man_at_the_end_of_a_sigh_is_no_partner() -> None:
    assert "household" not in at("household").say("nee man ik zeg toch vorig jaar").conversation.answers
    assert at("household").say("mijn man").conversation.text("household") == "met_partner"
    assert (
        at("household").say("ja man en kinderen").conversation.text("household") == "met_partner_en_kinderen"
    )


@pytest.mark.parametrize(
    "text", ["thuis moet zijn: alleen", "met partner? ik woon alleen", "thuis klopt niet, ik woon alleen"]
)
def test_what_is_wrong_in_the_summary_is_changed_at_once(text: str) -> None:
    talk = at("consent", household="met_partner").say(text)
    assert talk.conversation.text("household") == "alleen"
    assert talk.asks == "consent"


def test_a_name_is_corrected_without_what_stands_behind_it() -> None:
    talk = at("consent").say("ik heet alleen Sandra en zet der bij na 5 bellen", "correct")
    assert talk.conversation.text("name") == "Sandra"


def test_words_that_tell_a_problem_are_kept_where_they_answer_nothing() -> None:
    talk = at("phone").say(
        "en mijn huur kan ik ook al drie maanden niet betalen hoor", known=understood("geld_schulden")
    )
    assert talk.said[0] == "utter_noted"
    assert talk.conversation.text("story").endswith(
        "\nen mijn huur kan ik ook al drie maanden niet betalen hoor"
    )


@pytest.mark.parametrize(
    ("text", "intent"),
    [("huh ik wou nog nie versturen", "tell"), ("intrekken", "correct"), ("annuleer", "stop")],
)
def test_who_regrets_what_is_sent_hears_how_to_withdraw_it(text: str, intent: str) -> None:
    talk = at("consent").press("ja")
    assert talk.turn is not None
    talk.keep(sent(talk.turn, "RD-1", "c", {"id": "x", "name": "Wmo"}))
    assert talk.say(text, intent).said == ["utter_withdraw"]


def test_the_most_important_may_be_a_problem_that_was_not_heard() -> None:
    talk = told("schimmel en taalles", "onderwijs", "psychisch_verslaving", about="zelf").until("priority")
    talk.say("eten en geld is belangrijk", known=understood("geld_schulden"))
    assert (talk.said, talk.asks) == (["utter_noted"], "priority")
    assert "geld_schulden" in options(talk.conversation, "priority")


@pytest.mark.parametrize(
    ("text", "opens"), [("mijn naam moet weg", "name"), ("haal mijn nummer weg", "phone")]
)
def test_one_answer_that_must_go_is_not_everything(text: str, opens: str) -> None:
    talk = at("consent", name="Jan de Boer", phone="0612345678").say("wijzig", "correct").say(text, "erase")
    assert talk.conversation.memory.pending == ""
    assert talk.asks == opens


@pytest.mark.parametrize("text", ["wis alles", "verwijder dit gesprek met mijn naam", "gooi maar weg"])
def test_everything_that_must_go_is_asked_about(text: str) -> None:
    talk = at("consent", name="Jan de Boer").say("wijzig", "correct").say(text, "erase")
    assert talk.conversation.memory.pending == "erase_choice"


def test_back_to_a_named_answer() -> None:
    assert at("consent").say("ik wil terug naar mijn verhaal", "go_back").asks == "story"
    assert at("consent").say("wijzig", "correct").say("terug naar mijn naam", "go_back").asks == "name"
    before = [at("urgency").say(text, "go_back").asks for text in ("terug", "terug naar het begin")]
    assert before[0] == before[1] != "story"
    assert at("consent").say("ik wil niet terug naar mijn verhaal", "go_back").asks != "story"


def test_which_problem_comes_first_is_no_wish_for_later() -> None:
    talk = told("mijn huis wordt verkocht en ik heb schulden", "wonen", "geld_schulden", about="zelf").until(
        "priority"
    )
    assert talk.say("eerst dat huis", "later").conversation.text("priority") == "wonen"


@pytest.mark.parametrize(
    "text",
    [
        "moet ik lang wachten?",
        "ik kan niet lang wachten",
        "bel alleen als ik thuis ben",
        "ik heb niemand thuis die de post leest",
        "mijn kinderen zijn dan thuis",
    ],
)
def test_a_worry_under_the_summary_changes_nothing(text: str) -> None:
    before = at("consent", urgency="vandaag").conversation
    after = at("consent", urgency="vandaag").say(text).conversation
    assert {key: after.text(key) for key in ("urgency", "household")} == {
        key: before.text(key) for key in ("urgency", "household")
    }


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("wat bedoelt u met sinds wanneer", "simpler"),
        ("waarom wilt u dat altijd weten", "why"),
        ("ik wil deze week iemand spreken", "human"),
        ("bel me maar volgende week", "human"),
        ("wis alles van dit jaar", "erase"),
        ("volgende week kom ik terug", "later"),
    ],
)
def test_a_command_with_a_time_in_it_is_no_answer(text: str, intent: str) -> None:
    assert "since_when" not in since_when().say(text, intent).conversation.answers


@pytest.mark.parametrize(
    "text",
    [
        "ok even lezen",
        "ok momentje",
        "oke en wie belt mij",
        "okey",
        "ok ok",
        "ok 👍",
        "goed gelezen",
        "morgen versturen",
        "ik wil even wachten met versturen",
        "mag mijn zus het thuis nog lezen",
    ],
)
def test_who_reads_or_waits_has_not_said_yes(text: str) -> None:
    talk = at("consent").say(text, "affirm")
    assert talk.turn is not None
    assert not talk.turn.send


@pytest.mark.parametrize(
    "text", ["niet versturen, ik wil eerst nog wachten", "nee straks", "niet sturen, morgen pas"]
)
def test_not_now_is_no_no(text: str) -> None:
    talk = at("consent").say(text, "deny")
    assert talk.turn is not None
    assert not talk.turn.erase


@pytest.mark.parametrize("text", ["Den Haag", "ik woon in Den Haag", "Almere Buiten", "Rotterdam-Zuid"])
def test_a_place_that_is_known_by_another_name_is_known(text: str) -> None:
    assert at("place").say(text).conversation.memory.outcome == Outcome.ELSEWHERE


@pytest.mark.parametrize("text", ["wis mijn verhaal", "verwijder al mijn antwoorden"])
def test_the_story_that_must_go_is_asked_about(text: str) -> None:
    talk = at("consent").say("wijzig", "correct").say(text, "erase")
    assert talk.conversation.memory.pending == "erase_choice"
    assert talk.conversation.text("story")


def test_a_postcode_that_must_go_is_not_told_anew() -> None:
    talk = at("consent").say("wijzig", "correct").say("verwijder mijn postcode 3851 AB", "erase")
    assert talk.asks == "place"


@pytest.mark.parametrize("text", ["morgen verdergaan", "ik wil morgen verder gaan", "straks verdergaan"])
def test_going_on_tomorrow_is_later(text: str) -> None:
    assert at("name").say("stoppen", "stop").say(text, "later").said == ["utter_later"]


@pytest.mark.parametrize(
    ("text", "regrets"),
    [
        ("toch maar niet versturen", True),
        ("haal mijn melding maar weg", True),
        ("kan dit ongedaan", True),
        ("goed\nik wil mijn melding intrekken", True),
        ("ik wil eerst mijn melding intrekken", True),
        ("kan mijn melding ingetrokken worden", True),
        ("is mijn bericht weg", False),
        ("is het wel of niet verstuurd", False),
        ("ik kon de foto niet sturen", False),
        ("o ja mijn uitkering is ook ingetrokken", False),
        ("mijn zoon is bij mij ingetrokken", False),
        ("ik trek het niet meer in mijn eentje", False),
        ("goed, al wilde ik het eerst niet versturen", False),
    ],
)
def test_regret_is_of_what_was_sent(text: str, regrets: bool) -> None:
    talk = at("consent").press("ja")
    assert talk.turn is not None
    talk.keep(sent(talk.turn, "RD-1", "c", {"id": "x", "name": "Wmo"}))
    assert (talk.say(text).said == ["utter_withdraw"]) == regrets


@pytest.mark.parametrize(
    ("text", "value"),
    [("ja man, 2 kinderen", "met_partner_en_kinderen"), ("ja man", "met_partner")],
)
def test_a_husband_is_a_partner(text: str, value: str) -> None:
    assert at("household").say(text).conversation.text("household") == value


def test_said_twice_already_is_said_already() -> None:
    assert (
        at("abilities").say("dat zei ik al 2x").conversation.answers["abilities"].state == AnswerState.SKIPPED
    )


def test_refusing_the_place_skips_it() -> None:
    assert at("place").say("weiger", "skip").conversation.answers["place"].state == AnswerState.SKIPPED


def test_a_name_that_is_not_it_but_another() -> None:
    talk = at("consent").say("mijn naam is niet Jan maar Piet", "correct")
    assert talk.conversation.text("name") == "Piet"


@pytest.mark.parametrize(
    "text",
    [
        "ja graag morgen bellen",
        "ja, bel me morgen maar",
        "ja stuur maar, ik wacht af",
        "ja verstuur, ik hoor het morgen wel",
        "ja tot morgen",
        "ja, alles gelezen en klopt",
        "heb het gelezen, verstuur maar",
        "ok even versturen",
        "ja wie gaat mij bellen?",
        "ja hoor doe maar",
    ],
)
def test_what_comes_after_a_yes_takes_nothing_back(text: str) -> None:
    talk = at("consent").say(text, "affirm")
    assert talk.turn is not None
    assert talk.turn.send


@pytest.mark.parametrize(
    "text",
    [
        "nee ik bel morgen zelf",
        "nee, ik bel later zelf wel",
        "nee straks bellen jullie mij",
        "niet versturen, ik regel het eerst zelf",
        "niet versturen want straks weet mijn man het",
    ],
)
def test_what_comes_after_a_no_takes_nothing_back(text: str) -> None:
    talk = at("consent").say(text, "deny")
    assert talk.turn is not None
    assert talk.turn.erase


@pytest.mark.parametrize(
    ("text", "intent"),
    [("echt niet", "skip"), ("echt stoppen nu", "stop"), ("echt geen idee", "dont_know"), ("Almere niet", "tell"),
     ("Ede heb ik gewoond", "tell"), ("brand in huis", "tell")],
)  # fmt: skip
def test_a_word_that_is_a_place_as_well_is_no_place(text: str, intent: str) -> None:
    assert at("place").say(text, intent).conversation.memory.outcome is None


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("mijn telefoonnummer is 0612345679", "phone", "+31612345679"),
        ("tel moet 0612345679 zijn", "phone", "+31612345679"),
        ("nee 0612345679", "phone", "+31612345679"),
        ("mijn e-mail is jan@voorbeeld.nl", "email", "jan@voorbeeld.nl"),
        ("postcode is 3852 CD", "place", "3852 CD"),
        ("het is toch dringend, kan het vandaag nog?", "urgency", "vandaag"),
    ],
)
def test_what_is_told_under_the_summary_is_changed(text: str, key: str, value: str) -> None:
    talk = at("consent", urgency="week").say(text, "deny" if text.startswith("nee") else "tell")
    assert talk.turn is not None
    assert not talk.turn.erase
    assert talk.conversation.text(key) == value


@pytest.mark.parametrize(
    ("text", "intent"),
    [("een half jaar terug", "go_back"), ("vorige zomer", "go_back"), ("een jaar geleden", "later"), ("nog geen jaar", "later")],
)  # fmt: skip
def test_a_time_long_past_is_no_command(text: str, intent: str) -> None:
    assert since_when().say(text, intent).conversation.text("since_when") == text


@pytest.mark.parametrize(
    "text", ["het moet weg, ik ben thuis niet veilig", "verwijder dit want ik kan niet meer", "wis het snel, hij komt thuis"]
)  # fmt: skip
def test_who_is_in_a_hurry_to_erase_is_asked_about_all(text: str) -> None:
    talk = at("consent").say("wijzig", "correct").say(text, "erase")
    assert talk.conversation.memory.pending == "erase_choice"


@pytest.mark.parametrize(
    ("text", "opens"), [("terug naar mijn naam, die klopt niet", "name"), ("met mijn woonplaats klaar\nterug naar mijn naam", "name")]
)  # fmt: skip
def test_back_to_what_is_named_behind_it(text: str, opens: str) -> None:
    assert at("consent", name="Jan").say(text, "go_back").asks == opens


@pytest.mark.parametrize("text", ["ik stop later wel, nu verder", "dat komt later, verder"])
def test_going_on_now_is_not_later(text: str) -> None:
    assert at("name").say("stoppen", "stop").say(text).said == ["utter_go_on"]


def test_a_sigh_is_no_husband() -> None:
    assert "household" not in at("household").say("nee man").conversation.answers
