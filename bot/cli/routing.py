"""`rechtdoor routing`: prove, explain, try and export the routing tables."""

import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from bot.routing.cases import CASES, Example, default_share, load_cases, read_case, read_cases, run_cases
from bot.routing.directory import list_municipalities, load_municipality
from bot.routing.dmn import to_dmn
from bot.routing.errors import RoutingError
from bot.routing.example import in_words
from bot.routing.explain import Explanation, explain
from bot.routing.files import Report, read_csv
from bot.routing.municipality import Municipality
from bot.routing.proof import prove
from bot.routing.proof_text import as_problem
from bot.routing.replay import moved
from bot.settings import settings
from bot.store.database import Database
from bot.store.directory_versions import DirectoryVersions
from bot.store.errors import StoreError
from bot.store.recent_cases import Decided
from bot.store.recent_cases import one as one_decision
from bot.store.recent_cases import recent as recent_decisions
from bot.store.references import tidy
from bot.store.replays import KINDS, Archive

MOST_DEFAULT = 0.05  # at most this part of the example cases may end in the default row
app = typer.Typer(help="De doorverwijzing: bewijzen, uitleggen, proberen, uitvoeren.", no_args_is_help=True)
Only = Annotated[str, typer.Option("--municipality", help="Alleen deze gemeente")]


def chosen(only: str) -> list[str]:
    """The municipality asked for, or all."""
    return [only] if only else list_municipalities(settings().municipalities)


def load(id: str, *, prove: bool = True) -> Municipality:
    """A municipality; what is wrong with it is printed and ends the command."""
    try:
        return load_municipality(id, settings().municipalities, prove=prove)
    except RoutingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@app.command()
def check(municipality: Only = "") -> None:
    """Bewijs dat de tabel klopt: geen gaten, elke regel bereikbaar, geen tegenspraak, elk contact bestaat."""
    sound = [_check(id) for id in chosen(municipality)]
    if not all(sound):
        raise typer.Exit(1)


def _check(id: str) -> bool:
    loaded = load(id, prove=False)
    start = time.perf_counter()
    faults = prove(loaded.table)
    spent = time.perf_counter() - start
    for fault in faults:
        typer.echo(str(as_problem(fault, settings().municipalities / id / "tabel.csv")), err=True)
    verdict = "klopt niet" if faults else "klopt"
    rows = len(loaded.table.rows)
    typer.echo(f"{id}: {verdict}, {rows} regels, {spent:.2f} s, versie {loaded.table.version}")
    return not faults


@app.command("explain")
def explain_case(
    municipality: Annotated[str, typer.Argument(help="De gemeente, bijvoorbeeld ermelo")],
    facts: Annotated[
        list[str], typer.Argument(help="Feiten: leefgebied=huishouden leeftijd=67+ plaats=lisse")
    ],
) -> None:
    """Leg uit waar een geval uitkomt: welke regel, welke feiten, welke regels net niet."""
    loaded = load(municipality)
    cells = {name: value for name, _, value in (fact.partition("=") for fact in facts)}
    unknown = sorted(set(cells) - set(CASES.allowed))
    try:
        if unknown:
            raise typer.BadParameter(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(CASES.allowed)}.")
        case = read_case(cells)
    except ValidationError as error:
        fault = error.errors()[0]
        raise typer.BadParameter(f'"{fault["input"]}" past niet: {fault["msg"]}.') from error
    _show(explain(case, loaded), loaded)


def _show(found: Explanation, municipality: Municipality) -> None:
    contact = municipality.find(found.route.contact_id)
    typer.echo(f"Uitkomst: {contact.name} ({found.route.contact_id})")
    typer.echo(f"Reden:    {found.route.reason}")
    looked = ", ".join(f"{name} = {value}" for name, value in found.route.facts.items()) or "niets"
    typer.echo(f"Regel:    {found.row.id} ({found.row.file.name}, regel {found.row.line}), let op {looked}")
    typer.echo(f"Feiten:   {in_words(found.facts)}")
    for row in found.also:
        typer.echo(f"Past ook, maar later: {row.id} → {row.contact}")
    for row, column in found.missed:
        typer.echo(f"Net niet: {row.id} → {row.contact}, door {column} = {row.conditions[column].text}")


@app.command()
def cases(municipality: Only = "") -> None:
    """Probeer de voorbeelden in voorbeelden.csv; hooguit 5% mag in het vangnet komen."""
    passed = [_run(id) for id in chosen(municipality)]
    if not all(passed):
        raise typer.Exit(1)


def _run(id: str) -> bool:
    loaded = load(id)
    outcomes = run_cases(_examples(id), loaded)
    wrong = [one for one in outcomes if not one.passed]
    for one in wrong:
        target, rule = one.route.contact_id, one.route.rule
        wanted = f"{one.example.expected} ({one.example.decided_by})"
        typer.echo(
            f"{one.example.number} {one.example.situation}: verwacht {wanted}, kreeg {target} ({rule})",
            err=True,
        )
    share = default_share(outcomes, loaded)
    typer.echo(f"{id}: {len(outcomes) - len(wrong)} van {len(outcomes)} goed, {share:.0%} in het vangnet")
    return not wrong and share <= MOST_DEFAULT


def _examples(id: str, file: Path | None = None) -> list[Example]:
    try:
        if file is None:
            return load_cases(id, settings().municipalities)
        report = Report()
        found = read_cases(read_csv(file, CASES, report), report)
        report.stop_if_bad()
        return found
    except RoutingError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


@app.command("export-dmn")
def export_dmn(
    municipality: str,
    to: Annotated[Path | None, typer.Option("--to", help="Bestand; anders op het scherm")] = None,
) -> None:
    """Schrijf de tabel als DMN 1.3."""
    text = to_dmn(load(municipality))
    if to:
        to.write_text(text, "utf-8")
    else:
        typer.echo(text)


@app.command()
def diff(
    municipality: str,
    table: Annotated[Path, typer.Argument(help="De nieuwe tabel.csv")],
    cases: Annotated[
        Path | None, typer.Option("--cases", help="Gevallen als CSV; anders voorbeelden.csv")
    ] = None,
    recent: Annotated[
        int, typer.Option("--recent", min=0, help="Ook zoveel intakes van de laatste tijd")
    ] = 0,
) -> None:
    """Laat zien welke gevallen (en intakes) met een nieuwe tabel ergens anders zouden uitkomen."""
    old = load(municipality)
    try:
        texts = {"tabel.csv": table.read_text("utf-8-sig")}
        new = load_municipality(municipality, settings().municipalities, replace=texts)
    except (RoutingError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    examples = _examples(municipality, cases)
    labelled = [(f"{one.number} {one.situation}", one.case) for one in examples]
    labelled += [(one.reference, one.case) for one in _recent(municipality, recent) if one.case]
    found = list(moved(labelled, old, new))
    for one in found:
        typer.echo(f"{one.label}: {one.before.contact_id} → {one.after.contact_id} (regel {one.after.rule})")
    typer.echo(f"{len(found)} van {len(labelled)} gevallen komen ergens anders uit.")


@app.command()
def replay(
    reference: Annotated[str, typer.Argument(help="Kenmerk van een intake; leeg: de laatste intakes")] = "",
    municipality: Only = "",
    recent: Annotated[int, typer.Option("--recent", min=1, help="Zoveel intakes per gemeente")] = 100,
) -> None:
    """Neem opgeslagen besluiten opnieuw, met de tabel van toen. Dezelfde feiten geven hetzelfde contact."""
    wanted = (
        [_stored(reference)]
        if reference
        else [one for id in chosen(municipality) for one in _recent(id, recent)]
    )
    archive = Archive(DirectoryVersions(_database()))
    verdicts = [archive.replay(one) for one in wanted]
    for verdict in verdicts:
        if reference or not verdict.faithful:
            typer.echo(verdict.text)
    counts = Counter(verdict.kind for verdict in verdicts)
    typer.echo(", ".join(f"{counts[kind]} {kind}" for kind in KINDS))
    if not all(verdict.faithful for verdict in verdicts):
        raise typer.Exit(1)


def _database() -> Database:
    database = Database(settings().database)
    try:
        database.check()
    except StoreError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    return database


def _recent(municipality: str, most: int) -> list[Decided]:
    if not most:
        return []
    with _database().read() as session:
        return recent_decisions(session, municipality, most)


def _stored(reference: str) -> Decided:
    with _database().read() as session:
        found = one_decision(session, tidy(reference))
    if found is None:
        typer.echo(f'Er is geen intake met kenmerk "{reference}".', err=True)
        raise typer.Exit(1)
    return found
