"""The space of all cases of one table: every column a dimension, every row a box in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.routing.boxes import ANY_OTHERS, Algebra, Box, Layout, Others
from bot.routing.columns import ALONE, DOMAINS, FACTS
from bot.routing.table import Condition, RoutingTable, Row

Facts = dict[str, frozenset[str]]
PLAIN = tuple(name for name in FACTS if name != "ook")
WORDS = (ALONE, *DOMAINS)  # the bits of `ook`, bit 0 first
ALL_WORDS = (1 << len(WORDS)) - 1


@dataclass(frozen=True)
class Space:
    """The values of every dimension, and the boxes that can really occur (no domain is its own `ook`)."""

    values: Mapping[str, tuple[str, ...]]
    algebra: Algebra
    universe: tuple[Box, ...]
    boxes: Mapping[str, Box]  # per row id

    def about(self, domain: str) -> Box:
        """All cases that are about one domain first."""
        bits = {"leefgebied": 1 << self.values["leefgebied"].index(domain)}
        return _pack(bits, ANY_OTHERS, self.values, self.algebra.layout)

    def parts(self, box: Box) -> list[Box]:
        """The parts of a box that can occur."""
        return [part for part in (self.algebra.meet(box, real) for real in self.universe) if part]

    def facts(self, box: Box) -> Facts:
        """One case in a box, as ordinary as the box allows."""
        chosen = zip(PLAIN, self.algebra.layout.first(box.points), strict=True)
        facts = {name: frozenset({self.values[name][index]}) for name, index in chosen}
        return {name: facts.get(name) or _example(box.others, facts["leefgebied"]) for name in FACTS}


def build_space(table: RoutingTable) -> Space:
    """The space of a table."""
    layout = Layout([len(table.values[name]) for name in PLAIN])
    boxes = {row.id: _box(row, table.values, layout) for row in table.rows}
    return Space(table.values, Algebra(layout, ALL_WORDS), _universe(table, layout), boxes)


def _pack(
    bits: Mapping[str, int], others: Others, values: Mapping[str, tuple[str, ...]], layout: Layout
) -> Box:
    """A box with these points; a dimension that is not named holds all of them."""
    return Box(layout.pack([bits.get(name, (1 << len(values[name])) - 1) for name in PLAIN]), others)


def _box(row: Row, values: Mapping[str, tuple[str, ...]], layout: Layout) -> Box:
    cells = {name: _bits(cell, values[name]) for name, cell in row.conditions.items() if name != "ook"}
    others = _others(row.conditions["ook"]) if "ook" in row.conditions else ANY_OTHERS
    return _pack(cells, others, values, layout)


def _bits(cell: Condition, values: tuple[str, ...]) -> int:
    return sum(1 << index for index, value in enumerate(values) if cell.matches(frozenset({value})))


def _others(cell: Condition) -> Others:
    return Others(_word_bits(cell.without), frozenset({_word_bits(cell.words)} if cell.words else ()))


def _word_bits(words: Iterable[str]) -> int:
    return sum(1 << WORDS.index(word) for word in words)


def _universe(table: RoutingTable, layout: Layout) -> tuple[Box, ...]:
    """All that can occur: a domain is not first and in `ook` at once.

    That matters only for a domain which some row tells apart in `ook`; all others share one box.
    """
    domains = table.values["leefgebied"]
    named = [row.conditions["ook"] for row in table.rows if "ook" in row.conditions]
    apart = [name for name in domains if any(name in cell.words | cell.without for cell in named)]
    apart = (
        apart if len(domains) - len(apart) > 1 else list(domains)
    )  # a lone one has no other to stand for it
    rest = sum(1 << index for index, name in enumerate(domains) if name not in apart)
    parts = [(rest, ANY_OTHERS)] if rest else []
    parts += [(1 << domains.index(name), Others(_word_bits([name]))) for name in apart]
    return tuple(_pack({"leefgebied": bits}, others, table.values, layout) for bits, others in parts)


def _example(others: Others, first: frozenset[str]) -> frozenset[str]:
    """A small set of domains that meets the clauses; never with the first domain in it."""
    forbidden = others.forbidden | _word_bits(first)
    if not forbidden & 1 and all(clause & 1 for clause in others.clauses):
        return frozenset({ALONE})
    wanted = [clause & ~forbidden & ~1 for clause in others.clauses] or [ALL_WORDS & ~forbidden & ~1]
    chosen = 0
    for clause in sorted(wanted):
        chosen |= 0 if clause & chosen else clause & -clause
    return frozenset(word for index, word in enumerate(WORDS) if chosen >> index & 1)
