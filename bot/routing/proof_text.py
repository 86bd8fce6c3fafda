"""Says in Dutch, for an editor, what a proof found."""

from pathlib import Path

from bot.routing.errors import Problem
from bot.routing.example import in_words
from bot.routing.proof import Fault
from bot.routing.table import Row


def as_problem(fault: Fault, table_file: Path) -> Problem:
    """A fault as a problem in a file, with its example case."""
    what, mend = _SAY[fault.kind](fault.rows)
    row = fault.rows[-1] if fault.kind == "tegenspraak" else next(iter(fault.rows), None)
    file, line = (row.file, row.line) if row else (table_file, 0)
    example = f" Voorbeeld: {in_words(fault.facts)}." if fault.facts else ""
    return Problem(file, line, what + example, mend)


def _hole(rows: tuple[Row, ...]) -> tuple[str, str]:
    return (
        "Er is een gat: geen gewone regel past.",
        "Maak een regel voor dit geval, of maak een regel ruimer.",
    )


def _unreachable(rows: tuple[Row, ...]) -> tuple[str, str]:
    row, *blockers = rows
    if not blockers:
        return f'De regel "{row.id}" past op geen enkel geval.', "Kijk of de voorwaarden samen kunnen."
    what = f'De regel "{row.id}" wordt nooit bereikt: eerder past {_names(blockers)}.'
    return what, "Haal de regel weg, of maak de eerdere regel smaller."


def _contradiction(rows: tuple[Row, ...]) -> tuple[str, str]:
    one, other = rows
    what = f'De regels "{one.id}" ({_where(one)}) en "{other.id}" ({_where(other)}) spreken elkaar tegen'
    targets = f'de ene kiest "{one.contact}", de andere "{other.contact}"'
    return f"{what}: {targets}.", "Maak een van de twee smaller, of geef hem een andere voorrang."


def _names(rows: list[Row]) -> str:
    return " of ".join(f'"{row.id}" ({_where(row)})' for row in rows)


def _where(row: Row) -> str:
    return f"{row.file.name}, regel {row.line}"


_SAY = {"gat": _hole, "onbereikbaar": _unreachable, "tegenspraak": _contradiction}
