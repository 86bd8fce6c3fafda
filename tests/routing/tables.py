"""Builds routing tables for tests."""

import itertools
import random
from collections.abc import Iterator, Mapping

from bot.intake.labels import Outcome
from bot.routing.columns import DOMAINS, FACTS, FIXED, LEVELS
from bot.routing.table import Condition, Facts, RoutingTable, Row, in_order

VALUES: dict[str, tuple[str, ...]] = {
    **{name: tuple(str(word) for word in words) for name, words in FIXED.items()},
    "ook": ("geen", *DOMAINS),
    "wijk": ("onbekend", *(f"wijk{number}" for number in range(12))),
    "al_bekend": ("geen", "anders", *(f"contact{number}" for number in range(12))),
    "verwijzer": ("geen", "anders", *(f"praktijk{number}" for number in range(8))),
}
ORDERED: dict[str, tuple[str, ...]] = {name: VALUES[name] for name in FACTS}


def cell(text: str) -> Condition:
    """A condition without groups: `a, b niet c`."""
    wanted, _, unwanted = f" {text} ".partition(" niet ")
    parts = [
        frozenset(word.strip() for word in part.split(",") if word.strip()) for part in (wanted, unwanted)
    ]
    return Condition(parts[0], parts[1], text)


def row(id: str, level: str, contact: str = "a", **cells: str) -> Row:
    """A row that chooses a contact."""
    conditions = {name: cell(text) for name, text in cells.items()}
    return Row(id, level, conditions, Outcome.CONTACT, contact, "Omdat het kan.", line=1)


def table(*rows: Row, values: Mapping[str, tuple[str, ...]] = ORDERED) -> RoutingTable:
    """A table of rows."""
    return RoutingTable(in_order(list(rows)), values, "test")


def broken_table(count: int, seed: int) -> RoutingTable:
    """A table of `count` random rows: full of rows that contradict each other or are never reached."""
    chance = random.Random(seed)
    rows = [row(f"gewoon-{name}", "gewoon", name, leefgebied=name) for name in DOMAINS if name != "overig"]
    rows.append(row("vangnet", "vangnet", "a"))
    while len(rows) < count:
        rows.append(random_row(f"regel{len(rows)}", chance))
    return table(*rows)


def sound_table(count: int, seed: int) -> RoutingTable:
    """A table of `count` rows with no fault: per domain a tree of choices over all columns, and exceptions.

    The trees fit together exactly, so that completeness can only be shown by adding up all their leaves.
    """
    chance = random.Random(seed)
    domains = [name for name in DOMAINS if name != "overig"]
    leaves = (count * 3 // 4 - 1) // len(domains)
    cells = [one for name in domains for one in _tree({"leefgebied": name}, leaves, chance)]
    rows = [row(f"boom{index}", "gewoon", f"contact{index % 9}", **one) for index, one in enumerate(cells)]
    rows.append(row("vangnet", "vangnet", "a"))
    while len(rows) < count:
        rows.append(_exception(f"boven{len(rows)}", chance))
    return table(*rows)


def _tree(cells: dict[str, str], leaves: int, chance: random.Random) -> list[dict[str, str]]:
    free = [name for name in FACTS if name not in cells]
    if leaves == 1 or not free:
        return [cells]
    column, left = chance.choice(free), chance.randint(1, leaves - 1)
    words = [word for word in ORDERED[column] if word not in {"geen", cells["leefgebied"]} or column != "ook"]
    some = ", ".join(chance.sample(words, max(1, len(words) // 2)))
    yes, no = {**cells, column: some}, {**cells, column: f"niet {some}"}
    return [*_tree(yes, left, chance), *_tree(no, leaves - left, chance)]


def _exception(id: str, chance: random.Random) -> Row:
    columns = ["leefgebied", *chance.sample([name for name in FACTS if name != "leefgebied"], 3)]
    cells = {
        name: ", ".join(chance.sample(ORDERED[name], 2 if len(ORDERED[name]) > 3 else 1)) for name in columns
    }
    return row(id, "bijzonder", "b", **cells)


def random_row(id: str, chance: random.Random) -> Row:
    """A row with 2 to 5 conditions; it may overlap, contradict or never be reached."""
    columns = chance.sample([name for name in FACTS if name != "wettelijk"], chance.randint(2, 5))
    cells = {name: _random_cell(name, chance) for name in columns}
    return row(id, chance.choice(LEVELS[:5]), f"contact{chance.randrange(9)}", **cells)


def _random_cell(name: str, chance: random.Random) -> str:
    words = ORDERED[name]
    some = ", ".join(chance.sample(words, chance.randint(1, max(1, len(words) // 3))))
    return f"niet {some}" if chance.random() < 0.4 else some


def every_case(values: Mapping[str, tuple[str, ...]], others: tuple[str, ...]) -> Iterator[Facts]:
    """All cases of a small space by enumeration; `others` are the domains that may be in `ook`."""
    subsets = [set(some) for size in range(len(others) + 1) for some in itertools.combinations(others, size)]
    names = [name for name in FACTS if name != "ook"]
    for point in itertools.product(*(values[name] for name in names)):
        facts = {name: frozenset({value}) for name, value in zip(names, point, strict=True)}
        for subset in subsets:
            if not subset & facts["leefgebied"]:
                yield {**facts, "ook": frozenset(subset or {"geen"})}
