"""Loads a municipality from its folder, together with the shared layers it names. The only I/O in routing.

ID/             gemeente.yaml  contacten.csv  tabel.csv  teksten.yaml  praktijken.csv  voorbeelden.csv
_gedeeld/NAME/  gedeeld.yaml   contacten.csv  tabel.csv  teksten.yaml  praktijken.csv  elders.csv
                plaatsen.txt
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.routing.columns import COLUMNS
from bot.routing.contact import Contact
from bot.routing.contact_file import CONTACTS, PRACTICES, read_contacts, read_practices
from bot.routing.entrance_file import ENTRANCES, read_entrances
from bot.routing.errors import BadDataError, UnknownMunicipalityError
from bot.routing.facts import UNKNOWN_ENTRANCE
from bot.routing.files import Columns, CsvRow, Report, YamlFile, parse_csv, read_csv, read_text, read_yaml
from bot.routing.municipality import Municipality
from bot.routing.profile import PROFILE_KEYS, SHARED_KEYS, read_profile
from bot.routing.proof import prove as prove_table
from bot.routing.proof_text import as_problem
from bot.routing.references import check_references
from bot.routing.table import RoutingTable, in_order
from bot.routing.table_file import read_rows
from bot.routing.table_values import table_groups, table_values
from bot.routing.text_file import TEXT_KEYS, read_texts
from bot.routing.version import table_version
from bot.routing.words import plain

__all__ = ["Municipality", "list_municipalities", "load_municipality", "municipality_folders"]

SHARED = "_gedeeld"
TABLE = Columns(COLUMNS, COLUMNS)


def list_municipalities(folder: Path) -> list[str]:
    """The ids of the municipalities in a folder, sorted."""
    return sorted(
        file.parent.name for file in folder.glob("*/gemeente.yaml") if file.parent.name[0] not in "._"
    )


@dataclass(frozen=True)
class Layers:
    """The folders of a municipality, its own first. `replace` holds texts to use instead of own files."""

    folders: tuple[Path, ...]
    report: Report
    replace: Mapping[str, str]

    def rows(self, name: str, columns: Columns) -> list[CsvRow]:
        """The rows of a CSV file in all folders that have it."""
        return [row for folder in self.folders for row in self._rows(folder, name, columns)]

    def _rows(self, folder: Path, name: str, columns: Columns) -> list[CsvRow]:
        if folder == self.folders[0] and name in self.replace:
            return parse_csv(self.replace[name], folder / name, columns, self.report)
        return read_csv(folder / name, columns, self.report, optional=True)

    def names(self, name: str) -> frozenset[str]:
        """The plain lines of a text file in all folders that have it, without its comments."""
        files = [folder / name for folder in self.folders if (folder / name).exists()]
        lines = [line for file in files for line in read_text(file, self.report).splitlines()]
        return frozenset(plain(line) for line in lines if not line.startswith("#")) - {""}

    def yamls(self, name: str, keys: tuple[str, ...]) -> list[YamlFile]:
        """A YAML file in all folders that have it."""
        return [read_yaml(f / name, keys, self.report, optional=True) for f in self.folders]


def load_municipality(
    id: str,
    folder: Path,
    *,
    prove: bool = True,
    today: date | None = None,
    replace: Mapping[str, str] | None = None,
) -> Municipality:
    """A municipality, checked and (unless `prove` is off) with a proved table.

    `replace` maps the name of an own CSV file to a text to use instead: to try out an edit before it is kept.
    Raises `UnknownMunicipalityError`, or `BadDataError` with every problem found.
    """
    own = folder / id
    if not (own / "gemeente.yaml").exists():
        known = ", ".join(list_municipalities(folder)) or "geen"
        raise UnknownMunicipalityError(f'Er is geen gemeente "{id}" in {folder}. Wel: {known}.')
    report = Report()
    profile = read_yaml(own / "gemeente.yaml", PROFILE_KEYS, report)
    if not profile.data:  # everything else would seem wrong too
        report.stop_if_bad()
    layers = Layers(_folders(id, folder, profile, report), report, replace or {})
    municipality = _build(id, layers, profile, today or date.today())
    check_references(municipality, own, report)
    report.stop_if_bad()
    if prove:
        _prove(municipality, own)
    return municipality


def municipality_folders(id: str, folder: Path) -> tuple[Path, ...]:
    """The own folder of a municipality and the shared ones it names."""
    report = Report()
    profile = read_yaml(folder / id / "gemeente.yaml", PROFILE_KEYS, report)
    return _folders(id, folder, profile, report)


def own_contacts(id: str, folder: Path) -> dict[str, Contact]:
    """The contacts in the municipality's own file, without the shared ones. Raises `BadDataError`."""
    report = Report()
    contacts = read_contacts(read_csv(folder / id / "contacten.csv", CONTACTS, report, optional=True), report)
    report.stop_if_bad()
    return contacts


def _build(id: str, layers: Layers, file: YamlFile, today: date) -> Municipality:
    report = layers.report
    shared = layers.yamls("gedeeld.yaml", SHARED_KEYS)
    profile = read_profile(file, shared, report)
    contacts = read_contacts(layers.rows("contacten.csv", CONTACTS), report)
    practices = read_practices(layers.rows("praktijken.csv", PRACTICES), report)
    does = contacts[UNKNOWN_ENTRANCE].does if UNKNOWN_ENTRANCE in contacts else ""
    entrances = read_entrances(layers.rows("elders.csv", ENTRANCES), id, does, report)
    texts = read_texts(layers.yamls("teksten.yaml", TEXT_KEYS), report)
    places = layers.names("plaatsen.txt")
    values = table_values(profile.neighbourhoods, contacts, practices)
    groups = table_groups(profile.groups, values)
    rows = in_order(read_rows(layers.rows("tabel.csv", TABLE), values, groups, report))
    report.stop_if_bad()
    table = RoutingTable(rows, values, table_version(rows, profile, contacts, practices, entrances, places))
    return Municipality(
        id=id,
        contacts=contacts,
        practices=practices,
        entrances=entrances,
        other_places=places,
        texts=texts,
        table=table,
        groups=groups,
        loaded_on=today,
        name=profile.name,
        example=profile.example,
        website=profile.website,
        area=profile.area,
        neighbourhoods=profile.neighbourhoods,
        entrance=profile.entrance,
        assured_days=profile.assured_days,
        teams=profile.teams,
    )


def _folders(id: str, folder: Path, file: YamlFile, report: Report) -> tuple[Path, ...]:
    names = [str(name) for name in file.data.get("deelt") or []]
    for name in names:
        if not (folder / SHARED / name).is_dir():
            what = f'De gedeelde map "{name}" bestaat niet.'
            report.add(file.file, file.line("deelt"), what, f"Kijk in {folder / SHARED}.")
    return (folder / id, *(folder / SHARED / name for name in names))


def _prove(municipality: Municipality, own: Path) -> None:
    problems = [as_problem(fault, own / "tabel.csv") for fault in prove_table(municipality.table)]
    if problems:
        raise BadDataError(problems)
