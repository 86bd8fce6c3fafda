"""Intakes to test with."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

from bot.intake.labels import About, Domain, LegalKind, Outcome, Source
from bot.intake.model import Answer, Intake, Promise
from bot.routing.model import Route


def intake(**changes: Any) -> Intake:
    """The mother of 84 who can't climb the stairs, with changes."""
    contact = changes.pop("contact_id", "wmo_loket")
    values: dict[str, Any] = {
        "conversation_id": str(uuid.uuid4()),
        "municipality": "ermelo",
        "legal_kind": LegalKind.WMO_MELDING,
        "about": About.ANDER,
        "domains": [Domain.HULPMIDDELEN_WONEN, Domain.MANTELZORG],
        "story": "Mijn moeder van 84 woont alleen en komt de trap niet meer op.",
        "answers": {
            "name": Answer(value="Truus Jansen", words="Truus Jansen"),
            "household": Answer(value="alleen", words="woont alleen", source=Source.INFERRED),
        },
        "route": Route(
            outcome=Outcome.CONTACT,
            contact_id=contact,
            reason="U vraagt hulp bij de trap. Daar gaat het Wmo-loket over.",
            rule="wmo-1",
            table_version="abc",
            facts={"domain": "hulpmiddelen_wonen"},
        ),
        "promise": Promise(what="Wij bellen u.", by=date(2026, 3, 12), whom="Wmo-loket"),
        "submitted_at": datetime(2026, 3, 9, 10, 0, tzinfo=UTC),
    }
    return Intake.model_validate(values | changes)
