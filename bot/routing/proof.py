"""Proves a table: no holes, every row reachable, no two rows that contradict each other.

Complete means: every case but those of `overig` is decided by a row other than the default row, and some row
decides the rest. Two rows of one level contradict when a case that reaches them gets two outcomes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from bot.intake.labels import Domain
from bot.routing.boxes import Box
from bot.routing.space import Facts, Space, build_space
from bot.routing.table import RoutingTable, Row

_NAMED = 5  # at most this many rows are named in a message
MOST = 50  # an editor mends a few at a time; a table with more faults is not searched to the end


@dataclass(frozen=True)
class Fault:
    """One thing that keeps a table from being proved, with one case that shows it."""

    kind: str  # `gat`, `onbereikbaar` or `tegenspraak`
    rows: tuple[Row, ...]
    facts: Facts  # the example case


def prove(table: RoutingTable, most: int = MOST) -> list[Fault]:
    """The faults of a table, at most `most`; none when it is proved. 200 rows of 13 columns: under 2 s."""
    space = build_space(table)
    found = chain(_holes(table, space), _contradictions(table, space), _unreachable(table, space))
    return list(islice(found, most))


def _holes(table: RoutingTable, space: Space) -> Iterator[Fault]:
    ordinary = [space.boxes[row.id] for row in table.rows if not row.is_default]
    every = [space.boxes[row.id] for row in table.rows]
    for domain in table.values["leefgebied"]:
        covers = every if domain == Domain.OVERIG else ordinary
        gap = _first_gap(space.about(domain), covers, space)
        if gap:
            yield Fault("gat", (), space.facts(gap))


def _first_gap(box: Box, covers: list[Box], space: Space) -> Box | None:
    gaps = (space.algebra.find_gap(part, covers) for part in space.parts(box))
    return next((gap for gap in gaps if gap), None)


def _unreachable(table: RoutingTable, space: Space) -> Iterator[Fault]:
    for index, row in enumerate(table.rows):
        box, before = space.boxes[row.id], table.rows[:index]
        covers = [space.boxes[other.id] for other in before]
        if _first_gap(box, covers, space) is None:
            blockers = [other for other in before if space.algebra.meet(box, space.boxes[other.id])]
            example = next(iter(space.parts(box)), None)
            yield Fault("onbereikbaar", (row, *blockers[:_NAMED]), space.facts(example) if example else {})


def _contradictions(table: RoutingTable, space: Space) -> Iterator[Fault]:
    for index, row in enumerate(table.rows):
        higher = [space.boxes[other.id] for other in table.rows if other.rank < row.rank]
        for other in table.rows[index + 1 :]:
            if other.rank == row.rank and other.decision != row.decision:
                gap = _shared_gap(row, other, higher, space)
                if gap:
                    yield Fault("tegenspraak", (row, other), space.facts(gap))


def _shared_gap(row: Row, other: Row, higher: list[Box], space: Space) -> Box | None:
    shared = space.algebra.meet(space.boxes[row.id], space.boxes[other.id])
    return _first_gap(shared, higher, space) if shared else None
