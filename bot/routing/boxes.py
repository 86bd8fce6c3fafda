"""Set algebra on boxes: a box holds a set of points per dimension, and what it says of the other domains.

With it a table is proved without enumerating cases: `find_gap` looks for a part of a box that no other box
covers, by subtracting the others one by one. The cost lies in how rows overlap, not in the number of cases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Others(NamedTuple):
    """A set of sets of domains, as bits: none of `forbidden`, and at least one of each of `clauses`.

    Bit 0 stands for "there are no others": it is in when all other bits are out, and the other way round.
    """

    forbidden: int = 0
    clauses: frozenset[int] = frozenset()

    def possible(self, all_domains: int) -> bool:
        """Whether any set of domains (bits of `all_domains`, without bit 0) meets this."""
        alone = not self.forbidden & 1 and all(clause & 1 for clause in self.clauses)
        free = all_domains & ~self.forbidden & ~1
        return alone or (bool(free) and all(clause & free for clause in self.clauses))


ANY_OTHERS = Others()


class Box(NamedTuple):
    """The points of all dimensions side by side in one number, and the other domains."""

    points: int
    others: Others


class Layout:
    """Where the dimensions lie in the number of a box; one guard bit, never set in a box, above each."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.shifts = tuple(sum(sizes[:index]) + index for index in range(len(sizes)))
        pairs = list(zip(self.shifts, sizes, strict=True))
        self.fields = tuple(((1 << size) - 1) << shift for shift, size in pairs)
        self.lows = sum(1 << shift for shift in self.shifts)
        self.guards = sum(1 << (shift + size) for shift, size in pairs)

    def pack(self, points: Sequence[int]) -> int:
        """The points of every dimension as one number."""
        return sum(bits << shift for bits, shift in zip(points, self.shifts, strict=True))

    def first(self, points: int) -> tuple[int, ...]:
        """Per dimension the index of its first point."""
        parts = [(points & field) >> shift for field, shift in zip(self.fields, self.shifts, strict=True)]
        return tuple((bits & -bits).bit_length() - 1 for bits in parts)

    def filled(self, points: int) -> bool:
        """Whether every dimension holds a point: taking one from each must not reach a guard bit."""
        return ((points | self.guards) - self.lows) & self.guards == self.guards


@dataclass(frozen=True)
class Algebra:
    """The operations on boxes of one layout, for a given set of domains (bit 0: none)."""

    layout: Layout
    all_domains: int

    def meet(self, one: Box, other: Box) -> Box | None:
        """What two boxes share; None when that is nothing."""
        points = one.points & other.points
        if not self.layout.filled(points):
            return None
        others = _both(one.others, other.others)
        return Box(points, others) if others.possible(self.all_domains) else None

    def minus(self, box: Box, cover: Box) -> Iterator[Box]:
        """The parts of a box outside a cover that meets it, as boxes that do not overlap."""
        outside, left = box.points & ~cover.points, box.points
        if outside:
            for field in self.layout.fields:
                if outside & field:
                    yield Box(left & ~field | outside & field, box.others)
                    left = left & ~field | left & cover.points & field
        for others in self._without(box.others, cover.others):
            yield Box(left, others)

    def _without(self, others: Others, cover: Others) -> Iterator[Others]:
        """The sets of `others` that miss a clause of the cover, or hold something that it forbids."""
        clauses = others.clauses
        for clause in sorted(cover.clauses):
            missed = Others(others.forbidden | clause, clauses)
            if missed.possible(self.all_domains):
                yield missed
            clauses = clauses | {clause}
        held = Others(others.forbidden, clauses | {cover.forbidden})
        if cover.forbidden and held.possible(self.all_domains):
            yield held

    def find_gap(self, box: Box, covers: Sequence[Box]) -> Box | None:
        """A part of the box that no cover touches; None when the covers hold all of it."""
        filled, points = self.layout.filled, box.points
        near = [one for one in covers if filled(points & one.points) and self.meet(box, one)]
        if not near:
            return box
        best = min(near, key=lambda cover: self._cuts(box, cover))
        rest = [cover for cover in near if cover is not best]
        for part in self.minus(box, best):
            gap = self.find_gap(part, rest)
            if gap:
                return gap
        return None

    def _cuts(self, box: Box, cover: Box) -> int:
        """In how many dimensions the cover leaves something of the box over."""
        outside = box.points & ~cover.points
        dimensions = sum(1 for field in self.layout.fields if outside & field) if outside else 0
        return dimensions + (cover.others is not ANY_OTHERS and cover.others != box.others)


def _both(one: Others, other: Others) -> Others:
    if one is ANY_OTHERS or other is ANY_OTHERS:
        return one if other is ANY_OTHERS else other
    return Others(one.forbidden | other.forbidden, one.clauses | other.clauses)
