"""Reads the editors' files (CSV, YAML) with their lines, and says in Dutch what is wrong with them."""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from bot.routing.errors import BadDataError, Problem

T = TypeVar("T")


@dataclass
class Report:
    """Collects problems, so that an editor sees all of them at once."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, file: Path, line: int, what: str, mend: str) -> None:
        """Write down one problem."""
        self.problems.append(Problem(file, line, what, mend))

    def stop_if_bad(self) -> None:
        """Raise `BadDataError` when there is any problem."""
        if self.problems:
            raise BadDataError(self.problems)


@dataclass(frozen=True)
class CsvRow:
    """One line of a CSV file: cells by column name, stripped; a missing cell is empty."""

    file: Path
    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """The cell of a column, or an empty text."""
        return self.cells.get(column, "")


def read_text(file: Path, report: Report) -> str:
    """The text of a UTF-8 file (with or without the mark Excel writes); empty when it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        report.add(file, 0, "Dit bestand ontbreekt.", "Maak het aan, of zet het terug.")
    except UnicodeDecodeError:
        report.add(file, 0, "Dit bestand is geen UTF-8.", 'Bewaar het in Excel als "CSV UTF-8".')
    return ""


@dataclass(frozen=True)
class Columns:
    """The columns a file may have, and the ones it must have."""

    allowed: tuple[str, ...]
    required: tuple[str, ...]


def parse_csv(text: str, file: Path, columns: Columns, report: Report) -> list[CsvRow]:
    """The rows of a CSV text with `;` or `,` between cells. Unknown and missing columns are problems."""
    text = text.removeprefix("\ufeff")
    if not text:
        return []
    header_line = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if ";" in header_line else ",")
    try:
        return _rows(reader, file, columns, report)
    except csv.Error as error:
        report.add(
            file, reader.line_num, f"Deze regel is geen CSV ({error}).", "Kijk naar de aanhalingstekens."
        )
        return []


def _rows(reader: Any, file: Path, columns: Columns, report: Report) -> list[CsvRow]:
    header = [cell.strip().lower() for cell in next(reader)]
    _check_header(header, columns, file, report)
    rows: list[CsvRow] = []
    previous = reader.line_num
    for cells in reader:
        line, previous = previous + 1, reader.line_num
        if any(cell.strip() for cell in cells):
            rows.append(_row(header, cells, file, line, report))
    return rows


def _row(header: list[str], cells: list[str], file: Path, line: int, report: Report) -> CsvRow:
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        what = f"Deze regel heeft {len(cells)} cellen, de kopregel {len(header)}."
        report.add(file, line, what, "Zet een tekst met een scheidingsteken tussen aanhalingstekens.")
    return CsvRow(file, line, {name: cell.strip() for name, cell in zip(header, cells, strict=False)})


def _check_header(header: list[str], columns: Columns, file: Path, report: Report) -> None:
    for name in columns.required:
        if name not in header:
            report.add(file, 1, f'De kolom "{name}" ontbreekt.', "Zet hem terug in de kopregel.")
    for name in header:
        if name and name not in columns.allowed:
            report.add(file, 1, f'De kolom "{name}" is onbekend.', f"Kies uit: {', '.join(columns.allowed)}.")


def read_csv(file: Path, columns: Columns, report: Report, *, optional: bool = False) -> list[CsvRow]:
    """The rows of a CSV file; none when it may be absent and is."""
    if optional and not file.exists():
        return []
    return parse_csv(read_text(file, report), file, columns, report)


@dataclass(frozen=True)
class YamlFile:
    """A YAML mapping, with the line of each of its top-level keys."""

    file: Path
    data: dict[str, Any]
    lines: dict[str, int]

    def line(self, key: str) -> int:
        """The line of a key; 1 when the key is absent."""
        return self.lines.get(key, 1)


def read_yaml(file: Path, keys: Iterable[str], report: Report, *, optional: bool = False) -> YamlFile:
    """A YAML mapping. Unknown keys are problems."""
    if optional and not file.exists():
        return YamlFile(file, {}, {})
    text = read_text(file, report)
    try:
        node, data = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except yaml.YAMLError as error:
        return _broken_yaml(file, error, report)
    if not isinstance(data, dict) or not isinstance(node, yaml.MappingNode):
        report.add(file, 1, "Hier staat geen lijst van `naam: waarde`.", "Kijk naar een andere gemeente.")
        return YamlFile(file, {}, {})
    found = YamlFile(file, data, {key.value: key.start_mark.line + 1 for key, _ in node.value})
    _check_keys(found, list(keys), report)
    return found


def _broken_yaml(file: Path, error: yaml.YAMLError, report: Report) -> YamlFile:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    report.add(
        file,
        line,
        "Dit is geen geldige YAML.",
        "Kijk naar het inspringen, de dubbele punten en de streepjes.",
    )
    return YamlFile(file, {}, {})


def _check_keys(found: YamlFile, keys: list[str], report: Report) -> None:
    for key in found.data:
        if key not in keys:
            line = found.line(key)
            report.add(found.file, line, f'"{key}" is onbekend.', f"Kies uit: {', '.join(keys)}.")


def read_cell(row: CsvRow, column: str, reader: Callable[[str], T], empty: T, mend: str, report: Report) -> T:
    """A cell read by a function that raises ValueError; an empty or unreadable cell gives `empty`."""
    text = row.get(column)
    if not text:
        return empty
    try:
        return reader(text)
    except ValueError:
        report.add(row.file, row.line, f'In de kolom "{column}" staat "{text}".', mend)
        return empty


def split_cell(text: str) -> tuple[str, ...]:
    """The parts of a cell, written with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
