"""From a case to exactly one outcome. Pure: same case, same municipality, same day gives the same route."""

from collections.abc import Callable
from datetime import date, datetime

from bot.intake.labels import Outcome
from bot.routing.facts import elsewhere, facts_of, known_contact, practice
from bot.routing.model import Case, Route
from bot.routing.municipality import Municipality
from bot.routing.table import Facts, Row, show_value

_RESOLVE: dict[str, Callable[[Case, Municipality], str]] = {
    "<al_bekend>": known_contact,
    "<verwijzer>": lambda case, municipality: municipality.practices[practice(case, municipality)].contact,
    "<elders>": elsewhere,
}


def route(case: Case, municipality: Municipality, now: datetime | None = None) -> Route:
    """The one outcome for a case. `now` is written down as the time of the decision.

    In a live municipality a contact that nobody confirmed in time gives way to the general entrance, except
    where safety decides. Raises `NoRuleError` only for a table that was never proved.
    """
    facts = facts_of(case, municipality)
    row = municipality.table.decide(facts)
    today = now.date() if now else municipality.loaded_on
    return Route(
        outcome=row.outcome,
        contact_id=assured(resolve(row, case, municipality), row, municipality, today),
        reason=row.reason,
        rule=row.id,
        table_version=municipality.table.version,
        facts=seen_facts(row, facts),
        decided_at=now,
    )


def resolve(row: Row, case: Case, municipality: Municipality) -> str:
    """The contact id of a row, its placeholder filled in."""
    fill = _RESOLVE.get(row.contact)
    return fill(case, municipality) if fill else row.contact


def assured(contact_id: str, row: Row, municipality: Municipality, today: date) -> str:
    """The contact itself, or the general entrance when a live municipality may not show it any more."""
    if municipality.example or row.level == "veiligheid" or row.outcome is Outcome.ELSEWHERE:
        return contact_id
    stale = municipality.find(contact_id).is_stale(today, municipality.assured_days)
    return municipality.entrance if stale else contact_id


def seen_facts(row: Row, facts: Facts) -> dict[str, str]:
    """The facts that the row looked at."""
    return {name: show_value(facts[name]) for name in row.conditions}
