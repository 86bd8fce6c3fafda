"""What an intake is in law, how soon it must be taken up, and what is promised."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from bot.intake.conditions import CARE, YOUTH, is_signal, is_young
from bot.intake.conversation import Conversation
from bot.intake.labels import About, AnswerState, Domain, LegalKind
from bot.intake.model import Intake, Promise
from bot.intake.places import NO_ADDRESS, OUTSIDE
from bot.intake.turn import Say
from bot.routing.opening import ZONE, in_words

# Working days until the contact calls. Only the debt term of an emergency is law (Wgs art. 4 lid 2: 3 working days);
# the others are the municipality's service promise, well inside the legal terms of DESIGN §7.
CALL_WITHIN = {
    LegalKind.WMO_MELDING: 5,
    LegalKind.JEUGD: 5,
    LegalKind.SCHULDHULP: 5,
    LegalKind.INKOMEN: 5,
    LegalKind.SIGNAAL: 3,
    LegalKind.VRAAG: 5,
}
PLAN_WITHIN = timedelta(days=7)  # Wmo 2015 art. 2.3.2 lid 2
RIGHTS = {  # the sentence with what the law gives, only for its own kind
    LegalKind.WMO_MELDING: "utter_sent_wmo",
    LegalKind.INKOMEN: "utter_sent_inkomen",
    LegalKind.SCHULDHULP: "utter_sent_schuldhulp",
    LegalKind.SIGNAAL: "utter_sent_signaal",
}
SOON = {"vandaag": 0, "week": 3}


def legal_kind(conversation: Conversation) -> LegalKind:
    """From the signal to the question, by what weighs most."""
    if is_signal(conversation):
        return LegalKind.SIGNAAL
    first = main_domain(conversation)
    if first in YOUTH or is_young(conversation):
        return LegalKind.JEUGD
    if first == Domain.GELD_SCHULDEN:
        return LegalKind.SCHULDHULP
    if first == Domain.WERK_INKOMEN:
        return LegalKind.INKOMEN
    if first in CARE or first == Domain.PSYCHISCH_VERSLAVING:
        return LegalKind.WMO_MELDING
    return LegalKind.VRAAG


def main_domain(conversation: Conversation) -> Domain:
    """What the resident says weighs most, else what was told first."""
    chosen = conversation.text("priority")
    if chosen in set(Domain):
        return Domain(chosen)
    return conversation.memory.domains[0] if conversation.memory.domains else Domain.OVERIG


def is_urgent(conversation: Conversation) -> bool:
    """The same day: a crisis, no roof tonight, or what the resident says cannot wait (Wmo art. 2.3.3)."""
    told = conversation.memory.crisis is not None or conversation.text("urgency") == "vandaag"
    return told or has_no_roof(conversation)


def has_no_roof(conversation: Conversation) -> bool:
    """Sleeps outside or in a car, by what was said about the place."""
    place = conversation.answers.get("place")
    return place is not None and place.value == NO_ADDRESS and bool(OUTSIDE.search(place.words))


def promise(conversation: Conversation, today: date, whom: str) -> Promise:
    """A call by a working day: today or the next one when urgent."""
    return Promise(what="bellen", by=working_day(today, days_to_call(conversation)), whom=whom)


def days_to_call(conversation: Conversation) -> int:
    """Working days until the call."""
    if is_urgent(conversation):
        return 0
    if conversation.text("cut_off") == "ja":
        return 3
    return min(CALL_WITHIN[legal_kind(conversation)], SOON.get(conversation.text("urgency"), 99))


def promised(intake: Intake) -> Say:
    """Who is heard from and when; who left no number or address has to get in touch."""
    given = [intake.answers.get(key) for key in ("phone", "email")]
    reachable = any(answer and answer.state == AnswerState.ANSWERED for answer in given)
    if not reachable:
        return Say("utter_sent_unreachable", {"wie": intake.promise.whom})
    return Say("utter_sent_promise", {"wie": intake.promise.whom, "datum": in_plain_words(intake.promise.by)})


def rights(intake: Intake) -> tuple[Say, ...]:
    """What the law gives with this kind of intake; nothing for kinds without terms."""
    if intake.legal_kind == LegalKind.WMO_MELDING:
        last_day = in_plain_words(intake.submitted_at.date() + PLAN_WITHIN + timedelta(days=1))
        if intake.about != About.ZELF:
            return Say("utter_sent_wmo_other"), Say("utter_sent_plan_other", {"datum": last_day})
        return Say(RIGHTS[intake.legal_kind]), Say("utter_sent_plan", {"datum": last_day})
    cut_off = intake.answers.get("cut_off")
    if intake.legal_kind == LegalKind.SCHULDHULP and cut_off and cut_off.value == "ja":
        return (Say("utter_sent_schuldhulp_spoed"),)
    return (Say(RIGHTS[intake.legal_kind]),) if intake.legal_kind in RIGHTS else ()


def in_plain_words(day: date) -> str:
    """`vrijdag 27 november`."""
    return in_words(datetime.combine(day, time(12), ZONE)).split(" om ")[0]


def working_day(start: date, days: int) -> date:
    """The working day that lies `days` working days after `start` (0: today, or the first working day)."""
    day = start
    while not is_working_day(day):
        day += timedelta(days=1)
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day):
            day += timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday, no Dutch public holiday."""
    return day.weekday() < 5 and day not in dutch_holidays()


@lru_cache(maxsize=1)
def dutch_holidays() -> holidays.HolidayBase:
    """Public holidays, by a kept library."""
    return holidays.country_holidays("NL")
