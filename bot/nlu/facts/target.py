"""Whom the help is for: the writer, or the one the writer speaks of."""

import re

from bot.nlu.facts.clauses import SELF, WE, Clause, Person
from bot.nlu.facts.words import OWN, PEOPLE

_WORD = "|".join(sorted(map(re.escape, PEOPLE), key=len, reverse=True))
_ASKED_FOR = re.compile(
    rf"(?:gaat om|gaat over|namens|hulp voor|hulp aan|iets voor|zoek voor|vraag voor|zorg(?:en)? (?:al |nu |samen )?(?:\w+ )?voor|"
    rf"aanvragen voor|bel voor|schrijf voor|mantelzorger (?:van|voor)|voor) {OWN} (?:\w+ )?(?P<who>{_WORD})\b"
)
WRITER = Person(SELF, "", -1)
OTHER = Person("de ander", "mf", -1)


def target(parts: "list[Clause]", about: "str | None") -> Person:
    """The person whose facts count."""
    if about not in ("ander", "buur", "professional"):
        return WRITER
    others = [p for clause in parts for p in clause.people if not p.is_writer]
    if not others:
        return OTHER
    asked = _ASKED_FOR.search(" . ".join(clause.text for clause in parts)) if about == "ander" else None
    return next((p for p in others if asked and p.word == asked["who"]), others[0])


def is_target(person: "Person | None", who: Person) -> bool:
    """Whether the person is the one the help is for; nobody named counts as that one."""
    if person is None:
        return True
    if who is WRITER:
        return person.word in (SELF, WE)
    return not person.is_writer and (person.word == who.word or who is OTHER)
