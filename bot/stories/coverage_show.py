"""Coverage as a table for the terminal and as a picture."""

from xml.sax.saxutils import escape

from rich.console import Group
from rich.table import Table

from bot.stories.coverage import Coverage, Part

ROW, CELL, LEFT = 30, 104, 150  # of the picture
NAMES_SHOWN = 6


def table(found: Coverage) -> Group:
    """Two tables: over everything, and per municipality."""
    whole = Table(title=f"Wat de verhalen raken: {found.share:.0%}", title_justify="left")
    for heading in ("onderdeel", "geraakt", "%", "nog niet"):
        whole.add_column(heading, justify="right" if heading in ("geraakt", "%") else "left")
    for part in found.parts:
        whole.add_row(part.name, counted(part), f"{part.share:.0%}", unreached(part))
    local = Table(title="Per gemeente", title_justify="left")
    for heading in ("gemeente", "verhalen", *(part.name for part in found.parts)):
        local.add_column(heading, justify="left" if heading == "gemeente" else "right")
    for name, parts in found.municipalities.items():
        local.add_row(name, str(found.stories[name]), *map(counted, parts))
    return Group(whole, local)


def counted(part: Part) -> str:
    """Reached of all."""
    return f"{len(part.all & part.reached)}/{len(part.all)}"


def unreached(part: Part) -> str:
    """The first few that no story reaches."""
    more = len(part.missing) - NAMES_SHOWN
    return ", ".join(part.missing[:NAMES_SHOWN]) + (f" … en {more} meer" if more > 0 else "")


def picture(found: Coverage) -> str:
    """A square for every part of every municipality, as SVG that can be read aloud."""
    rows = [("alles", found.parts), *found.municipalities.items()]
    heads = "".join(text(LEFT + n * CELL, 52, part.name) for n, part in enumerate(found.parts))
    squares = "".join(line(ROW * number + 62, name, parts) for number, (name, parts) in enumerate(rows))
    title = f"Wat de verhalen raken: {found.share:.0%}"
    size = f"0 0 {LEFT + CELL * len(found.parts)} {ROW * len(rows) + 72}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" viewBox="{size}" '
        f'font-family="system-ui, sans-serif" font-size="13"><title id="t">{title}</title>'
        f'<rect width="100%" height="100%" fill="#fff"/><text x="10" y="24" font-weight="bold">{title}</text>{heads}{squares}</svg>\n'
    )


def line(top: int, name: str, parts: list[Part]) -> str:
    """One municipality: its name and a square for each part."""
    return text(10, top + 19, name) + "".join(
        square(LEFT + number * CELL, top, part) for number, part in enumerate(parts)
    )


def square(left: int, top: int, part: Part) -> str:
    """The share of one part as colour and figures."""
    paper = "#b7e1c0" if part.share >= 0.8 else "#fbe3a3" if part.share >= 0.5 else "#f6c7c3"
    return (
        f'<rect x="{left}" y="{top}" width="{CELL - 4}" height="{ROW - 4}" fill="{paper}"/>'
        f"{text(left + 6, top + 18, f'{counted(part)} {part.share:.0%}')}"
    )


def text(left: int, top: int, words: str) -> str:
    """Words at a place."""
    return f'<text x="{left}" y="{top}">{escape(words)}</text>'
