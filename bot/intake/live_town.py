"""A town whose files may change while it is in use."""

from collections.abc import Mapping

from bot.intake.town import Town
from bot.routing.municipality import Municipality


class LiveTown(Town):
    """The town of one id; each look takes the municipality as it is then. `towns` may be live."""

    def __init__(self, towns: Mapping[str, Municipality], id: str) -> None:
        object.__setattr__(self, "_towns", towns)
        object.__setattr__(self, "_id", id)

    @property
    def municipality(self) -> Municipality:
        """As the files say now."""
        towns: Mapping[str, Municipality] = self._towns  # type: ignore[attr-defined]
        return towns[self._id]  # type: ignore[attr-defined]
