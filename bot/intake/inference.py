"""Take from the resident's words what they already answer, so that it is not asked again."""

import re

from bot.intake.conversation import Conversation
from bot.intake.labels import About, Domain, Source
from bot.intake.model import Answer, Facts, Understood
from bot.intake.questions import Question

RELATIONS = {
    "moeder": r"(schoon)?(moeder|mama|mam|ma)\b",
    "vader": r"(schoon)?(vader|papa|pap|pa)\b",
    "kind": r"(\w+ )?(zoon|zoontje|dochter|dochtertje|kind|kinderen|kleinzoon|kleindochter|jongen van|meisje van)\b",
    "partner": r"(\w+ )?(man|vrouw|partner|echtgenoot|echtgenote|vriendin|vriend)\b",
    "familie": r"(\w+ )?(broer|broertje|zus|zusje|opa|oma|tante|oom|nicht|neef)\b",
}
OWN = r"\b(mijn|mn|m'n|me|ons|onze|m’n)\s+"
SINCE = re.compile(
    r"\b(sinds|vanaf)\s+(?!ik|we|hij|zij|ze\b)(\w+\s?){1,4}|\bal\s+(ruim |meer dan |bijna |zo'n |een )?(\w+)\s+(dagen|weken|maanden|jaar|jaren|week|maand)\b",
    re.IGNORECASE,
)


TELLING = 10  # from this many words on, an answer to an open question is a story of its own


def learn(conversation: Conversation, question: Question, understood: Understood, words: str) -> Conversation:
    """Merge a message that tells something: domains in order, facts, for whom; then answer what they answer."""
    if not tells(question, words):
        return conversation
    memory = conversation.memory
    domains = tuple(dict.fromkeys((*memory.domains, *real_domains(understood, bool(memory.domains)))))
    learned = conversation.remember(
        domains=domains,
        about=memory.about or understood.about,
        facts=merge(memory.facts, understood.facts),
    )
    return infer(learned, words)


def tells(question: Question, words: str) -> bool:
    """The story, or a long answer to an open question; a name or a choice tells nothing more."""
    return question.key == "story" or (
        question.reader in ("text", "choice") and len(words.split()) >= TELLING
    )


def real_domains(understood: Understood, has_some: bool) -> list[Domain]:
    """Later messages add problems, but not small talk or questions for information."""
    empty = (
        {Domain.OVERIG, Domain.INFORMATIE, Domain.BUITEN_BEREIK, Domain.VRIJWILLIGER} if has_some else set()
    )
    return [domain for domain in understood.domains if domain not in empty]


def merge(old: Facts, new: Facts) -> Facts:
    """Later words win on single facts; lists grow."""

    def both(a: list[str], b: list[str]) -> list[str]:
        return list(dict.fromkeys([*a, *b]))

    return Facts(
        household=new.household or old.household,
        age=new.age if new.age is not None else old.age,
        limitations=both(old.limitations, new.limitations),
        network=both(old.network, new.network),
        network_negated=both(old.network_negated, new.network_negated),
        already_receives=both(old.already_receives, new.already_receives),
    )


def infer(conversation: Conversation, words: str) -> Conversation:
    """Fill open questions with what the facts say; never change what the resident answered."""
    facts = conversation.memory.facts
    found: dict[str, object] = {
        "household": facts.household,
        "age": facts.age,
        "abilities": ", ".join(facts.limitations),
        "network_who": network_text(facts),
        "orgs_involved": ", ".join(facts.already_receives),
        "relation": relation(conversation, words),
        "since_when": since(words),
    }
    for key, value in found.items():
        if value not in (None, "") and is_open(conversation, key):
            conversation = conversation.answered(
                key, Answer(value=value, words=words[:1000], source=Source.INFERRED)
            )
    return conversation


def is_open(conversation: Conversation, key: str) -> bool:
    """Not answered yet, or only inferred before."""
    answer = conversation.answers.get(key)
    return answer is None or answer.source == Source.INFERRED


def network_text(facts: Facts) -> str:
    """Who helps, and who does not."""
    absent = [f"niet: {name}" for name in facts.network_negated]
    return ", ".join([*facts.network, *absent])


def relation(conversation: Conversation, words: str) -> str | None:
    """The first relative the writer calls "mijn …"; only when the help is for them."""
    if conversation.about != About.ANDER or "relation" in conversation.answers:
        return None
    hits = [
        (m.start(), kind) for kind, p in RELATIONS.items() if (m := re.search(OWN + p, words, re.IGNORECASE))
    ]
    return min(hits)[1] if hits else None


def since(words: str) -> str | None:
    """The first phrase that says since when."""
    match = SINCE.search(words)
    return match[0].strip(" ,.") if match else None
