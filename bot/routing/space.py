"""The space of all cases of one table: every column a dimension, every row a box in it.

`ook` holds a set of domains. Domains that the table never tells apart form one atom, and the points of the
dimension are the sets of atoms: a table with eight kinds of other domains has 256 points instead of 131072.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.routing.boxes import Box, first_point, meet
from bot.routing.columns import ALONE, DOMAINS, FACTS
from bot.routing.table import Condition, RoutingTable, Row

Point = frozenset[str]
Atoms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Space:
    """The points of every dimension, and the boxes that can really occur (no domain is its own `ook`)."""

    points: Mapping[str, tuple[Point, ...]]
    universe: tuple[Box, ...]
    boxes: Mapping[str, Box]  # per row id

    def where(self, column: str, value: str) -> int:
        """The bits of the points of a column that hold a value."""
        return _bits(value in point for point in self.points[column])

    def limit(self, column: str, bits: int) -> list[Box]:
        """The universe, with one dimension limited."""
        index = FACTS.index(column)
        cut = [(*box[:index], box[index] & bits, *box[index + 1 :]) for box in self.universe]
        return [box for box in cut if all(box)]

    def parts(self, box: Box) -> list[Box]:
        """The parts of a box that can occur."""
        return [part for part in (meet(box, real) for real in self.universe) if part]

    def facts(self, box: Box) -> dict[str, Point]:
        """One case in a box, as ordinary as the box allows; a domain is never its own `ook`."""
        chosen = dict(zip(FACTS, first_point(box), strict=True))
        facts = {name: self.points[name][index] for name, index in chosen.items()}
        return facts | {"ook": _others(facts["ook"], facts["leefgebied"], self.points["ook"])}


def build_space(table: RoutingTable) -> Space:
    """The space of a table."""
    atoms = find_atoms(table.rows)
    points = {name: tuple(frozenset({v}) for v in table.values[name]) for name in FACTS}
    points["ook"] = tuple(_atom_points(atoms))
    cells: dict[tuple[str, Condition], int] = {}
    boxes = {row.id: _box(row, points, cells) for row in table.rows}
    return Space(points, _universe(points, atoms), boxes)


def _box(row: Row, points: Mapping[str, tuple[Point, ...]], cells: dict[tuple[str, Condition], int]) -> Box:
    return tuple(_cell(name, row.conditions.get(name), points[name], cells) for name in FACTS)


def _cell(
    name: str,
    condition: Condition | None,
    points: tuple[Point, ...],
    cells: dict[tuple[str, Condition], int],
) -> int:
    if condition is None:
        return (1 << len(points)) - 1
    key = name, condition
    if key not in cells:
        cells[key] = _bits(condition.matches(point) for point in points)
    return cells[key]


def _bits(flags: Iterable[bool]) -> int:
    text = "".join("1" if flag else "0" for flag in flags)
    return int(text[::-1], 2)


def find_atoms(rows: tuple[Row, ...]) -> Atoms:
    """The domains, grouped: two are together when no `ook` cell tells them apart."""
    cells = {row.conditions["ook"] for row in rows if "ook" in row.conditions}
    sets = [words for cell in cells for words in (cell.words, cell.without)]
    groups: dict[tuple[bool, ...], list[str]] = {}
    for domain in DOMAINS:
        groups.setdefault(tuple(domain in words for words in sets), []).append(domain)
    return tuple(tuple(group) for group in groups.values())


def _atom_points(atoms: Atoms) -> list[Point]:
    points: list[Point] = [frozenset()]
    for atom in atoms:
        points += [point | frozenset(atom) for point in points]
    return [point or frozenset({ALONE}) for point in points]


def _universe(points: Mapping[str, tuple[Point, ...]], atoms: Atoms) -> tuple[Box, ...]:
    """All that can occur. A domain alone in its atom cannot be first and in `ook` at once."""
    full = {name: (1 << len(points[name])) - 1 for name in FACTS}
    single = {atom[0] for atom in atoms if len(atom) == 1}
    first = [domain for domain in DOMAINS if domain in single]
    shared = _bits(not point & single for point in points["leefgebied"])
    boxes = [{**full, "leefgebied": shared}] if shared else []
    for domain in first:
        here = _bits(domain in point for point in points["leefgebied"])
        without = _bits(domain not in point for point in points["ook"])
        boxes.append({**full, "leefgebied": here, "ook": without})
    return tuple(tuple(box[name] for name in FACTS) for box in boxes)


def _others(others: Point, first: Point, points: tuple[Point, ...]) -> Point:
    """One domain for each atom in `others`, never the first one."""
    atoms = [point for point in points if point <= others and _is_atom(point, points)]
    return frozenset(min(atom - first) for atom in atoms if atom - first) or frozenset({ALONE})


def _is_atom(point: Point, points: tuple[Point, ...]) -> bool:
    return ALONE not in point and not any(other < point for other in points if ALONE not in other)
