"""Every question reads what people type: dialect, slips, sentences, explanations."""

from dataclasses import replace

import pytest

from bot.intake.labels import AnswerState
from bot.intake.questions import QUESTIONS
from bot.intake.reading import read
from tests.intake.simulator import ermelo, understood

TYPED: dict[str, dict[str | None, list[str]]] = {
    "for_whom": {
        "zelf": ["voor mij", "mezelf", "ikzelf", "voor mijzelf", "het gaat om mij", "over mezelf", "mezelluf"],
        "ander": ["mijn moeder", "voor mn vader", "me oma", "voor een ander", "mijn schoonmoeder", "mijn kind", "m'n ma"],
        "buur": ["de buurvrouw", "mijn buurman", "onze overburen", "iemand in de buurt"],
        "professional": ["een cliënt van mij", "mijn patient", "ik ben huisarts", "een leerling", "voor mijn werk"],
    },
    "relation": {
        "moeder": ["mijn moeder", "ma", "moeders", "mama"],
        "vader": ["vader", "mijn pa"],
        "partner": ["mijn man", "m'n vrouw", "vriendin", "mijn verloofde"],
        "kind": ["zoon", "mijn dochter", "mn kind"],
        "familie": ["mijn zus", "oma", "schoonzus", "mijn tante"],
        "vriend": ["een kennis", "een goede vriend"],
    },
    "subject_knows": {
        "ja": ["ja", "ja dat weet ze", "jazeker", "we hebben het besproken", "hij vindt het goed", "ze is op de hoogte"],
        "nee": ["nee", "nog niet", "nee weet er niks van", "ik heb het nog niet verteld"],
        "weet_niet_mee_eens": ["hij weet het maar wil het niet", "ze weigert hulp", "ja maar ze wil geen hulp", "hij is er tegen"],
    },
    "household": {
        "alleen": ["alleen", "in mn eentje", "ik woon alleen", "met niemand", "allenig", "ik ben weduwe", "alleen met mijn hond"],
        "met_partner": ["met mijn man", "samen met mn vrouw", "samen", "met ons tweetjes", "mijn vriendin", "niet alleen, met mijn man"],
        "met_kinderen": ["met mijn kinderen", "alleenstaande moeder", "mijn twee zoons", "met mn dochter", "met de kids"],
        "met_partner_en_kinderen": ["mijn vrouw en kinderen", "man en 2 kinderen", "het hele gezin", "met mijn man en onze zoon"],
        "met_ouders": ["bij mijn ouders", "pa en ma", "thuis bij mn moeder"],
        "instelling": ["in een verpleeghuis", "begeleid wonen", "azc", "verzorgingstehuis"],
        "anders": ["met huisgenoten", "ik huur een kamer", "bij vrienden"],
    },
    "minors_at_home": {
        "ja": ["ja", "ja twee", "jazeker", "2 kinderen van 5 en 8", "een baby", "ja van 3 en 20", "een zoon van 14", "mijn kleuter"],
        "nee": ["nee", "nee hoor", "nee die zijn al volwassen", "mijn zoon is 22", "ze zijn het huis uit", "neen", "geen"],
    },
    "housing_stairs": {
        "trap": ["met een trap", "ja een trap", "eengezinswoning", "op de 2e verdieping", "rijtjeshuis"],
        "lift": ["er is een lift", "flat met lift"],
        "gelijkvloers": ["geen trap", "begane grond", "alles gelijkvloers", "een bungalow", "beneden", "zonder trap"],
    },
    "mantelzorger_load": {
        "goed": ["gaat wel", "goed hoor", "prima", "valt mee", "dat gaat nog goed", "niet zwaar"],
        "zwaar": ["zwaar", "best wel zwaar", "het is heftig", "niet zo goed", "pittig", "slecht"],
        "niet_meer": ["ik kan niet meer", "ik ben op", "gaat niet meer", "ik trek het niet", "het wordt me te veel", "ik hou het niet vol"],
    },
    "urgency": {
        "vandaag": ["vandaag nog", "zsm", "zo snel mogelijk", "spoed", "het kan niet wachten", "nu meteen", "morgen", "met haast"],
        "week": ["deze week", "binnen een paar dagen", "volgende week", "binnenkort", "snel"],
        "wachten": ["geen haast", "kan wachten", "het kan nog wel even wachten", "niet dringend", "niet vandaag", "over een maand"],
    },
    "cut_off": {"ja": ["ja", "ja van de stroom", "helaas wel"], "nee": ["nee", "gelukkig niet", "nee dat niet", "nog niet"]},
    "consent": {
        "ja": ["ja", "ja hoor", "verstuur maar", "doe maar", "is goed", "akkoord", "ga je gang", "verzend"],
        "wijzig": ["mijn naam klopt niet", "ja maar mijn naam klopt niet", "ik wil iets aanpassen", "er staat iets verkeerd", "wacht"],
        "nee": ["nee", "nee niet versturen", "liever niet", "stuur het niet", "nog niet"],
    },
    "crisis_check": {
        "ja": ["ja", "soms", "af en toe wel", "weet ik niet", "misschien", "ja eigenlijk wel", "de laatste tijd"],
        "nee": ["nee", "nee hoor", "zo erg is het niet", "gelukkig niet", "nooit"],
    },
    "crisis_go_on": {"verder": ["verder", "ja", "ga door"], "stop": ["stop", "nee", "ik wil stoppen"]},
    "stop_choice": {"stop": ["stop", "ja wis maar", "klaar"], "later": ["later", "morgen verder"], "verder": ["toch verder", "nee"]},
    "erase_choice": {"wis": ["ja", "wis alles", "verwijder maar"], "verder": ["nee", "toch niet"]},
    "restart_choice": {"opnieuw": ["ja", "opnieuw", "begin maar opnieuw"], "verder": ["nee", "toch niet", "ga verder"]},
    "human_choice": {
        "terugbellen": ["bel mij", "bel me terug", "laat mij bellen", "graag gebeld worden"],
        "zelf_bellen": ["ik bel zelf", "zelf bellen", "geef het nummer"],
        "verder": ["toch verder", "verder in de chat"],
    },
    "call_choice": {"klaar": ["nee ik bel zelf", "klaar", "bedankt"], "verder": ["ja verder", "toch verder"]},
    "contact_time": {
        "ochtend": ["ochtend", "'s ochtends", "in de ochtend", "voor 12 uur"],
        "middag": ["in de middag", "smiddags"],
        "avond": ["'s avonds", "na 6 uur", "na het werk"],
        "maakt_niet_uit": ["maakt niet uit", "altijd", "maakt me niks uit", "overdag"],
        "woensdag na het zwemmen": ["woensdag na het zwemmen"],
    },
    "carer_wish": {
        "rust": ["even rust", "een weekend vrij", "iemand die de zorg een dag kan overnemen"],
        "praten": ["iemand om mee te praten", "een luisterend oor"],
        "hulp": ["hulp in huis"],
        "niets": ["niets", "hoeft niet"],
    },
    "answered_enough": {"ja": ["ja", "ja dank u", "duidelijk"], "nee": ["nee", "nee ik wil iemand spreken", "niet echt"]},
    "feedback": {"goed": ["goed", "heel fijn", "top"], "gaat_wel": ["gaat wel", "mwah"], "niet_goed": ["slecht", "niet goed", "te lang"]},
    "age": {
        84: ["84", "84 jaar", "ze is 84", "vierentachtig"],  # type: ignore[dict-item]
        80: ["tachtig", "tachtig jaar"],  # type: ignore[dict-item]
        79: ["bijna 80"],  # type: ignore[dict-item]
        15: ["15", "vijftien", "ik ben 15 jaar"],  # type: ignore[dict-item]
        17: ["hij wordt 18"],  # type: ignore[dict-item]
        0: ["8 maanden", "drie weken oud", "pasgeboren"],  # type: ignore[dict-item]
        1: ["een jaar", "1"],  # type: ignore[dict-item]
        None: ["oud", "best oud", "weet je toch", "een beetje"],
    },
    "name": {
        "Jan": ["met Jan", "Jan", "ik ben Jan", "jawel, ik heet Jan", "Jan.", "hallo, met Jan", "zeg maar Jan", "noem me maar Jan"],
        "J. de Boer": ["J. de Boer", "mijn naam is J. de Boer", "naam: J. de Boer", "J. de Boer."],
        "Fatima El Amrani-van der Berg": ["Fatima El Amrani-van der Berg"],
        "Mw. Ö. Çelik": ["Mw. Ö. Çelik"],
        "anna": ["anna", "ik heet anna", "anna is mijn naam"],
        None: ["?", "ik kan niet meer", "waarom moet dat nou weer", "ja"],
    },
    "phone": {
        "+31612345678": [
            "0612345678", "06-12345678", "06 12 34 56 78", "+31612345678", "0031 6 12345678", "06.12.34.56.78", "06/12345678",
            "o612345678", "612345678", "mijn nummer is 06 12345678 (na 5 uur)", "+31 (0)6 12345678", "06 - 1234 5678", "06 123 456 78",
        ],
        "+31341567890": ["0341 567890", "0341-567890", "vaste lijn 0341567890"],
        "+32470123456": ["+32 470 12 34 56"],
        None: ["061234", "bel maar", "12345"],
    },
    "email": {
        "jan@voorbeeld.nl": ["jan@voorbeeld.nl", "Jan@Voorbeeld.nl.", "mijn mail is jan@voorbeeld.nl", "jan apenstaartje voorbeeld punt nl", "jan @ voorbeeld.nl"],
        None: ["jan", "jan.voorbeeld.nl"],
    },
    "orgs_involved": {
        "nee": ["nee", "nee dat doet mijn zus al", "nog niet", "geen", "niks", "nee geen enkele hulp"],
        "thuiszorg komt 2x": ["thuiszorg komt 2x"],
        None: ["...", "!"],
    },
    "network_who": {"niemand": ["niemand", "nee niemand", "niks", "er is niemand"], "mijn zus": ["mijn zus"]},
    "network_more": {"niemand": ["nee", "niemand", "nee ik zou niet weten wie"], "de buren misschien": ["de buren misschien"]},
    "abilities": {"lopen en traplopen": ["lopen en traplopen"]},
    "keep_doing": {"de tuin": ["de tuin"]},
    "since_when": {"vorige week": ["vorige week"]},
    "what_was_tried": {"de huisarts gebeld": ["de huisarts gebeld"]},
    "safe_to_call": {"als hij werkt": ["als hij werkt"]},
    "own_need": {"advies": ["advies"]},
    "story": {"help": ["help"]},
    "priority": {"geld_schulden": ["het geld", "de schulden", "die deurwaarder"], "huishouden": ["schoonmaken", "het huishouden", "de eerste"]},
    "change_what": {"name": ["mijn naam", "de naam"], "phone": ["telefoonnummer", "mijn nummer"], "niets": ["niets", "toch niet"]},
    "place": {},
}  # fmt: skip
ROWS = [
    (key, value, text) for key, table in TYPED.items() for value, texts in table.items() for text in texts
]
OPTIONS = {"priority": ("huishouden", "geld_schulden"), "change_what": ("name", "phone", "place", "niets")}


def question(key: str):  # type: ignore[no-untyped-def]
    return replace(QUESTIONS[key], choices=QUESTIONS[key].choices or OPTIONS.get(key, ()))


@pytest.mark.parametrize(("key", "value", "text"), ROWS)
def test_typed(key: str, value: object, text: str) -> None:
    answer = read(question(key), text, "tell", None, understood())
    assert (answer.value if answer else None) == value


NO_ANSWER = (
    "weet ik niet",
    "dat weet ik eigenlijk niet zo goed",
    "geen idee",
    "Deze vraag sla ik over",
    "sla deze vraag over",
)


@pytest.mark.parametrize("text", [*NO_ANSWER, "ik ben er niet zo zeker van", "ik weet niet of dat nodig is"])
def test_nobody_sends_or_erases_without_saying_so(text: str) -> None:
    """No consent and no refusal, for a refusal erases."""
    assert read(question("consent"), text, "dont_know", None, understood()) is None


@pytest.mark.parametrize("text", NO_ANSWER)
@pytest.mark.parametrize(
    ("key", "comes_to"),
    [
        ("for_whom", None),
        ("crisis_check", "ja"),
        ("answered_enough", "nee"),
        ("stop_choice", "verder"),
        ("erase_choice", "verder"),
    ],
)
def test_no_answer_where_one_is_needed(key: str, comes_to: str | None, text: str) -> None:
    answer = read(question(key), text, "dont_know", None, understood())
    assert (answer.value if answer else None) == comes_to


def test_a_skip_is_no_story() -> None:
    assert read(question("story"), "Deze vraag sla ik over", "skip", None, understood()) is None
    assert read(
        question("story"),
        "laat de rest maar zitten, ik kan sinds mei niet meer lopen",
        "skip",
        None,
        understood(),
    )


def test_every_question_has_a_table() -> None:
    assert set(TYPED) == set(QUESTIONS)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Ermelo", "Ermelo"), ("ermelo", "Ermelo"), ("ermlo", "Ermelo"), ("ik woon in ermelo", "Ermelo"), ("in Ermelo dus", "Ermelo"),
        ("bij mijn dochter in Putten", "Putten"), ("Putten", "Putten"), ("gemeente Putten", "Putten"), ("mijn moeder woont in harderwijk", "Harderwijk"),
        ("ik logeer in Putten maar ik woon in Ermelo", "Ermelo"), ("3851 AB", "3851 AB"), ("3851ab", "3851 AB"), ("3851", "3851"),
        ("postcode is 3851 ab", "3851 AB"), ("speuld", "Speuld"), ("Drie", "Drie"), ("wij wonen met zijn vijven in ermelo", "Ermelo"),
        ("ik heb geen huis", "zonder vast adres"), ("ik slaap in de auto", "zonder vast adres"), ("op straat", "zonder vast adres"),
        ("ik ben dakloos", "zonder vast adres"), ("ik slaap bij vrienden, ik heb geen adres", "zonder vast adres"), ("nergens", "zonder vast adres"),
        ("ik leef op straat in Ermelo", "zonder vast adres"), ("ja", None), ("dat gaat u echt helemaal niets aan meneer", None),
    ],
)  # fmt: skip
def test_a_place(typed: str, place: str | None) -> None:
    intent = "affirm" if typed == "ja" else "tell"
    answer = read(QUESTIONS["place"], typed, intent, None, understood())
    settled = ermelo().settle(answer) if answer else None
    assert (settled.value if settled else None) == place


SKIPS = {
    "phone": [
        "geen telefoon",
        "ik heb geen telefoon",
        "heb ik niet",
        "nee",
        "geen nummer",
        "die heb ik niet",
    ],
    "email": ["geen mail", "heb ik niet", "nee", "ik heb geen email"],
    "name": ["anoniem", "liever niet", "dat zeg ik liever niet", "geen naam", "nee"],
    "abilities": [
        "dat zei ik al",
        "heb ik al verteld",
        "zie mijn verhaal",
        "staat hierboven",
        "dat heb ik net gezegd",
        "zeg ik niet",
    ],
    "household": ["dat zei ik toch al", "dat heb ik al gezegd", "gaat je niks aan"],
    "age": ["dat zei ik al", "liever niet"],
}


@pytest.mark.parametrize(("key", "text"), [(key, text) for key, texts in SKIPS.items() for text in texts])
def test_skipped_in_own_words(key: str, text: str) -> None:
    answer = read(QUESTIONS[key], text, "tell", None, understood())
    assert answer is not None
    assert answer.state == AnswerState.SKIPPED


@pytest.mark.parametrize("key", [key for key, asked in QUESTIONS.items() if asked.can_skip])
@pytest.mark.parametrize(("intent", "state"), [("skip", "skipped"), ("dont_know", "unknown")])
def test_skip_and_dont_know_everywhere(key: str, intent: str, state: str) -> None:
    answer = read(question(key), "hm", intent, None, understood())
    expected = "skipped" if intent == "skip" else state
    assert answer is not None
    assert answer.state == expected


@pytest.mark.parametrize("key", [key for key in QUESTIONS if question(key).choices])
def test_every_button_and_no_other(key: str) -> None:
    for choice in question(key).choices:
        answer = read(question(key), choice, "choose", choice, understood())
        assert answer is not None
        assert answer.source == "button"
    assert read(question(key), "iets", "choose", "bestaat_niet", understood()) is None


def test_what_was_said_already_with_more_behind_it_is_an_answer() -> None:
    answer = read(
        QUESTIONS["network_who"], "dat zei ik al, mijn dochter helpt mij elke dag", "tell", None, understood()
    )
    assert answer is not None
    assert answer.state == AnswerState.ANSWERED
