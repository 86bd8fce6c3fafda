"""An intake as a case (zaak), in the shape of the ZGW Zaken API 1.5 (VNG Realisatie).

| Zaken API | from |
|---|---|
| identificatie | reference |
| bronorganisatie, zaaktype, verantwoordelijkeOrganisatie | left empty: the receiving system fills them |
| omschrijving | legal kind and first life domain |
| toelichting | the story, in the resident's own words |
| registratiedatum, startdatum | day of submission (Dutch time) |
| einddatumGepland | first open promise |
| uiterlijkeEinddatumAfdoening | last promise with a legal term |
| einddatum, resultaat | closing and its outcome |
| rollen | the resident as initiator, the team as behandelaar; the writer's position in roltoelichting |
| eigenschappen | every answer: value, the resident's words, source and state |
| kenmerken | rule and table version of the route |

An intake is a *melding* or a question, never an *aanvraag*: the receiving system chooses its own case type.
"""

from typing import Any

from bot.intake.model import Answer, Intake
from bot.staff.context import local
from bot.staff.directory import Directory
from bot.staff.pages import text
from bot.staff.views import shown
from bot.store.promises import FAR
from bot.store.tables import IntakeRow, PromiseRow


def case(row: IntakeRow, intake: Intake, promises: list[PromiseRow], directory: Directory) -> dict[str, Any]:
    """The case as JSON-ready data; dates are ISO 8601."""
    day = local(row.submitted_at).date().isoformat()
    legal = [one.due for one in promises if one.source not in ("", "chat")]
    return {
        "identificatie": row.reference,
        "bronorganisatie": "",
        "zaaktype": "",
        "verantwoordelijkeOrganisatie": "",
        "omschrijving": _title(row, intake),
        "toelichting": intake.story,
        "registratiedatum": day,
        "startdatum": day,
        "einddatumGepland": None if row.due == FAR else row.due.isoformat(),
        "uiterlijkeEinddatumAfdoening": max(legal).isoformat() if legal else None,
        "einddatum": local(row.closed_at).date().isoformat() if row.closed_at else None,
        "vertrouwelijkheidaanduiding": "zaakvertrouwelijk",
        "resultaat": {"omschrijving": text("uitkomst", row.outcome)} if row.outcome else None,
        "status": {"statustoelichting": text("staat", row.state)},
        "rollen": _roles(row, intake, directory),
        "eigenschappen": [_property(key, answer) for key, answer in intake.answers.items()],
        "kenmerken": [
            {"kenmerk": intake.route.rule, "bron": "routeringsregel"},
            {"kenmerk": intake.route.table_version, "bron": "routeringstabel"},
        ],
    }


def _title(row: IntakeRow, intake: Intake) -> str:
    domain = text("domein", intake.domains[0]) if intake.domains else ""
    return f"{text('soort', row.legal_kind)}: {domain}"


def _roles(row: IntakeRow, intake: Intake, directory: Directory) -> list[dict[str, Any]]:
    contact = {key: _value(intake, source) for key, source in _CONTACT.items()}
    team = directory.name(row.municipality, row.owner_team)
    return [
        {
            "betrokkeneType": "natuurlijk_persoon",
            "omschrijvingGeneriek": "initiator",
            "roltoelichting": text("voor_wie", intake.about),
            "contactpersoonRol": contact,
        },
        {
            "betrokkeneType": "organisatorische_eenheid",
            "omschrijvingGeneriek": "behandelaar",
            "roltoelichting": team,
            "betrokkeneIdentificatie": {"identificatie": row.owner_team, "naam": team},
        },
    ]


_CONTACT = {"naam": "name", "telefoonnummer": "phone", "emailadres": "email"}


def _value(intake: Intake, key: str) -> str:
    answer = intake.answers.get(key)
    return shown(answer.value) if answer else ""


def _property(key: str, answer: Answer) -> dict[str, Any]:
    return {
        "naam": key,
        "omschrijving": text("veld", key),
        "waarde": shown(answer.value),
        "eigenWoorden": answer.words,
        "bron": answer.source.value,
        "staat": answer.state.value,
    }
