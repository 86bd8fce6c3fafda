"""Replays stored decisions, and shows what a changed table would decide differently."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.routing.model import Case, Route
from bot.routing.municipality import Municipality
from bot.routing.route import route


@dataclass(frozen=True)
class Replay:
    """A stored decision beside the one of now. With the same version they must be the same."""

    stored: Route
    now: Route

    @property
    def same_version(self) -> bool:
        """Whether the table (and what it recognises) is the one that decided."""
        return self.stored.table_version == self.now.table_version

    @property
    def same_contact(self) -> bool:
        """Whether the case would end at the same place."""
        return (self.stored.outcome, self.stored.contact_id) == (self.now.outcome, self.now.contact_id)

    @property
    def faithful(self) -> bool:
        """False only when the same table decides differently: that is a fault of the program."""
        return self.same_contact or not self.same_version


def replay(case: Case, stored: Route, municipality: Municipality) -> Replay:
    """Decide a stored case again, as of the day on which it was decided."""
    return Replay(stored, route(case, municipality, stored.decided_at))


@dataclass(frozen=True)
class Moved:
    """A case that a changed table sends elsewhere."""

    label: str
    before: Route
    after: Route


def moved(cases: Iterable[tuple[str, Case]], old: Municipality, new: Municipality) -> Iterator[Moved]:
    """The labelled cases that `new` sends to another place than `old`, in the order given."""
    for label, case in cases:
        before, after = route(case, old), route(case, new)
        if (before.outcome, before.contact_id) != (after.outcome, after.contact_id):
            yield Moved(label, before, after)
