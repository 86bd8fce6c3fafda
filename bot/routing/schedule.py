"""Opening hours as an editor writes them: `ma-vr 09:00-17:00, za 10:00-12:00`, or `altijd`."""

import re
from datetime import time

from bot.routing.frozen import Frozen

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
ALWAYS = "altijd"  # and not 24/7: a spreadsheet makes that 24 July
_PART = re.compile(r"([a-z]{2})(?:-([a-z]{2}))? (\d{1,2}[:.]\d{2})-(\d{1,2}[:.]\d{2})")


class Hours(Frozen):
    """One stretch of opening hours on one weekday (0 is Monday), in local time; `closes` is not included."""

    day: int
    opens: time
    closes: time


class Schedule(Frozen):
    """When a contact is open. No hours and not `always`: unknown."""

    text: str = ""
    hours: tuple[Hours, ...] = ()
    always: bool = False

    @property
    def known(self) -> bool:
        """Whether anything is known of the opening hours."""
        return self.always or bool(self.hours)


def parse_schedule(text: str) -> Schedule:
    """Read opening hours. Raises ValueError when a part cannot be read."""
    plain = " ".join(text.lower().split())
    if plain in {ALWAYS, "24/7"}:
        return Schedule(text=ALWAYS, always=True)
    parts = [part.strip() for part in plain.split(",") if part.strip()]
    hours = [hour for part in parts for hour in _read_part(part)]
    return Schedule(
        text=", ".join(parts), hours=tuple(sorted(hours, key=lambda hour: (hour.day, hour.opens)))
    )


def _read_part(part: str) -> list[Hours]:
    match = _PART.fullmatch(part)
    if not match:
        raise ValueError(part)
    first, last, opens, closes = match.groups()
    start, end = _clock(opens), _clock(closes)
    if start >= end:
        raise ValueError(part)
    return [Hours(day=day, opens=start, closes=end) for day in _days(first, last or first)]


def _days(first: str, last: str) -> range:
    start, end = DAYS.index(first), DAYS.index(last)
    if start > end:
        raise ValueError(f"{first}-{last}")
    return range(start, end + 1)


def _clock(text: str) -> time:
    hour, minute = text.replace(".", ":").split(":")
    return time(int(hour), int(minute))
