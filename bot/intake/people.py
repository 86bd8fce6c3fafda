"""Who the writer speaks of: "mijn buurvrouw", "een patiënt van mij". The keys are responses `utter_person_KEY`."""

import re

from bot.intake.labels import About

OWN = r"\b(?:mijn|mn|m'n|m’n|me|ons|onze|min)\s+(?:\w+e\s+)?"

RELATIVES = {
    "schoonmoeder": "schoon(?:moeder|ma|mam|mama)",
    "schoonvader": "schoon(?:vader|pa)",
    "moeder": "moeder|mama|mam|ma|moe|moeke",
    "vader": "vader|papa|pap|pa",
    "grootouders": "grootouders",
    "schoonouders": "schoonouders",
    "ouders": "ouders",
    "zoon": "(?:stief|pleeg)?(?:zoon|zoontje)|jongen",
    "dochter": "(?:stief|pleeg)?(?:dochter|dochtertje)|meid|meisje",
    "kleinkind": "klein(?:zoon|dochter|kind|kinderen)",
    "kind": "kind|kinderen|kids|baby",
    "man": "man|echtgenoot",
    "vrouw": "vrouw|echtgenote",
    "partner": "partner|vriend|vriendin|verloofde",
    "broer": "(?:half)?(?:broer|broertje)",
    "zus": "(?:half)?(?:zus|zusje)",
    "oma": "oma|grootmoeder",
    "opa": "opa|grootvader",
    "tante": "tante|oudtante",
    "oom": "oom|oudoom",
    "familie": "nicht|neef|zwager|schoonzus|schoonbroer|schoonzoon|schoondochter",
    "vriend": "kennis|beste vriend|goede vriend|beste vriendin|goede vriendin|collega|maat",
}
NEIGHBOURS = {
    "buurvrouw": r"(?:over|boven|beneden|onder)?buur(?:vrouw|meisje|dame)",
    "buurman": r"(?:over|boven|beneden|onder)?buur(?:man|jongen)",
    "buren": r"(?:over|boven|beneden|onder)?buren|buurtjes",
}
CLIENTS = {
    "patient": r"pati[eë]nte?",
    "client": r"cli[eë]nte?",
    "leerling": "leerling|student|scholier",
    "bewoner": "bewoner|bewoonster|huurder|huurster",
}


SHORT = 12  # words
CONCERNS = re.compile(
    r"(?:^|[.,!]\s*)(?:nee,? |oh?,? |sorry,? )*(?:het|dit) (?:gaat|is|betreft)(?: (?:hier|dus|toch|eigenlijk|wel))* (?:om|over|voor) (.{2,40})",
    re.IGNORECASE,
)
MYSELF = re.compile(r"(mij|me|mijzelf|mezelf|me eigen|mn eigen|mijn eigen)\W*$", re.IGNORECASE)


def person_in(words: str, about: About | None) -> str | None:
    """The person first named in a text, as far as they fit the writer's position."""
    if about == About.ANDER:
        return first(RELATIVES, OWN, words)
    if about == About.BUUR:
        return first(NEIGHBOURS, "", words)
    return first(CLIENTS, "", words) if about == About.PROFESSIONAL else None


def told_whom(words: str) -> About | None:
    """For whom, in a short message that says so: "het gaat om de buren", "het is voor mijzelf"."""
    match = CONCERNS.search(words) if len(words.split()) <= SHORT else None
    if not match:
        return None
    if MYSELF.match(match[1]):
        return About.ZELF
    named = {About.BUUR: NEIGHBOURS, About.ANDER: RELATIVES, About.PROFESSIONAL: CLIENTS}
    hits = [
        (*found[0][:2], about)
        for about, people in named.items()
        if (found := sorted(mentions(people, "", match[1])))
    ]
    return min(hits)[2] if hits else None


def is_person(name: str, key: str) -> bool:
    """Whether a name of a helper, "mijn moeder", is the person with this key."""
    pattern = {**RELATIVES, **NEIGHBOURS, **CLIENTS}.get(key)
    return bool(pattern and re.fullmatch(rf"(?:\w+\s+)?(?:{pattern})", name, re.IGNORECASE))


def first(named: dict[str, str], before: str, words: str) -> str | None:
    """The key of the pattern that matches earliest; the longest name where two begin together."""
    hits = mentions(named, before, words)
    return min(hits)[2] if hits else None


def mentions(named: dict[str, str], before: str, words: str) -> list[tuple[int, int, str]]:
    """Where each person is first named: place, length below nothing, key."""
    return [
        (match.start(), -len(match[0]), key)
        for key, pattern in named.items()
        if (match := re.search(rf"{before}(?<!\w)(?:{pattern})(?!\w)", words, re.IGNORECASE))
    ]
