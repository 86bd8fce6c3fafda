"""`rechtdoor`: the door to everything on the command line."""

import subprocess
import sys
from pathlib import Path

import typer

from bot.cli import directory, routing, staff
from bot.cli.chat import chat
from bot.cli.evaluate import evaluate
from bot.cli.parse import parse
from bot.cli.simulate import simulate
from bot.cli.stories import stories
from bot.settings import ROOT

UNSEEN = "is not used in any story or rule."

app = typer.Typer(
    help="Rechtdoor: één gesprek, één intake, één contact. Begin met `make run`.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)

app.add_typer(directory.app, name="directory")
app.add_typer(routing.app, name="routing")
app.add_typer(staff.app, name="staff")
for command in (chat, parse, stories, simulate, evaluate):
    app.command()(command)


@app.command()
def run() -> None:
    """Start motor, acties en web; Ctrl-C stopt alles. (`make run` installeert eerst wat nodig is.)"""
    from bot.staff import assets
    from bot.supervise import StartError, start

    bring_up_to_date()
    assets.install()
    first_login()
    try:
        start()
    except StartError as error:
        sys.exit(str(error))


def first_login() -> None:
    """Make the first account of a new installation; its password is written once, for this user only."""
    from bot.settings import settings
    from bot.staff.accounts import ensure_first_account
    from bot.store.database import Database

    config = settings()
    made = ensure_first_account(Database(config.database), config.municipality)
    if made:
        file = config.var / "eerste-inlog.txt"
        file.touch(mode=0o600)
        file.write_text(f"Eerste inlog:  {made[0]}  wachtwoord  {made[1]}\n", encoding="utf-8")


@app.command()
def migrate() -> None:
    """Breng de database bij de nieuwste versie."""
    bring_up_to_date()
    typer.echo("De database is bij.")


def bring_up_to_date() -> None:
    """The newest version of the tables. Exits with one line when the database can't be used."""
    from alembic.util import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import settings
    from bot.store.database import migrate

    try:
        migrate(settings().database)
    except (SQLAlchemyError, CommandError, OSError) as error:
        why = getattr(error, "orig", None) or error
        sys.exit(
            f"De database is niet te gebruiken. Kijk naar RECHTDOOR_DATABASE_URL en RECHTDOOR_VAR. {why}"
        )


@app.command()
def check() -> None:
    """Opmaak, lint, types, gegevens en contracten. Hetzelfde als `make check`."""
    python, here = sys.executable, Path(sys.executable).parent
    steps = [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["python", "-m", "pytest", "-q", "-m", "not live and not browser", "tests/contracts"],
    ]
    failed = [
        step
        for step in steps
        if subprocess.run(
            [str(here / step[0]) if step[0] != "python" else python, *step[1:]], cwd=ROOT
        ).returncode
    ]
    if faults := data_faults():
        typer.echo(faults, err=True)
        failed.append(["rasa data validate"])
    for step in failed:
        typer.echo(f"Niet goed: {' '.join(step)}", err=True)
    raise typer.Exit(1 if failed else 0)


def data_faults() -> str:
    """What Rasa has against the training data; nothing when it is right.

    Rasa sees no custom action, so it takes what our actions say and read for unused. What really is unused, the contract tests find.
    """
    from bot.setup import ENGINE_PYTHON

    validate = [str(ENGINE_PYTHON), "-m", "rasa", "data", "validate", "--data", "data/nlu", "data/rules"]
    done = subprocess.run(validate, cwd=ROOT, env=engine_environment(), capture_output=True, text=True)
    warnings = [line for line in done.stderr.splitlines() if "UserWarning: " in line]
    faults = [line for line in warnings if not line.rstrip("\x1b[0m").endswith(UNSEEN)]
    return "\n".join(faults) or (done.stderr if done.returncode else "")


def engine_environment() -> dict[str, str]:
    """The environment for a command on the engine's Python."""
    import os

    quiet = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "OMP_NUM_THREADS": "1",
    }
    return {**os.environ, **quiet, "PYTHONPATH": str(ROOT), "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
