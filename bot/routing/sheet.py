"""A CSV file that can be edited row by row: what nobody touched keeps its bytes."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.routing.errors import RoutingError

MARK = "\ufeff"  # Excel needs it to see that a CSV is UTF-8


class NoSheetError(RoutingError):
    """This text is no CSV: a quotation mark that never closes, or no header."""


@dataclass(frozen=True)
class Record:
    """One row. `raw` is its text as it stands in the file, with the end of the line."""

    line: int  # of its first line; 1 is the header
    cells: Mapping[str, str]  # by column, stripped
    raw: str

    @property
    def is_blank(self) -> bool:
        """A row of empty cells, as a spreadsheet leaves behind."""
        return not any(self.cells.values())


@dataclass(frozen=True)
class Sheet:
    """A CSV file as text: `head` (mark and header) and the records."""

    head: str
    columns: tuple[str, ...]
    mark: str  # between cells: `;` or `,`
    records: tuple[Record, ...] = field(default=())

    @property
    def text(self) -> str:
        """The file; exactly the text that was read when nothing changed."""
        return self.head + "".join(record.raw for record in self.records)

    @property
    def rows(self) -> tuple[Record, ...]:
        """The records with something in them."""
        return tuple(record for record in self.records if not record.is_blank)

    def at(self, line: int) -> Record | None:
        """The row that begins on this line of the file."""
        return next((record for record in self.rows if record.line == line), None)

    def change(self, line: int, cells: Mapping[str, str]) -> "Sheet":
        """With other cells in one row; equal cells leave the row as it is written."""
        wide, old = self._with_columns(cells), self.at(line)
        if old is None or all(old.cells.get(name, "") == value for name, value in cells.items()):
            return self
        new = wide._raw({**old.cells, **cells})
        return wide._put([replace(one, raw=new) if one.line == line else one for one in wide.records])

    def add(self, cells: Mapping[str, str], below: Callable[[Record], bool] = lambda record: True) -> "Sheet":
        """With a new row under the last one that `below` names, or at the end."""
        wide = self._with_columns(cells)._ended()
        places = [index for index, one in enumerate(wide.records) if not one.is_blank and below(one)]
        place = places[-1] + 1 if places else len(wide.records)
        made = Record(0, cells, wide._raw(cells))
        return wide._put([*wide.records[:place], made, *wide.records[place:]])

    def remove(self, line: int) -> "Sheet":
        """Without one row."""
        return self._put([record for record in self.records if record.line != line])

    def _put(self, records: list[Record]) -> "Sheet":
        return read_sheet(self.head + "".join(record.raw for record in records))

    def _ended(self) -> "Sheet":
        """With an end of line after the last row."""
        text = self.text
        return self if text.endswith("\n") else read_sheet(text + self._newline)

    @property
    def _newline(self) -> str:
        return "\r\n" if self.head.endswith("\r\n") else "\n"

    def _raw(self, cells: Mapping[str, str]) -> str:
        return _line([cells.get(name, "") for name in self.columns], self.mark, self._newline)

    def _with_columns(self, cells: Mapping[str, str]) -> "Sheet":
        """With the columns that the cells need; rows that were there keep their text."""
        more = [name for name, value in cells.items() if value and name not in self.columns]
        if not more:
            return self
        bare = self.head.rstrip("\r\n")
        head = bare + "".join(self.mark + name for name in more) + self._newline
        return replace(self, head=head, columns=(*self.columns, *more))


def read_sheet(text: str) -> Sheet:
    """A CSV text as a sheet. Raises NoSheetError."""
    lines = list(io.StringIO(text, newline="\n"))
    mark = ";" if lines and ";" in lines[0] else ","
    raws = _records(lines, mark)
    if not raws or not any(cell.strip() for cell in raws[0][2]):
        raise NoSheetError("Er is geen kopregel.")
    (_, head, names), *rows = raws
    columns = tuple(name.strip().removeprefix(MARK).strip('"').strip().lower() for name in names)
    found = [
        Record(
            line,
            {name: cell.strip() for name, cell in zip(columns, cells, strict=False) if name},
            raw,
        )
        for line, raw, cells in rows
    ]
    return Sheet(head, columns, mark, tuple(found))


def empty_sheet(columns: tuple[str, ...]) -> Sheet:
    """A file with a header only, as Excel likes it."""
    return read_sheet(MARK + _line(list(columns), ";", "\n"))


def _records(lines: list[str], mark: str) -> list[tuple[int, str, list[str]]]:
    reader = csv.reader(iter(lines), delimiter=mark)
    found, before = [], 0
    try:
        for cells in reader:
            found.append((before + 1, "".join(lines[before : reader.line_num]), cells))
            before = reader.line_num
    except csv.Error as error:
        raise NoSheetError(f"Regel {reader.line_num} is geen CSV ({error}).") from error
    return found


def _line(cells: list[str], mark: str, newline: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator=newline).writerow(cells)
    return text.getvalue()
