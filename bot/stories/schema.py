"""The JSON Schema of story files, for editors. Made from the model; a contract test keeps the file in step."""

import json
from pathlib import Path
from typing import Any

from bot.stories import words
from bot.stories.model import StoryFile

FILE = Path(__file__).parent / "stories.schema.json"


def schema() -> dict[str, Any]:
    """The schema, with the names of today's questions, sentences and municipalities for completion."""
    made = StoryFile.model_json_schema()
    made |= {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Gespreksverhalen van Rechtdoor",
    }
    step = made["$defs"]["Step"]["properties"]
    for word in ("asked", "not_asked"):
        step[word]["anyOf"][0]["items"] = {"enum": sorted(set(words.question_words()))}
    step["utter"]["anyOf"][0]["enum"] = sorted(words.sentence_names())
    step["question"]["anyOf"][0]["enum"] = sorted(set(words.question_words()))
    made["$defs"]["TestCase"]["properties"]["municipality"]["enum"] = sorted(words.towns())
    return made


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Write the file anew."""
    FILE.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    write()
