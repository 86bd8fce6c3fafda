"""The files that an editor may change, read and written as they are: same bytes when nothing changed.

Several files change together: while they do, a marker file tells other processes to wait with reading.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.routing.cases import FILE as EXAMPLES
from bot.routing.directory import municipality_folders
from bot.routing.errors import BadDataError, Problem

EDITED = ("contacten.csv", "tabel.csv")
READ = (
    *("gemeente.yaml", "gedeeld.yaml", "contacten.csv", "tabel.csv", "praktijken.csv", "elders.csv"),
    *("plaatsen.txt", "teksten.yaml", EXAMPLES),
)
BUSY = ".wordt-gewijzigd"
TOO_LONG = 10.0  # seconds; a marker of a process that died is passed over


def read_own(id: str, folder: Path) -> dict[str, str]:
    """The editor's files by name, exactly; a file that is not there is left out."""
    found = {name: folder / id / name for name in EDITED}
    return {name: exact(file) for name, file in found.items() if file.exists()}


def exact(file: Path) -> str:
    """The text of a file with its mark and line ends. Raises `BadDataError`."""
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        mend = 'Bewaar het in Excel als "CSV UTF-8".'
        raise BadDataError([Problem(file, 0, "Dit bestand is geen UTF-8.", mend)]) from error


def write_own(id: str, folder: Path, files: Mapping[str, str]) -> None:
    """Put files in place of the old ones: each whole or not at all, and nobody reads in between."""
    own = folder / id
    ready = {name: _beside(own, text) for name, text in files.items() if name in EDITED}
    with _busy(own):
        for name, temporary in ready.items():
            temporary.replace(own / name)
        for name in set(EDITED) - files.keys():
            (own / name).unlink(missing_ok=True)


def is_busy(own: Path) -> bool:
    """Whether another process is writing here right now."""
    try:
        return time.time() - (own / BUSY).stat().st_mtime < TOO_LONG
    except FileNotFoundError:
        return False


def all_files(id: str, folder: Path) -> dict[str, str]:
    """Every file that a municipality is made of, shared ones too, by its path under `folder`."""
    files = files_of(id, folder)
    return {file.relative_to(folder).as_posix(): exact(file) for file in files if file.exists()}


def files_of(id: str, folder: Path) -> list[Path]:
    """The paths of those files, whether they are there or not."""
    return [layer / name for layer in municipality_folders(id, folder) for name in READ]


@contextmanager
def _busy(own: Path) -> Iterator[None]:
    marker = own / BUSY
    marker.touch()
    try:
        yield
    finally:
        marker.unlink(missing_ok=True)


def _beside(own: Path, text: str) -> Path:
    """The text in a new file on the same disk, safely written, with the rights of an ordinary file."""
    number, name = tempfile.mkstemp(prefix=".nieuw-", dir=own)
    with os.fdopen(number, "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    Path(name).chmod(0o644)
    return Path(name)
