"""Brings in the spreadsheet a municipality already has; first shows, row by row, what would change."""

from collections.abc import Mapping
from pathlib import Path

from bot.routing.contact import Contact
from bot.routing.contact_file import CONTACTS, REQUIRED, read_contact
from bot.routing.files import Columns, CsvRow, Report, parse_csv
from bot.routing.frozen import Frozen
from bot.routing.municipality import Municipality
from bot.routing.references import contact_faults

# Other names that columns have in practice.
ALIASES = {
    "code": "id",
    "contact": "naam",
    "loket": "naam",
    "omschrijving": "wat",
    "telefoonnummer": "telefoon",
    "tel": "telefoon",
    "e-mail": "email",
    "mail": "email",
    "e-mailadres": "email",
    "openingstijden": "open",
    "site": "website",
    "url": "website",
    "wijk": "wijken",
    "laatst gecontroleerd": "bevestigd_op",
    "datum": "bevestigd_op",
    "taal": "talen",
}


class Line(Frozen):
    """What one row of the spreadsheet would do. `change`: nieuw, gewijzigd, gelijk or fout."""

    number: int  # line in the file
    change: str
    contact: Contact | None
    messages: tuple[str, ...]  # Dutch; what is wrong, or which fields change


class Preview(Frozen):
    """What an import would do. Contacts that the spreadsheet does not name stay as they are."""

    lines: tuple[Line, ...]
    contacts: dict[str, Contact]  # all contacts as they would become, in order
    messages: tuple[str, ...]  # about the file as a whole

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong: only then the import may go on."""
        return not self.messages and all(line.change != "fout" for line in self.lines)


def preview_csv(text: str, file: Path, municipality: Municipality, own: Mapping[str, Contact]) -> Preview:
    """Read a spreadsheet beside the contacts in the municipality's own file."""
    report = Report()
    rows = parse_csv(rename_columns(text), file, Columns(CONTACTS.allowed, REQUIRED), report)
    messages = tuple(problem.what + " " + problem.mend for problem in report.problems)
    lines = tuple(_line(row, municipality, own) for row in rows) if not messages else ()
    lines = _mark_twice(lines)
    good = {line.contact.id: line.contact for line in lines if line.contact and line.change != "fout"}
    return Preview(lines=lines, contacts={**own, **good}, messages=messages)


def rename_columns(text: str) -> str:
    """The text with the usual other names of columns in the header replaced by ours."""
    header, newline, body = text.lstrip("\ufeff").partition("\n")
    mark = ";" if ";" in header else ","
    names = [name.strip().strip('"').lower() for name in header.split(mark)]
    return mark.join(ALIASES.get(name, name) for name in names) + newline + body


def _line(row: CsvRow, municipality: Municipality, own: Mapping[str, Contact]) -> Line:
    report = Report()
    contact = read_contact(row, report)
    faults = tuple(f"{problem.what} {problem.mend}" for problem in report.problems)
    return judge(row.line, contact, faults, municipality, own)


def preview_contacts(
    contacts: Mapping[str, Contact], municipality: Municipality, own: Mapping[str, Contact]
) -> Preview:
    """The same for contacts that were already read, such as those of an HSDS file."""
    numbered = enumerate(contacts.values(), start=1)
    lines = tuple(judge(number, contact, (), municipality, own) for number, contact in numbered)
    return Preview(lines=lines, contacts={**own, **contacts}, messages=())


def judge(
    number: int,
    contact: Contact,
    faults: tuple[str, ...],
    municipality: Municipality,
    own: Mapping[str, Contact],
) -> Line:
    """What one contact would change, given the faults already found in it."""
    found = [*faults, *(f"{what} {mend}" for what, mend in contact_faults(contact, municipality))]
    if contact.id in municipality.contacts and contact.id not in own:
        found.append(f'"{contact.id}" staat in een gedeelde map. Wijzig het daar, of kies een andere id.')
    if found:
        return Line(number=number, change="fout", contact=contact, messages=tuple(found))
    old = own.get(contact.id)
    changed = changes(old, contact) if old else ()
    change = "nieuw" if old is None else "gewijzigd" if changed else "gelijk"
    return Line(number=number, change=change, contact=contact, messages=changed)


def changes(old: Contact, new: Contact) -> tuple[str, ...]:
    """Which fields differ, with both values."""
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    return tuple(
        f"{name}: {before[name]!s} → {after[name]!s}" for name in before if before[name] != after[name]
    )


def _mark_twice(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    seen: dict[str, int] = {}
    marked = []
    for line in lines:
        first = seen.setdefault(line.contact.id, line.number) if line.contact else line.number
        again = f"Dit contact staat ook op regel {first}. Laat er een van staan."
        marked.append(
            line if first == line.number else Line(**{**dict(line), "change": "fout", "messages": (again,)})
        )
    return tuple(marked)
