"""Reads `gemeente.yaml`: what a municipality is, and what belongs to it."""

from typing import Any

from bot.routing.contact import Team
from bot.routing.files import Report, YamlFile
from bot.routing.frozen import Frozen
from bot.routing.places import Area, Neighbourhood, Ranges, parse_ranges

SHARED_KEYS = ("groepen", "teams")
PROFILE_KEYS = (
    "naam",
    "voorbeeld",
    "deelt",
    "toegang",
    "houdbaar_dagen",
    "website",
    "plaatsen",
    "postcodes",
    "wijken",
    *SHARED_KEYS,
)
_REQUIRED = ("naam", "voorbeeld", "toegang", "plaatsen", "postcodes")
_TERM = 365  # days; a year, unless the municipality says otherwise


class Profile(Frozen):
    """What `gemeente.yaml` says, with the shared groups and teams under its own."""

    name: str
    example: bool
    website: str
    area: Area
    neighbourhoods: tuple[Neighbourhood, ...]
    entrance: str
    assured_days: int
    teams: dict[str, Team]
    groups: dict[str, tuple[str, ...]]


def read_profile(file: YamlFile, shared: list[YamlFile], report: Report) -> Profile:
    """The profile; its own groups and teams go before the shared ones of the same name."""
    for key in _REQUIRED:
        if key not in file.data:
            report.add(file.file, 1, f'"{key}" ontbreekt.', f'Zet er een regel "{key}: …" bij.')
    teams = _mapping(file, "teams", report)
    groups = _mapping(file, "groepen", report)
    for layer in reversed(shared):
        teams = _mapping(layer, "teams", report) | teams
        groups = _mapping(layer, "groepen", report) | groups
    names = tuple(str(place) for place in _list(file, "plaatsen", report))
    return Profile(
        name=str(file.data.get("naam", "")),
        example=bool(file.data.get("voorbeeld", False)),
        website=str(file.data.get("website", "")),
        area=Area(names=names, postcodes=_ranges(file, "postcodes", file.data.get("postcodes"), report)),
        neighbourhoods=_neighbourhoods(file, report),
        entrance=str(file.data.get("toegang", "")),
        assured_days=_days(file, report),
        teams={key: Team(id=key, name=str(name)) for key, name in teams.items()},
        groups={key: tuple(str(word) for word in words or ()) for key, words in groups.items()},
    )


def _days(file: YamlFile, report: Report) -> int:
    days = file.data.get("houdbaar_dagen", _TERM)
    if isinstance(days, int) and days > 0:
        return days
    line = file.line("houdbaar_dagen")
    report.add(file.file, line, f'"houdbaar_dagen" is "{days}".', "Schrijf een heel aantal dagen, zoals 365.")
    return _TERM


def _neighbourhoods(file: YamlFile, report: Report) -> tuple[Neighbourhood, ...]:
    parts = _mapping(file, "wijken", report)
    return tuple(
        Neighbourhood(name=name, postcodes=_ranges(file, "wijken", codes, report))
        for name, codes in parts.items()
    )


def _ranges(file: YamlFile, key: str, codes: Any, report: Report) -> Ranges:
    try:
        return parse_ranges([str(code) for code in codes or []])
    except (ValueError, TypeError) as error:
        mend = "Schrijf vier cijfers, of twee keer vier met een streepje, tussen [ en ]."
        report.add(file.file, file.line(key), f'"{error}" is geen postcodegebied.', mend)
        return ()


def _list(file: YamlFile, key: str, report: Report) -> list[Any]:
    value = file.data.get(key) or []
    if isinstance(value, list):
        return value
    report.add(file.file, file.line(key), f'"{key}" is geen lijst.', "Schrijf [naam, naam].")
    return []


def _mapping(file: YamlFile, key: str, report: Report) -> dict[str, Any]:
    value = file.data.get(key) or {}
    if isinstance(value, dict):
        return {str(name): item for name, item in value.items()}
    report.add(
        file.file, file.line(key), f'"{key}" is geen lijst van namen.', 'Schrijf per regel "naam: waarde".'
    )
    return {}
