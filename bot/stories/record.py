"""Write a conversation as a story: what the resident did, and how it ended."""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.stories.client import Turn

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
    steps: list[dict[str, Any]] = [
        {"button": t.payload} if t.how == "button" else {"user": t.said} for t in turns if t.said
    ]
    return {**case, "steps": steps + ending(turns[-1].state if turns else {})}


def ending(state: dict[str, Any]) -> list[dict[str, Any]]:
    """How it ended, as expectations."""
    found: list[dict[str, Any]] = [{"phase": state["phase"]}] if state.get("phase") else []
    found += [{word: state[word]} for word in ("outcome", "crisis") if state.get(word)]
    return found + ([{"contact": state["contact"]["id"]}] if state.get("contact") else [])


def save(file: Path, case: dict[str, Any]) -> None:
    """Add a case to a file, which is made when it is not there."""
    yaml = writer()
    content = yaml.load(file.read_text(encoding="utf-8")) if file.exists() else {"test_cases": []}
    content["test_cases"].append(case)
    text = StringIO()
    yaml.dump(content, text)
    head = "" if file.exists() else SCHEMA
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(head + text.getvalue(), encoding="utf-8")
