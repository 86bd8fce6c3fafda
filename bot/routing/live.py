"""The municipalities of a running process: a changed file is taken up, a broken one is not."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock

from bot.routing.directory import list_municipalities, load_municipality
from bot.routing.errors import RoutingError, UnknownMunicipalityError
from bot.routing.municipality import Municipality
from bot.routing.own_files import all_files, files_of, is_busy

Files = Mapping[str, str]
Loaded = Callable[[Municipality, Files], None]
_Stamp = tuple[object, ...]
EVERY = 0.5  # seconds between two looks at the files
BROKEN = "De gegevens van %s zijn veranderd maar kloppen niet. De vorige versie blijft in gebruik.\n%s"
_SHORTLY = 0.02
logger = logging.getLogger(__name__)


@dataclass
class _Kept:
    """The last good version, and the state of its files when they were read."""

    municipality: Municipality
    files: list[Path]
    stamp: _Stamp
    looked_at: float  # on the monotonic clock


def _nothing(municipality: Municipality, files: Files) -> None:
    """Nobody needs to know."""


class LiveMunicipalities(Mapping[str, Municipality]):
    """Municipalities by id, always as the files say. Safe to use from several threads.

    `on_load` hears of every version taken into use, with the texts of all its files. The first time that a
    municipality is asked for, wrong files raise the directory's errors; later they keep the last good version.
    """

    def __init__(self, folder: Path, on_load: Loaded = _nothing, *, every: float = EVERY) -> None:
        self._folder, self._on_load, self._every = folder, on_load, every
        self._kept: dict[str, _Kept] = {}
        self._lock = RLock()

    def __getitem__(self, id: str) -> Municipality:
        with self._lock:
            kept = self._kept.get(id)
            if kept is None:
                kept = self._kept[id] = self._first(id)
            elif self._changed(id, kept):
                kept = self._kept[id] = self._again(id, kept)
            return kept.municipality

    def __iter__(self) -> Iterator[str]:
        return iter(list_municipalities(self._folder))

    def __len__(self) -> int:
        return len(list_municipalities(self._folder))

    def load_all(self) -> "LiveMunicipalities":
        """Load every municipality now, so that wrong files are told at the start."""
        for id in self:
            self[id]
        return self

    def _first(self, id: str) -> _Kept:
        try:
            return self._load(id)
        except UnknownMunicipalityError as error:
            raise KeyError(id) from error

    def _changed(self, id: str, kept: _Kept) -> bool:
        if time.monotonic() - kept.looked_at < self._every:
            return False
        kept.looked_at = time.monotonic()
        return not is_busy(self._folder / id) and _stamp(kept.files) != kept.stamp

    def _load(self, id: str) -> _Kept:
        """Load until the files stay the same meanwhile."""
        while True:
            files = files_of(id, self._folder)
            stamp = _stamp(files)
            municipality, texts = load_municipality(id, self._folder), all_files(id, self._folder)
            if stamp == _stamp(files) and not is_busy(self._folder / id):
                self._tell(municipality, texts)
                return _Kept(municipality, files, stamp, time.monotonic())
            time.sleep(_SHORTLY)

    def _again(self, id: str, kept: _Kept) -> _Kept:
        stamp = _stamp(kept.files)
        try:
            found = self._load(id)
        except (RoutingError, OSError) as error:
            logger.error(BROKEN, id, error)
            return replace(kept, stamp=stamp)  # not tried again until a file changes
        logger.info("De gegevens van %s zijn veranderd en nu in gebruik.", id)
        return found

    def _tell(self, municipality: Municipality, files: Files) -> None:
        """A store that can't be reached must not stop a conversation."""
        try:
            self._on_load(municipality, files)
        except Exception:
            logger.exception("Deze versie van %s is niet in het archief bewaard.", municipality.id)


def _stamp(files: list[Path]) -> _Stamp:
    """Changes with every file, and each day: contacts grow stale."""
    return date.today(), *(_state(file) for file in files)


def _state(file: Path) -> tuple[str, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size
