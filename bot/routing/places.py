"""Which municipality and which neighbourhood a place name or postcode belongs to."""

import re
from typing import Literal

from bot.routing.contact import Contact
from bot.routing.frozen import Frozen
from bot.routing.words import contains, plain

Lives = Literal["hier", "elders", "onbekend"]
Ranges = tuple[tuple[int, int], ...]
_SHORTEST_IN_SENTENCE = 5  # "Drie" is a hamlet and a number: short names count only when nothing else is said


class Neighbourhood(Frozen):
    """A part of the municipality, with its four-digit postcodes (inclusive ranges)."""

    name: str
    postcodes: Ranges = ()


class Area(Frozen):
    """What belongs to a municipality: names (villages, neighbourhoods) and four-digit postcodes."""

    names: tuple[str, ...]
    postcodes: Ranges = ()

    def has_postcode(self, postcode: int) -> bool:
        """Whether a four-digit postcode lies in this area."""
        return any(low <= postcode <= high for low, high in self.postcodes)

    def has_name(self, place: str) -> bool:
        """Whether a place, as typed, is one of the names, or a text with one of the longer names in it."""
        said = plain(place).removeprefix("gemeente ")
        names = [plain(name) for name in self.names]
        return said in names or any(len(n) >= _SHORTEST_IN_SENTENCE and contains(said, n) for n in names)


class Entrance(Frozen):
    """The entrance of another municipality."""

    contact: Contact
    area: Area


def parse_ranges(parts: list[str] | tuple[str, ...]) -> Ranges:
    """`["3850-3853", "3860"]` as number ranges. Raises ValueError when a part is no four-digit postcode."""
    return tuple(_range(str(part)) for part in parts)


def _range(part: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d{3})(?:-([1-9]\d{3}))?", part.strip())
    if not match or (match[2] and match[2] < match[1]):
        raise ValueError(part)
    return int(match[1]), int(match[2] or match[1])


def postcode_number(postcode: str) -> int | None:
    """The four digits of a postcode; None when there are none."""
    match = re.match(r"\s*([1-9]\d{3})(?!\d)", postcode)
    return int(match[1]) if match else None


def find_entrance(place: str, postcode: str, entrances: dict[str, Entrance]) -> str:
    """The id of the municipality a place or postcode belongs to; empty when not known."""
    number = postcode_number(postcode)
    for key, entrance in entrances.items():
        if number is not None and entrance.area.has_postcode(number):
            return key
    found = [key for key, entrance in entrances.items() if place and entrance.area.has_name(place)]
    return found[0] if found and number is None else ""


def find_neighbourhood(place: str, postcode: str, neighbourhoods: tuple[Neighbourhood, ...]) -> str:
    """The neighbourhood of a postcode, else the one named; empty when not known."""
    number = postcode_number(postcode)
    for part in neighbourhoods:
        if number is not None and any(low <= number <= high for low, high in part.postcodes):
            return part.name
    named = [part.name for part in neighbourhoods if place and contains(plain(place), plain(part.name))]
    return max(named, key=len) if named else ""
