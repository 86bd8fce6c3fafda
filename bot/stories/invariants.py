"""What must be so in every conversation, whoever talks."""

from collections.abc import Callable

from bot.intake.labels import Outcome
from bot.intake.questions import MAIN
from bot.stories import evidence
from bot.stories.catalogue import name_of
from bot.stories.resident import BSN, MOST_TURNS, Talk
from bot.stories.stack import Stack
from bot.stories.words import towns

BASE_TURNS = len(MAIN) + 8  # every question once, and a few misunderstandings
PER_DISTURBANCE = 5
SKIPPED = {"overslaan": "skipped", "weet_niet": "unknown"}

Invariant = Callable[[Talk, Stack], str]  # what is wrong, or ""


def answers_always(talk: Talk, stack: Stack) -> str:
    """Every message gets an answer."""
    if talk.trouble:
        return f"de assistent weigerde: {talk.trouble}"
    empty = [turn.said for turn in talk.turns if not turn.replies]
    return f"geen antwoord op: {empty[0]}" if empty else ""


def ends(talk: Talk, stack: Stack) -> str:
    """There is always an end."""
    return (
        ""
        if talk.trouble or talk.state.get("phase") == "done"
        else f"geen einde: na {len(talk.turns)} berichten bij {talk.state.get('question')}"
    )


def outcome(talk: Talk, stack: Stack) -> str:
    """The outcome is one that this persona may have; who won't say where they live gets a contact here."""
    found = talk.state.get("outcome")
    place = talk.answered.get("place")
    may = {*talk.persona.outcomes, *([Outcome.CONTACT] if place and place.payload in SKIPPED else [])}
    free = talk.trouble or talk.state.get("phase") != "done"
    return "" if free or found in may else f"uitkomst {found}, mag zijn: {', '.join(sorted(may))}"


def one_contact(talk: Talk, stack: Stack) -> str:
    """Outcome contact: exactly one contact, of this municipality, the same for the resident and for staff."""
    if talk.state.get("outcome") != Outcome.CONTACT:
        return ""
    shown = talk.state.get("contact") or {}
    if not towns()[talk.municipality].has(str(shown.get("id"))):
        return f"contact {shown.get('id')} is er niet in {talk.municipality}"
    said = {c["name"] for turn in talk.turns[-3:] if (c := turn.state.get("contact"))}
    if len(said) != 1:
        return f"{len(said)} contacten: {', '.join(said)}"
    stored = intake(talk, stack)
    other = stored and stored.route.contact_id != shown["id"]
    return (
        f"inwoner ziet {shown['id']}, intake gaat naar {stored.route.contact_id}" if stored and other else ""
    )


def no_question_twice(talk: Talk, stack: Stack) -> str:
    """An answered question does not come back by itself."""
    return f"nog een keer gevraagd: {', '.join(talk.again)}" if talk.again else ""


def told_is_not_asked(talk: Talk, stack: Stack) -> str:
    """What the story tells is not asked."""
    opened = "correct" in talk.disturbed or "back" in talk.disturbed
    put = {turn.question for turn in talk.turns}
    asked = [key for key in talk.persona.told if key in put and not opened]
    return f"gevraagd terwijl het al verteld was: {', '.join(asked)}" if asked else ""


def nothing_lost(talk: Talk, stack: Stack) -> str:
    """Every answer stands in the intake, with how it came."""
    stored = intake(talk, stack)
    if stored is None:
        return ""
    for key, turn in talk.answered.items():
        answer = stored.answers.get(key)
        if key in ("consent", "feedback", "answered_enough"):
            continue
        if answer is None:
            return f"antwoord op {key} staat niet in de intake"
        wanted = SKIPPED.get(turn.payload, "answered")
        if turn.how == "button" and answer.state != wanted:
            return f"{key}: knop {turn.payload}, maar in de intake {answer.state}"
        if turn.how == "button" and wanted == "answered" and str(answer.value) != turn.payload:
            return f"{key}: knop {turn.payload}, maar in de intake {answer.value}"
    return ""


def only_our_sentences(talk: Talk, stack: Stack) -> str:
    """Every message is a sentence of the catalogue, with all its gaps filled."""
    for turn in talk.turns:
        for message in turn.replies:
            text = str(message["text"])
            if not name_of(text):
                return f"zin die niet in domain.yml staat: {text[:80]}"
            if "{" in text or "None" in text:
                return f"zin met een leeg gat: {text[:80]}"
    return ""


def within_bounds(talk: Talk, stack: Stack) -> str:
    """Not more messages than the questions need."""
    bound = min(MOST_TURNS, BASE_TURNS + PER_DISTURBANCE * len(talk.disturbed))
    return f"{len(talk.turns)} berichten, hoogstens {bound}" if len(talk.turns) > bound else ""


def danger_is_heard(talk: Talk, stack: Stack) -> str:
    """Who tells of danger gets the right line; a persona without danger never gets it by its own words."""
    seen = {str(turn.state.get("crisis")) for turn in talk.turns if turn.state.get("crisis")}
    if (
        talk.persona.crisis
        and talk.persona.crisis not in seen
        and not any(t.question == "crisis_check" for t in talk.turns)
    ):
        return f"gevaar {talk.persona.crisis} is niet gehoord"
    if not talk.persona.crisis and "crisis" not in talk.disturbed and seen:
        return f"gevaar {', '.join(seen)} zonder reden"
    return ""


def no_bsn_kept(talk: Talk, stack: Stack) -> str:
    """A typed BSN is nowhere."""
    stored = intake(talk, stack)
    places = [*talk.kept, stored.model_dump_json() if stored else ""]
    return (
        "het getypte BSN is bewaard"
        if "bsn" in talk.disturbed and any(BSN in text for text in places)
        else ""
    )


def reload_keeps(talk: Talk, stack: Stack) -> str:
    """Leaving and coming back changes nothing."""
    return "na opnieuw openen stond er een andere vraag" if talk.reload_lost else ""


def intake(talk: Talk, stack: Stack):  # type: ignore[no-untyped-def]
    """The stored intake, when there is one and it can be seen."""
    try:
        return evidence.intake(stack.database, talk.state.get("reference") or "").intake
    except evidence.NoEvidenceError:
        return None


INVARIANTS: dict[str, Invariant] = {
    "antwoord op alles": answers_always,
    "altijd een einde": ends,
    "uitkomst past": outcome,
    "één contact": one_contact,
    "geen vraag twee keer": no_question_twice,
    "verteld is niet gevraagd": told_is_not_asked,
    "alles in de intake": nothing_lost,
    "alleen onze zinnen": only_our_sentences,
    "niet te lang": within_bounds,
    "gevaar gehoord": danger_is_heard,
    "geen BSN bewaard": no_bsn_kept,
    "terugkomen kan": reload_keeps,
}


def broken(talk: Talk, stack: Stack) -> dict[str, str]:
    """The invariants that do not hold, each with what is wrong."""
    return {name: wrong for name, holds in INVARIANTS.items() if (wrong := holds(talk, stack))}
