"""Reads routing tables from CSV and says what is wrong with a row."""

import difflib
from collections.abc import Mapping

from bot.intake.labels import Outcome
from bot.routing.columns import ANY, FACTS, LEVELS, NOT, PLACEHOLDERS
from bot.routing.files import CsvRow, Report, split_cell
from bot.routing.table import Condition, Row

OUTCOMES = {"contact": Outcome.CONTACT, "antwoord": Outcome.ANSWER, "elders": Outcome.ELSEWHERE}
Values = Mapping[str, tuple[str, ...]]
Groups = Mapping[str, Mapping[str, tuple[str, ...]]]


def read_rows(rows: list[CsvRow], values: Values, groups: Groups, report: Report) -> list[Row]:
    """The rules of one or more files. Rows with a problem are left out; the problem is in the report."""
    _check_ids(rows, report)
    found = [_read_row(row, values, groups, report) for row in rows]
    return [row for row in found if row]


def _check_ids(rows: list[CsvRow], report: Report) -> None:
    seen: dict[str, CsvRow] = {}
    for row in rows:
        name = row.get("regel")
        first = seen.setdefault(name, row)
        if not name:
            report.add(row.file, row.line, "Deze regel heeft geen naam.", 'Vul de kolom "regel" in.')
        elif first is not row:
            what = f'De regel "{name}" bestaat al ({first.file.name}, regel {first.line}).'
            report.add(row.file, row.line, what, "Geef deze regel een andere naam.")


def _read_row(row: CsvRow, values: Values, groups: Groups, report: Report) -> Row | None:
    before = len(report.problems)
    level = _choice(row, "voorrang", LEVELS, report)
    outcome = _choice(row, "uitkomst", tuple(OUTCOMES), report)
    conditions = _conditions(row, values, groups, report)
    contact = _contact(row, report)
    if not row.get("reden"):
        report.add(row.file, row.line, "De reden ontbreekt.", "Schrijf één korte zin voor de inwoner.")
    if len(report.problems) > before:
        return None
    name, reason = row.get("regel"), row.get("reden")
    return Row(name, level, conditions, OUTCOMES[outcome], contact, reason, row.file, row.line)


def _choice(row: CsvRow, column: str, words: tuple[str, ...], report: Report) -> str:
    word = row.get(column).lower()
    if word not in words:
        what = f'In de kolom "{column}" staat "{word}".'
        report.add(row.file, row.line, what, suggest(word, words))
    return word


def _contact(row: CsvRow, report: Report) -> str:
    contact = row.get("contact")
    if not contact:
        report.add(
            row.file, row.line, "Het contact ontbreekt.", "Vul de id in van een contact uit contacten.csv."
        )
    elif contact.startswith("<") and contact not in PLACEHOLDERS:
        report.add(row.file, row.line, f'"{contact}" is onbekend.', suggest(contact, tuple(PLACEHOLDERS)))
    return contact


def _conditions(row: CsvRow, values: Values, groups: Groups, report: Report) -> dict[str, Condition]:
    used = [name for name in FACTS if row.get(name) not in ANY]
    return {name: _condition(row, name, values[name], groups.get(name, {}), report) for name in used}


def _condition(
    row: CsvRow, column: str, words: tuple[str, ...], groups: Mapping[str, tuple[str, ...]], report: Report
) -> Condition:
    cell = row.get(column)
    wanted, _, unwanted = f" {cell} ".lower().partition(f" {NOT} ")
    lookup = {word.lower(): (word,) for word in words} | {name.lower(): all_ for name, all_ in groups.items()}
    parts = [_words(row, column, part, lookup, report) for part in (wanted, unwanted)]
    return Condition(parts[0], parts[1], cell)


def _words(
    row: CsvRow, column: str, text: str, lookup: Mapping[str, tuple[str, ...]], report: Report
) -> frozenset[str]:
    said = split_cell(text)
    for word in said:
        if word not in lookup:
            report.add(
                row.file, row.line, f'In de kolom "{column}" staat "{word}".', suggest(word, tuple(lookup))
            )
    return frozenset(value for word in said for value in lookup.get(word, ()))


def suggest(word: str, words: tuple[str, ...]) -> str:
    """How to mend an unknown word: the nearest one, or the whole list."""
    near = difflib.get_close_matches(word.lower(), words, n=1, cutoff=0.75)
    return f'Bedoelde u "{near[0]}"?' if near else f"Kies uit: {', '.join(words)}."
