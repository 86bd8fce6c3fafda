"""Set algebra on boxes: a box holds per dimension a set of points, as the bits of one whole number.

With it a table is proved without enumerating cases: `find_gap` looks for a part of a box that no other box
covers, by subtracting the others one by one. The cost lies in how rows overlap, not in the number of cases.
"""

from collections.abc import Iterator, Sequence

Box = tuple[int, ...]


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; None when that is nothing."""
    shared = tuple(a & b for a, b in zip(one, other, strict=True))
    return shared if all(shared) else None


def minus(box: Box, cover: Box) -> Iterator[Box]:
    """The parts of a box outside a cover that meets it, as boxes that do not overlap."""
    inside: Box = ()
    for index, (points, covered) in enumerate(zip(box, cover, strict=True)):
        outside = points & ~covered
        if outside:
            yield (*inside, outside, *box[index + 1 :])
        inside = (*inside, points & covered)


def find_gap(box: Box, covers: Sequence[Box]) -> Box | None:
    """A part of the box that no cover touches; None when the covers hold all of it."""
    near = [cover for cover in covers if meet(box, cover)]
    if not near:
        return box
    best = min(near, key=lambda cover: _cuts(box, cover))
    rest = [cover for cover in near if cover is not best]
    for part in minus(box, best):
        gap = find_gap(part, rest)
        if gap:
            return gap
    return None


def _cuts(box: Box, cover: Box) -> int:
    """In how many dimensions the cover leaves something of the box over."""
    return sum(1 for points, covered in zip(box, cover, strict=True) if points & ~covered)


def first_point(box: Box) -> tuple[int, ...]:
    """Per dimension the index of the first point in a box."""
    return tuple((points & -points).bit_length() - 1 for points in box)
