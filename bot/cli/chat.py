"""`rechtdoor chat`: talk with the assistant in the terminal, see what it understood, save it as a story."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from bot.stories.client import Resident, Turn
from bot.stories.errors import Refused, StoriesError
from bot.stories.load import FOLDER, load_sound
from bot.stories.record import as_case, free_name, save
from bot.stories.runner import find_files
from bot.stories.show import heard
from bot.stories.stack import stack as running
from bot.stories.words import nearest, towns

console = Console(highlight=False)
HELP = "Typ uw antwoord, of het nummer van een knop. /bewaar NAAM bewaart als verhaal, /opnieuw opent de pagina opnieuw, /stop stopt."


def chat(
    municipality: Annotated[str, typer.Option(help="De gemeente van het gesprek")] = "ermelo",
    url: Annotated[str, typer.Option(help="Adres van een draaiende assistent")] = "",
    save_as: Annotated[
        str, typer.Option("--save", help="Bewaar het gesprek aan het eind als verhaal met deze naam")
    ] = "",
    file: Annotated[Path, typer.Option(help="Het bestand voor bewaarde verhalen")] = FOLDER / "opgenomen.yml",
) -> None:
    """Praat met de assistent in de terminal. Rechts staat wat er begrepen is."""
    if municipality not in towns():
        console.print(
            f"De gemeente '{municipality}' is er niet. {nearest(municipality, list(towns()))}", style="red"
        )
        raise typer.Exit(2)
    try:
        with running(url) as stack:
            turns = talk(Resident(stack.url), municipality, file)
    except StoriesError as error:
        console.print(str(error), style="red", soft_wrap=True)
        raise typer.Exit(2) from error
    if save_as:
        kept(turns, municipality, save_as, file)


def talk(resident: Resident, municipality: str, file: Path) -> list[Turn]:
    """The conversation until its end, or until the tester stops."""
    console.print(HELP, style="dim")
    turns = [resident.begin(municipality)]
    shown(turns[-1])
    while turns[-1].question:
        try:
            words = console.input("[bold]U: [/]").strip()
        except (EOFError, KeyboardInterrupt):
            break
        if words == "/stop":
            break
        command, _, rest = words.partition(" ")
        if command == "/bewaar":
            kept(turns, municipality, rest.strip() or "opgenomen gesprek", file)
        elif command == "/opnieuw":
            turns.append(again(resident, turns[-1]))
        elif command.startswith("/"):
            console.print(f"{command} ken ik niet. {HELP}", style="yellow")
        elif words:
            said(resident, turns, words)
    return turns


def said(resident: Resident, turns: list[Turn], words: str) -> None:
    """One message: the number of a button, or words."""
    offered = list(turns[-1].buttons.items())
    chosen = offered[int(words) - 1] if words.isdigit() and 0 < int(words) <= len(offered) else None
    try:
        turns.append(resident.press(*chosen) if chosen else resident.say(words))
    except Refused as problem:
        console.print(f"⚠ {problem.detail}", style="red")
    else:
        shown(turns[-1])


def shown(turn: Turn) -> None:
    """What was understood, the bot's messages, the buttons with their numbers, and where the conversation stands."""
    if understood := heard(turn):
        console.print(Text(f"begrepen: {understood}", "dim cyan"), justify="right")
    for message in turn.replies:
        console.print(Panel(Text(str(message["text"])), border_style="blue", expand=False))
    for number, title in enumerate(turn.buttons.values(), 1):
        console.print(f"  [bold blue]{number}[/] {title}")
    state = turn.state
    line = f"fase {state.get('phase')} · vraag {turn.question or '–'} · {turn.seconds * 1000:.0f} ms"
    console.print(Text(line, "dim"), justify="right")


def again(resident: Resident, last: Turn) -> Turn:
    """The conversation as the page shows it after a reload; the same turn once more."""
    for message in resident.reload()["messages"]:
        console.print(
            f"[dim]{'U' if message['sender'] == 'resident' else 'bot'}:[/] {message['text']}", soft_wrap=True
        )
    return replace(last, said="", how="reload")


def kept(turns: list[Turn], municipality: str, name: str, file: Path) -> None:
    """Save as a story, under a name that no other story has."""
    known, _ = load_sound([*find_files([]), *([file] if file.exists() else [])])
    name = free_name(name, known)
    save(file, as_case(name, municipality, turns))
    console.print(
        f"Bewaard als '{name}' in {file}. Speel het met: rechtdoor stories {file}",
        style="green",
        soft_wrap=True,
    )
