"""Help that is already there: a service or aid the person has or gets now."""

import re

from bot.nlu.facts.clauses import Clause, Person, is_finite
from bot.nlu.facts.target import is_target
from bot.nlu.facts.words import PAST, WISH

_NAMES = (
    r"hulp in (?:de |het )?huishouding|hulp in (?:het )?huishouden|hulp bij (?:het |de )?(?:huishouden|was|huishouding|poetsen|douchen)|huishoudelijke (?:hulp|ondersteuning|verzorging)|huishoudhulp|poetshulp|poetsvrouw|schoonmaakhulp|werkster|schoonmaakster|"
    r"thuiszorg|wijkverpleging|wijkverpleegkundige|wijkzuster|verpleging|zuster|persoonlijke verzorging|nachtzorg|alfahulp|gezinshulp|kraamzorg|"
    r"dagbesteding|dagopvang|dagverzorging|dagbehandeling|inloop|inloophuis|"
    r"(?:ambulante |individuele |thuis|woon|persoonlijke )?begeleiding|ambulant begeleider|thuisbegeleiding|begeleider|woonbegeleider|begeleidster|gezinsbegeleiding|"
    r"scootmobiel|rolstoel|rollator|traplift|douchestoel|toiletstoel|postoel|tillift|hoog-laagbed|hooglaagbed|hoog laag bed|sta-op ?stoel|sta op stoel|alarmknop|alarmknopje|alarmering|personenalarm|aangepaste (?:buggy|fiets|auto|badkamer)|driewielfiets|"
    r"taststok|hoortoestel|hoorapparaat|hoorapparaten|gehoorapparaat|beugels|verhoogd toilet|elektrische (?:fiets|rolstoel)|handbike|bril|duofiets|drempelhulp|"
    r"regiotaxi|valys|taxipas|taxipasje|vervoerspas|regiotaxipas|deeltaxi|leerlingenvervoer|schoolvervoer|taxibusje|gehandicaptenparkeerkaart|invalidenkaart|"
    r"maaltijdservice|maaltijden aan huis|tafeltje dekje|tafeltje-dekje|tafeltjedekje|maaltijden|boodschappenservice|warme maaltijd|"
    r"casemanager|wijkteam|sociaal team|maatschappelijk werk|maatschappelijk werker|maatschappelijk werkster|mw-er|jeugdzorg|jeugdbescherming|jeugdhulp|gezinscoach|gezinsvoogd|opvoedondersteuning|opvoedhulp|videohometraining|"
    r"schoolmaatschappelijk werk|intern begeleider|cjg|poh|poh-ggz|praktijkondersteuner|psycholoog|psychiater|therapeut|therapie|emdr|ggz|fact-team|fact team|fact|crisisdienst|spv|spv'er|huisarts|"
    r"fysio|fysiotherapie|fysiotherapeut|logopedie|logopedist|ergotherapie|ergotherapeut|diëtist|revalidatie|"
    r"bewindvoerder|bewindvoering|beschermingsbewind|bewind|curator|schuldhulp|schuldhulpverlening|schuldsanering|wsnp|budgetbeheer|budgetcoach|budgetbegeleiding|schuldhulpverlener|voedselbank|kledingbank|bijzondere bijstand|kwijtschelding|"
    r"wia|wajong|ziektewet|pgb|wlz|jobcoach|werkcoach|re-integratie|taalcoach|taalles|inburgering|"
    r"beschermd wonen|begeleid wonen|logeeropvang|respijtzorg|mantelzorgondersteuning|steunpunt mantelzorg|cliëntondersteuner|ouderenadviseur|vrijwilliger van \w+|buurtteam|buurtzorg|"
    r"remedial teaching|bijles|ambulante hulp|verslavingszorg|iriszorg|tactus|aa-groep|nazorg|reclassering|hulpverlening|hulpverlener|zorg in natura|hulp"
)
_SERVICE = re.compile(rf"(?<![\w-])(?P<name>{_NAMES})(?![\w-])")
_HAS = re.compile(
    r"\b(?:heb|hebben|heeft|krijg|krijgt|krijgen|komt|komen|gaat|ga|gaan|zit|zitten|is|zijn|loop|loopt|lopen|gebruik|gebruikt|ontvang|ontvangt|al|sinds|om de|elke|iedere|\d ?x|uur|daags|per week|"
    r"ingezet|gestart|bezig|bekend bij|onder|via|betrokken|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|lig|ligt|helpt|doet|rijdt|belt|wast|weet ervan|langs|verblijft|woont|woon|slaap|kreeg)\b"
)
_NOT = re.compile(
    r"\b(?:geen|zonder|nog niet|nooit|niet (?:meer )?(?:recht|in aanmerking)|afgewezen|geweigerd|stopgezet|gestopt|weg|opgezegd|weggevallen)\b"
)
_ONLY_IF_PLAINLY_HAD = re.compile(
    r"kwijtschelding|bijzondere bijstand|huisarts|hulp|bril|zuster|rolstoel|rollator"
)
_HAS_STRONG = re.compile(
    r"\b(?:heb|hebben|heeft|krijg|krijgt|krijgen|zit|zitten|komt|gebruik|loop|loopt|al|weet ervan|via)\b"
)
_OUT = re.compile(
    r"\b(?:hulp van (?:de )?(?:buren|hem|haar|mijn|me|mn)|hulp (?:nodig|te verwachten|vragen)|geen hulp|om hulp|hulpvraag)\b"
)
# Near, not anywhere behind it: quadratic on a long text.
_ALREADY = re.compile(r"\b(?:heb|heeft|hebben)\b.{0,80}\bal\b|\bkrijgt? \w.{0,80}\bal\b")


def services(parts: "list[Clause]", who: Person) -> "list[str]":
    """Names of services and aids, as written."""
    found: dict[str, None] = {}
    wished = False
    for clause in parts:
        wished = _wished(clause.text) or (
            wished and not clause.opens and not any(map(is_finite, clause.span))
        )
        for match in _SERVICE.finditer(clause.text):
            if not wished and _is_there(clause, match, who):
                found[match["name"]] = None
    return _without_parts(list(found))


def _is_there(clause: Clause, match: "re.Match[str]", who: Person) -> bool:
    text = clause.text
    owner = clause.subject
    if owner is not None and not is_target(owner, who) and not _for_household(clause):
        return False
    if _NOT.search(text) or _OUT.search(text) or _gone(text):
        return False
    if _ONLY_IF_PLAINLY_HAD.fullmatch(match["name"]) and not _HAS_STRONG.search(text):
        return False
    short = len(text.split()) <= 4 and not clause.opens
    return bool(_HAS.search(text)) or short


def _for_household(clause: Clause) -> bool:
    """`We hebben een tillift`: the writer's we includes the person."""
    return clause.subject is not None and clause.subject.word == "wij"


def _wished(text: str) -> bool:
    return bool(WISH.search(text)) and not _ALREADY.search(text)


def _gone(text: str) -> bool:
    return bool(PAST.search(text)) and not re.search(
        r"\b(?:nu|heb|heeft|al|is)\b", re.sub(r"\bheeft\b.*\bgehad\b", "", text)
    )


def _without_parts(names: "list[str]") -> "list[str]":
    """Not `hulp` beside `huishoudelijke hulp`."""
    return [name for name in names if not any(name != other and name in other for other in names)]
