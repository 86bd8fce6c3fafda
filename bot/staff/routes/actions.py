"""Everything staff do with an intake: one form each, then back to the intake."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from bot.staff.guard import Caseworker, Parts
from bot.staff.pages import go
from bot.store.actors import seen
from bot.store.errors import Conflict

router = APIRouter(prefix="/intake/{reference}")
Text = Annotated[str, Form(max_length=5000)]


@router.post("/oppakken")
def pick_up(request: Request, parts: Parts, actor: Caseworker, reference: str) -> Response:
    """Take it; of two at once exactly one wins."""
    parts.casework.pick_up(reference, actor)
    return go(request, f"/intake/{reference}", "opgepakt")


@router.post("/teruggeven")
def give_back(
    request: Request, parts: Parts, actor: Caseworker, reference: str, reden: Text = ""
) -> Response:
    """Back to the team's list."""
    parts.casework.give_back(reference, actor, reden)
    return go(request, f"/intake/{reference}", "teruggegeven")


@router.post("/toewijzen")
def assign(request: Request, parts: Parts, actor: Caseworker, reference: str, collega: Text = "") -> Response:
    """To a colleague in the team."""
    parts.casework.assign(reference, actor, collega)
    return go(request, f"/intake/{reference}", "toegewezen")


@router.post("/sluiten")
def close(
    request: Request, parts: Parts, actor: Caseworker, reference: str, uitkomst: Text = "", woorden: Text = ""
) -> Response:
    """With an outcome and what the resident said of it."""
    parts.casework.close(reference, actor, uitkomst, woorden)
    return go(request, f"/intake/{reference}", "gesloten")


@router.post("/heropenen")
def reopen(request: Request, parts: Parts, actor: Caseworker, reference: str, reden: Text = "") -> Response:
    """Back to the list, with a reason."""
    parts.casework.reopen(reference, actor, reden)
    return go(request, f"/intake/{reference}", "heropend")


@router.post("/overdragen")
def offer(
    request: Request,
    parts: Parts,
    actor: Caseworker,
    reference: str,
    naar: Text = "",
    reden: Text = "",
    beloofd: Text = "",
    akkoord: Text = "",
) -> Response:
    """Offer it to another team, or (when the resident agrees) to a partner."""
    with parts.database.read() as session:
        row = seen(session, actor, reference)
    receiver = parts.directory.receiver(row.municipality, row.owner_team, naar)
    if receiver is None:
        raise Conflict("kies aan wie u overdraagt")
    if receiver.kind == "partner" and akkoord != "ja":
        raise Conflict("delen met een andere organisatie kan als de inwoner dat goed vindt")
    parts.handovers.offer(reference, actor, receiver.id, receiver.kind, reden, beloofd)
    return go(request, f"/intake/{reference}", "aangeboden")


@router.post("/overdracht/accepteren")
def accept(request: Request, parts: Parts, actor: Caseworker, reference: str, bericht: Text = "") -> Response:
    """Become the owner."""
    parts.handovers.accept(reference, actor, bericht)
    return go(request, f"/intake/{reference}", "geaccepteerd")


@router.post("/overdracht/weigeren")
def refuse(request: Request, parts: Parts, actor: Caseworker, reference: str, reden: Text = "") -> Response:
    """It stays with the giver; who refused may no longer see it."""
    parts.handovers.refuse(reference, actor, reden)
    return go(request, "/", "geweigerd")


@router.post("/overdracht/intrekken")
def withdraw(request: Request, parts: Parts, actor: Caseworker, reference: str) -> Response:
    """The giver takes the offer back."""
    parts.handovers.withdraw(reference, actor)
    return go(request, f"/intake/{reference}", "ingetrokken")


@router.post("/terughalen")
def take_back(
    request: Request, parts: Parts, actor: Caseworker, reference: str, reden: Text = ""
) -> Response:
    """From a partner, by the team that keeps watch."""
    parts.handovers.take_back(reference, actor, reden)
    return go(request, f"/intake/{reference}", "teruggehaald")


@router.post("/notitie")
def note(
    request: Request,
    parts: Parts,
    actor: Caseworker,
    reference: str,
    tekst: Text = "",
    soort: Text = "",
    voor_inwoner: Text = "",
) -> Response:
    """A note, or with a channel a line of the contact log."""
    parts.additions.note(reference, actor, tekst, channel=soort[:20], for_resident=voor_inwoner == "ja")
    return go(request, f"/intake/{reference}", "genoteerd")


@router.post("/afspraak")
def promise(
    request: Request,
    parts: Parts,
    actor: Caseworker,
    reference: str,
    wat: Text = "",
    wie: Text = "",
    wanneer: Annotated[date | None, Form()] = None,
) -> Response:
    """A promise by a working day."""
    parts.additions.promise(reference, actor, wat, wie, _working_day(wanneer))
    return go(request, f"/intake/{reference}", "afgesproken")


@router.post("/afspraak/{promise_id}/nagekomen")
def promise_kept(
    request: Request, parts: Parts, actor: Caseworker, reference: str, promise_id: str
) -> Response:
    """A promise was kept."""
    parts.additions.promise_kept(reference, actor, promise_id)
    return go(request, f"/intake/{reference}", "nagekomen")


@router.post("/taak")
def task(
    request: Request,
    parts: Parts,
    actor: Caseworker,
    reference: str,
    wat: Text = "",
    soort: Text = "taak",
    wanneer: Annotated[date | None, Form()] = None,
) -> Response:
    """Something to do, or somebody to call back."""
    kind = "terugbellen" if soort == "terugbellen" else "taak"
    parts.additions.task(reference, actor, kind, wat, _working_day(wanneer))
    return go(request, f"/intake/{reference}", "taak")


@router.post("/taak/{task_id}/klaar")
def task_done(request: Request, parts: Parts, actor: Caseworker, reference: str, task_id: str) -> Response:
    """A task is done."""
    parts.additions.task_done(reference, actor, task_id)
    return go(request, f"/intake/{reference}", "klaar")


@router.post("/veld")
def correct(
    request: Request, parts: Parts, actor: Caseworker, reference: str, veld: Text = "", waarde: Text = ""
) -> Response:
    """Correct an answer; the old value stays in the history."""
    parts.additions.correct(reference, actor, veld[:60], waarde)
    return go(request, f"/intake/{reference}", "gewijzigd")


def _working_day(chosen: date | None) -> date:
    from bot.intake.legal import is_working_day

    if chosen is None or not is_working_day(chosen):
        raise Conflict("kies een werkdag")
    return chosen
