"""Write a conversation as a story: what the resident did, and how it ended."""

from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString as Quoted

from bot.stories.client import Turn
from bot.stories.load import Story

SCHEMA = "# yaml-language-server: $schema=../../bot/stories/stories.schema.json\n"


def writer() -> YAML:
    """YAML as we write it: comments and quotes kept, lines not folded."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def as_case(name: str, municipality: str, turns: Sequence[Turn], why: str = "") -> dict[str, Any]:
    """A test case that does the same again."""
    case: dict[str, Any] = (
        {"test_case": name} | ({"description": why} if why else {}) | {"municipality": municipality}
    )
    return {**case, "steps": [step for turn in turns for step in act(turn)] + ending(turns)}


def act(turn: Turn) -> list[dict[str, Any]]:
    """What the resident did. Words stand in quotes: `no` and `14:30` would be something else in YAML."""
    match turn.how:
        case "typed":
            return [{"user": Quoted(turn.said)}]
        case "button":
            return [{"button": turn.payload}]
        case "reload" | "erase":
            return [{turn.how: True}]
    return []


def ending(turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """How it ended, as expectations."""
    state = turns[-1].state if turns else {}
    if turns and (turns[-1].how == "erase" or state.get("erased")):
        return [{"erased": True}]
    found = [{word: state[word]} for word in ("phase", "outcome", "crisis") if state.get(word)]
    if not state.get("outcome") and state.get("question"):
        found.append({"question": state["question"]})
    return found + ([{"contact": state["contact"]["id"]}] if state.get("contact") else [])


def free_name(name: str, stories: Iterable[Story]) -> str:
    """The name, with a number behind it when a story has it already."""
    taken = {story.name for story in stories}
    numbered = (f"{name} {number}" for number in count(2))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def save(file: Path, case: dict[str, Any]) -> None:
    """Add a case to a file, which is made when it is not there."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(with_case(before, case), encoding="utf-8")


def with_case(before: str, case: dict[str, Any]) -> str:
    """The text of a story file with one case more; of a new file when there was nothing."""
    yaml, text = writer(), StringIO()
    content = yaml.load(before) or {"test_cases": []}
    content["test_cases"].append(case)
    yaml.dump(content, text)
    return ("" if before else SCHEMA) + text.getvalue()
