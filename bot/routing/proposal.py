"""A change to the editors' files before it is taken into use: what changes, what is wrong, who would move."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.routing.archive import restore
from bot.routing.cases import Example, load_cases, run_cases
from bot.routing.cases import Outcome as Tried
from bot.routing.errors import BadDataError, Problem
from bot.routing.model import Case
from bot.routing.municipality import Municipality
from bot.routing.own_files import EDITED, all_files
from bot.routing.replay import moved
from bot.routing.sheet import NoSheetError, Record, Sheet, read_sheet

KEYS = {"contacten.csv": "id", "tabel.csv": "regel"}


@dataclass(frozen=True)
class Change:
    """What happens to one row. `kind`: nieuw, gewijzigd or weg; `cells`: column, before, after."""

    file: str
    key: str
    kind: str
    line: int  # in the new file; 0 when the row is gone
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Shift:
    """So many recent intakes about a domain that would go elsewhere."""

    number: int
    domain: str
    before: str  # contact ids
    after: str
    rule: str


@dataclass(frozen=True)
class Proposal:
    """Everything an editor must see before saying yes. Without `municipality` it can't be taken into use."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]  # files by their path under the folder
    municipality: Municipality | None
    files: Mapping[str, str]  # all files as they would become
    wrong: tuple[Tried, ...]  # examples that would not end where was agreed
    shifts: tuple[Shift, ...]
    looked_at: int  # recent intakes

    @property
    def moving(self) -> int:
        """How many recent intakes would go elsewhere."""
        return sum(shift.number for shift in self.shifts)


def propose(
    id: str, folder: Path, own: Mapping[str, str], new: Mapping[str, str], recent: Iterable[Case]
) -> Proposal:
    """Try `new` in the place of `own` (names of the editors' files → texts), without writing anything."""
    now = all_files(id, folder)
    kept = {path: text for path, text in now.items() if path not in {f"{id}/{name}" for name in EDITED}}
    files = {**kept, **{f"{id}/{name}": text for name, text in new.items()}}
    changes = all_changes(own, new)
    cases = list(recent)
    try:
        found = restore(id, files, prove=True)
    except BadDataError as error:
        problems = tuple(_located(one, id, new) for one in error.problems)
        return Proposal(changes, problems, None, files, (), (), len(cases))
    wrong = tuple(one for one in run_cases(_examples(id, folder), found) if not one.passed)
    return Proposal(changes, (), found, files, wrong, shifts(cases, _old(id, now), found), len(cases))


def shifts(cases: Iterable[Case], old: Municipality | None, new: Municipality) -> tuple[Shift, ...]:
    """The recent cases that would go elsewhere, counted; the most frequent first."""
    labelled = [(str(case.domains[0]), case) for case in cases if case.domains]
    found = moved(labelled, old, new) if old else ()
    counted = Counter(
        (one.label, one.before.contact_id, one.after.contact_id, one.after.rule) for one in found
    )
    return tuple(Shift(number, *key) for key, number in counted.most_common())


def all_changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """What differs between two sets of the editors' files, row by row."""
    return tuple(change for name in EDITED for change in _changes(name, _rows(old, name), _rows(new, name)))


def _rows(files: Mapping[str, str], name: str) -> dict[tuple[str, int], Record]:
    """Rows by their key; the second of the same key is told apart by its number."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], Record] = {}
    for row in sheet_rows(files.get(name, "")):
        key = row.cells.get(KEYS[name], "")
        found[key, seen[key]] = row
        seen[key] += 1
    return found


def sheet_rows(text: str) -> tuple[Record, ...]:
    """The rows of a text; none when it is empty or no CSV (loading tells what is wrong with it)."""
    try:
        sheet: Sheet = read_sheet(text)
    except NoSheetError:
        return ()
    return sheet.rows


def _changes(
    name: str, old: Mapping[tuple[str, int], Record], new: Mapping[tuple[str, int], Record]
) -> Iterable[Change]:
    for key, row in new.items():
        cells = _different(old[key].cells if key in old else {}, row.cells)
        if cells:
            yield Change(name, key[0], "gewijzigd" if key in old else "nieuw", row.line, cells)
    for key, row in old.items():
        if key not in new:
            yield Change(name, key[0], "weg", 0, _different(row.cells, {}))


def _different(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    names = dict.fromkeys((*old, *new))
    cells = [(name, old.get(name, ""), new.get(name, "")) for name in names]
    return tuple(cell for cell in cells if cell[1] != cell[2])


def _old(id: str, files: Mapping[str, str]) -> Municipality | None:
    """The municipality in use; None when somebody broke its files by hand."""
    try:
        return restore(id, files)
    except BadDataError:
        return None


def _examples(id: str, folder: Path) -> list[Example]:
    try:
        return load_cases(id, folder)
    except BadDataError:  # wrong examples stop nobody; `routing cases` tells
        return []


def _located(problem: Problem, id: str, new: Mapping[str, str]) -> Problem:
    """With the line of the contact that it names, when it has none."""
    named = re.match(r'^Het contact "([^"]+)"', problem.what)
    if problem.line or not named or problem.file != Path(id) / "contacten.csv":
        return problem
    lines = [row.line for row in sheet_rows(new.get("contacten.csv", "")) if row.cells.get("id") == named[1]]
    return replace(problem, line=lines[0]) if lines else problem
