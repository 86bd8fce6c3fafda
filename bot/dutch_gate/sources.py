"""Every text that a resident may read, with where it stands."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT

OTHER_LANGUAGE = re.compile(r"^utter_language_")
FOR_CHILDREN = re.compile(r"young|kindertelefoon|kind$")
PAPERS = ("status", "papier")  # parts of the loket's texts that residents read
READ = {"contacten.csv": ("wat",), "tabel.csv": ("reden",)}  # columns that residents read


@dataclass(frozen=True)
class Text:
    """A text and where it stands. `child`: for children, so with "je"."""

    where: str
    text: str
    child: bool = False


def texts() -> Iterator[Text]:
    """All of them: the bot's sentences and buttons, the gateway's, the resident's papers, then the municipalities'."""
    yield from of_domain(ROOT / "domain.yml")
    yield from of_list("bot/chat/texts.yml", loaded(ROOT / "bot/chat/texts.yml"))
    loket = loaded(ROOT / "bot/staff/texts.yml")
    for part in PAPERS:
        yield from of_list(f"bot/staff/texts.yml: {part}", loket[part])
    for folder in sorted((ROOT / "data" / "municipalities").rglob("*")):
        if folder.name == "teksten.yaml":
            yield from of_texts(folder)
        elif folder.name in READ:
            yield from of_table(folder, READ[folder.name])


def of_domain(file: Path) -> Iterator[Text]:
    """Responses and their buttons."""
    for name, variations in loaded(file)["responses"].items():
        if OTHER_LANGUAGE.match(name):
            continue
        for variation in variations:
            yield Text(f"domain.yml: {name}", variation["text"], bool(FOR_CHILDREN.search(name)))
            yield from (Text(f"domain.yml: {name}, knop", b["title"]) for b in variation.get("buttons", []))


def loaded(file: Path) -> dict[str, Any]:
    """A file of texts."""
    found: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found


def of_list(where: str, sentences: dict[str, str]) -> Iterator[Text]:
    """Sentences by their key."""
    yield from (Text(f"{where}: {key}", text) for key, text in sentences.items())


def of_texts(file: Path) -> Iterator[Text]:
    """Answers, crisis texts and other local texts of a municipality."""
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    where = str(file.relative_to(ROOT))
    for part in ("crisis", "overig"):
        for key, text in (data.get(part) or {}).items():
            yield Text(f"{where}: {part} {key}", text, bool(FOR_CHILDREN.search(key)))
    for answer in data.get("antwoorden") or []:
        yield Text(f"{where}: antwoord {answer['sleutel']}", answer["antwoord"])


def of_table(file: Path, columns: tuple[str, ...]) -> Iterator[Text]:
    """The columns of a spreadsheet that residents read."""
    with file.open(encoding="utf-8-sig", newline="") as open_file:
        for number, row in enumerate(csv.DictReader(open_file, delimiter=";"), 2):
            for column in columns:
                if row.get(column):
                    yield Text(f"{file.relative_to(ROOT)}:{number}, {column}", row[column])
