"""Reads `teksten.yaml`: local texts, with their source and date."""

from datetime import date
from typing import Any

from bot.routing.files import Report, YamlFile
from bot.routing.texts import Information, Texts

TEXT_KEYS = ("nagekeken_door", "crisis", "antwoorden", "overig")
_ANSWER_KEYS = ("sleutel", "vraag", "antwoord", "woorden", "bron", "datum")


def read_texts(layers: list[YamlFile], report: Report) -> Texts:
    """The texts of all layers; the first layer (the municipality's own) wins."""
    crisis: dict[str, str] = {}
    extra: dict[str, str] = {}
    answers: dict[str, Information] = {}
    for layer in reversed(layers):
        crisis |= _strings(layer, "crisis")
        extra |= _strings(layer, "overig")
        answers |= {one.key: one for one in _answers(layer, report)}
    reviewed_by = str(layers[0].data.get("nagekeken_door") or "") if layers else ""
    return Texts(reviewed_by=reviewed_by, crisis=crisis, extra=extra, answers=tuple(answers.values()))


def _strings(layer: YamlFile, key: str) -> dict[str, str]:
    return {str(name): str(text).strip() for name, text in (layer.data.get(key) or {}).items()}


def _answers(layer: YamlFile, report: Report) -> list[Information]:
    found = [_answer(layer, item, report) for item in layer.data.get("antwoorden") or []]
    return [answer for answer in found if answer]


def _answer(layer: YamlFile, item: Any, report: Report) -> Information | None:
    missing = [key for key in _ANSWER_KEYS if not isinstance(item, dict) or not item.get(key)]
    name = item.get("sleutel", "?") if isinstance(item, dict) else "?"
    line = layer.line("antwoorden")
    if missing:
        what = f'In het antwoord "{name}" ontbreekt: {", ".join(missing)}.'
        report.add(layer.file, line, what, "Vul het aan; zonder bron en datum tonen we geen antwoord.")
        return None
    if not isinstance(item["datum"], date):
        report.add(layer.file, line, f'De datum van "{name}" is geen datum.', "Schrijf 2026-11-21.")
        return None
    return Information(
        key=str(item["sleutel"]),
        question=str(item["vraag"]),
        answer=str(item["antwoord"]).strip(),
        words=tuple(str(word) for word in item["woorden"]),
        source=str(item["bron"]),
        checked=item["datum"],
    )
