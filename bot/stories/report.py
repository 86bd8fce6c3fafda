"""The report as one HTML file: every conversation as the resident saw it, and what was understood under each message."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, select_autoescape

from bot.stories.load import short
from bot.stories.play import Played
from bot.stories.show import SIGNS, WORDS, heard, line_of

HERE = Path(__file__).parent


def write(results: Sequence[Played], file: Path) -> None:
    """Write the report; no other file is needed to read it."""
    templates = Environment(loader=FileSystemLoader(HERE), autoescape=select_autoescape(default=True))
    counts = Counter(played.status for played in results)
    page = templates.get_template("report.html.jinja").render(
        stories=[as_shown(played) for played in results],
        counts=[(status, WORDS[status], counts[status]) for status in SIGNS if counts[status]],
        themes=sorted({played.story.theme for played in results}),
        municipalities=sorted({played.story.case.municipality for played in results}),
        made=f"{datetime.now():%d-%m-%Y %H:%M}",
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")


def as_shown(played: Played) -> dict[str, Any]:
    """One story for the page."""
    case, first = played.story.case, played.first
    return {
        "name": case.test_case,
        "about": case.description,
        "theme": played.story.theme,
        "municipality": case.municipality,
        "status": played.status,
        "sign": SIGNS[played.status][0],
        "word": WORDS[played.status],
        "seconds": f"{played.seconds:.1f}",
        "note": played.skipped or case.known_bug,
        "where": f"{short(played.story.file)}:{line_of(played, first) if first else played.story.line}",
        "turns": [
            {
                "said": turn.said,
                "button": turn.how == "button",
                "replies": turn.replies,
                "heard": heard(turn),
                "question": turn.question,
                "problem": str(turn.problem or ""),
                "differences": differences(played, number),
            }
            for number, turn in enumerate(played.turns)
        ],
        "reference": played.state.get("reference"),
        "contact": (played.state.get("contact") or {}).get("name", ""),
    }


def differences(played: Played, number: int) -> list[tuple[str, str]]:
    """The differences that belong under a turn: of its step and of the expectations after it."""
    this = played.turns[number].step
    later = [turn.step for turn in played.turns[number + 1 :] if turn.step > this]
    until = min(later, default=10_000)
    last_of_step = all(turn.step != this for turn in played.turns[number + 1 :])
    return [(d.wanted, d.got) for d in played.differences if last_of_step and this <= d.step < until]
