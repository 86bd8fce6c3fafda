"""What the resident keeps: contact with reason, promise, rights and what they told, to print and as a tagged PDF."""

import json
from typing import Any

import typst

from bot.intake.labels import AnswerState, LegalKind
from bot.intake.legal import in_plain_words, promised, rights
from bot.intake.model import Intake
from bot.intake.statutory import Part, parts
from bot.intake.town import Town
from bot.sentences import person, sentence, summary, told
from bot.staff.context import local
from bot.staff.pages import HERE, TEXTS

TEMPLATE = HERE / "templates" / "samenvatting.typ"


def paper(intake: Intake, reference: str, town: Town) -> dict[str, Any]:
    """All that stands on it, as plain words; `words` are the fixed ones."""
    contact = town.show(intake.route)
    return {
        "words": TEXTS["papier"],
        "reference": reference,
        "municipality": town.municipality.name,
        "example": town.municipality.example,
        "at": in_plain_words(local(intake.submitted_at).date()),
        "contact": {"name": contact.name, "reason": contact.reason, "how": contact.how},
        "next": what_follows(intake),
        "told": summary(intake.answers, intake.about),
        "plan": plan(intake),
    }


def what_follows(intake: Intake) -> list[str]:
    """The promise, then the rights of this kind of intake."""
    whom = person(intake.about, str(intake.answers["relation"].value) if "relation" in intake.answers else "")
    followed = (promised(intake), *rights(intake))
    return [sentence(one.response, persoon=whom, **one.values) for one in followed]


def plan(intake: Intake) -> list[dict[str, Any]]:
    """The parts of the investigation with what was told: a start for a plan of one's own. Only the Wmo knows it."""
    if intake.legal_kind != LegalKind.WMO_MELDING:
        return []
    return [{"title": TEXTS["papier"][part.letter], "lines": of_part(part)} for part in parts(intake)]


def of_part(part: Part) -> list[str]:
    """What was told about one part; the story itself stands above."""
    given = [(q, a) for q, a in part.answers if a and a.state == AnswerState.ANSWERED and q.key != "story"]
    return [told(question, answer) for question, answer in given]


def as_pdf(content: dict[str, Any]) -> bytes:
    """A tagged PDF (PDF/UA-1). The resident's words go in as data, never as markup."""
    data = {"data": json.dumps(content)}
    made: bytes = typst.compile(str(TEMPLATE), sys_inputs=data, pdf_standards=["ua-1"])
    return made
