"""Explains a decision: which rule, which facts, which rules just missed."""

from dataclasses import dataclass

from bot.routing.facts import facts_of
from bot.routing.model import Case, Route
from bot.routing.municipality import Municipality
from bot.routing.route import route
from bot.routing.table import Facts, Row

_SHOWN = 5


@dataclass(frozen=True)
class Explanation:
    """Why a case went where it went."""

    route: Route
    row: Row
    facts: Facts
    also: tuple[Row, ...]  # rows that fit too, but come later
    missed: tuple[tuple[Row, str], ...]  # rows that failed on one fact only, with that column


def explain(case: Case, municipality: Municipality) -> Explanation:
    """Explain one case. Raises `NoRuleError` only for a table that was never proved."""
    facts = facts_of(case, municipality)
    table = municipality.table
    row, *also = table.hits(facts) or [table.decide(facts)]
    misses = [(other, other.misses(facts)) for other in table.rows]
    near = [(other, columns[0]) for other, columns in misses if len(columns) == 1 and not other.is_default]
    near.sort(key=lambda pair: abs(pair[0].rank - row.rank))  # the nearest levels tell most
    return Explanation(route(case, municipality), row, facts, tuple(also), tuple(near[:_SHOWN]))
