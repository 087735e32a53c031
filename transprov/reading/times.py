"""Publication times as pages write them: a small grammar on the month names of the languages, nothing guessed.

A clock time or a time zone is read only where it is written; a date of all digits is day first, except in English with
slashes, where month first is as usual: there it is read only when one of the two numbers settles it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from transprov.reading.cues import Cues, opening
from transprov.types import Span

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"(?:[T\s]\s?(?P<h>\d\d):(?P<min>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{1,9})?)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_WORDY = re.compile(
    r"(?P<d>\d{1,2})(?:\.|er|st|nd|rd|th|º)?\s?(?:de\s|of\s)?(?P<month>[^\W\d_]{3,12})\.?,?\s(?:de\s)?(?P<y>(?:19|20)\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,12})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>(?:19|20)\d\d)(?!\d)")
_DOTTED = re.compile(r"(?<!\d)(?P<d>\d{1,2})[.]\s?(?P<m>\d{1,2})[.]\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d.])")
_SLASHED = re.compile(r"(?<!\d)(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>(?:19|20)\d\d)(?!\d)")
_CLOCK = re.compile(
    r"[\s,|·•–—-]{0,5}(?:um\s|at\s|à\s|kl\.\s|gegen\s|,\s)?\(?(?P<h>\d{1,2})(?:\s?(?::|h|\.)\s?(?P<min>\d\d)(?::\d\d)?|\s?(?P<bare>h|Uhr)\b)?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?(?:\s?(?:Uhr|h))?(?!\w)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"[\s,]{0,3}\(?(?P<zone>Z|UTC|GMT|CES?T|MES?Z|WES?T|EES?T|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|MSK|JST|"
    r"[ECMP]T|heure de Paris)?"
    r"(?:\s?(?P<sign>[+\-−])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?)?(?!\w)\)?"
)
_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "JST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8,
    "PDT": -7,
}  # fmt: skip
_PLACES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "heure de Paris": "Europe/Paris",
}  # fmt: skip
_FILL = re.compile(r"[\s,.:;|·•–—()\[\]-]*")


@dataclass(frozen=True, slots=True)
class PageTime:
    """A point in time that a line of a page names, and whether it is that of a later change."""

    when: datetime
    """Naive when no time zone is named; midnight when no clock time is."""
    span: Span
    """Place in the line, cue words left out."""
    updated: bool = False
    clock: bool = True
    """Whether the time of day is named."""

    @property
    def value(self) -> str:
        """ISO 8601; only the date where no time of day is named."""
        return self.when.isoformat() if self.clock else self.when.date().isoformat()


def parse_iso(text: str) -> datetime | None:
    """The time in a machine-readable attribute or a feed, or None. Takes what JSON-LD and meta elements really hold."""
    match = _ISO.match(text.strip())
    if match is None:
        return None
    return _iso(match)


def _iso(match: re.Match[str]) -> datetime | None:
    zone: tzinfo | None = None
    if name := match["zone"]:
        digits = name.lstrip("+-").replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:]) if digits.isdigit() else 0
        zone = _offset(-minutes if name.startswith("-") else minutes)
    return _when(match["y"], match["m"], match["d"], match["h"] or 0, match["min"] or 0, match["s"] or 0, zone)


def _offset(minutes: int) -> tzinfo | None:
    if abs(minutes) >= 24 * 60:
        return None
    return timezone(timedelta(minutes=minutes))


def _when(
    year: str | int, month: str | int, day: str | int, hour: str | int, minute: str | int, second: str | int,
    zone: tzinfo | None,
) -> datetime | None:  # fmt: skip
    try:
        return datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second), 59), tzinfo=zone)
    except ValueError:
        return None


def read_times(line: str, cues: Cues) -> tuple[PageTime, ...]:
    """The times that `line` names, if it is made of nothing else (cue words, weekdays, "Uhr"); else nothing.

    "Stand: 18.01.2024 10:15 Uhr" is such a line, "Am 18. Januar 2024 beschloss der Rat" is not.
    """
    if len(line) > 160 or not any(c.isdigit() for c in line):
        return ()
    times: list[PageTime] = []
    at = 0
    updated = False
    while at < len(line):
        filled = _FILL.match(line, at)
        at = filled.end() if filled else at
        rest = line[at:]
        if not rest:
            break
        if found := _time_at(line, at, cues):
            times.append(replace(found, updated=updated))
            at = found.span.end
        elif skip := opening(rest, cues.updated):
            updated = True
            at += skip
        elif skip := opening(rest, cues.published):
            updated = False
            at += skip
        elif (skip := opening(rest, cues.weekdays)) or (skip := opening(rest, ("uhr",))):
            at += skip
        elif times and (clock := _clock_at(line, at)):
            # "Aktualisiert: 11:20 Uhr" after a full date: the same day
            when = times[-1].when.replace(hour=clock[0], minute=clock[1])
            start = next(i for i in range(at, clock[2]) if line[i].isdigit())
            times.append(PageTime(when, Span(start, clock[2]), updated))
            at = clock[2]
        else:
            return ()
    return tuple(times)


def _time_at(line: str, at: int, cues: Cues) -> PageTime | None:
    if match := _ISO.match(line, at):
        when = _iso(match)
        if when is None:
            return None
        if match["h"]:
            return PageTime(when, Span(at, match.end()))
        return _with_clock(line, at, match.end(), when)
    date, end = _date_at(line, at, cues)
    return _with_clock(line, at, end, date) if date else _clock_first(line, at, cues)


def _clock_first(line: str, at: int, cues: Cues) -> PageTime | None:
    """ "12:04 GMT, 4 March 2025", "10:15 Uhr, Dienstag, 4. März 2025"."""
    clock = _clock_at(line, at)
    if clock is None:
        return None
    hour, minute, end = clock
    zone_at = len(line[:end].rstrip())
    zone, end = _zone_at(line, zone_at, datetime(2000, 1, 1, hour, minute))
    while skip := _skipped(line, end, cues):
        end = skip
    date, end = _date_at(line, end, cues)
    if date is None:
        return None
    when = date.replace(hour=hour, minute=minute)
    zone, _ = _zone_at(line, zone_at, when)  # the offset of that day
    start = next(i for i in range(at, end) if line[i].isdigit())
    return PageTime(when.replace(tzinfo=zone), Span(start, end))


def _skipped(line: str, at: int, cues: Cues) -> int:
    """Where the line goes on after marks and a weekday or "on"; 0 when there is none."""
    filled = _FILL.match(line, at)
    start = filled.end() if filled else at
    skip = opening(line[start:], cues.weekdays) or opening(line[start:], ("on", "am", "le", "uhr"))
    end = start + skip
    return end if end > at else 0


def _date_at(line: str, at: int, cues: Cues) -> tuple[datetime | None, int]:
    for pattern in (_WORDY, _MONTH_FIRST):
        match = pattern.match(line, at)
        if match and (month := cues.month(match["month"])):
            return _when(match["y"], month, match["d"], 0, 0, 0, None), match.end()
    if match := _DOTTED.match(line, at):
        year = match["y"] if len(match["y"]) == 4 else f"20{match['y']}"
        return _when(year, match["m"], match["d"], 0, 0, 0, None), match.end()
    if match := _SLASHED.match(line, at):
        first, second = int(match["a"]), int(match["b"])
        day_first = first > 12 or first == second or (cues.languages != ("en",) and second <= 12)
        if day_first:
            return _when(match["y"], second, first, 0, 0, 0, None), match.end()
        if second > 12:
            return _when(match["y"], first, second, 0, 0, 0, None), match.end()
    return None, at


def _with_clock(line: str, start: int, end: int, date: datetime) -> PageTime:
    clock = _clock_at(line, end)
    if clock is None:
        return PageTime(date, Span(start, end), clock=False)
    hour, minute, end = clock
    when = date.replace(hour=hour, minute=minute)
    end = len(line[:end].rstrip())
    zone, end = _zone_at(line, end, when)
    return PageTime(when.replace(tzinfo=zone), Span(start, end))


def _clock_at(line: str, at: int) -> tuple[int, int, int] | None:
    match = _CLOCK.match(line, at)
    if match is None or not (match["min"] or match["bare"] or match["half"]):
        return None
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return (hour, minute, match.end()) if hour < 24 and minute < 60 else None


def _zone_at(line: str, at: int, when: datetime) -> tuple[tzinfo | None, int]:
    match = _ZONE.match(line, at)
    if match is None or not (match["zone"] or match["sign"]):
        return None, at
    if place := _PLACES.get(match["zone"] or ""):
        try:
            # the offset of that day: summer time where it holds
            zone = ZoneInfo(place).utcoffset(when)
        except ZoneInfoNotFoundError:
            return None, match.end()
        return timezone(zone) if zone is not None else None, match.end()
    minutes = _HOURS.get(match["zone"] or "UTC", 0) * 60
    if match["sign"]:
        shift = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        minutes += -shift if match["sign"] in "-−" else shift
    return _offset(minutes), match.end()
