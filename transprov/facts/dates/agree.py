"""Whether two dates or times agree: the same, more or less precise, or at least not at odds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from enum import IntEnum

from transprov.facts.dates.value import HOURS, DateValue, Half, Part, Sort

_DAY = 1440
_HOME_ZONES = (60, 120)
"""Where German and French times without a zone are likeliest from: winter and summer, minutes east of Greenwich."""


class Agreement(IntEnum):
    """How two mentions agree, best first."""

    SAME = 0
    COMPATIBLE = 1
    """Said otherwise, or more or less precisely."""
    POSSIBLE = 2
    """Nothing speaks against it ("today" and "on Wednesday", with the day of publication unknown)."""


def agree(mine: DateValue, theirs: DateValue, days: tuple[date | None, date | None] = (None, None)) -> Agreement | None:
    """How two values agree, or None when they do not. `days` are the days of publication of source and copy."""
    if mine.sort is theirs.sort:
        found = _same_sort(mine, theirs)
        return found if found is not None else _same_by_publication(mine, theirs, days)
    if (found := _across(mine, theirs)) is not None or (found := _across(theirs, mine)) is not None:
        return found
    if {mine.sort, theirs.sort} <= _CALENDAR:
        return _on_the_calendar(mine, theirs, days)
    return None


def _same_by_publication(mine: DateValue, theirs: DateValue, days: tuple[date | None, date | None]) -> Agreement | None:
    """As in "heute" and, published a day later, "yesterday"."""
    if mine.sort is not Sort.RELATIVE or None in days or not parts_agree(mine.part, theirs.part):
        return None
    same = possible_days(mine, days[0]) & possible_days(theirs, days[1])
    return Agreement.COMPATIBLE if same else None


def _same_sort(mine: DateValue, theirs: DateValue) -> Agreement | None:
    match mine.sort:
        case Sort.WEEKDAY | Sort.RELATIVE:
            same = mine.weekday == theirs.weekday and mine.offset == theirs.offset
            return _same_or(mine.part is theirs.part) if same and parts_agree(mine.part, theirs.part) else None
        case Sort.DAY:
            return _same_day(mine, theirs)
        case Sort.YEAR | Sort.PERIOD if mine.year is not None and theirs.year is not None:
            return _same_years(mine, theirs)
        case Sort.AROUND:
            near_enough = mine.unit == theirs.unit or {mine.unit, theirs.unit} == {"week", "weekend"}
            return _same_or(mine.unit == theirs.unit) if near_enough and mine.offset == theirs.offset else None
        case Sort.SEASON:
            return Agreement.SAME if mine.season == theirs.season else None
        case Sort.PART:
            return _same_or(mine.part is theirs.part) if parts_agree(mine.part, theirs.part) else None
        case Sort.NIGHT:
            at_odds = any(
                a is not None and b is not None and a != b
                for a, b in (
                    (mine.weekday, theirs.weekday),
                    (mine.eve, theirs.eve),
                    (mine.month, theirs.month),
                    (mine.day, theirs.day),
                )
            )
            return None if at_odds else Agreement.SAME
    return times_agree(mine, theirs)


def _same_or(same: bool) -> Agreement:
    return Agreement.SAME if same else Agreement.COMPATIBLE


def _same_day(mine: DateValue, theirs: DateValue) -> Agreement | None:
    for other in (theirs, *([replace(theirs, month=theirs.day, day=theirs.month)] if theirs.swapped else [])):
        if (mine.month, mine.day) == (other.month, other.day):
            return Agreement.SAME
        month = mine.month == other.month or None in (mine.month, other.month)
        if month and (mine.day == other.day or None in (mine.day, other.day)):
            return Agreement.COMPATIBLE
    return None


def _same_years(mine: DateValue, theirs: DateValue) -> Agreement | None:
    a, b = mine.year or 0, theirs.year or 0
    if mine.length == theirs.length and a == b:
        return Agreement.SAME
    if min(a, b) < 100 and mine.length < 100 and theirs.length < 100:  # the 90s, '98
        return Agreement.COMPATIBLE if a % 100 // mine.length == b % 100 // mine.length else None
    within = a < b + theirs.length and b < a + mine.length and mine.length != theirs.length
    # the last year of a century is the hundredth
    return Agreement.COMPATIBLE if within or (mine.length == 1 and theirs.length == 100 and a == b + 100) else None


def _across(mine: DateValue, theirs: DateValue) -> Agreement | None:
    match mine.sort, theirs.sort:
        case Sort.PERIOD, Sort.YEAR:
            return _same_years(theirs, mine)
        case ((Sort.WEEKDAY | Sort.RELATIVE | Sort.NIGHT), Sort.PART):
            if mine.part is None:
                return None
            return Agreement.COMPATIBLE if parts_agree(mine.part, theirs.part) else None
        case ((Sort.PART | Sort.WEEKDAY | Sort.RELATIVE | Sort.NIGHT), Sort.TIME):
            within = mine.part is not None and _within(theirs, mine.part)
            return Agreement.COMPATIBLE if within else None
        case Sort.NIGHT, Sort.WEEKDAY:
            return Agreement.COMPATIBLE if mine.weekday is None or _in_night(mine, theirs) else None
        case Sort.NIGHT, Sort.DAY:
            return Agreement.COMPATIBLE if mine.day is None or _beside(mine, theirs) else None
        case Sort.NIGHT, Sort.RELATIVE:
            return Agreement.POSSIBLE
        case Sort.SEASON, Sort.DAY if mine.season is not None and theirs.month is not None:
            return Agreement.POSSIBLE if (theirs.month - 3 - 3 * mine.season) % 12 <= 3 else None
        case Sort.AROUND, (Sort.YEAR | Sort.DAY | Sort.PERIOD):
            return Agreement.POSSIBLE
        case Sort.AROUND, Sort.WEEKDAY | Sort.RELATIVE:
            return Agreement.POSSIBLE if mine.unit in ("week", "weekend") else None
    return None


def parts_agree(mine: Part | None, theirs: Part | None) -> bool:
    """Whether two parts of the day share an hour; where one is not named, they do."""
    if mine is None or theirs is None:
        return True
    (a, b), (c, d) = HOURS[mine], HOURS[theirs]
    return any(a < d + shift and c + shift < b for shift in (-24, 0, 24))


def _within(time: DateValue, part: Part) -> bool:
    start, end = HOURS[part]
    hour = (time.minutes or 0) / 60
    shifts = (-12, 0, 12, 24) if time.half is not Half.SURE else (0, 24)
    return any(start - 1 <= hour + shift <= end + 1 for shift in shifts)


def _in_night(night: DateValue, theirs: DateValue) -> bool:
    if theirs.weekday == night.weekday:
        return theirs.part not in (Part.NIGHT, Part.EVENING, Part.LATE, Part.AFTERNOON, Part.NOON)
    return theirs.weekday == night.eve and theirs.part not in (Part.MORNING, Part.NOON, Part.EARLY)


def _beside(night: DateValue, theirs: DateValue) -> bool:
    if theirs.day is None or night.day is None:
        return theirs.month == night.month
    # a day before the first is the last of the month before
    return theirs.day in (night.day, night.day - 1) or (night.day == 1 and theirs.day >= 28)


_CALENDAR = frozenset({Sort.WEEKDAY, Sort.RELATIVE, Sort.DAY})


def _on_the_calendar(
    mine: DateValue, theirs: DateValue, days: tuple[date | None, date | None]
) -> Agreement | None:  # fmt: skip
    if not parts_agree(mine.part, theirs.part):
        return None
    source, copy = possible_days(mine, days[0] or days[1]), possible_days(theirs, days[1] or days[0])
    if not source or not copy:
        return Agreement.POSSIBLE
    return Agreement.COMPATIBLE if source & copy else None


def possible_days(value: DateValue, published: date | None) -> frozenset[date]:
    """The days a mention may mean, as seen from the day of publication; empty where that cannot be told."""
    if value.sort is Sort.DAY and value.day and value.month:
        near = (published.year - 1, published.year, published.year + 1) if published else ()
        years = (value.year,) if value.year else near
        return frozenset(filter(None, (_date(year, value.month, value.day) for year in years)))
    if published is None:
        return frozenset()
    if value.sort is Sort.RELATIVE and value.offset is not None:
        return _around(published, value.offset, value.offset)
    if value.sort is Sort.WEEKDAY and value.weekday is not None:
        return frozenset(day for day in _around(published, -8, 8) if day.weekday() == value.weekday)
    return frozenset()


def _around(day: date, first: int, last: int) -> frozenset[date]:
    try:
        return frozenset(day + timedelta(days=shift) for shift in range(first, last + 1))
    except OverflowError:
        return frozenset()


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def times_agree(mine: DateValue, theirs: DateValue) -> Agreement | None:
    """Whether two clock times agree: on the clock if both are in one zone, else as points in time."""
    a, b = mine.minutes or 0, theirs.minutes or 0
    open_half = Half.OPEN in (mine.half, theirs.half)
    whole = _DAY // 2 if open_half else _DAY
    if mine.zone is not None and theirs.zone is not None:
        return Agreement.SAME if (a - mine.zone - b + theirs.zone) % whole == 0 else None
    if (a - b) % whole == 0:
        return Agreement.COMPATIBLE if open_half or mine.zone is not theirs.zone else Agreement.SAME
    if mine.zone is None and theirs.zone is None:
        return None
    named, bare = (mine, theirs) if mine.zone is not None else (theirs, mine)
    shift = (named.minutes or 0) - (named.zone or 0) - (bare.minutes or 0)
    return Agreement.COMPATIBLE if any((shift + home) % whole == 0 for home in _HOME_ZONES) else None
