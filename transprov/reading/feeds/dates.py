"""The times of publication in feeds: RFC 822 and ISO 8601 as they should be, and what newsrooms write instead.

A wrong time is worse than none: the lag between a source and its copy is counted from it. So a date with a time zone
that nobody knows, or that does not hold on that day, is no time; what the feed says is kept beside it as it is.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transprov.reading.cues import cues_for
from transprov.reading.times import parse_iso, read_times

_FEED = re.compile(
    r"(?:[^\W\d_]{2,12}\.?,?\s+)?(?P<d>\d{1,2})\.?[\s-]+(?P<month>[^\W\d_]{3,10})\.?,?[\s-]+(?P<y>\d{4}|\d\d)"
    r"(?:,?\s+(?P<h>\d\d?):(?P<min>\d\d)(?::(?P<s>\d\d)(?:\.\d+)?)?)?\s*(?P<zone>\S.*)?"
)
_ISO = re.compile(r"(?P<date>\d{4}-\d\d-\d\d)(?:[T\s]\s?\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?P<zone>\S.*)?)?")
_OFFSET = re.compile(r"(?:GMT|UTC)?\s?([+-])(\d\d?):?(\d\d)?(?:\s?\([^()]{1,40}\))?")
_FARTHEST = 14 * 60
_ZONES: dict[str, tuple[int, str | None]] = {
    "Z": (0, None), "UT": (0, None), "UTC": (0, None), "GMT": (0, None),
    "WET": (0, "Europe/Lisbon"), "WEST": (1, "Europe/Lisbon"), "BST": (1, "Europe/London"),
    "CET": (1, "Europe/Berlin"), "CEST": (2, "Europe/Berlin"), "MET": (1, "Europe/Berlin"),
    "MEST": (2, "Europe/Berlin"), "MEZ": (1, "Europe/Berlin"), "MESZ": (2, "Europe/Berlin"),
    "HNEC": (1, "Europe/Paris"), "HAEC": (2, "Europe/Paris"),
    "EET": (2, "Europe/Helsinki"), "EEST": (3, "Europe/Helsinki"), "OEZ": (2, "Europe/Helsinki"),
    "OESZ": (3, "Europe/Helsinki"), "MSK": (3, "Europe/Moscow"), "JST": (9, "Asia/Tokyo"),
    "EST": (-5, "America/New_York"), "EDT": (-4, "America/New_York"), "CST": (-6, "America/Chicago"),
    "CDT": (-5, "America/Chicago"), "MST": (-7, "America/Denver"), "MDT": (-6, "America/Denver"),
    "PST": (-8, "America/Los_Angeles"), "PDT": (-7, "America/Los_Angeles"),
}  # fmt: skip
"""Hours from UTC, and a place by whose summer time it can be checked. MST holds all year in Arizona."""
_EARLIEST = 1990


def read_date(raw: str | None) -> datetime | None:
    """The time that a feed writes; naive without a time zone, None when it cannot be told or cannot be right."""
    if not raw or len(raw) > 200:
        return None
    line = " ".join(raw.split())
    when = _iso(line) if _ISO.match(line) else _feed(line)
    if when is None or not _EARLIEST <= when.year <= 2100:
        return None  # "Thu, 01 Jan 1970 00:00:00 GMT" is what a program writes that knows no date
    return when


def _iso(line: str) -> datetime | None:
    match = _ISO.fullmatch(line)
    when = parse_iso(line) if match else None
    if match is None or when is None:
        return None
    return _in_zone(when.replace(tzinfo=None), match["zone"])


def _feed(line: str) -> datetime | None:
    # of "05/06/2024" nobody knows which is the month unless one of the two is above 12
    cues = cues_for("en" if "/" in line else None)
    match = _FEED.fullmatch(line)
    month = cues.month(match["month"]) if match else None
    if match is None or month is None:
        # "Stand: 22.05.2024, 11:05 Uhr": as pages write it
        times = read_times(line, cues)
        when = times[0].when if len(times) == 1 else None
        return when if when is None or when.tzinfo is None else _in_zone(when.replace(tzinfo=None), _last_word(line))
    year = int(match["y"]) + (0 if len(match["y"]) == 4 else 2000)
    try:
        when = datetime(
            year, month, int(match["d"]), int(match["h"] or 0), int(match["min"] or 0), min(int(match["s"] or 0), 59)
        )
    except ValueError:
        return None
    if match["h"] is None and match["zone"]:
        times = read_times(line, cues)  # "22 mai 2024 à 11h05"
        return times[0].when if len(times) == 1 else None
    return _in_zone(when, match["zone"])


def _last_word(line: str) -> str:
    return line.split()[-1].strip("()")


def _in_zone(when: datetime, zone: str | None) -> datetime | None:
    """`when` in the zone that a feed names; None when there is no such zone or it does not hold on that day."""
    if zone is None or zone == "Uhr":
        return when
    if numeric := _OFFSET.fullmatch(zone):
        minutes = int(numeric[2]) * 60 + int(numeric[3] or 0)
        if minutes > _FARTHEST or int(numeric[3] or 0) >= 60:
            return None
        return when.replace(tzinfo=timezone(timedelta(minutes=-minutes if numeric[1] == "-" else minutes)))
    known = _ZONES.get(zone.upper().strip("()").removeprefix("UHR "))
    if known is None:
        return None
    hours, place = known
    offset = timedelta(hours=hours)
    if place is not None and zone.upper() != "MST" and _offset_there(when, place) not in {None, offset}:
        return None  # "MEZ" in July: an hour wrong, or the clock an hour off, and nobody can tell which
    return when.replace(tzinfo=timezone(offset))


def _offset_there(when: datetime, place: str) -> timedelta | None:
    try:
        return when.replace(tzinfo=ZoneInfo(place)).utcoffset()
    except ZoneInfoNotFoundError:
        return None  # a system without time zone data: the name is all there is
