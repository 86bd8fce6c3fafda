"""Who helps the person, and who does not or is not there."""

import re

from bot.nlu.facts.clauses import SELF, WE, Clause, Person, is_finite
from bot.nlu.facts.target import WRITER, is_target
from bot.nlu.facts.words import NEGATION, OWN

_HELP = re.compile(
    r"\b(?:help|helpt|helpen|doe|doet|doen|kook|kookt|koken|kom|komt|komen|past|passen|spring|springt|springen|regelt|regel|regelen|breng|brengt|brengen|rijd|rij|rijdt|rijden|"
    r"verzorg|verzorgt|verzorgen|kijk|kijkt|kijken|haal|haalt|halen|maait|maaien|zeemt|zemen|tilt|til|tillen|raapt|raap|wast|was|wassen|leent|lenen|vangt|vang|vangen|zorg|zorgt|zorgen|"
    r"bezoekt|bezoek|langskomen|langskomt|langs|meegaat|gaat mee|wandelen|wandelt|voert|leest voor|voorlezen|nemen|neemt|steunt|steun|steunen|bijspringt|bijspringen|ondersteunt|ondersteunen|strijkt|"
    r"stofzuigt|poetst|droogt|schenkt|vervoert|begeleidt|logeert|slaapt bij|klust|repareert|belt elke|belt iedere|belt dagelijks|houdt .* in de gaten|bijstaat|boodschapt|zet|smeert|ruimt|opvangen|mantelzorger|achterwacht|inspringt|inspringen|kookte|pakt|vult|steekt)\b"
)  # fmt: skip
_HELP_BY_ME = re.compile(
    r"\b(?:doe|help|zorg|kook|regel|breng|rij|rijd|verzorg|haal|was|poets|neem haar mee|nemen haar mee|nemen hem mee|neem hem mee|slaap er|kijk elke|zet|til|spring|maak schoon|betaal haar|betaal zijn|bezoek|vang|pas op|stofzuig|neem het mee|sjouw|sleep|doen|helpen|zorgen|koken|regelen|brengen|boodschappen)\b"
)
_FOR_THEM = re.compile(
    r"\b(?:hem|haar|zijn|zn|z'n|hun|ze|hen|voor|er|boodschappen|het|de|alles|mee|dat|mijn|mn|m'n|me|was)\b"
)
_ABSENT = re.compile(
    r"\b(?:ver weg|afweten|bemoeien|bemoeit|kijkt niet om|uit beeld|verbroken|buitenland|te druk|in \w+ en (?:kan|kunnen) |weinig|alleen met kerst|verhuisd|overleden|dood|weggegaan|op vakantie|in de steek|"
    r"ruzie|geen tijd|werkt fulltime|canada|australië|australie|spanje|amerika|duitsland|frankrijk|marokko|turkije|suriname|polen|engeland|nieuw-zeeland|curaçao|belgië|indonesië)\b"
)
_NO_ONE = re.compile(
    r"\b(?:heb|heeft|hebben|is er|was er|ken|kent|zie|ziet|spreek|blijft er) (?:hier |verder |eigenlijk |helemaal |bijna |ik |hij |ze |er |ook )*niemand\b(?! (?:verteld|gezegd|gedaan|nodig|kwaad))|"
    r"\bniemand\b.{0,12}\b(?:helpt|helpen|help|komt langs|langskomt|die komt|om op|om me heen|om mij heen|te helpen|bijspringt|omkijkt)\b|\ber is niemand\b|^niemand$|\bverder niemand\b|\bniemand (?:anders|meer)\b"
)
_GEEN = re.compile(
    rf"\b(?:geen|zonder) (?:\w+e )?(?P<who>familie|netwerk|vrienden|kinderen|partner|man|vrouw|hulp|vriendinnen|buren|kennissen|ouders|broers|zussen|sociaal netwerk|mantelzorger|mantelzorgers|thuiszorg|vriend|vriendin|contacten|sociale contacten|kennis|mensen om (?:mij|me) heen|zus|broer|opvang)\b|"
    rf"\b(?P<also>familie|vrienden|kinderen|vriendinnen|kennissen|netwerk|ouders|partner|hulp) (?:(?:heb|heeft|hebben|zijn|is) (?:{OWN} |ik |hij |ze |zij |er |we |wij )*)(?:hier |er )*(?:niet|geen|nooit|niemand)\b"
)
WORDS = 8  # of a phrase
_THINGS = re.compile(r"\bgeen (?:kinderen|partner|man|vrouw)\b.*\b(?:meer nodig|thuis|bij)\b")


def network(parts: "list[Clause]", who: Person) -> "tuple[list[str], list[str]]":
    """Helpers, and those who don't help or aren't there."""
    helpers: dict[str, None] = {}
    absent: dict[str, None] = {}
    for clause in parts:
        for name in _missing(clause, who):
            absent[name] = None
        for person in _candidates(clause, who):
            kind = _role(clause, person, who)
            if kind:
                (helpers if kind == "helps" else absent)[_name(clause, person)] = None
    return [name for name in helpers if name not in absent], list(absent)


def _name(clause: Clause, person: Person) -> str:
    """The person with what follows in the clause: `dochter doet de was op zaterdag`."""
    if not clause.span.start <= person.place < clause.span.end:
        return f"{person.word} {' '.join(clause.span.text.split()[:WORDS])}"
    end = min(clause.span.end, person.place + WORDS)
    return " ".join(clause.span.doc[person.place : end].text.split())


def _missing(clause: Clause, who: Person) -> "list[str]":
    """`Geen familie`, `niemand`."""
    if not is_target(clause.subject, who):
        return []
    found = [m["who"] or m["also"] for m in _GEEN.finditer(clause.text) if not _THINGS.search(clause.text)]
    if _NO_ONE.search(clause.text):
        found.append("niemand")
    return found


def _candidates(clause: Clause, who: Person) -> "list[Person]":
    """People who may help: those who do something in the clause, not the one the help is for."""
    named = [p for p in clause.people if not is_target(p, who)]
    if who is WRITER:
        named = [p for p in named if p.word not in (SELF, WE)]
    elif any(p.is_writer for p in named) and not _by_me(clause):
        named = [p for p in named if not p.is_writer]
    return [p for p in named if _acts(clause, p)] or _carried(clause, who)


def _carried(clause: Clause, who: Person) -> "list[Person]":
    """The subject taken over from before: `een zus. die doet de was`."""
    subject = clause.subject
    if subject is None or is_target(subject, who) or subject.word in (SELF, WE) or clause.people:
        return []
    if re.search(r"^(?:(?:maar|en|dus|want) )?(?:die|hij|zij|ze)\b", clause.text):
        return [subject]
    return [subject] if not clause.opens and is_finite(clause.span[0]) else []


def _by_me(clause: Clause) -> bool:
    return bool(_HELP_BY_ME.search(clause.text) and _FOR_THEM.search(clause.text)) and not re.search(
        r"\b(?:kan|kunnen|wil|willen|zou|graag|zoek|bellen|vraag|aanvragen|aanvraag|regelen voor|hoe|zorgen (?:om|over|maak))\b|"
        r"\bmaak\w* (?:\w+ )*zorgen\b",
        clause.text,
    )


def _acts(clause: Clause, person: Person) -> bool:
    """Subject of the clause, or joined to it, or named with `van … hulp`, or in a clause without a verb."""
    if person == clause.subject:
        return True
    doc = clause.span.doc
    joined = any(
        t.lower_ in ("en", "of") for t in doc[max(clause.span.start, person.place - 3) : person.place]
    )
    first_is_subject = clause.subject is not None and clause.stated and clause.subject.place < person.place
    if joined and first_is_subject:
        return True
    text = clause.text
    relative = re.search(rf"\b{re.escape(person.word)}\b,? (?:\w+ )?(?:die|uit de)\b", text)
    has = re.search(
        rf"\b(?:heb|heeft|hebben)\b.*\b{re.escape(person.word)}\b.*\b(?:help|helpt|helpen|meegaat|komt|doet|langskomen|komen)\b",
        text,
    )
    inverted = re.search(
        rf"\b(?:helpt|doet|kookt|komt|past|brengt|hielp|zorgt) (?:soms |vaak |nu |gelukkig |ook |alleen )*(?:{OWN} |een |de |zijn |haar )?{re.escape(person.word)}\b",
        text,
    )
    of = re.search(rf"\b(?:hulp|steun) van (?:{OWN} |een |de |zijn |haar )?{re.escape(person.word)}\b", text)
    return bool(relative or has or inverted or of)


def _role(clause: Clause, person: Person, who: Person) -> "str | None":
    """`helps`, `absent` or nothing."""
    text = clause.text
    if _ASKS.search(text) or (
        person.word.startswith("mantelzorger") and re.search(r"mantelzorger\w* (?:van|voor)", text)
    ):
        return None
    if re.search(
        r"\b(?:vroeger|altijd maar|destijds|hielp altijd|zou(?:den)?|misschien)\b", text
    ) and not re.search(r"\bnu\b", text):
        return None
    if person.gender != "p" and re.search(rf"\b{re.escape(person.word)} \w+en\b", text):
        return None  # `mijn moeder wassen`: who is washed
    negated = bool(NEGATION.search(text))
    if person.is_writer:
        return None if negated else "helps"
    if _ABSENT.search(text) and not _HELP_NOW.search(text):
        return None if _PASSED_AWAY.search(text) and person.gender != "p" else "absent"
    if negated:
        return (
            "absent"
            if (
                _HELP.search(text)
                or re.search(r"\bzie(?: ik| je)?\b.*\bnooit\b|\b(?:nooit|niks|niet)$|\bwil(?:len)?\b", text)
            )
            else None
        )
    return "helps" if _HELP.search(text) and not _TROUBLE.search(text) else None


_ASKS = re.compile(
    r"^(?:wie|wat|hoe|moet|moeten|kan|kunnen|mag|mogen|als)\b|\bniet dat\b|\bdat (?:mijn|mn|me) \w+ (?:het )?wet\w*|\b(?:weet|weten|wist) (?:het |er |van |hier )*(?:niet|niks|niets)\b|\bwil niet dat\b|\bmoeten? die\b"
)
_HELP_NOW = re.compile(r"\b(?:helpt|kookt|doet de|doet alles|komt elke|past op|brengt)\b")
_PASSED_AWAY = re.compile(r"\b(?:overleden|dood|gestorven)\b")
_TROUBLE = re.compile(
    r"\b(?:slaat|schreeuwt|doet moeilijk|doet raar|doet pijn|wil dat|ziek geworden|komt uit|komt van|zorgen over|komt thuis|doet lelijk|komt niet rond|zorgt voor problemen|drinkt)\b"
)
