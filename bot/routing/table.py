"""The routing table: rows of conditions, in order of precedence. Hit policy: PRIORITY (see README.md)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.intake.labels import Outcome
from bot.routing.columns import DEFAULT, FACTS, LEVELS
from bot.routing.errors import NoRuleError

Facts = Mapping[str, frozenset[str]]  # per column its value; `ook` holds several, or `geen`


@dataclass(frozen=True)
class Condition:
    """A cell: the fact is one of `words` (`ook`: has one of them) and none of `without`."""

    words: frozenset[str]  # empty: any
    without: frozenset[str]
    text: str  # as the editor wrote it

    def matches(self, values: frozenset[str]) -> bool:
        """Whether a fact meets this condition."""
        return (not self.words or bool(self.words & values)) and not self.without & values


@dataclass(frozen=True)
class Row:
    """One rule. `conditions` holds only the columns it looks at."""

    id: str
    level: str
    conditions: Mapping[str, Condition]
    outcome: Outcome
    contact: str  # id of a contact, or a placeholder such as `<al_bekend>`
    reason: str
    file: Path = Path()
    line: int = 0

    @property
    def rank(self) -> int:
        """0 goes first."""
        return LEVELS.index(self.level)

    @property
    def is_default(self) -> bool:
        """Whether this is the row for what fits nowhere."""
        return self.level == DEFAULT

    @property
    def decision(self) -> tuple[Outcome, str]:
        """What this row decides, apart from its words."""
        return self.outcome, self.contact

    def misses(self, facts: Facts) -> list[str]:
        """The columns in which the facts do not meet this row."""
        return [name for name, cell in self.conditions.items() if not cell.matches(facts[name])]


@dataclass(frozen=True)
class RoutingTable:
    """All rows in order of precedence: by level, and within a level as in the file."""

    rows: tuple[Row, ...]
    values: Mapping[str, tuple[str, ...]]  # per column all values it can have; `ook`: the domains
    version: str = field(default="")  # 12 hex digits of a hash of all that decides

    def hits(self, facts: Facts) -> list[Row]:
        """All rows that fit, the deciding one first."""
        return [row for row in self.rows if not row.misses(facts)]

    def decide(self, facts: Facts) -> Row:
        """The one row that decides. Raises `NoRuleError` when the table has a hole."""
        for row in self.rows:
            if not row.misses(facts):
                return row
        raise NoRuleError(f"Geen regel past bij {show_facts(facts)}.")


def in_order(rows: list[Row]) -> tuple[Row, ...]:
    """Rows by level; the sort is stable, so within a level the file decides."""
    return tuple(sorted(rows, key=lambda row: row.rank))


def show_facts(facts: Facts) -> str:
    """Facts as `kolom = waarde`, in the order of the table."""
    return ", ".join(f"{name} = {show_value(facts[name])}" for name in FACTS if name in facts)


def show_value(values: frozenset[str]) -> str:
    """The value of one fact."""
    return ", ".join(sorted(values))


def content_hash(parts: list[str]) -> str:
    """The version of a table: the same content gives the same 12 hex digits."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
