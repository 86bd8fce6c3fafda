"""A message in clauses, each with its subject: the ground all fact rules stand on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from bot.nlu.facts.words import PEOPLE

SELF, WE = "ik", "wij"
_CUTS = set(".!?;:,()\n…|") | {"...", "..", " - ", "–", "—", "-"}
_STOPS = set(".!?;\n…") | {"...", ".."}
_JOINS = {
    "maar",
    "want",
    "dus",
    "omdat",
    "terwijl",
    "doordat",
    "zodat",
    "waardoor",
    "hoewel",
    "tenzij",
    "ofschoon",
    "aangezien",
}
_PREPOSITIONS = {
    "met",
    "voor",
    "van",
    "bij",
    "aan",
    "naar",
    "door",
    "zonder",
    "na",
    "om",
    "over",
    "tegen",
    "achter",
    "naast",
    "op",
    "tot",
    "namens",
    "via",
    "behalve",
}
_FIRST = {"ik": SELF, "k": SELF, "'k": SELF, "ikke": SELF, "ikzelf": SELF, "ick": SELF, "wij": WE, "we": WE}
_THIRD = {"hij": "m", "ie": "m", "'ie": "m", "zij": "fp", "ze": "fp", "die": "mfp"}


@dataclass(frozen=True)
class Person:
    """Someone in the text: the word used, m, f, mf or p, and where."""

    word: str
    gender: str
    place: int  # token

    @property
    def is_writer(self) -> bool:
        return self.word in (SELF, WE)


@dataclass
class Clause:
    """A part of a sentence with at most one finite verb, mostly."""

    span: Span
    opens: bool  # begins a sentence
    people: "list[Person]" = field(default_factory=list)
    subject: "Person | None" = None
    stated: bool = False  # the subject stands in the clause itself

    @property
    def text(self) -> str:
        """Small letters, straight quotes."""
        return re.sub(r"\s+", " ", self.span.text.replace("’", "'").replace("‘", "'").lower()).strip()


def clauses(doc: Doc) -> "list[Clause]":
    """All clauses, with the people in them; subjects come with `give_subjects`."""
    found = [clause for clause in _split(doc) if clause.text]
    for clause in found:
        clause.people = list(_people(clause.span))
    return found


def give_subjects(parts: "list[Clause]", hero: "Person | None") -> None:
    """Find each clause's subject; a pronoun means the hero of the story where that can be."""
    seen: list[Person] = []
    before: Clause | None = None
    for clause in parts:
        _give_subject(clause, before, seen, hero)
        seen.extend(p for p in clause.people if not p.is_writer)
        before = clause


def _split(doc: Doc) -> "Iterator[Clause]":
    start, opens = 0, True
    for token in doc:
        cut = token.text.strip(" ") in _CUTS or (not token.text.strip() and "\n" in token.text)
        if cut or _joins(token, start):
            if token.i > start:
                yield Clause(doc[start : token.i], opens)
                opens = False
            start = token.i + 1 if cut else token.i
            opens = opens or token.text in _STOPS or "\n" in token.text
    if start < len(doc):
        yield Clause(doc[start:], opens)


def _joins(token: Token, start: int) -> bool:
    """A conjunction that starts a clause of its own; `en` only between two finite verbs."""
    word = token.lower_
    if word in _JOINS:
        return token.i > start
    if word not in ("en", "of"):
        return False
    left = token.doc[start : token.i]
    right = _until_cut(token)
    return any(map(is_finite, left)) and any(map(is_finite, right))


def _until_cut(token: Token) -> Span:
    end = token.i + 1
    while (
        end < len(token.doc)
        and token.doc[end].text not in _CUTS
        and token.doc[end].lower_ not in _JOINS | {"en"}
    ):
        end += 1
    return token.doc[token.i + 1 : end]


def is_finite(token: Token) -> bool:
    """A finite verb, by the tagger."""
    return token.tag_.startswith("WW|pv")


def _people(span: Span) -> "Iterator[Person]":
    for token in span:
        word = token.lower_.replace("’", "'")
        if word in _FIRST:
            yield Person(_FIRST[word], "", token.i)
        elif word in PEOPLE and not _is_no_person(token):
            yield Person(word, PEOPLE[word], token.i)


def _is_no_person(token: Token) -> bool:
    """`moe` for tired, `man` as number of people, `straat` as address."""
    word = token.lower_
    if word in ("moe", "straat", "heer", "dorp", "mensen", "kennis", "zuster", "buurt", "stel", "klant"):
        return not _owned(token) and not (
            word in ("buurt", "dorp", "straat") and _article(token) and _before_verb(token)
        )
    return (
        word in ("man", "vrouw")
        and token.i > 0
        and token.nbor(-1).like_num
        and not token.nbor(-1).text.isdigit()
    )


def _owned(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in {
        "mijn",
        "mn",
        "m'n",
        "me",
        "onze",
        "zijn",
        "haar",
        "hun",
        "zn",
        "een",
    }


def _article(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in {"de", "het", "hele"}


def _before_verb(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and is_finite(token.nbor(1))


def _give_subject(
    clause: Clause, before: "Clause | None", seen: "list[Person]", hero: "Person | None"
) -> None:
    """The stated subject; else a pronoun's person; else that of the clause before, within a sentence."""
    stated = next((p for p in clause.people if _can_be_subject(clause, p)), None)
    pronoun = next((t for t in clause.span if t.lower_ in _THIRD and _is_subject_pronoun(t)), None)
    if stated and not (pronoun and pronoun.i < stated.place):
        clause.subject, clause.stated = stated, True
    elif pronoun:
        clause.subject = _referent(pronoun, seen, clause, hero)
        clause.stated = clause.subject is not None
    elif before and not clause.opens:
        clause.subject = before.subject


def _can_be_subject(clause: Clause, person: Person) -> bool:
    """Not after a preposition, not as possessor, not as an object by the parser where a subject stands elsewhere."""
    token = clause.span.doc[person.place]
    at = person.place - 1
    while (
        at >= clause.span.start
        and clause.span.doc[at].pos_ in ("DET", "ADJ", "NUM", "PRON")
        and (clause.span.doc[at].lower_ not in _FIRST)
    ):
        at -= 1
    if at >= clause.span.start and clause.span.doc[at].lower_ in _PREPOSITIONS:
        return False
    if person.place > clause.span.start and token.nbor(-1).lower_ in ("geen", "zonder"):
        return False
    following = clause.span.doc[person.place + 1 : clause.span.end]
    others = [p for p in clause.people if p.place > person.place and p.is_writer]
    inverted = others and following and is_finite(following[0])
    return bool(inverted) or not (token.dep_ in ("obj", "iobj") and others)


def _is_subject_pronoun(token: Token) -> bool:
    if token.lower_ == "die":
        nxt = token.nbor(1) if token.i + 1 < len(token.doc) else None
        near_start = not any(t.pos_ == "NOUN" for t in token.doc[max(0, token.i - 1) : token.i])
        return near_start and (nxt is None or nxt.pos_ in ("VERB", "AUX", "ADV", "PRON"))
    return token.dep_ not in ("obj", "iobj", "obl", "nmod:poss")


def _referent(pronoun: Token, seen: "list[Person]", clause: Clause, hero: "Person | None") -> "Person | None":
    fits = _fits(pronoun)
    inside = [p for p in clause.people if p.place < pronoun.i and not p.is_writer]
    if (
        hero
        and hero in seen
        and set(hero.gender) & set(fits)
        and pronoun.lower_ in ("hij", "ie", "zij", "ze")
    ):
        return hero
    for person in reversed(seen + inside):
        if set(person.gender) & set(fits):
            return person
    return None


def _fits(pronoun: Token) -> str:
    """Which people a pronoun can mean; `ze` by the number of the verb after it."""
    if pronoun.lower_ not in ("ze", "zij"):
        return _THIRD[pronoun.lower_]
    verb = next(
        (
            t
            for t in (*pronoun.rights, pronoun.head, *pronoun.doc[pronoun.i + 1 : pronoun.i + 2])
            if is_finite(t)
        ),
        None,
    )
    if verb is None:
        return "fp"
    return "p" if verb.tag_.endswith("|mv") else "f"
