"""`rechtdoor stories`: play the conversation stories and show what differs."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from bot.stories import accept as accepting
from bot.stories import show
from bot.stories.errors import BadStories, StoriesError
from bot.stories.load import FOLDER, Story
from bot.stories.play import Played
from bot.stories.runner import JOBS, Chosen, choose, play_all
from bot.stories.stack import Stack
from bot.stories.stack import stack as running

console = Console(highlight=False)
Given = Annotated[
    list[str] | None,
    typer.Argument(help="Bestanden, mappen of (delen van) namen; niets: alle verhalen", show_default=False),
]


def stories(
    given: Given = None,
    word: Annotated[
        str, typer.Option("-k", help="Alleen verhalen met dit woord in naam, thema of bestand")
    ] = "",
    municipality: Annotated[str, typer.Option(help="Alleen deze gemeente")] = "",
    theme: Annotated[str, typer.Option(help="Alleen dit thema")] = "",
    url: Annotated[str, typer.Option(help="Adres van een draaiende assistent")] = "",
    jobs: Annotated[int, typer.Option(help="Hoeveel gesprekken tegelijk")] = JOBS,
    watch: Annotated[bool, typer.Option("--watch", help="Speel opnieuw als een bestand is bewaard")] = False,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Schrijf wat er nu uitkomt als nieuwe verwachting; toont het verschil"),
    ] = False,
    html: Annotated[Path | None, typer.Option(help="Schrijf het verslag met alle gesprekken hier")] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Toon wat de verhalen raken, met een plaatje")
    ] = False,
    threshold: Annotated[int, typer.Option(help="Bij --coverage: fout onder dit percentage")] = 0,
    rasa: Annotated[
        bool,
        typer.Option("--rasa/--no-rasa", help="Speel ook de dialoogverhalen van `rasa test` (tests/rasa)"),
    ] = True,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Toon ook de gesprekken die goed gingen")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="Toon welke verhalen er zijn en stop")] = False,
) -> None:
    """Speel gespreksverhalen af en laat zien waar het anders gaat. Uitleg: bot/stories/HANDLEIDING.md."""
    try:
        chosen = first_choice(given or [], word, municipality, theme, watch)
        if list_:
            listing(chosen.stories)
            faulty(chosen)
            raise typer.Exit(2 if chosen.is_faulty else 0)
        with running(url) as stack:
            results = round_(chosen.stories, stack, jobs, verbose)
            faulty(chosen)
            extra = rasa_stories() if rasa and not (given or chosen.narrowed or watch) else 0
            if accept:
                taken(results)
            if html or not watch:
                written(results, html)
            low = covered(results, threshold) if coverage or threshold else False
            if watch:
                watching(
                    given or [],
                    stack,
                    lambda: choose(given or [], word, municipality, theme),
                    jobs,
                    verbose,
                    html,
                )
    except StoriesError as error:
        console.print(str(error), style="red", soft_wrap=True)
        raise typer.Exit(2) from error
    if chosen.is_faulty:
        raise typer.Exit(2)
    if low or extra or (not accept and any(played.status == "failed" for played in results)):
        raise typer.Exit(1)


def first_choice(given: list[str], word: str, municipality: str, theme: str, watch: bool) -> Chosen:
    """What to play; a tester who watches may begin with a file that is not right yet. Raises StoriesError."""
    try:
        return choose(given, word, municipality, theme)
    except BadStories as error:
        if not watch:
            raise
        return Chosen([], error.faults)


def faulty(chosen: Chosen) -> None:
    """The mistakes in files, below what could be played."""
    for fault in chosen.faults:
        console.print(str(fault), style="red", soft_wrap=True)
    if chosen.faults and chosen.stories:
        console.print("Deze verhalen speelde ik niet. Herstel ze en draai het opnieuw.", style="yellow")


def listing(chosen: list[Story]) -> None:
    """The names of the stories by theme."""
    for story in sorted(chosen, key=lambda story: (story.theme, story.file, story.number)):
        console.print(
            f"[cyan]{story.theme}[/]  {story.name}  [dim]{story.case.municipality}  {story.where}[/]",
            soft_wrap=True,
        )
    console.print(f"{len(chosen)} verhalen")


def round_(chosen: list[Story], stack: Stack, jobs: int, verbose: bool) -> list[Played]:
    """Play once, with a progress bar; then everything that failed."""
    started = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bar = progress.add_task("Verhalen", total=len(chosen))

        def done(played: Played) -> None:
            progress.advance(bar)
            progress.console.print(show.line(played), soft_wrap=True)

        results = play_all(chosen, stack, jobs, done)
    for played in results:
        if played.status == "failed":
            show.failure(console, played)
        elif verbose:
            console.rule(played.story.name, align="left")
            for turn in played.turns:
                show.chat(console, turn)
    console.print(show.totals(results, time.monotonic() - started), style="bold")
    return results


def rasa_stories() -> int:
    """The dialogue stories of `rasa test`; how many failed."""
    from bot.stories.rasa_core import run

    found = run()
    console.print(found.text, style="bold" if found.failed == 0 else "red")
    return found.failed


def taken(results: list[Played]) -> None:
    """Accept what came out, and show it."""
    from rich.syntax import Syntax

    difference, left = accepting.accept(results)
    if difference:
        console.print(Syntax(difference, "diff", word_wrap=True))
        console.print("De verhalen zijn bijgewerkt. Speel ze nog een keer.", style="green")
    else:
        console.print("Er is niets te veranderen.")
    for where in left:
        console.print(f"Verander zelf: {where}", style="yellow", soft_wrap=True)


def written(results: list[Played], html: Path | None) -> None:
    """The report, at the asked place or the usual one."""
    from bot.settings import settings
    from bot.stories.report import write

    file = html or settings().var / "stories" / "verslag.html"
    write(results, file)
    console.print(f"Verslag: {file}", soft_wrap=True)


def covered(results: list[Played], threshold: int) -> bool:
    """Show what the stories reach; whether it is too little."""
    from bot.settings import settings
    from bot.stories.coverage import measure
    from bot.stories.coverage_show import picture, table

    found = measure(results)
    console.print(table(found))
    file = settings().var / "stories" / "dekking.svg"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(picture(found), encoding="utf-8")
    console.print(f"Plaatje: {file}", soft_wrap=True)
    if found.share * 100 < threshold:
        console.print(f"De verhalen raken {found.share:.0%}; afgesproken is {threshold}%.", style="red")
        return True
    return False


def watching(
    given: list[str],
    stack: Stack,
    again: Callable[[], Chosen],
    jobs: int,
    verbose: bool,
    html: Path | None,
) -> None:
    """Play again whenever a file is saved, until Ctrl-C."""
    from watchfiles import watch as saved

    places = [Path(name) for name in given if Path(name).exists()] or [FOLDER]
    meant = {place.resolve() for place in places}
    folders = {place if place.is_dir() else place.parent for place in places}  # some editors replace a file
    told = False
    for changes in saved(*folders, rust_timeout=1000, yield_on_timeout=True):
        if not told:  # only now it really watches
            console.print("Ik speel opnieuw als u een bestand bewaart. Stoppen: Ctrl-C.")
            told = True
        changed = {Path(name).resolve() for _, name in changes if Path(name).suffix == ".yml"}
        if not any(one in meant or meant & set(one.parents) for one in changed):
            continue
        try:
            chosen = again()
            of_changed = [story for story in chosen.stories if story.file.resolve() in changed]
            results = round_(of_changed or chosen.stories, stack, jobs, verbose)
            faulty(chosen)
            if html:
                written(results, html)
        except StoriesError as error:
            console.print(str(error), style="red", soft_wrap=True)
