"""`rechtdoor simulate`: many simulated residents, every conversation checked."""

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bot.settings import settings
from bot.stories.errors import StoriesError
from bot.stories.load import short
from bot.stories.personas import Cast, load_cast
from bot.stories.runner import JOBS
from bot.stories.simulate import Checked, Simulation, save_failures
from bot.stories.simulate import simulate as run
from bot.stories.stack import Stack
from bot.stories.stack import stack as running

console = Console(highlight=False)


def simulate(
    n: Annotated[int, typer.Option("--n", help="Hoeveel gesprekken")] = 200,
    seed: Annotated[int, typer.Option(help="Dezelfde seed geeft dezelfde inwoners")] = 7,
    jobs: Annotated[int, typer.Option(help="Hoeveel gesprekken tegelijk")] = JOBS,
    url: Annotated[str, typer.Option(help="Adres van een draaiende assistent")] = "",
    persona: Annotated[str, typer.Option(help="Alleen persona's met dit woord in hun naam")] = "",
) -> None:
    """Laat gesimuleerde inwoners praten en controleer elk gesprek. Wat misgaat, wordt een verhaal in var/stories/simulatie."""
    try:
        cast = load_cast()
        chosen = [one for one in cast.personas if persona.casefold() in one.persona.casefold()]
        with running(url) as stack:
            found = with_progress(stack, Cast(chosen, cast.voices, cast.disturbances), n, seed, jobs)
    except StoriesError as error:
        console.print(str(error), style="red", soft_wrap=True)
        raise typer.Exit(2) from error
    show(found)
    for file in save_failures(found.failed, settings().var / "stories" / "simulatie"):
        console.print(f"  bewaard: {short(file)}", style="dim", soft_wrap=True)
    if found.failed:
        raise typer.Exit(1)


def with_progress(stack: Stack, cast: Cast, n: int, seed: int, jobs: int) -> Simulation:
    """The simulation with a progress bar; a failure is shown as it comes."""
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("Gesprekken", total=n)

        def done(one: Checked) -> None:
            progress.advance(bar)
            for name, wrong in one.wrong.items():
                progress.console.print(
                    f"[red]✗[/] {one.talk.seed} {one.talk.persona.persona}: [b]{name}[/] {wrong}",
                    soft_wrap=True,
                )

        checked = run(stack, cast, n, seed, jobs, done)
    return Simulation(checked, time.monotonic() - started)


def show(found: Simulation) -> None:
    """How often each invariant did not hold, and the totals."""
    table = Table(title="Wat in elk gesprek moet kloppen", title_justify="left")
    table.add_column("regel")
    table.add_column("klopt niet", justify="right")
    for name, count in found.by_invariant():
        table.add_row(name, f"[red]{count}[/]" if count else "0")
    console.print(table)
    turns = sum(len(one.talk.turns) for one in found.checked)
    mean = turns / max(1, len(found.checked))
    half, most = found.questions()
    console.print(f"Vragen per intake: mediaan {half:.0f}, negen van de tien hoogstens {most:.0f}.")
    console.print(
        f"{len(found.checked)} gesprekken, {len(found.failed)} met een fout, gemiddeld {mean:.1f} berichten, {found.seconds:.0f} s.",
        style="bold",
    )
