"""Towns whose files may change while they are in use."""

from collections.abc import Iterator, Mapping

from bot.intake.town import Town
from bot.routing.municipality import Municipality

Towns = Mapping[str, Municipality]  # may be live: each look gives the municipality as it is then


class LiveTown(Town):
    """The town of one id."""

    def __init__(self, towns: Towns, id: str) -> None:
        object.__setattr__(self, "_towns", towns)
        object.__setattr__(self, "_id", id)

    @property
    def municipality(self) -> Municipality:
        """As the files say now."""
        towns: Towns = self._towns  # type: ignore[attr-defined]
        return towns[self._id]  # type: ignore[attr-defined]


class Reach(Mapping[str, str]):
    """How a person is reached, by municipality."""

    def __init__(self, towns: Towns) -> None:
        self._towns = towns

    def __getitem__(self, id: str) -> str:
        return Town(self._towns[id]).general.how

    def __iter__(self) -> Iterator[str]:
        return iter(self._towns)

    def __len__(self) -> int:
        return len(self._towns)
