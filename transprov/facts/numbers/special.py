"""Digits that are not counted but written: clock times, numeric dates, addresses, telephone numbers.

These are read before anything else, so that "13.30 Uhr" is no thirteen point three and "06.01.2021" no decimal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from transprov.facts.numbers.durations import durations
from transprov.facts.numbers.heights import two_unit_numbers
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight

MINUTES_OF_A_DAY = 1440

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)[@#]\w+", re.IGNORECASE)
_TELEPHONE = re.compile(r"(?<![\w.,])(?<!\d\s)(?:\+\d|\(0\d|0\d)[\d\s/()\-\u00a0\u202f]{6,}\d(?!\w)")
_DIGIT = re.compile(r"\d")
_ALL_WHEELS = re.compile(r"(?<![\w.,])4\s?[x×]\s?4(?!\w|[.,]\d)", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_DATE = re.compile(
    r"(?<![\d.,/])(?P<a>\d{1,2})(?P<sep>[./])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>\d{4}|\d{2})(?![\d/]|\.\d)"
)
_DAY_AND_MONTH = re.compile(r"(?<![\d.,])(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.(?!\d)")
_TWELVE_HOURS = re.compile(
    r"(?<![\d.,:])(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?\s?(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE
)
_WITH_HOUR_WORD = re.compile(
    r"(?<![\d.,:])(?P<h>\d{1,2})(?:\s?[:.h]\s?(?P<min>\d{2}))?\s?(?:uhr\b(?:\s(?P<min2>[0-5]\d)\b)?|o['’]clock\b)",
    re.IGNORECASE,
)
_FRENCH_HOUR = re.compile(r"(?<![\w.,:])(?P<h>\d{1,2})\s?[hH](?:eures?)?\b(?:\s?(?P<min>[0-5]\d)(?!\w))?|"
                          r"(?<![\w.,:])(?P<h2>\d{1,2})[hH](?P<min2>[0-5]\d)(?!\w)")  # fmt: skip
_COLON_TIME = re.compile(
    r"(?<![\d.,:])(?:(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)|(?P<h2>0\d)\.(?P<min2>[0-5]\d))(?![\d:%]|[.,]\d)"
)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A stretch of text that is to be read as these values only; none at all for addresses."""

    start: int
    end: int
    values: tuple[tuple[int, int, NumberValue], ...]
    """Start, end and value of each number in it."""


def written_numbers(text: str, language: str) -> tuple[WrittenNumber, ...]:
    """All such stretches, in order, without overlap; earlier patterns win."""
    taken: list[WrittenNumber] = []
    for written in _candidates(text, language):
        if all(written.end <= other.start or other.end <= written.start for other in taken):
            taken.append(written)
    return tuple(sorted(taken, key=lambda written: written.start))


def _candidates(text: str, language: str) -> Iterator[WrittenNumber]:
    if "@" in text or "#" in text or "www." in text or "://" in text:
        for match in _ADDRESS.finditer(text):
            yield WrittenNumber(match.start(), match.end(), ())
    if not _DIGIT.search(text) and "foot" not in text:
        return
    for start, end, value in (*durations(text, language), *two_unit_numbers(text, language)):
        yield WrittenNumber(start, end, ((start, end, value),))
    for match in _ALL_WHEELS.finditer(text):
        four = NumberValue(Decimal(4), Decimal(4), weight=Weight.SUPPORT)
        yield WrittenNumber(match.start(), match.end(), ((match.start(), match.end(), four),))
    for match in _TELEPHONE.finditer(text):
        digits = "".join(filter(str.isdigit, match.group()))
        if 7 <= len(digits) <= 15:
            value = NumberValue(
                Decimal(digits), Decimal(digits), NumberUnit.LABEL, weight=Weight.SMALL, label="telephone"
            )
            yield WrittenNumber(match.start(), match.end(), ((match.start(), match.end(), value),))
    for match in _ISO_DATE.finditer(text):
        yield _date(match, "d", "m", day_is_sure=True)
    for match in _DATE.finditer(text):
        first, second = int(match["a"]), int(match["b"])
        if language == "en" and first <= 12 and second <= 31:
            yield _date(match, "b", "a", day_is_sure=False)
        elif first <= 31 and second <= 12:
            yield _date(match, "a", "b", day_is_sure=language != "en")
    if language == "de":
        for match in _DAY_AND_MONTH.finditer(text):
            if 1 <= int(match["a"]) <= 31 and 1 <= int(match["b"]) <= 12:
                yield _date(match, "a", "b", day_is_sure=False)
    yield from _clock_times(text, language)


def _clock_times(text: str, language: str) -> Iterator[WrittenNumber]:
    for match in _TWELVE_HOURS.finditer(text):
        hour = int(match["h"])
        if 1 <= hour <= 12:
            afternoon = 12 if match["half"].lower() == "p" else 0
            yield _clock(match, hour % 12 + afternoon, match["min"])
    for match in _WITH_HOUR_WORD.finditer(text):
        if int(match["h"]) <= 24:
            yield _clock(match, int(match["h"]), match["min"] or match["min2"])
    if language in ("fr", "en"):  # copies keep "13h50"
        for match in _FRENCH_HOUR.finditer(text):
            hour, minutes = int(match["h"] or match["h2"]), match["min"] or match["min2"]
            # "13 heures" may as well be how long something took
            if hour <= 24 and ("eure" not in match.group() or minutes):
                yield _clock(match, hour, minutes)
    about_scores = _speaks_of_scores(text, language)
    for match in _COLON_TIME.finditer(text):
        if about_scores and "0" not in (match.group()[0], (match["min"] or "0")[0]):
            continue  # a handball match ends 22:19
        yield _clock(match, int(match["h"] or match["h2"]), match["min"] or match["min2"])


def _speaks_of_scores(text: str, language: str) -> bool:
    cues = number_language(language).score_cues
    return bool(cues) and any(word.startswith(cues) for word in text.lower().split())


def _clock(match: re.Match[str], hour: int, minutes: str | None) -> WrittenNumber:
    value = Decimal((hour * 60 + int(minutes or 0)) % MINUTES_OF_A_DAY)
    return WrittenNumber(
        match.start(), match.end(), ((match.start(), match.end(), NumberValue(value, value, NumberUnit.CLOCK)),)
    )


def _date(match: re.Match[str], day: str, month: str, *, day_is_sure: bool) -> WrittenNumber:
    parts = [
        _part(match, day, NumberUnit.DAY, Weight.FIRM if day_is_sure else Weight.SUPPORT),
        _part(match, month, NumberUnit.PLAIN, Weight.SUPPORT),
    ]
    if "y" in match.re.groupindex:
        parts.append(_part(match, "y", NumberUnit.YEAR, Weight.FIRM))
    return WrittenNumber(match.start(), match.end(), tuple(sorted(parts, key=lambda part: part[0])))


def _part(match: re.Match[str], group: str, unit: NumberUnit, weight: Weight) -> tuple[int, int, NumberValue]:
    value = Decimal(match[group])
    also: tuple[Decimal, ...] = ()
    if unit is NumberUnit.YEAR and value < 100:
        also = (value + 1900, value + 2000)
    return match.start(group), match.end(group), NumberValue(value, value, unit, weight=weight, also=also)
