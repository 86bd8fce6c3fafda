"""The expectations of a story. Each looks at what was played and gives the differences."""

from collections.abc import Callable
from typing import Any

from bot.intake.questions import QUESTIONS
from bot.stories import evidence
from bot.stories.catalogue import looks_like, name_of, says
from bot.stories.model import Expected, Step
from bot.stories.play import Difference, Played
from bot.stories.stack import Stack

Gap = tuple[str, str, Any]  # wanted, got, what --accept writes (None: nothing)
Check = Callable[[Step, Played, Stack], list[Gap]]


def check(number: int, step: Step, played: Played, stack: Stack) -> list[Difference]:
    """The differences of one expectation."""
    return [
        Difference(number, wanted, got, found)
        for wanted, got, found in CHECKS[step.word](step, played, stack)
    ]


def same(what: str, wanted: object, got: object) -> list[Gap]:
    """One value against another; `none` means nothing."""
    wanted_text, got_text = ("none" if value in (None, "") else str(value) for value in (wanted, got))
    found = got_text if got in (None, "") else got
    return [] if wanted_text == got_text else [(f"{what} {wanted_text}", f"{what} {got_text}", found)]


def last_texts(played: Played) -> list[str]:
    """What the bot said last."""
    return [str(message["text"]) for message in played.turns[-1].replies]


def bot(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """A sentence is among the last messages."""
    texts = last_texts(played)
    if any(says(step.bot or "", text) for text in texts):
        return []
    return [(f"de bot zegt: {step.bot}", " ⏎ ".join(texts) or "niets", texts[-1] if texts else None)]


def utter(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """A named sentence is among the last messages."""
    names = [name_of(text) for text in last_texts(played)]
    if any(looks_like(step.utter or "", text) for text in last_texts(played)):
        return []
    return [
        (
            f"de zin {step.utter}",
            ", ".join(name or "(onbekende zin)" for name in names) or "niets",
            names[-1] if names else None,
        )
    ]


def contact(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """The one contact, by id or name."""
    found = played.state.get("contact") or {}
    return (
        []
        if step.contact in (found.get("id"), found.get("name")) and found
        else same("contact", step.contact, found.get("id"))
    )


def reason(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Words in the reason of the contact."""
    found = str((played.state.get("contact") or {}).get("reason", ""))
    return (
        []
        if (step.reason or "").casefold() in found.casefold()
        else [(f"reden met '{step.reason}'", found or "geen reden", found or None)]
    )


def of_state(key: str) -> Check:
    """An expectation about one field of the state."""

    def look(step: Step, played: Played, stack: Stack) -> list[Gap]:
        return same(key, getattr(step, key), played.state.get(key))

    return look


def question(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """The open question, by key or topic."""
    return (
        []
        if step.question in (played.state.get("question"), played.state.get("topic"))
        else same("vraag", step.question, played.state.get("question"))
    )


def erased(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Whether the conversation is gone."""
    return (
        []
        if step.erased == played.erased
        else [(f"gewist: {step.erased}", f"gewist: {played.erased}", played.erased)]
    )


def put(played: Played) -> dict[str, int]:
    """How often every question and topic was put."""
    counts: dict[str, int] = {}
    for key in played.asked():
        for word in {key, QUESTIONS[key].topic}:
            counts[word] = counts.get(word, 0) + 1
    return counts


def asked(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Questions or topics that were put."""
    counts = put(played)
    return [
        (f"de vraag {word} is gesteld", f"gesteld: {', '.join(played.asked())}", None)
        for word in step.asked or []
        if word not in counts
    ]


def not_asked(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Questions or topics that were not put."""
    counts = put(played)
    return [
        (f"de vraag {word} is niet gesteld", f"{counts[word]}× gesteld", None)
        for word in step.not_asked or []
        if word in counts
    ]


def asked_at_most(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """A bound on questions, in total or each."""
    counts, most = put(played), step.asked_at_most
    if isinstance(most, int):
        total = len(played.asked())
        return (
            []
            if total <= most
            else [(f"hoogstens {most} vragen", f"{total} vragen: {', '.join(played.asked())}", total)]
        )
    return [
        (f"{word} hoogstens {bound}×", f"{counts[word]}×", None)
        for word, bound in (most or {}).items()
        if counts.get(word, 0) > bound
    ]


def understood(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """What was understood of the last typed message."""
    heard = next((turn.understood for turn in reversed(played.turns) if turn.how == "typed"), {})
    wanted = step.understood.model_dump(exclude_none=True) if step.understood else {}
    gaps: list[Gap] = []
    for key, value in wanted.items():
        got = heard.get("domains", []) if key == "domain" else heard.get(key)
        if value not in got if isinstance(got, list) else value != ("none" if got is None else got):
            gaps.append((f"begrepen {key}: {value}", f"{key}: {got}", None))
    return gaps


def not_said(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Words that are nowhere in the kept conversation."""
    found = [text for text in played.kept() if (step.not_said or "") in text]
    return [(f"'{step.not_said}' staat nergens", found[0][:80], None)] if found else []


def problem(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """The last message gave this error."""
    trouble = played.turns[-1].problem
    return same("fout", step.problem, trouble.status if trouble else None)


def slot_was_set(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Answers that are known now."""
    try:
        slots = evidence.slots(stack.trackers, played.conversation)
    except evidence.NoEvidenceError as error:
        return [("een bekend antwoord", str(error), None)]
    wanted = [
        pair
        for entry in step.slot_was_set or []
        for pair in (entry.items() if isinstance(entry, dict) else [(entry, None)])
    ]
    return [
        (
            f"antwoord {name}" + ("" if value is None else f" = {value}"),
            f"{name} = {value_of(slots.get(name))}",
            None,
        )
        for name, value in wanted
        if slots.get(name) is None or (value is not None and str(value_of(slots.get(name))) != str(value))
    ]


def slot_was_not_set(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Answers that are not known now."""
    try:
        slots = evidence.slots(stack.trackers, played.conversation)
    except evidence.NoEvidenceError as error:
        return [("een leeg antwoord", str(error), None)]
    return [
        (f"geen antwoord {n}", f"{n} = {value_of(slots[n])}", None)
        for n in step.slot_was_not_set or []
        if slots.get(n) is not None
    ]


def value_of(slot: Any) -> Any:
    """The value of an answer in a slot."""
    return slot.get("value") if isinstance(slot, dict) else slot


def intake(step: Step, played: Played, stack: Stack) -> list[Gap]:
    """Fields and answers of the stored intake."""
    try:
        stored = evidence.intake(stack.database, played.state.get("reference") or "").intake
    except evidence.NoEvidenceError as error:
        return [("een verstuurde intake", str(error), None)]
    record = stored.model_dump(mode="json")
    record |= {"rule": stored.route.rule, "contact": stored.route.contact_id}
    gaps: list[Gap] = []
    for name, wanted in (step.intake or {}).items():
        as_answer = name in QUESTIONS and (name != "story" or isinstance(wanted, Expected))
        gaps += (
            of_answer(name, wanted, record["answers"].get(name))
            if as_answer
            else of_field(name, wanted, record.get(name))
        )
    return gaps


def of_field(name: str, wanted: Any, got: Any) -> list[Gap]:
    """A field of the intake itself; of a list every wanted value must be in it."""
    if isinstance(got, list):
        several = wanted if isinstance(wanted, list) else [wanted]
        return [
            (f"intake {name}: {one}", f"{name}: {', '.join(map(str, got))}", None)
            for one in several
            if one not in got
        ]
    if name == "story":
        return [] if str(wanted) in str(got) else [(f"intake story met '{wanted}'", str(got), None)]
    return same(f"intake {name}", wanted, got)


def of_answer(name: str, wanted: Any, answer: dict[str, Any] | None) -> list[Gap]:
    """One answer: its value, source and state."""
    expected = wanted if isinstance(wanted, Expected) else Expected(value=wanted)
    answer = answer or {"value": None, "source": None, "state": "not_asked"}
    gaps: list[Gap] = []
    for part in expected.model_fields_set:
        value = getattr(expected, part)
        if part == "contains":
            if str(value).casefold() not in str(answer["value"]).casefold():
                gaps.append((f"intake {name} met '{value}'", str(answer["value"]), None))
        else:
            gaps += same(f"intake {name} {part}", value, answer[part])
    return gaps


CHECKS: dict[str, Check] = {
    "bot": bot,
    "utter": utter,
    "contact": contact,
    "reason": reason,
    "outcome": of_state("outcome"),
    "crisis": of_state("crisis"),
    "phase": of_state("phase"),
    "question": question,
    "erased": erased,
    "asked": asked,
    "not_asked": not_asked,
    "asked_at_most": asked_at_most,
    "understood": understood,
    "not_said": not_said,
    "problem": problem,
    "slot_was_set": slot_was_set,
    "slot_was_not_set": slot_was_not_set,
    "intake": intake,
}
