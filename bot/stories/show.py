"""Stories in the terminal: a line each, and the conversation of what failed as a chat, with the first difference marked."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.stories.client import Turn
from bot.stories.load import short
from bot.stories.play import Difference, Played

SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "known": ("≈", "yellow"),
    "fixed": ("!", "cyan"),
    "skipped": ("–", "dim"),
}
WORDS = {
    "passed": "goed",
    "failed": "fout",
    "known": "bekende fout",
    "fixed": "bekende fout, nu goed",
    "skipped": "overgeslagen",
}


def line(played: Played) -> Text:
    """One story in one line."""
    sign, colour = SIGNS[played.status]
    text = Text.assemble(
        (f"{sign} ", colour), played.story.name, (f"  {played.story.where}  {played.seconds:.1f} s", "dim")
    )
    reason = played.skipped or (played.story.case.known_bug if played.status in ("known", "fixed") else "")
    return text.append(f"  {reason}", "yellow") if reason else text


def failure(console: Console, played: Played) -> None:
    """The conversation of a failed story up to the first difference, wanted beside got."""
    first = played.first
    if first is None:
        return
    console.rule(
        f"[red]✗ {played.story.name}[/]  [dim]{short(played.story.file)}:{line_of(played, first)}[/]",
        align="left",
    )
    for turn in played.turns:
        if turn.step > first.step >= 0:
            break
        chat(console, turn)
    console.print(beside(first))
    for other in played.differences[1:]:
        console.print(
            Text(f"  ook regel {line_of(played, other)}: verwacht {other.wanted}; kreeg {other.got}", "dim")
        )


def line_of(played: Played, difference: Difference) -> int:
    """The line in the file of a difference."""
    lines = played.story.step_lines
    return lines[difference.step] if 0 <= difference.step < len(lines) else played.story.line


def chat(console: Console, turn: Turn) -> None:
    """One message of the resident and the bot's answers."""
    if turn.problem:
        console.print(Text(f"    ⚠ fout {turn.problem}", "red"))
        return
    if turn.said:
        words = Text(("⬚ " if turn.how == "button" else "") + turn.said, "bold")
        console.print(words, justify="right")
        console.print(Text(heard(turn), "dim cyan"), justify="right")
    for message in turn.replies:
        console.print(Text(f"  🤖 {message['text']}"))
        if message["buttons"]:
            console.print(
                Text("     " + "  ".join(f"[{button['title']}]" for button in message["buttons"]), "blue")
            )


def heard(turn: Turn) -> str:
    """What was understood, in one line."""
    known = turn.understood
    facts = {key: value for key, value in (known.get("facts") or {}).items() if value not in (None, [], "")}
    parts = [
        known.get("intent"),
        ", ".join(known.get("domains") or []),
        known.get("about"),
        known.get("crisis"),
    ]
    parts += [
        f"{key}: {value if not isinstance(value, list) else ', '.join(value)}" for key, value in facts.items()
    ]
    return " · ".join(str(part) for part in parts if part)


def beside(difference: Difference) -> Panel:
    """Wanted beside got."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row("[bold green]verwacht", "[bold red]kreeg")
    table.add_row(Text(difference.wanted, "green"), Text(difference.got, "red"))
    return Panel(table, title="▶ hier gaat het anders", border_style="red", title_align="left")


def totals(results: Sequence[Played], seconds: float) -> str:
    """The count in one line."""
    counts = Counter(played.status for played in results)
    parts = [f"{counts[status]} {WORDS[status]}" for status in SIGNS if counts[status]]
    turns = sum(len(played.turns) for played in results)
    hiccups = sum(played.hiccups for played in results)
    tail = f", {hiccups}× gewacht" if hiccups else ""
    return f"{len(results)} {'verhaal' if len(results) == 1 else 'verhalen'}: {', '.join(parts)}. {turns} berichten in {seconds:.0f} s{tail}."
