"""Replays stored decisions on the archived table that took them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.routing.archive import content_hash, restore
from bot.routing.municipality import Municipality
from bot.routing.replay import replay
from bot.store.directory_versions import DirectoryVersions
from bot.store.recent_cases import Decided

SAME, OTHER, NO_CASE, NO_TABLE = "gelijk", "anders", "zonder geval", "zonder tabel"
KINDS = (SAME, OTHER, NO_CASE, NO_TABLE)


@dataclass(frozen=True)
class Verdict:
    """What replaying one decision gave. `faithful` is False only when the same table decides otherwise."""

    kind: str
    text: str  # Dutch

    @property
    def faithful(self) -> bool:
        """Whether nothing is wrong with the program."""
        return self.kind != OTHER


@dataclass
class Archive:
    """The archived municipalities, each built once."""

    versions: DirectoryVersions
    _built: dict[str, Municipality] = field(default_factory=dict)

    def replay(self, decided: Decided) -> Verdict:
        """Decide again, as of the day on which it was decided. Raises `BadDataError` for a spoilt archive."""
        stored = decided.route
        if decided.case is None:
            return Verdict(NO_CASE, f"{decided.reference}: het geval is toen niet bewaard.")
        files = self.versions.of_decision(decided.municipality, stored.table_version, stored.decided_at)
        if files is None:
            text = f"{decided.reference}: tabel {stored.table_version} staat niet in het archief."
            return Verdict(NO_TABLE, text)
        found = replay(decided.case, stored, self._municipality(decided.municipality, files))
        was, now = stored.contact_id, found.now.contact_id
        what = (
            f"{decided.reference}: toen {was} (regel {stored.rule}), opnieuw {now} (regel {found.now.rule})"
        )
        right = found.same_contact and found.now.rule == stored.rule
        return Verdict(SAME if right else OTHER, f"{what}, tabel {stored.table_version}.")

    def _municipality(self, id: str, files: Mapping[str, str]) -> Municipality:
        digest = content_hash(files)
        if digest not in self._built:
            self._built[digest] = restore(id, files)
        return self._built[digest]
