"""Every question, once, in the order they are asked.

A question is one entry here, plus in `domain.yml` its slot and `utter_ask_KEY`, `utter_why_KEY`, `utter_help_KEY`
and (when it belongs in the summary) `utter_summary_KEY`, plus a row in `tests/intake/test_questions.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.intake import conditions as when
from bot.intake.conversation import Conversation

Theme = Literal[
    "start", "thuissituatie", "mogelijkheden", "sociaal_netwerk", "bereikbaarheid", "slot", "tussendoor"
]
Reader = Literal["text", "choice", "place", "name", "phone", "email", "age"]


@dataclass(frozen=True)
class Question:
    """One thing asked. `choices` maps a button's value to words that mean it; `applies` says when it matters."""

    key: str
    topic: str  # DESIGN: fixed topics, for evaluations and simulated residents
    theme: Theme
    reader: Reader = "text"
    choices: tuple[str, ...] = ()
    applies: Callable[[Conversation], bool] = when.always
    law: str = ""  # letter of Wmo 2015 art. 2.3.2 lid 4 that the answer belongs to
    in_summary: bool = True
    can_skip: bool = True
    extra: int = 0  # asked only while there is room, see order.MOST; the lowest first. 0: always asked


def yes_no(key: str, topic: str, theme: Theme, **more: object) -> Question:
    """A question with yes, no and don't know."""
    return Question(key, topic, theme, "choice", ("ja", "nee"), **more)  # type: ignore[arg-type]


MAIN: tuple[Question, ...] = (
    Question("story", "story", "start", law="a", can_skip=False),
    Question(
        "for_whom",
        "for_whom",
        "start",
        "choice",
        ("zelf", "ander", "buur", "professional"),
        when.unknown_about,
        in_summary=False,
        can_skip=False,
    ),
    Question(
        "relation",
        "for_whom",
        "start",
        "choice",
        ("moeder", "vader", "partner", "kind", "familie", "vriend"),
        when.for_unknown_relative,
        in_summary=False,
    ),
    Question(
        "subject_knows",
        "subject_knows",
        "start",
        "choice",
        ("ja", "nee", "weet_niet_mee_eens"),
        when.asked_whether_known,
    ),
    Question("own_need", "wishes", "start", applies=when.is_signal, extra=1),
    Question("place", "place_or_postcode", "start", "place", applies=when.needs_a_contact),
    Question("age", "other", "thuissituatie", "age", applies=when.age_matters, law="a"),
    Question("priority", "other", "start", "choice", (), when.several_domains),
    Question(
        "household",
        "household",
        "thuissituatie",
        "choice",
        (
            "alleen",
            "met_partner",
            "met_kinderen",
            "met_partner_en_kinderen",
            "met_ouders",
            "instelling",
            "anders",
        ),
        when.person_is_told,
        law="a",
    ),
    yes_no("minors_at_home", "minors_at_home", "thuissituatie", applies=when.minors_matter, law="a"),
    Question(
        "housing_stairs",
        "housing_stairs",
        "thuissituatie",
        "choice",
        ("gelijkvloers", "trap", "lift"),
        when.housing_matters,
        law="a",
    ),
    Question("abilities", "abilities", "mogelijkheden", applies=when.abilities_matter, law="a"),
    Question("keep_doing", "wishes", "mogelijkheden", applies=when.care_is_asked, law="b", extra=1),
    Question("since_when", "since_when", "mogelijkheden", applies=when.person_is_told, law="a", extra=3),
    Question(
        "what_was_tried", "what_was_tried", "mogelijkheden", applies=when.no_care_but_told, law="b", extra=1
    ),
    Question("network_who", "network_who", "sociaal_netwerk", applies=when.person_is_told, law="c"),
    Question("network_more", "network_more", "sociaal_netwerk", applies=when.care_is_asked, law="c", extra=2),
    Question(
        "mantelzorger_load",
        "mantelzorger_load",
        "sociaal_netwerk",
        "choice",
        ("goed", "zwaar", "niet_meer"),
        when.a_carer_is_told,
        law="d",
    ),
    Question(
        "carer_wish",
        "wishes",
        "sociaal_netwerk",
        "text",
        ("rust", "praten", "hulp", "niets"),
        when.carer_is_strained,
        law="d",
    ),
    Question("orgs_involved", "orgs_involved", "sociaal_netwerk", applies=when.person_is_told, law="f"),
    yes_no("cut_off", "urgency", "thuissituatie", applies=when.debts_are_told, law="f"),
    Question(
        "urgency",
        "urgency",
        "mogelijkheden",
        "choice",
        ("vandaag", "week", "wachten"),
        when.urgency_is_open,
    ),
    Question("name", "name", "bereikbaarheid", "name", applies=when.will_be_called),
    Question("phone", "phone", "bereikbaarheid", "phone", applies=when.will_be_called),
    Question("email", "email", "bereikbaarheid", "email", applies=when.no_phone),
    Question(
        "contact_time",
        "contact_time",
        "bereikbaarheid",
        "text",
        ("ochtend", "middag", "avond", "maakt_niet_uit"),
        when.wants_a_call,
    ),
    Question("safe_to_call", "contact_time", "bereikbaarheid", applies=when.call_must_be_safe),
    Question(
        "answered_enough",
        "other",
        "slot",
        "choice",
        ("ja", "nee"),
        when.was_an_information_question,
        in_summary=False,
        can_skip=False,
    ),
    Question(
        "consent",
        "consent",
        "slot",
        "choice",
        ("ja", "wijzig", "nee"),
        when.ready_to_send,
        in_summary=False,
        can_skip=False,
    ),
    Question(
        "feedback",
        "feedback",
        "slot",
        "choice",
        ("goed", "gaat_wel", "niet_goed"),
        when.is_sent,
        in_summary=False,
    ),
)

ASIDE: tuple[Question, ...] = (
    Question("crisis_check", "other", "tussendoor", "choice", ("ja", "nee"), can_skip=False),
    Question("crisis_go_on", "other", "tussendoor", "choice", ("verder", "stop"), can_skip=False),
    Question("stop_choice", "other", "tussendoor", "choice", ("stop", "later", "verder"), can_skip=False),
    Question("erase_choice", "other", "tussendoor", "choice", ("wis", "verder"), can_skip=False),
    Question(
        "human_choice",
        "contact_time",
        "tussendoor",
        "choice",
        ("terugbellen", "zelf_bellen", "verder"),
        can_skip=False,
    ),
    Question("call_choice", "other", "tussendoor", "choice", ("klaar", "verder"), can_skip=False),
    Question("restart_choice", "other", "tussendoor", "choice", ("opnieuw", "verder"), can_skip=False),
    Question("change_what", "other", "tussendoor", "choice", (), can_skip=False),
)

QUESTIONS: dict[str, Question] = {question.key: question for question in MAIN + ASIDE}
