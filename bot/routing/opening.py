"""Whether a contact is open now, and when it opens: Dutch local time, closed on public holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

from bot.routing.frozen import Frozen
from bot.routing.schedule import Hours, Schedule

ZONE = ZoneInfo("Europe/Amsterdam")
_AHEAD = 21  # days to look for the next opening


class Opening(Frozen):
    """The state of a contact at one moment. `known` false: nothing is known of its hours."""

    known: bool
    open: bool = False
    until: datetime | None = None  # when it closes, if open and not always; with Dutch offset
    opens: datetime | None = None  # when it next opens, if closed


def opening(schedule: Schedule, now: datetime) -> Opening:
    """The state at `now`. Raises ValueError when `now` has no time zone."""
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    if schedule.always or not schedule.known:
        return Opening(known=schedule.known, open=schedule.always)
    local = now.astimezone(ZONE)
    current = next((hour for hour in _hours(schedule, local.date()) if _within(hour, local)), None)
    if current:
        return Opening(known=True, open=True, until=_at(local.date(), current, closes=True))
    return Opening(known=True, opens=_next(schedule, local))


def _within(hours: Hours, local: datetime) -> bool:
    return hours.opens <= local.time() < hours.closes


def _next(schedule: Schedule, local: datetime) -> datetime | None:
    days = (local.date() + timedelta(days=ahead) for ahead in range(_AHEAD + 1))
    starts = (_at(day, hours) for day in days for hours in _hours(schedule, day))
    return next((start for start in starts if start > local), None)


def _hours(schedule: Schedule, day: date) -> list[Hours]:
    return [] if is_holiday(day) else [hours for hours in schedule.hours if hours.day == day.weekday()]


def _at(day: date, hours: Hours, *, closes: bool = False) -> datetime:
    return datetime.combine(day, hours.closes if closes else hours.opens, ZONE)


def is_holiday(day: date) -> bool:
    """Whether a day is a Dutch public holiday, as the holidays library has them (5 May: every five years)."""
    return day in holidays.country_holidays("NL", years=day.year)


_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(moment: datetime) -> str:
    """A moment as people say it: `maandag 23 november om 9.00 uur`, in Dutch time."""
    local = moment.astimezone(ZONE)
    day = f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}"
    return f"{day} om {local.hour}.{local.minute:02} uur"


def wait(state: Opening, now: datetime) -> timedelta:
    """How long until it opens; zero when open or not known."""
    return state.opens - now.astimezone(UTC) if state.opens else timedelta()
