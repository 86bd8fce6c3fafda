"""Runs on the engine's Python: reads the tables of phrasings and prints what the rules make of each, as JSON."""

import json
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")

from bot.nlu.command_rules import command  # noqa: E402
from bot.nlu.danger import quenched, signs  # noqa: E402
from bot.nlu.dutch_model import pipeline  # noqa: E402
from bot.nlu.facts.reader import facts  # noqa: E402
from bot.nlu.language_rules import language_of  # noqa: E402


def danger(text: str) -> "str | None":
    """The kind of the heaviest sign that is not quenched."""
    found = [] if quenched(text) else sorted(signs(text), key=lambda sign: -sign[1])
    return found[0][0] if found else None


def read(folder: Path) -> dict:
    """What the rules say, in the shape of the tables."""
    tables = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    return {
        "commands": [command(text) for text, _ in tables["commands"]],
        "danger": [danger(text) for text, _ in tables["danger"]],
        "languages": [language_of(text) for text, _ in tables["languages"]],
        "facts": {
            kind: [facts(pipeline()(text), about)[kind] for about, text, _ in cases]
            for kind, cases in tables["facts"].items()
        },
    }


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1])), ensure_ascii=False))
