"""How old the person is. Only an age in years that is said of that person now."""

import re

from bot.nlu.facts.clauses import Clause, Person
from bot.nlu.facts.target import OTHER, WRITER, is_target
from bot.nlu.facts.words import NUMBER, OLDEST, OWN, number

_OTHER_UNIT = (
    r"(?!\s*(?:e|ste|de)\b)(?!\s*(?:uur|uren|maand|maanden|mnd|weken|week|dagen|dag|keer|x|kinderen|kids|kind|euro|procent|%|kilo|km|"
    r"kilometer|meter|min|minuten|zoons|dochters|man|personen|hoog|trappen|treden|kamers|katten|honden|graden|stuks|brieven|"
    r"jongens|meiden|kleinkinderen|tabletten|pillen|mg|jaren|handen|benen|weeken|nachten|ochtenden|middagen|andere|van de|"
    r"jaar (?:geleden|lang|getrouwd|samen|bezig|weduwe|ziek|alleen|in |werkloos|bij |op |aan |mantelzorg|gewerkt|gewoond|hier|"
    r"clean|verslaafd|nuchter|gescheiden|thuis|geen|dat|ouder|jonger|verder|voor|niet|last)))"
)
_AGE = rf"(?P<age>{NUMBER})(?!\w|[.:,]\d|-\w){_OTHER_UNIT}"
_SAID = (
    rf"\b(?:ben|bn|is|zijn|was net)(?: ik)?(?: nu| al| pas| net| inmiddels| ook| zelf| bijna| nog maar| een jaar of| rond de| ongeveer)*"
    rf" {_AGE}",
    rf"(?:^|[ (]){_AGE} ?(?:jaar|jr|jarige|jaar oud)\b(?! (?:geleden|lang|terug))",
    rf"^{_AGE}(?: ben ik)?$",
    rf"\b{_AGE} ben ik\b",
    rf"\bvan {_AGE}(?: jaar)?(?!,? (?:en|tot))",
    rf"\bop (?:{OWN}|zijn|zn|haar|hun) (?P<age>\d{{1,3}}|{NUMBER})(?:ste|e|de)\b",
    rf"\b(?:nu|inmiddels) {_AGE}$",
    rf"\bik {_AGE}$",
)
_JARIGE = re.compile(rf"\b(?P<age>{NUMBER})[ -]?jarige?\b")
_DENIED = re.compile(
    r"\b(?:geen|niet|word|wordt|worden|sinds|toen|vanaf|tot|was|waren|boven de|onder de|over)\b"
)
_AFTER_PERSON = re.compile(rf"^(?:is |van |,? ?\(? ?)?{_AGE}(?: jaar| jr)?\b")


def age(parts: "list[Clause]", who: Person) -> "int | None":
    """The first age that belongs to the person."""
    for place, clause in enumerate(parts):
        for years in _ages(clause):
            if 1 <= years <= OLDEST and _belongs(parts, place, clause, years, who):
                return years
    return None


def _ages(clause: Clause) -> "list[int]":
    found = []
    for pattern in _SAID:
        for match in re.finditer(pattern, clause.text):
            before = clause.text[max(0, match.start() - 14) : match.start("age")]
            if not _DENIED.search(before):
                found.append((match.start("age"), number(match["age"]) or 0))
    found += [(m.start("age"), number(m["age"]) or 0) for m in _JARIGE.finditer(clause.text)]
    last = clause.people[-1] if clause.people else None
    if last and not last.is_writer:
        rest = clause.span.doc[last.place + 1 : clause.span.end].text.lower()
        if match := _AFTER_PERSON.match(rest):
            found.append((len(clause.text), number(match["age"]) or 0))
    return [years for _, years in sorted(set(found))]


def _belongs(parts: "list[Clause]", place: int, clause: Clause, years: int, who: Person) -> bool:
    """To the person named last before the number; else to the clause's subject."""
    owner = _named_before(clause, years)
    if owner is None and len(clause.text.split()) <= 3 and not clause.opens and place:
        owner = parts[place - 1].people[-1] if parts[place - 1].people else parts[place - 1].subject
    if owner is None:
        owner = clause.subject
    if who is WRITER or who is OTHER:
        return is_target(owner, who)
    return is_target(owner, who) and (years > 2)


def _named_before(clause: Clause, years: int) -> "Person | None":
    at = next(
        (t.i for t in clause.span if number(re.sub(r"(?:-?jarige?|ste|e|jr)$", "", t.lower_)) == years), None
    )
    if at is None:
        return None
    after = [
        p
        for p in clause.people
        if p.is_writer and 0 < p.place - at <= 2 and clause.span.doc[at - 1].lower_ != "van"
    ]
    before = [p for p in clause.people if p.place < at]
    if before and not (after and before[-1].place < at - 2):
        return before[-1]
    return after[0] if after else None
