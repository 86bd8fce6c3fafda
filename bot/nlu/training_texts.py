"""The training texts as plain pairs, read without Rasa."""

import json
from pathlib import Path
from typing import Any

Story = tuple[str, dict[str, Any]]  # a text with its labels
Command = tuple[str, str]  # a text with its intent
PAYLOADS = ("start", "choose")  # come from buttons; their examples only satisfy Rasa


def read(folder: Path) -> tuple[list[Story], list[Command]]:
    """Texts with labels, and texts with an intent only."""
    stories: list[Story] = []
    commands: list[Command] = []
    intent = ""
    for path in sorted(folder.glob("*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for line, after in zip(lines, [*lines[1:], ""], strict=True):
            if line.startswith("- intent: "):
                intent = line[10:].strip()
            elif line.startswith("  - text: ") and after.startswith("    metadata: "):
                stories.append((json.loads(line[10:]), json.loads(after[14:])))
            elif line.startswith("  - text: ") and intent not in PAYLOADS:
                commands.append((json.loads(line[10:]), intent))
    return stories, commands
