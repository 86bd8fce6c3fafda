"""Checks HSDS documents against the JSON schemas of the standard, which the repository does not copy."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from bot.routing.errors import RoutingError

VERSION = "hsds-3.0"


class StandardsMissingError(RoutingError):
    """The folder with the schemas is not there."""


@lru_cache
def _validator(file: Path) -> Draft202012Validator:
    if not file.exists():
        what = f"Het schema {file} ontbreekt."
        raise StandardsMissingError(f"{what} Zet RECHTDOOR_STANDARDS op de map met {VERSION}/service.json.")
    return Draft202012Validator(json.loads(file.read_text("utf-8")), format_checker=FormatChecker())


def check_page(page: dict[str, Any], standards: Path) -> Iterator[str]:
    """Everything in a page of services that the standard forbids. Raises `StandardsMissingError`."""
    for index, service in enumerate(page.get("contents", []), start=1):
        yield from (f"dienst {index}: {fault}" for fault in check_service(service, standards))


def check_service(service: dict[str, Any], standards: Path) -> list[str]:
    """The faults of one service, each with its place; its organization is checked as a whole too."""
    documents = {"service": service, "organization": service.get("organization")}
    found = [(name, one) for name, one in documents.items() if one]
    return [fault for name, one in found for fault in _faults(one, standards / VERSION / f"{name}.json")]


def _faults(document: dict[str, Any], schema: Path) -> list[str]:
    errors = _validator(schema).iter_errors(document)
    return [
        f"{'/'.join(str(step) for step in error.path) or schema.stem}: {error.message}" for error in errors
    ]
