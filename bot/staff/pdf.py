"""An intake as a tagged PDF (PDF/UA-1), set by Typst. Residents' words go in as data, never as markup."""

import json
from typing import Any

import typst

from bot.intake.model import Intake
from bot.staff import views
from bot.staff.directory import Directory
from bot.staff.pages import HERE, day, moment, text
from bot.store.tables import IntakeRow, PromiseRow

TEMPLATE = HERE / "templates" / "intake.typ"


def make(row: IntakeRow, intake: Intake, promises: list[PromiseRow], directory: Directory) -> bytes:
    """The PDF."""
    data = json.dumps(_data(row, intake, promises, directory))
    content: bytes = typst.compile(str(TEMPLATE), sys_inputs={"data": data}, pdf_standards=["ua-1"])
    return content


def _data(row: IntakeRow, intake: Intake, promises: list[PromiseRow], directory: Directory) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "kind": text("soort", row.legal_kind),
        "municipality": directory.municipality(row.municipality),
        "team": directory.name(row.municipality, row.owner_team),
        "at": moment(row.submitted_at),
        "about": text("voor_wie", intake.about),
        "safety": _safety(intake),
        "story": intake.story,
        "reason": intake.route.reason,
        "themes": [_theme(name, fields) for name, fields in _sections(intake).items()],
        "promises": [_promise(one) for one in promises],
    }


def _sections(intake: Intake) -> dict[str, list[views.Field]]:
    return {"start": views.start_fields(intake), **views.themes(intake), "overig": views.other_fields(intake)}


def _theme(name: str, fields: list[views.Field]) -> dict[str, Any]:
    lines = [
        {
            "label": one.label,
            "value": one.value if one.state == "answered" else text("antwoord", one.state),
            "words": one.words if one.words.lower() != one.value.lower() else "",
        }
        for one in fields
    ]
    return {"title": text("thema", name), "fields": lines}


def _promise(one: PromiseRow) -> dict[str, Any]:
    return {
        "what": text("afspraak", one.what),
        "whom": one.whom,
        "due": day(one.due),
        "done": one.done_at is not None,
    }


def _safety(intake: Intake) -> str:
    danger = text("crisis", intake.crisis) if intake.crisis else ""
    return ". ".join(part for part in (danger, intake.safe_contact) if part)
