"""Rewrite the expectations that a deliberate change made untrue; comments stay, and the difference is shown."""

from collections.abc import Sequence
from difflib import unified_diff
from io import StringIO
from pathlib import Path
from typing import Any

from bot.stories.load import short
from bot.stories.play import Difference, Played
from bot.stories.record import writer
from bot.stories.show import line_of


def accept(results: Sequence[Played]) -> tuple[str, list[str]]:
    """Write what was found into the files. Gives the difference, and where something could not be accepted."""
    shown, left = "", []
    for file in dict.fromkeys(played.story.file for played in results if played.status == "failed"):
        of_file = [played for played in results if played.story.file == file and played.status == "failed"]
        shown += rewrite(file, of_file)
        left += [
            f"{short(file)}:{line_of(played, difference)}: verwacht {difference.wanted}; kreeg {difference.got}"
            for played in of_file
            for difference in played.differences
            if difference.found is None
        ]
    return shown, left


def rewrite(file: Path, results: Sequence[Played]) -> str:
    """One file; the difference as a unified diff."""
    before, yaml = file.read_text(encoding="utf-8"), writer()
    content = yaml.load(before)
    for played in results:
        for difference in played.differences:
            put(content["test_cases"][played.story.number]["steps"], difference)
    text = StringIO()
    yaml.dump(content, text)
    file.write_text(text.getvalue(), encoding="utf-8")
    name = short(file)
    return "".join(
        unified_diff(
            before.splitlines(True), text.getvalue().splitlines(True), f"{name} (was)", f"{name} (nu)"
        )
    )


def put(steps: list[Any], difference: Difference) -> None:
    """One expectation: a plain value, or one answer of an intake."""
    if difference.found is None or difference.step < 0:
        return
    step = steps[difference.step]
    word = next(iter(step))
    if word != "intake":
        step[word] = difference.found
        return
    _, name, *part = difference.wanted.split(" ")
    old = step[word].get(name)
    if isinstance(old, dict) and part and part[0] in old:
        old[part[0]] = difference.found
    elif not isinstance(old, list | dict):
        step[word][name] = difference.found
