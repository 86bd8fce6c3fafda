"""`rechtdoor staff`: accounts, the audit log, retention, the outbox and the style sheets."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from bot.settings import settings
from bot.store.actors import Role
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.people import People

app = typer.Typer(no_args_is_help=True, help="De accounts, het logboek en de bewaartermijnen van het loket.")
console = Console()
T = TypeVar("T")
Username = Annotated[str, typer.Argument(help="Gebruikersnaam")]


@app.command()
def create(
    username: Username,
    name: Annotated[str, typer.Option(help="Volledige naam")],
    role: Annotated[Role, typer.Option(help="Rol")] = Role.MEDEWERKER,
    team: Annotated[list[str] | None, typer.Option(help="Team; mag vaker; * is elk team")] = None,
    email: Annotated[str, typer.Option(help="Voor berichten van het team")] = "",
    municipality: Annotated[str, typer.Option(help="Gemeente")] = "",
) -> None:
    """Maak een account en een uitnodigingslink."""
    from bot.store.links import Links

    database = _database()
    made = _or_stop(
        lambda: People(database).create(
            municipality or settings().municipality, username, name, role, team or (), email=email
        )
    )
    _show_link(Links(database).make(made, "uitnodiging", "systeem"))


@app.command()
def reset(username: Username) -> None:
    """Maak een link waarmee iemand een nieuw wachtwoord kiest. De tweede stap gaat uit."""
    from bot.store.links import Links
    from bot.store.secondfactor import SecondFactor

    database = _database()
    account = People(database).by_username(username)
    if account is None:
        console.print(f"Er is geen account {username}.")
        raise typer.Exit(1)
    SecondFactor(database).remove(account.id, "systeem")
    _show_link(Links(database).make(account.id, "wachtwoord", "systeem"))


@app.command("list")
def list_accounts(municipality: Annotated[str, typer.Option(help="Gemeente")] = "") -> None:
    """Toon de accounts."""
    people = People(_database())
    teams = people.teams(municipality or settings().municipality)
    table = Table("gebruikersnaam", "naam", "rol", "teams", "actief")
    for one in people.everybody(municipality or settings().municipality):
        table.add_row(
            one.username,
            one.name,
            one.role,
            ", ".join(sorted(teams.get(one.id, ()))),
            "ja" if one.active else "nee",
        )
    console.print(table)


@app.command()
def audit() -> None:
    """Reken de keten van het logboek na. Bewaar de laatste hash ook elders."""
    from bot.store.audit import check

    verdict = check(_database())
    if verdict.broken_at:
        console.print(f"[red]De keten is gebroken bij regel {verdict.broken_at}.[/red]")
        raise typer.Exit(1)
    console.print(f"{verdict.lines} regels, de keten is heel. Laatste hash: {verdict.last_hash}")


@app.command()
def purge() -> None:
    """Verwijder wat over de bewaartermijn is. Dagelijks draaien; herhalen kan geen kwaad."""
    from bot.store.retention import purge as remove

    done = remove(_database(), datetime.now(UTC))
    console.print(
        f"Verwijderd: {done.conversations} gesprekken, {done.transcripts} verslagen, {done.intakes} intakes."
    )


@app.command()
def assets() -> None:
    """Haal de opmaak van het loket op van npm (volgens het lockbestand)."""
    from bot.staff.assets import install

    install()
    console.print("De opmaak is er.")


def _database() -> Database:
    database = Database(settings().database)
    _or_stop(database.check)
    return database


def _or_stop(work: Callable[[], T]) -> T:
    try:
        return work()
    except StoreError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from error


def _show_link(token: str) -> None:
    console.print("Deze link werkt één keer:")
    console.print(f"{settings().web_url}/loket/wachtwoord/{token}", soft_wrap=True)
