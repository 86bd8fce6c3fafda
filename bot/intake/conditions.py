"""When a question matters. Each condition looks at a conversation and says yes or no."""

import re

from bot.intake.conversation import Conversation
from bot.intake.labels import About, Crisis, Domain

CARE = (
    Domain.HUISHOUDEN,
    Domain.PERSOONLIJKE_VERZORGING,
    Domain.VERVOER,
    Domain.HULPMIDDELEN_WONEN,
    Domain.SOCIAAL_CONTACT_DAGBESTEDING,
    Domain.MANTELZORG,
)
NO_PERSON = frozenset({Domain.INFORMATIE, Domain.VRIJWILLIGER, Domain.BUITEN_BEREIK})
ONLY_QUESTIONS = frozenset({Domain.INFORMATIE, Domain.BUITEN_BEREIK})
NO_PROBLEM = NO_PERSON | {Domain.OVERIG}
YOUTH = (Domain.JEUGD_OPVOEDING, Domain.ONDERWIJS)
ADULT = 18
NOT_ALWAYS = re.compile(
    r"\b(niet|nooit|alleen|pas) (zomaar )?(bellen|appen)\b.{0,40}\b(als|wanneer|waar) |\bals (mijn |mn |m'n )?(ex|man|vrouw|vriend|vriendin|partner|hij|zij|ze|vader|moeder|baas) .{0,15}\b(er|thuis|weg|werk\w*|slaapt)\b|"
    r"\b(ex|man|vrouw|vriend|vriendin|partner|hij|zij|ze|vader|moeder|baas)\b.{0,10}\b(mag|moet|hoeft) (het|dit|dat|hier\w*|er)\b.{0,10}\bniet\b|"
    r"\b(leest|luistert|kijkt) (vaak |altijd |soms )?mee\b",
    re.IGNORECASE,
)  # beside a number: when calling is safe
MONEY = (Domain.GELD_SCHULDEN, Domain.WERK_INKOMEN)


def always(conversation: Conversation) -> bool:
    """Every conversation."""
    return True


def only_a_question(conversation: Conversation) -> bool:
    """No person is concerned: a question for information, or something the municipality does elsewhere."""
    domains = conversation.memory.domains
    return bool(domains) and set(domains) <= ONLY_QUESTIONS


def was_an_information_question(conversation: Conversation) -> bool:
    """An information question was answered; is it enough?"""
    return only_a_question(conversation) and bool(conversation.memory.information)


def needs_a_contact(conversation: Conversation) -> bool:
    """The outcome will be a contact, not only an answer."""
    enough = conversation.text("answered_enough") != "nee" and not conversation.memory.callback
    return not (was_an_information_question(conversation) and enough)


def lives_here(conversation: Conversation) -> bool:
    """The help is not for someone in another municipality."""
    return needs_a_contact(conversation) and not conversation.memory.elsewhere


def unknown_about(conversation: Conversation) -> bool:
    """The story does not say for whom."""
    return (
        needs_a_contact(conversation) and conversation.memory.about is None and not volunteers(conversation)
    )


def volunteers(conversation: Conversation) -> bool:
    """The writer wants to help others."""
    return bool(conversation.memory.domains) and set(conversation.memory.domains) <= NO_PERSON


def for_another(conversation: Conversation) -> bool:
    """The writer speaks for someone else."""
    return lives_here(conversation) and conversation.about in (About.ANDER, About.BUUR, About.PROFESSIONAL)


def for_unknown_relative(conversation: Conversation) -> bool:
    """For someone near, but we do not know who."""
    return (
        lives_here(conversation)
        and conversation.about == About.ANDER
        and "relation" not in conversation.answers
    )


def person_is_told(conversation: Conversation) -> bool:
    """There is a person with a situation to tell about, and the person knows (or is the writer)."""
    return lives_here(conversation) and not volunteers(conversation) and not is_signal(conversation)


def is_signal(conversation: Conversation) -> bool:
    """The person concerned does not know or agree, or the writer won't say: as little as possible about them."""
    asked = asked_whether_known(conversation) and "subject_knows" in conversation.answers
    return asked and conversation.text("subject_knows") != "ja"


def asked_whether_known(conversation: Conversation) -> bool:
    """For someone else; parents of a child under 12 decide themselves."""
    age = conversation.value("age")
    own_child = (
        conversation.text("relation") in ("kind", "zoon", "dochter") and isinstance(age, int) and age < 12
    )
    return for_another(conversation) and not own_child


def is_young(conversation: Conversation) -> bool:
    """The writer is under 18, by their own words."""
    age = conversation.value("age") or conversation.memory.facts.age
    return conversation.about in (None, About.ZELF) and isinstance(age, int) and age < ADULT


def care_is_asked(conversation: Conversation) -> bool:
    """Help at home, getting about, company or care is in the story."""
    return person_is_told(conversation) and conversation.told(*CARE)


def no_care_but_told(conversation: Conversation) -> bool:
    """Another kind of problem than care."""
    return person_is_told(conversation) and not conversation.told(*CARE)


def age_matters(conversation: Conversation) -> bool:
    """Under or over 18 decides the route."""
    return person_is_told(conversation) and conversation.told(*YOUTH)


def several_domains(conversation: Conversation) -> bool:
    """More than one kind of problem: the resident says what weighs most."""
    return person_is_told(conversation) and len(problems(conversation)) > 1


def problems(conversation: Conversation) -> tuple[Domain, ...]:
    """The domains that are a problem of someone, as told, at most four."""
    return tuple(domain for domain in conversation.memory.domains if domain not in NO_PROBLEM)[:4]


def minors_matter(conversation: Conversation) -> bool:
    """Children may live in the house, and nothing says whether they are under 18."""
    household = conversation.text("household")
    with_children = household in ("met_kinderen", "met_partner_en_kinderen", "anders")
    return person_is_told(conversation) and with_children and not conversation.told(*YOUTH)


def housing_matters(conversation: Conversation) -> bool:
    """Stairs and doorsteps matter for aids and for care at home."""
    return person_is_told(conversation) and conversation.told(Domain.HULPMIDDELEN_WONEN)


def abilities_matter(conversation: Conversation) -> bool:
    """Care is asked."""
    return care_is_asked(conversation)


def a_carer_is_told(conversation: Conversation) -> bool:
    """Someone near gives care: the writer, or a helper in the story."""
    writer_cares = conversation.about == About.ANDER and conversation.told(*CARE)
    return person_is_told(conversation) and (writer_cares or conversation.told(Domain.MANTELZORG))


def carer_is_strained(conversation: Conversation) -> bool:
    """The carer holds on with difficulty: what would help them?"""
    return a_carer_is_told(conversation) and conversation.text("mantelzorger_load") in ("zwaar", "niet_meer")


def urgency_is_open(conversation: Conversation) -> bool:
    """How soon; a crisis or an eviction has said it already."""
    known = conversation.memory.crisis is not None or conversation.text("cut_off") == "ja"
    return person_is_told(conversation) and not known


def wants_a_call(conversation: Conversation) -> bool:
    """A person will call: when? With violence the safe moment is asked instead."""
    return conversation.memory.callback and not violence_is_told(conversation)


def debts_are_told(conversation: Conversation) -> bool:
    """Eviction or cut-off must be known at once (Wgs art. 4 lid 2)."""
    return person_is_told(conversation) and conversation.told(Domain.GELD_SCHULDEN)


def will_be_called(conversation: Conversation) -> bool:
    """A contact will take the initiative."""
    return lives_here(conversation) or conversation.memory.callback


def no_phone(conversation: Conversation) -> bool:
    """No phone number was given. With violence no e-mail is asked (DESIGN: safe contact)."""
    answered = "phone" in conversation.answers and not conversation.text("phone")
    return will_be_called(conversation) and answered and not violence_is_told(conversation)


def violence_is_told(conversation: Conversation) -> bool:
    """When and how is it safe to call?"""
    return will_be_called(conversation) and conversation.memory.crisis == Crisis.GEWELD


def call_must_be_safe(conversation: Conversation) -> bool:
    """With violence, or when somebody at home must not hear the call."""
    answer = conversation.answers.get("phone")
    careful = answer is not None and bool(NOT_ALWAYS.search(answer.words))
    return violence_is_told(conversation) or (will_be_called(conversation) and careful)


def ready_to_send(conversation: Conversation) -> bool:
    """There is something to send to someone."""
    return will_be_called(conversation)


def is_sent(conversation: Conversation) -> bool:
    """The conversation has its outcome."""
    return conversation.memory.outcome is not None
