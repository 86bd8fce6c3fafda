"""From facts back to a case, so that a fault or a miss can be shown as a concrete example."""

from collections.abc import Mapping

from bot.intake.labels import About, Crisis, Domain, LegalKind
from bot.routing.columns import ALONE, FACTS, FIXED
from bot.routing.facts import NOBODY, SOMEBODY
from bot.routing.model import Case
from bot.routing.municipality import Municipality
from bot.routing.table import Facts, show_value


def case_of(facts: Facts, municipality: Municipality) -> Case:
    """A case with exactly these facts."""
    one = {name: show_value(values) for name, values in facts.items() if name != "ook"}
    others = sorted(facts["ook"] - {ALONE})
    values: dict[str, object] = {
        "domains": (Domain(one["leefgebied"]), *(Domain(name) for name in others)),
        "legal_kind": LegalKind(one["wettelijk"]),
        "age_band": one["leeftijd"],
        "for_whom": About(one["voor_wie"]),
        "minors": one["kinderen_thuis"],
        "safety": None if one["veiligheid"] == "geen" else Crisis(one["veiligheid"]),
        "place": _place(one["woont"], municipality),
        "neighbourhood": "" if one["wijk"] == "onbekend" else one["wijk"],
        "known_contact": _known(one["al_bekend"], municipality),
        "network_load": one["mantelzorg_last"],
        "urgency": one["spoed"],
        "professional": _practice(one["verwijzer"], municipality),
    }
    return Case.model_validate(values)


def _place(lives: str, municipality: Municipality) -> str:
    away = next((entrance.area.names[0] for entrance in municipality.entrances.values()), "")
    return {"hier": municipality.area.names[0], "elders": away}.get(lives, "").lower()


def _known(name: str, municipality: Municipality) -> str:
    if name in {NOBODY, SOMEBODY}:
        return "" if name == NOBODY else "iemand anders"
    return municipality.contacts[name].known_as[0]


def _practice(name: str, municipality: Municipality) -> str:
    if name in {NOBODY, SOMEBODY}:
        return "" if name == NOBODY else "een andere praktijk"
    return municipality.practices[name].name


def in_words(facts: Facts) -> str:
    """Facts in a line, without the ordinary ones."""
    ordinary: Mapping[str, str] = {
        name: str(words[0]) for name, words in FIXED.items() if name != "leefgebied"
    }
    ordinary = {**ordinary, "ook": ALONE, "wijk": "onbekend", "al_bekend": NOBODY, "verwijzer": NOBODY}
    shown = {name: show_value(facts[name]) for name in FACTS if name in facts}
    return ", ".join(f"{name} = {text}" for name, text in shown.items() if text != ordinary.get(name))
