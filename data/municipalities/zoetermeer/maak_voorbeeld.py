"""Makes the sample directory of Zoetermeer: one entrance, 120 invented organisations behind it.

Run `python data/municipalities/zoetermeer/maak_voorbeeld.py`; the seed is fixed, so its file is the same.
Not one of these organisations exists: their names say "voorbeeld", their addresses end in `.example`.
"""

import csv
import random
from datetime import date, timedelta
from pathlib import Path

from bot.routing.contact_file import CONTACTS

SEED = 2719
FILE = Path(__file__).with_name("contacten.csv")
WIJKEN = (
    "Centrum",
    "Palenstein",
    "Driemanspolder",
    "Meerzicht",
    "Buytenwegh",
    "De Leyens",
    "Seghwaert",
    "Noordhove",
    "Rokkeveen",
    "Oosterheem",
)
# kind, what it does, words by which residents name it as a helper that may keep the intake
KINDS = (
    ("Huis van de wijk", "Een plek om koffie te drinken en mensen te ontmoeten.", ""),
    ("Maaltijdengroep", "Kookt en eet samen met buurtbewoners.", ""),
    ("Buurthulp", "Vrijwilligers die helpen met boodschappen en klusjes.", ""),
    ("Beweegclub", "Rustig bewegen voor wie dat lang niet deed.", ""),
    ("Taalgroep", "Samen Nederlands oefenen.", ""),
    ("Formulierenhulp", "Helpt met brieven, formulieren en DigiD.", ""),
    ("Dagbesteding", "Een fijne dag met activiteiten en begeleiding.", "dagbesteding {wijk}"),
    ("Thuisbegeleiding", "Komt thuis langs en helpt de week op orde te houden.", "thuisbegeleiding {wijk}"),
    ("Mantelzorgsalon", "Mantelzorgers praten met elkaar en krijgen tips.", ""),
    ("Geldmaatje", "Een vrijwilliger die helpt met de administratie.", ""),
    ("Vervoersdienst", "Vrijwilligers die u met de auto wegbrengen.", ""),
    ("Jongerenplek", "Voor jongeren van 12 tot en met 17 jaar.", ""),
)
HOURS = (
    "ma-vr 09:00-17:00",
    "ma-do 10:00-16:00",
    "ma 09:00-12:00, do 13:00-17:00",
    "di 10:00-15:00, vr 10:00-15:00",
)
ACCESS = ("Bereikbaar met een rolstoel", "Rolstoel en aangepast toilet", "Alleen met een trap", "")


def main() -> None:
    """Write the file."""
    rows = [*entrances(), *behind(random.Random(SEED))]
    with FILE.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, CONTACTS.allowed, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def entrances() -> list[dict[str, str]]:
    """The few contacts that the table names."""
    team = {"aflevering": "team", "open": "ma-vr 08:30-17:00", "bevestigd_op": "2026-11-02"}
    shared = {"organisatie": "Gemeente Zoetermeer", **team}
    adult = {
        "id": "toegang-18plus",
        "naam": "Toegang 18+",
        "wat": "Eén ingang voor iedereen van 18 jaar en ouder: zorg, geld, wonen en meedoen.",
        "team": "toegang",
        "herkend_als": "toegang, wmo, wmo-consulent, sociale dienst, schuldhulpverlener, klantmanager",
        "website": "https://www.zoetermeer.nl",
    }
    youth = {
        "id": "toegang-jeugd",
        "naam": "Toegang jeugd",
        "wat": "Eén ingang voor kinderen en jongeren tot 18 jaar en hun ouders.",
        "team": "jeugd",
        "herkend_als": "jeugdhulp, gezinscoach, jeugdconsulent, jeugdteam",
    }
    phone = {"aflevering": "phone", "bevestigd_op": "2026-11-02"}
    police = {
        "id": "politie",
        "naam": "Politie, wijkagent",
        "organisatie": "Politie",
        "wat": "De wijkagent denkt mee bij overlast en als u zich niet veilig voelt. Geen spoed.",
        "telefoon": "0900 8844",
        "website": "https://www.politie.nl",
        "open": "altijd",
    }
    desk = {
        "id": "balie",
        "naam": "Balie van de gemeente",
        "organisatie": "Gemeente Zoetermeer",
        "wat": "Voor paspoort, rijbewijs, afval, parkeren en vergunningen.",
        "website": "https://www.zoetermeer.nl",
        "open": "ma-vr 08:30-17:00",
    }
    found = ({**shared, **adult}, {**shared, **youth}, {**phone, **police}, {**phone, **desk})
    return [{**one, "talen": "nl"} for one in found]


def behind(chance: random.Random) -> list[dict[str, str]]:
    """One organisation of every kind in every neighbourhood."""
    return [organisation(kind, wijk, chance) for wijk in WIJKEN for kind in KINDS]


def organisation(kind: tuple[str, str, str], wijk: str, chance: random.Random) -> dict[str, str]:
    """One invented organisation."""
    what, does, known = kind
    key = f"{what}-{wijk}".lower().replace(" ", "-")
    young = what == "Jongerenplek"
    return {
        "id": key,
        "naam": f"{what} {wijk} (voorbeeld)",
        "organisatie": f"{what} {wijk} (voorbeeld)",
        "wat": does,
        "aflevering": "partner",
        "email": f"{key}@zoetermeer.example",
        "open": chance.choice(HOURS),
        "locatie": f"Voorbeeldgebouw {wijk}",
        "toegankelijk": chance.choice(ACCESS),
        "leeftijd_vanaf": "12" if young else "18",
        "leeftijd_tot": "17" if young else "",
        "talen": chance.choice(("nl", "nl", "nl, en", "nl, tr", "nl, ar", "nl, pl")),
        "capaciteit": chance.choice(("ruim", "ruim", "beperkt", "vol")),
        "herkend_als": known.format(wijk=wijk.lower()),
        "wijken": wijk,
        "bevestigd_op": str(date(2026, 1, 15) + timedelta(days=chance.randrange(290))),
    }


if __name__ == "__main__":
    main()
