"""A municipality as it was: from the texts of all its files back to its table, to replay what it decided."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.routing.directory import load_municipality
from bot.routing.errors import BadDataError, Problem
from bot.routing.municipality import Municipality


def content_hash(files: Mapping[str, str]) -> str:
    """The same files give the same 64 hex digits."""
    parts = [f"{name}\x1f{text}" for name, text in sorted(files.items())]
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()


def restore(id: str, files: Mapping[str, str], *, prove: bool = False) -> Municipality:
    """The municipality that these files (path under the folder → text) make. Raises `BadDataError`."""
    with tempfile.TemporaryDirectory(prefix="rechtdoor-") as name:
        folder = Path(name)
        for path, text in files.items():
            _write(folder, path, text)
        try:
            return load_municipality(id, folder, prove=prove)
        except BadDataError as error:
            raise BadDataError([_shorter(one, folder) for one in error.problems]) from None


def _write(folder: Path, path: str, text: str) -> None:
    file = (folder / path).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise ValueError(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))


def _shorter(problem: Problem, folder: Path) -> Problem:
    """Without the temporary folder in the address of the file."""
    return Problem(problem.file.relative_to(folder), problem.line, problem.what, problem.mend)
