"""Take from the resident's words what they already answer, so that it is not asked again."""

import re

from bot.intake.carer import is_own_strain
from bot.intake.conditions import NO_PROBLEM
from bot.intake.conversation import Conversation
from bot.intake.labels import About, AnswerState, Domain, Source
from bot.intake.model import Answer, Facts, Understood
from bot.intake.people import is_person, person_in
from bot.intake.questions import Question

SINCE = re.compile(
    r"\b(sinds|vanaf)\s+(?!ik|we|hij|zij|ze\b)(\w+\s?){1,4}|\bal\s+(ruim |meer dan |bijna |zo'n |een )?(\w+)\s+(dagen|weken|maanden|jaar|jaren|week|maand)\b",
    re.IGNORECASE,
)


THEY = r"(?:ze|zij|hij|mevrouw|meneer|(?:mijn|onze) (?:moeder|vader|cliënt|patiënt|buurvrouw|buurman))"
KNOWS_NOT = re.compile(
    rf"\b{THEY} weet (?:nog |zelf )*niet dat (?:ik|wij|we) (?:dit|u|jullie|hulp|hierover|contact)\b|\bzonder dat {THEY} (?:het|dit) weet\b|"
    r"\bbuiten (?:haar|zijn|hun) medeweten\b",
    re.IGNORECASE,
)
KNOWS = re.compile(
    r"(?<!niet )(?<!niet meer )\bmet (?:haar|zijn|hun|diens) (?:toestemming|medeweten|instemming)\b|"
    rf"\b{THEY} heeft (?:hier(?:mee|voor) |er(?:mee|voor) )?ingestemd\b",
    re.IGNORECASE,
)  # whether they agree is seldom told: in doubt it is asked
TELLING = 10  # from this many words on, an answer to an open question is a story of its own
NAMING = 3  # the same, where the most important problem is asked and none of the choices is named
NOBODY = "niemand"
OPEN = ("story", "answered_enough")  # questions at which any words may tell a problem


def learn(
    conversation: Conversation, question: Question, understood: Understood, words: str, answered: bool = True
) -> Conversation:
    """Merge a message that tells something: domains in order, facts, for whom; then answer what they answer."""
    memory = conversation.memory
    if not tells(question, words, answered):
        helps = question.theme == "sociaal_netwerk" and question.reader == "text"
        return (
            conversation.remember(facts=merge(memory.facts, helpers(understood.facts)))
            if helps
            else conversation
        )
    about = memory.about or understood.about
    learned = conversation.remember(
        domains=problems_first((*memory.domains, *real_domains(understood, bool(memory.domains)))),
        about=about,
        facts=merge(memory.facts, of_the_subject(understood.facts, about)),
    )
    return infer(learned, words)


def tells(question: Question, words: str, answered: bool) -> bool:
    """The story, a long answer to an open question, or a long text that is no answer; a name or a choice tells nothing more."""
    if question.key == "story" and not answered:
        return False  # a skip
    free = question.reader in ("text", "choice") or not answered
    enough = NAMING if question.key == "priority" and not answered else TELLING
    return question.key in OPEN or (free and len(words.split()) >= enough)


def problems_first(domains: tuple[Domain, ...]) -> tuple[Domain, ...]:
    """Each once, in order; what is no problem of someone behind what is."""
    return tuple(sorted(dict.fromkeys(domains), key=lambda domain: domain in NO_PROBLEM))


def of_the_subject(facts: Facts, about: About | None) -> Facts:
    """Who writes for another and is at the end of their strength says so of themselves."""
    if about in (None, About.ZELF):
        return facts
    theirs = [phrase for phrase in facts.limitations if not is_own_strain(phrase)]
    return facts.model_copy(update={"limitations": theirs})


def helpers(facts: Facts) -> Facts:
    """Only who helps and who does not: all that a short answer about helpers may add."""
    return Facts(
        network=facts.network, network_negated=facts.network_negated, already_receives=facts.already_receives
    )


def real_domains(understood: Understood, has_some: bool) -> list[Domain]:
    """Later messages add problems, but not small talk or questions for information."""
    return [domain for domain in understood.domains if not (has_some and domain in NO_PROBLEM)]


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
    facts, subject = conversation.memory.facts, relation(conversation, words)
    found: dict[str, object] = {
        "relation": subject,
        "household": facts.household,
        "age": facts.age,
        "abilities": ", ".join(facts.limitations),
        "network_who": network_text(facts, subject or conversation.text("relation")),
        "orgs_involved": ", ".join(facts.already_receives),
        "since_when": since(words),
        "subject_knows": knows(words) if conversation.about not in (None, About.ZELF) else None,
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
    return answer is None or (answer.source == Source.INFERRED and answer.state == AnswerState.ANSWERED)


def network_text(facts: Facts, subject: str) -> str:
    """Who helps, and who does not; `subject`, who the help is for, is no helper."""
    helpers = [name for name in facts.network if not is_person(name, subject)]
    absent = [name for name in facts.network_negated if name.lower() != NOBODY]
    nobody = [NOBODY] if not helpers and len(absent) < len(facts.network_negated) else []
    return ", ".join([*helpers, *nobody, *(f"niet: {name}" for name in absent)])


def relation(conversation: Conversation, words: str) -> str | None:
    """Who the help is for, in the writer's words; only when that is someone else."""
    return None if "relation" in conversation.answers else person_in(words, conversation.about)


def knows(words: str) -> str | None:
    """Whether the person concerned knows of this, when the text says so."""
    return "nee" if KNOWS_NOT.search(words) else "ja" if KNOWS.search(words) else None


def since(words: str) -> str | None:
    """The first phrase that says since when."""
    match = SINCE.search(words)
    return match[0].strip(" ,.") if match else None
