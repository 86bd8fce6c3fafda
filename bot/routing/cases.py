"""Example cases with the contact they should reach and who decided that: `voorbeelden.csv`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.routing.directory import municipality_folders
from bot.routing.files import Columns, CsvRow, Report, read_csv, split_cell
from bot.routing.model import Case, Route
from bot.routing.municipality import Municipality
from bot.routing.route import route

_FIELDS = {
    "wettelijk": "legal_kind",
    "leeftijd": "age_band",
    "voor_wie": "for_whom",
    "kinderen_thuis": "minors",
    "veiligheid": "safety",
    "plaats": "place",
    "postcode": "postcode",
    "wijk": "neighbourhood",
    "al_bekend": "known_contact",
    "mantelzorg_last": "network_load",
    "spoed": "urgency",
    "verwijzer": "professional",
}
_REQUIRED = ("nummer", "situatie", "leefgebied", "verwacht", "besloten_door")
CASES = Columns((*_REQUIRED[:3], "ook", *_FIELDS, *_REQUIRED[3:]), _REQUIRED)
FILE = "voorbeelden.csv"


@dataclass(frozen=True)
class Example:
    """One everyday situation, with the place it should end at."""

    number: str
    situation: str
    case: Case
    expected: str  # id of a contact or entrance
    decided_by: str


@dataclass(frozen=True)
class Outcome:
    """An example and what the table makes of it."""

    example: Example
    route: Route

    @property
    def passed(self) -> bool:
        """Whether it ends where it should."""
        return self.route.contact_id == self.example.expected


def load_cases(id: str, folder: Path) -> list[Example]:
    """The examples of a municipality, with those of the layers it shares. Raises `BadDataError`."""
    report = Report()
    files = [layer / FILE for layer in municipality_folders(id, folder)]
    rows = [row for file in files for row in read_csv(file, CASES, report, optional=True)]
    examples = read_cases(rows, report)
    report.stop_if_bad()
    return examples


def read_cases(rows: list[CsvRow], report: Report) -> list[Example]:
    """The examples in rows; a row with a problem is left out and stands in the report."""
    found = [_example(row, report) for row in rows]
    return [example for example in found if example]


def _example(row: CsvRow, report: Report) -> Example | None:
    for column in _REQUIRED:
        if not row.get(column):
            report.add(row.file, row.line, f'De kolom "{column}" is leeg.', "Vul hem in.")
    try:
        case = read_case(row.cells)
    except ValidationError as error:
        fault = error.errors()[0]
        column = {field: name for name, field in _FIELDS.items()}.get(
            str(fault["loc"][0]), "leefgebied of ook"
        )
        report.add(
            row.file, row.line, f'In de kolom "{column}" staat "{fault["input"]}".', "Kijk in README.md."
        )
        return None
    cells = row.get
    return Example(cells("nummer"), cells("situatie"), case, cells("verwacht"), cells("besloten_door"))


def read_case(cells: dict[str, str]) -> Case:
    """A case from cells named as in `voorbeelden.csv`; empty is "not known". Raises ValidationError."""
    values: dict[str, object] = {
        field: cells[name]
        for name, field in _FIELDS.items()
        if cells.get(name) and (name, cells[name]) != ("veiligheid", "geen")
    }
    domains = (cells.get("leefgebied") or "overig", *split_cell(cells.get("ook", "")))
    return Case.model_validate({**values, "domains": domains, "place": cells.get("plaats", "").lower()})


def run_cases(examples: Iterable[Example], municipality: Municipality) -> list[Outcome]:
    """Every example with its route."""
    return [Outcome(example, route(example.case, municipality)) for example in examples]


def default_share(outcomes: list[Outcome], municipality: Municipality) -> float:
    """Which part of the examples ends in the default row: 0 to 1."""
    default = {row.id for row in municipality.table.rows if row.is_default}
    return sum(one.route.rule in default for one in outcomes) / len(outcomes) if outcomes else 0.0
