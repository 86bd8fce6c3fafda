"""YAML with the line of every part, so that a mistake can be pointed at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from bot.stories.errors import BadStories, Fault

Where = tuple[str | int, ...]


class Lines:
    """The data of a file and the line of each part: `of(("test_cases", 0, "steps"))`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
            self.data: Any = yaml.safe_load(file.read_text(encoding="utf-8"))
        except yaml.MarkedYAMLError as error:
            raise BadStories([not_yaml(file, error)]) from error
        except UnicodeDecodeError as error:
            raise BadStories(
                [Fault(file, 1, "Dit bestand is geen UTF-8.", "Bewaar het opnieuw als UTF-8.")]
            ) from error
        self._lines = dict(walk(root, ())) if root else {}

    def of(self, where: Where) -> int:
        """The line of a part, or of the nearest part around it that has one."""
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)


def walk(node: yaml.Node, where: Where) -> Iterator[tuple[Where, int]]:
    """Every part of a document with its line; a word's line counts for its value."""
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from walk(item, (*where, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from walk(value, (*where, key.value))
            yield (*where, key.value), key.start_mark.line + 1


USUAL = (  # what YAML says, what is wrong, how to mend it
    (
        "quoted scalar",
        "Hier begint een tekst met een aanhalingsteken dat niet wordt gesloten.",
        'Zet er aan het eind ook een ".',
    ),
    ("\\t", "Hier staat een tab.", "Gebruik spaties in plaats van tabs."),
    ("tab", "Hier staat een tab.", "Gebruik spaties in plaats van tabs."),
    (
        "mapping values",
        "Hier staat een : te veel, of de regel springt verkeerd in.",
        'Zet tekst met een : erin tussen "aanhalingstekens".',
    ),
    (
        "block",
        "Deze regel springt niet even ver in als de regels erboven.",
        "Zet het streepje (-) recht onder het vorige.",
    ),
)
OTHER = (
    "Dit kan ik niet lezen.",
    'Kijk of het inspringen klopt. Zet tekst met een : tussen "aanhalingstekens".',
)


def not_yaml(file: Path, error: yaml.MarkedYAMLError) -> Fault:
    """What YAML itself says, in Dutch where it is the usual mistake."""
    told = f"{error.context or ''} {error.problem or ''}"
    what, mend = next(((what, mend) for sign, what, mend in USUAL if sign in told), OTHER)
    open_quote = "quoted scalar" in told
    mark = (
        (error.context_mark if open_quote else error.problem_mark) or error.problem_mark or error.context_mark
    )
    return Fault(file, mark.line + 1 if mark else 1, what, mend)
