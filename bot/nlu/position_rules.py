"""Words with which somebody says to write as a professional: "mijn patiënt", "ik ben wijkverpleegkundige … een cliënt"."""

import re

_WORK = (
    r"(?:huis)?arts|jeugdarts|poh|praktijkondersteuner|verpleegkundige|praktijkverpleegkundige|wijkverpleegkundige|wijkzuster|"
    r"jeugdverpleegkundige|transferverpleegkundige|verzorgende|verloskundige|apotheker|begeleider|woonbegeleider|"
    r"gezinsbegeleider|thuisbegeleider|casemanager|(?:school)?maatschappelijk werker|sociaal werker|jongerenwerker|opbouwwerker|"
    r"leerkracht|leraar|lerares|docent|juf|meester|mentor|intern begeleider|ib'er|zorgco[oö]rdinator|wijkagent|woonconsulent|"
    r"consulent|sociaal beheerder|huismeester|bewindvoerder|ergotherapeut|fysiotherapeut|logopedist|psycholoog|"
    r"schuldhulpverlener|budgetcoach|jobcoach"
)
_AS_WORK = re.compile(
    rf"\b(?:ik ben|ik werk als|als|u spreekt met|schrijf als)\s+(?:\w+e?\s+){{0,2}}(?:{_WORK})\b",
    re.IGNORECASE,
)
_CLIENT = r"(?:\w+e )?(?:patiënte?|patiente?|cliënte?|cliente?|leerlinge?)\b"
_OWN_CLIENT = re.compile(rf"\b(?:mijn|onze|m'n|mn) {_CLIENT}", re.IGNORECASE)
_SOMEBODY = re.compile(
    rf"\b(?:een|deze|'n) {_CLIENT}|\b(?:een|deze|'n|mijn|onze) (?:\w+e )?(?:bewoners?|bewoonster|huurders?|huurster|gezin|deelnemer|"
    r"inwoner|inwoonster|mevrouw|meneer|dame|heer)\b",
    re.IGNORECASE,
)


def is_professional(text: str) -> bool:
    """Own patients, clients or pupils; or an own profession with somebody it is about."""
    return bool(_OWN_CLIENT.search(text) or (_AS_WORK.search(text) and _SOMEBODY.search(text)))
