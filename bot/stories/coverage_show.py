"""Coverage as a table for the terminal and as a picture."""

from xml.sax.saxutils import escape

from rich.console import Group
from rich.table import Table

from bot.stories.coverage import Coverage, Part

ROW, WIDTH, LEFT = 26, 640, 170
NAMES_SHOWN = 6


def table(found: Coverage) -> Group:
    """Two tables: over everything, and per municipality."""
    whole = Table(title=f"Wat de verhalen raken: {found.share:.0%}", title_justify="left")
    for heading in ("onderdeel", "geraakt", "%", "nog niet"):
        whole.add_column(heading, justify="right" if heading in ("geraakt", "%") else "left")
    for part in found.parts:
        whole.add_row(part.name, counted(part), f"{part.share:.0%}", unreached(part))
    local = Table(title="Per gemeente", title_justify="left")
    for heading in ("gemeente", "verhalen", "regels", "contacten"):
        local.add_column(heading, justify="left" if heading == "gemeente" else "right")
    for name, parts in found.municipalities.items():
        local.add_row(
            name, str(found.stories[name]), *(f"{counted(part)} ({part.share:.0%})" for part in parts)
        )
    return Group(whole, local)


def counted(part: Part) -> str:
    """Reached of all."""
    return f"{len(part.all & part.reached)}/{len(part.all)}"


def unreached(part: Part) -> str:
    """The first few that no story reaches."""
    more = len(part.missing) - NAMES_SHOWN
    return ", ".join(part.missing[:NAMES_SHOWN]) + (f" … en {more} meer" if more > 0 else "")


def picture(found: Coverage) -> str:
    """Bars, as SVG that can be read aloud."""
    rows = [(part.name, part) for part in found.parts]
    rows += [(f"{name}: {part.name}", part) for name, parts in found.municipalities.items() for part in parts]
    bars = "".join(bar(number, name, part) for number, (name, part) in enumerate(rows))
    height = ROW * (len(rows) + 2)
    title = f"Wat de verhalen raken: {found.share:.0%}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="system-ui, sans-serif" font-size="13"><title id="t">{title}</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/><text x="10" y="22" font-weight="bold">{title}</text>{bars}</svg>\n'
    )


def bar(number: int, name: str, part: Part) -> str:
    """One bar with its name and count."""
    top, room = ROW * (number + 1) + 10, WIDTH - LEFT - 80
    colour = "#1a7f37" if part.share >= 0.8 else "#b37d00" if part.share >= 0.5 else "#b3261e"
    return (
        f'<text x="10" y="{top + 14}">{escape(name)}</text>'
        f'<rect x="{LEFT}" y="{top}" width="{room}" height="18" fill="#eee"/>'
        f'<rect x="{LEFT}" y="{top}" width="{room * part.share:.0f}" height="18" fill="{colour}"/>'
        f'<text x="{WIDTH - 72}" y="{top + 14}">{counted(part)}</text>'
    )
