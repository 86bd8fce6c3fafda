"""What must happen by when, from the law (DESIGN §7), beside what the bot promised. Pure."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from bot.intake.labels import LegalKind
from bot.intake.legal import working_day
from bot.intake.model import Intake

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Term(BaseModel):
    """One thing to do by a day."""

    model_config = ConfigDict(frozen=True)

    key: str  # the words for it are in the staff texts
    due: date
    source: str = ""  # article of law


def terms(intake: Intake) -> list[Term]:
    """The terms of an intake, counted from the day it was sent (Dutch time)."""
    start = intake.submitted_at.astimezone(AMSTERDAM).date()
    return _BY_KIND.get(intake.legal_kind, _none)(intake, start)


def _wmo(intake: Intake, start: date) -> list[Term]:
    confirm = Term(key="bevestigen", due=working_day(start, 2), source="Wmo 2015 art. 2.3.2 lid 1")
    study = Term(
        key="onderzoek", due=_last_working_day(start + timedelta(weeks=6)), source="Wmo 2015 art. 2.3.2 lid 1"
    )
    today = Term(key="spoed_vandaag", due=working_day(start, 0), source="Wmo 2015 art. 2.3.3")
    return [today, confirm, study] if intake.urgent else [confirm, study]


def _debts(intake: Intake, start: date) -> list[Term]:
    if intake.urgent or _answer(intake, "cut_off") == "ja":
        return [Term(key="eerste_gesprek", due=working_day(start, 3), source="Wgs art. 4 lid 2")]
    return [
        Term(
            key="eerste_gesprek", due=_last_working_day(start + timedelta(weeks=4)), source="Wgs art. 4 lid 1"
        )
    ]


def _none(intake: Intake, start: date) -> list[Term]:
    return []


_BY_KIND = {LegalKind.WMO_MELDING: _wmo, LegalKind.SCHULDHULP: _debts}


def _last_working_day(day: date) -> date:
    """The last working day that is not after `day`: a term that ends on a Sunday must be met before it."""
    earlier = day
    while working_day(earlier, 0) != earlier:
        earlier -= timedelta(days=1)
    return earlier


def _answer(intake: Intake, key: str) -> str:
    answer = intake.answers.get(key)
    return str(answer.value) if answer else ""
