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


def not_yaml(file: Path, error: yaml.MarkedYAMLError) -> Fault:
    """What YAML itself says, in Dutch where it is the usual mistake."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    tab = "tab" in str(error.problem) or "\\t" in str(error.problem)
    mend = (
        "Gebruik spaties in plaats van tabs."
        if tab
        else 'Kijk of het inspringen klopt. Zet tekst met een : tussen "aanhalingstekens".'
    )
    return Fault(file, line, f"Dit is geen goede YAML: {error.problem}.", mend)
