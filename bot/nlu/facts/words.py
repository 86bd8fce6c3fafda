"""Words the fact rules know: people, services, numbers, and what negates or puts in the past."""

import re

MALE = [
    "man",
    "vader",
    "pa",
    "papa",
    "pap",
    "pappa",
    "vati",
    "opa",
    "zoon",
    "zoontje",
    "zn.",
    "broer",
    "broertje",
    "oom",
    "neef",
    "neefje",
    "kleinzoon",
    "schoonvader",
    "schoonzoon",
    "schoonbroer",
    "zwager",
    "vriend",
    "vriendje",
    "buurman",
    "overbuurman",
    "bovenbuurman",
    "onderbuurman",
    "benedenbuurman",
    "meneer",
    "mijnheer",
    "dhr",
    "dhr.",
    "heer",
    "ex-man",
    "exman",
    "echtgenoot",
    "jongen",
    "jongeman",
    "stiefvader",
    "stiefzoon",
    "pleegvader",
    "pleegzoon",
    "peetoom",
    "oudoom",
    "achterneef",
    "kleuter",
    "peuter",
    "puber",
    "baas",
    "kerel",
    "opaatje",
    "pake",
    "heit",
]
FEMALE = [
    "vrouw",
    "moeder",
    "ma",
    "mama",
    "mam",
    "mamma",
    "moe",
    "oma",
    "dochter",
    "dochtertje",
    "zus",
    "zusje",
    "zuster",
    "tante",
    "nicht",
    "nichtje",
    "kleindochter",
    "schoonmoeder",
    "schoondochter",
    "schoonzus",
    "schoonzusje",
    "vriendin",
    "buurvrouw",
    "overbuurvrouw",
    "bovenbuurvrouw",
    "onderbuurvrouw",
    "benedenbuurvrouw",
    "mevrouw",
    "mw",
    "mw.",
    "mevr",
    "mevr.",
    "mevrouwtje",
    "dame",
    "ex-vrouw",
    "exvrouw",
    "echtgenote",
    "meisje",
    "stiefmoeder",
    "stiefdochter",
    "pleegmoeder",
    "pleegdochter",
    "oudtante",
    "achternicht",
    "omaatje",
    "beppe",
    "mem",
    "vrouwtje",
]
EITHER = [
    "partner",
    "kind",
    "kindje",
    "baby",
    "kleinkind",
    "ex",
    "ex-partner",
    "cliënt",
    "client",
    "patiënt",
    "patient",
    "leerling",
    "huurder",
    "kandidaat",
    "bewoner",
    "bewoonster",
    "jongere",
    "collega",
    "vriend(in)",
    "kennis",
    "mantelzorger",
    "vrijwilliger",
    "maatje",
    "schuldhulpmaatje",
    "huisgenoot",
    "oppas",
    "dorpsgenoot",
    "teamgenoot",
    "tweelingzus",
    "tweelingbroer",
    "poetsvrouw",
    "werkster",
    "begeleider",
    "inwoner",
    "klant",
    "verzorger",
]
PLURAL = [
    "ouders",
    "kinderen",
    "kids",
    "kindjes",
    "kindertjes",
    "zoons",
    "zonen",
    "dochters",
    "broers",
    "zussen",
    "zusjes",
    "kleinkinderen",
    "schoonouders",
    "vrienden",
    "vriendinnen",
    "buren",
    "overburen",
    "onderburen",
    "bovenburen",
    "tantes",
    "ooms",
    "neven",
    "nichten",
    "grootouders",
    "opa's",
    "oma's",
    "meiden",
    "jongens",
    "huisgenoten",
    "vrijwilligers",
    "kennissen",
    "collega's",
    "maatjes",
    "schoonzussen",
    "zwagers",
    "kleinzoons",
    "kleindochters",
    "echtpaar",
    "stel",
    "familie",
    "buurt",
    "kerk",
    "netwerk",
    "familieleden",
    "stiefkinderen",
    "pleegkinderen",
    "pleegouders",
    "mensen",
    "dorp",
    "kerkmensen",
    "diaconie",
    "gemeenschap",
    "moskee",
    "straat",
]
PEOPLE = {
    **dict.fromkeys(MALE, "m"),
    **dict.fromkeys(FEMALE, "f"),
    **dict.fromkeys(EITHER, "mf"),
    **dict.fromkeys(PLURAL, "p"),
}
PARTNERS = {
    "man",
    "vrouw",
    "partner",
    "echtgenoot",
    "echtgenote",
    "vriend",
    "vriendin",
    "ega",
    "eega",
    "wederhelft",
    "verloofde",
    "kerel",
}
CHILDREN = {
    "zoon",
    "zoontje",
    "dochter",
    "dochtertje",
    "kind",
    "kindje",
    "kinderen",
    "kids",
    "kindjes",
    "kindertjes",
    "zoons",
    "zonen",
    "dochters",
    "baby",
    "peuter",
    "kleuter",
    "puber",
    "pubers",
    "meiden",
    "jongens",
    "tweeling",
    "kleintjes",
    "meisjes",
    "kleine",
    "dreumes",
    "tieners",
    "kleinste",
    "jongste",
}
PARENTS = {"ouders", "vader", "moeder", "pa", "ma", "papa", "mama", "pap", "mam"}
OWN = r"(?:mijn|mij|m'n|mn|me|m|mien|mijne|onze|ons|os|uns)"
NUMBER_WORDS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
]
NUMBER_WORDS += ["zeventien", "achttien", "negentien"]
TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
NEGATION = re.compile(
    r"\b(?:niet|nie|nait|neet|nooit|niks|niets|geen|gin|gien|niemand|nergens|nauwelijks|amper|zonder|evenmin)\b"
)
PAST = re.compile(
    r"\b(?:vroeger|destijds|indertijd|toen|had|hadden|was|waren|kreeg|kregen|hielp|hielpen|deed|deden|woonde|woonden|eerst|"
    r"zorgde|zorgden|kwam|kwamen|eerder|voorheen|geweest|gestopt|gehad|stopte|beëindigd)\b"
)
WISH = re.compile(
    r"\b(?:wil|wilt|willen|wou|wilde|zou|zouden|graag|zoek|zoekt|zoeken|nodig|aanvragen|aanvraag|aangevraagd|vraag|vragen|"
    r"regelen|krijgen|beloofd|verzoek|welke|verlenging|wacht|wachten|wachtlijst|hoe|kunnen we|kan ik|kan hij|kan ze|recht op|kom ik|komt er|hoop|hopen|als|"
    r"misschien|liefst|behoefte|mogelijk|geschikt|moet|moeten|bestaat|geweigerd|afgewezen|afgekeurd|ooit|straks|binnenkort)\b"
)


def number(word: str) -> "int | None":
    """A number in digits or Dutch words up to 110."""
    word = word.lower().strip("'’")
    if re.fullmatch(r"\d{1,3}", word):
        return int(word)
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word)
    if word in ("één", "honderd"):
        return 1 if word == "één" else 100
    for ten, value in TENS.items():
        if word == ten:
            return value
        if word.endswith(ten):
            unit = re.sub(r"(?:en|ën)$", "", word[: -len(ten)])
            if unit in NUMBER_WORDS[1:10]:
                return value + NUMBER_WORDS.index(unit)
    return None


OLDEST = 110  # years
NUMBER = (
    r"(?:\d{1,3}|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(?:twintig|dertig|veertig|vijftig|zestig|zeventig|"
    r"tachtig|negentig)|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|twee|drie|vier|vijf|zes|zeven|"
    r"acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)"
)
