"""`rechtdoor directory`: look through, import and export the contacts of a municipality."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.routing import Only, chosen, load
from bot.routing.contact import Contact
from bot.routing.csv_import import Preview, preview_contacts, preview_csv
from bot.routing.directory import own_contacts
from bot.routing.directory_check import check_directory
from bot.routing.errors import RoutingError
from bot.routing.files import Report
from bot.routing.hsds_check import check_page
from bot.routing.hsds_export import to_hsds
from bot.routing.hsds_import import from_hsds
from bot.routing.own_files import read_own, write_own
from bot.routing.table_writer import contacts_csv
from bot.settings import settings

app = typer.Typer(help="De contacten: nakijken, inlezen, uitvoeren.", no_args_is_help=True)
Standards = Annotated[
    Path | None,
    typer.Option(envvar="RECHTDOOR_STANDARDS", help="Map met hsds-3.0, om tegen de standaard te toetsen"),
]
Sure = Annotated[bool, typer.Option("--yes", help="Schrijf het bestand; anders alleen laten zien")]


@app.command()
def check(municipality: Only = "") -> None:
    """Zoek wat verouderd, onbereikbaar, dubbel of tegenstrijdig is."""
    total = sum(_check(id) for id in chosen(municipality))
    if total:
        raise typer.Exit(1)


def _check(id: str) -> int:
    findings = check_directory(load(id), date.today())
    for finding in findings:
        typer.echo(f"{id}: {finding.kind}: {finding.what}", err=True)
    typer.echo(f"{id}: {len(findings)} om naar te kijken")
    return len(findings)


@app.command("import-csv")
def import_csv(municipality: str, file: Path, yes: Sure = False) -> None:
    """Lees een spreadsheet (CSV) in; laat eerst per regel zien wat er zou veranderen."""
    text = _read(file)
    preview = preview_csv(text, file, load(municipality), _own(municipality))
    _finish(municipality, preview, yes)


@app.command("import-hsds")
def import_hsds(municipality: str, file: Path, standards: Standards = None, yes: Sure = False) -> None:
    """Lees een HSDS 3-bestand (JSON) in; laat eerst zien wat er zou veranderen."""
    try:
        document = json.loads(_read(file))
    except json.JSONDecodeError as error:
        _stop(f"{file}, regel {error.lineno}: dit is geen JSON.")
    _validate(document, standards)
    report = Report()
    contacts = from_hsds(document, file, report)
    if report.problems:
        _stop("\n".join(str(problem) for problem in report.problems))
    own = _own(municipality)
    shared = load(municipality).contacts.keys() - own.keys()
    new = {key: contact for key, contact in contacts.items() if key not in shared}
    _finish(municipality, preview_contacts(new, load(municipality), own), yes)


@app.command("export-hsds")
def export_hsds(
    municipality: str,
    to: Annotated[Path | None, typer.Option("--to", help="Bestand; anders op het scherm")] = None,
    standards: Standards = None,
) -> None:
    """Schrijf de contacten als HSDS 3 (JSON)."""
    page = to_hsds(load(municipality))
    _validate(page, standards)
    text = json.dumps(page, ensure_ascii=False, indent=2)
    if to:
        to.write_text(text, "utf-8")
    else:
        typer.echo(text)


def _validate(page: dict[str, object], standards: Path | None) -> None:
    if standards is None:
        typer.echo("Niet getoetst aan de standaard: RECHTDOOR_STANDARDS staat niet aan.", err=True)
        return
    try:
        faults = list(check_page(page, standards))
    except RoutingError as error:
        _stop(str(error))
    if faults:
        _stop("\n".join(faults))


def _own(id: str) -> dict[str, Contact]:
    try:
        return own_contacts(id, settings().municipalities)
    except RoutingError as error:
        _stop(str(error))


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        _stop(f'{file} is niet te lezen. Bewaar het in Excel als "CSV UTF-8".')


def _finish(id: str, preview: Preview, yes: bool) -> None:
    for message in preview.messages:
        typer.echo(message, err=True)
    for line in preview.lines:
        name = line.contact.id if line.contact else ""
        typer.echo(
            f"regel {line.number}: {line.change} {name}" + "".join(f"\n    {one}" for one in line.messages)
        )
    if not preview.ok:
        _stop("Er is niets gewijzigd. Verbeter eerst de regels met een fout.")
    if not yes:
        typer.echo("Er is niets gewijzigd. Met --yes wordt contacten.csv geschreven.")
        return
    folder = settings().municipalities
    target = folder / id / "contacten.csv"
    write_own(id, folder, {**read_own(id, folder), target.name: contacts_csv(preview.contacts.values())})
    typer.echo(f"{target} is geschreven.")


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
