"""The value of a date or time mention, and how it is read out to people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Sort(StrEnum):
    """What a mention names."""

    WEEKDAY = "weekday"
    DAY = "day"
    """A day of a month, or a month as a whole."""
    YEAR = "year"
    PERIOD = "period"
    """A decade or a century."""
    RELATIVE = "relative"
    """A day counted from the day of writing."""
    AROUND = "around"
    """A week, month or year counted from that of writing."""
    SEASON = "season"
    PART = "part"
    """A part of the day."""
    NIGHT = "night"
    """The night between two days that are both named or implied."""
    TIME = "time"


class Part(StrEnum):
    """A part of the day; `HOURS` says when it is."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    EARLY = "early"
    LATE = "late"


HOURS = {
    Part.MORNING: (4, 12), Part.NOON: (11, 14), Part.AFTERNOON: (12, 18), Part.EVENING: (17.5, 24),
    Part.NIGHT: (19, 30), Part.EARLY: (0, 10), Part.LATE: (16, 26),
}  # fmt: skip
"""From when to when, generously; beyond 24 is the next day."""


class Weight(IntEnum):
    """How much it means when a mention has no counterpart."""

    SUPPORT = 0
    """Ambiguous or often rephrased: it can be a counterpart but never lacks one."""
    SOFT = 1
    """Often left to the context: "am Abend", "heute"."""
    FIRM = 2


class Half(IntEnum):
    """How sure it is which half of the day a clock time is in."""

    OPEN = 0
    USUAL = 1
    """By the custom of a language that counts to 24: "8 Uhr"."""
    SURE = 2


@dataclass(frozen=True, slots=True)
class DateValue:
    """One point or stretch of time, as far as its own wording says; which fields are set depends on `sort`."""

    sort: Sort
    weight: Weight = Weight.FIRM
    weekday: int | None = None
    """0 is Monday. Of a night, the day it ends on."""
    eve: int | None = None
    """Of a night, the weekday it begins on."""
    month: int | None = None
    day: int | None = None
    """Of a night, with `month`, the day it ends on."""
    year: int | None = None
    """Of a decade or century, its first year (1900 for the 20th century); below 100 the century is open."""
    length: int = 1
    """Of a decade or century: 10 or 100."""
    offset: int | None = None
    """Days, weeks, months or years from the time of writing."""
    unit: str = ""
    """"week", "weekend", "month" or "year" for what is counted in those."""
    season: int | None = None
    """0 is spring."""
    part: Part | None = None
    minutes: int | None = None
    """After midnight, on the clock as written."""
    half: Half = Half.SURE
    zone: int | None = None
    """Minutes east of Greenwich, where named."""
    swapped: bool = False
    """Whether day and month may stand the other way round ("6/1")."""


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
_RELATIVE = {
    -2: "the day before yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "the day after tomorrow"
}  # fmt: skip
_AROUND = {-1: "last", 0: "this", 1: "next"}


def read_out(value: DateValue) -> str:
    """How the tool reads the mention, in English: "6 January", "the 1990s", "Wednesday evening", "13:50"."""
    match value.sort:
        case Sort.WEEKDAY if value.weekday is not None:
            return _with_part(WEEKDAYS[value.weekday], value)
        case Sort.DAY:
            return _day(value)
        case Sort.PERIOD if value.year is not None:
            return f"the {value.year}s" if value.length == 10 else f"the century from {value.year}"
        case Sort.RELATIVE if value.offset is not None:
            return _with_part(_RELATIVE[value.offset], value)
        case Sort.AROUND if value.offset is not None:
            return f"{_AROUND[value.offset]} {value.unit}"
        case Sort.SEASON if value.season is not None:
            return SEASONS[value.season]
        case Sort.NIGHT if value.weekday is not None:
            eve = value.weekday - 1 if value.eve is None else value.eve
            return f"the night from {WEEKDAYS[eve]} to {WEEKDAYS[value.weekday]}"
        case Sort.NIGHT:
            return f"the night before {_day(value)}"
        case Sort.TIME if value.minutes is not None:
            zone = "" if value.zone is None else f" UTC{value.zone / 60:+g}"
            return f"{value.minutes // 60}:{value.minutes % 60:02d}{zone}"
    return str(value.part) if value.part else str(value.year)


def _with_part(day: str, value: DateValue) -> str:
    return f"{day} {value.part}" if value.part else day


def _day(value: DateValue) -> str:
    month = MONTHS[value.month - 1] if value.month else ""
    return f"{value.day or ''} {month}".strip()
