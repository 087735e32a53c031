"""Dates in figures only: 2021-01-06, 6.1.2021, 06/01/21, "am 6.1."."""

from __future__ import annotations

import re
from dataclasses import replace

from transprov.facts.dates.value import DateValue, Sort, Weight

_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_FULL = re.compile(
    r"(?<![\d.,/-])(?P<a>\d{1,2})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<y>(?:1[5-9]|20)\d\d|\d{2})(?![\d/]|\.\d)"
)
_SHORT = re.compile(r"(?<![\d.,])(?P<a>\d{1,2})\.\s?(?P<b>\d{1,2})\.(?!\s?\d)")
_SLASHED = re.compile(r"(?<![\d.,/])(?P<a>\d{1,2})\s?/\s?(?P<b>\d{1,2})(?![\d/%]|[.,]\d)")

Placed = tuple[int, int, DateValue]


def figure_dates(text: str, language: str) -> tuple[Placed, ...]:
    """Start, end and value of each such date and of the year in it, in order, without overlap."""
    if not any(character.isdigit() for character in text):
        return ()
    found: list[Placed] = []
    for match in _ISO.finditer(text):
        _add(found, match, _day(match, "d", "m"), with_year=True)
    for match in _FULL.finditer(text):
        _add(found, match, _either(match, language), with_year=True)
    if language != "en":
        for match in _SHORT.finditer(text):
            _add(found, match, _day(match, "a", "b"), with_year=False)
    for match in _SLASHED.finditer(text):
        value = _either(match, language)
        _add(found, match, replace(value, weight=Weight.SUPPORT) if value else None, with_year=False)
    return tuple(sorted(found, key=lambda placed: placed[0]))


def _either(match: re.Match[str], language: str) -> DateValue | None:
    """Day first, except in English with slashes; where both can be, the other order is kept in mind in English."""
    if language != "en":
        return _day(match, "a", "b") or _day(match, "b", "a")
    first, second = _day(match, "a", "b"), _day(match, "b", "a")
    if first is not None and second is not None:
        return replace(second, swapped=True)
    return first or second


def _day(match: re.Match[str], day: str, month: str) -> DateValue | None:
    if not (1 <= int(match[day]) <= 31 and 1 <= int(match[month]) <= 12):
        return None
    return DateValue(Sort.DAY, month=int(match[month]), day=int(match[day]))


def _add(found: list[Placed], match: re.Match[str], value: DateValue | None, *, with_year: bool) -> None:
    if value is None or any(match.start() < end and start < match.end() for start, end, _ in found):
        return
    if not with_year:
        found.append((match.start(), match.end(), value))
        return
    year = int(match["y"])
    full = len(match["y"]) == 4
    weight = Weight.FIRM if full else Weight.SUPPORT
    span = sorted(match.span(group) for group in ("a", "b") if group in match.re.groupindex) or sorted(
        (match.span("m"), match.span("d"))
    )
    found.append((span[0][0], span[-1][1], replace(value, year=year if full else None)))
    found.append((*match.span("y"), DateValue(Sort.YEAR, weight, year=year)))
