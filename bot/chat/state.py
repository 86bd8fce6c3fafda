"""Where a conversation stands, as the public API tells it."""

from typing import Any

from bot.chat.engine import EngineTurn
from bot.intake.questions import MAIN, QUESTIONS

CRISIS = ("crisis_check", "crisis_go_on")


def state_of(turn: EngineTurn) -> dict[str, Any]:
    """`phase`, `question`, `topic`, `answered`, and at the end `outcome`, `reference`, `contact`."""
    memory, question = turn.memory, turn.slots.get("requested_slot")
    answers = [key for key in (q.key for q in MAIN) if isinstance(turn.slots.get(key), dict)]
    return {
        "phase": phase(memory, question),
        "question": question,
        "topic": QUESTIONS[question].topic if question else None,
        "answered": sum(turn.slots[key].get("source") != "inferred" for key in answers),
        "outcome": memory.get("outcome"),
        "reference": memory.get("reference") or None,
        "code": memory.get("code") or None,
        "contact": memory.get("contact") or None,
        "crisis": memory.get("crisis"),
        "erased": bool(memory.get("erase")),
    }


def phase(memory: dict[str, Any], question: str | None) -> str:
    """One of story, questions, summary, done, crisis."""
    if question in CRISIS:
        return "crisis"
    if memory.get("outcome") or memory.get("erase") or question is None:
        return "done"
    return {"story": "story", "consent": "summary"}.get(question, "questions")
