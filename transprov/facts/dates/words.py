"""Relative days and periods, seasons, parts of the day, nights, years, decades and centuries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from transprov.facts.dates.days import days_at, weekday_at
from transprov.facts.dates.value import DateValue, Part, Sort, Weight
from transprov.facts.dates.view import DASHES, Read, View
from transprov.facts.numbers.value import NumberUnit
from transprov.types import Mention


def relative_at(view: View, at: int) -> Read | None:
    """A day counted from the day of writing: "gestern", "avant-hier", "the day before yesterday"."""
    found = view.language.relative.starting_at(view.words, at)
    if found is None:
        return None
    (offset, firm), end = found
    if view.words[at] == "morgen" and view.language.code == "de":
        return _german_morgen(view, at)
    return Read(at, end, DateValue(Sort.RELATIVE, Weight.SOFT if firm else Weight.SUPPORT, offset=offset))


def _german_morgen(view: View, at: int) -> Read | None:
    """Tomorrow, unless it is the noun or follows a day ("heute morgen")."""
    after_day = view.language.relative.ending_at(view.words, at) or view.word(at - 1) in view.language.weekdays
    if after_day or (view.capital(at) and not view.begins_sentence(at)):
        return None
    weight = Weight.SUPPORT if view.capital(at) else Weight.SOFT
    return Read(at, at + 1, DateValue(Sort.RELATIVE, weight, offset=1))


def around_at(view: View, at: int) -> Read | None:
    """A week, month or year counted from that of writing: "letzten Monat", "l'an dernier", "next year"."""
    language = view.language
    phrase = language.around_phrases.starting_at(view.words, at)
    if phrase is not None:
        (unit, offset), end = phrase
        return Read(at, end, DateValue(Sort.AROUND, Weight.SOFT, unit=unit, offset=offset))
    if language.compounds and len(view.words[at]) > 8:  # "Vorjahreszeitraum"
        for (name, *more), (unit_of, offset_of) in language.around_phrases.table.items():
            if not more and view.words[at].startswith(name):
                return Read(at, at + 1, DateValue(Sort.AROUND, Weight.SOFT, unit=unit_of, offset=offset_of))
    offset = language.around.get(view.words[at])
    unit = language.units.get(view.word(at + 1))
    if offset is None or unit is None:
        if language.code != "fr" or (unit := language.units.get(view.words[at])) is None:
            return None
        offset = language.around.get(view.word(at + 1))
        if not offset:
            return None
    return Read(at, at + 2, DateValue(Sort.AROUND, Weight.SOFT if offset else Weight.SUPPORT, unit=unit, offset=offset))


def season_at(view: View, at: int) -> Read | None:
    """A season; in German also the first part of a compound."""
    found = view.language.seasons.starting_at(view.words, at)
    if found is not None:
        (season, firm), end = found
        noun = not view.language.capitals or view.capital(at)
        return Read(at, end, DateValue(Sort.SEASON, Weight.SOFT if firm and noun else Weight.SUPPORT, season=season))
    word = view.words[at]
    if view.language.compounds and len(word) > 6:
        for (name, *_), (season, _) in view.language.seasons.table.items():
            if word.startswith(name):
                return Read(at, at + 1, DateValue(Sort.SEASON, Weight.SOFT, season=season))
    return None


def part_at(view: View, at: int) -> Read | None:
    """A part of the day: "abends", "matin", "overnight"."""
    found = view.language.parts.starting_at(view.words, at)
    if found is None:
        if view.words[at] == "overnight":
            return Read(at, at + 1, DateValue(Sort.PART, Weight.SUPPORT, part=Part.NIGHT))
        return None
    part, end = found
    weight = Weight.SUPPORT if view.words[at] in view.language.support_parts else Weight.SOFT
    if part in (Part.EARLY, Part.LATE):
        weight = Weight.SUPPORT
    return Read(at, end, DateValue(Sort.PART, weight, part=part))


def with_part(view: View, read: Read) -> Read:
    """A weekday or relative day together with the part of the day beside it: "mercredi soir", "early on Thursday"."""
    if read.value.part is not None:
        return read
    after = read.end + 1 if view.word(read.end) in DASHES else read.end
    part = part_at(view, after) if after < len(view.tokens) else None
    if part is not None and part.value.part not in (Part.EARLY, Part.LATE):
        return Read(read.first, part.end, replace(read.value, part=part.value.part))
    before = read.first
    if view.word(before - 1) in view.language.part_of:
        before -= 1
    found = view.language.parts.ending_at(view.words, before) if before else None
    if found is not None:
        return Read(read.first, read.end, replace(read.value, part=found[0]))
    return read


def night_at(view: View, at: int) -> Read | None:
    """The night between two days: "Nacht zum Donnerstag", "nuit du 4 au 5 mai", "Wednesday night into Thursday"."""
    language = view.language
    if view.words[at] not in language.night_words:
        return None
    into = language.night_into.starting_at(view.words, at + 1)
    last = _a_day(view, into[1]) if into is not None else None
    if last is not None:
        return _night(at, last)
    start = language.night_from.starting_at(view.words, at + 1)
    after = start[1] if start is not None else at + 1
    days = days_at(view, after) if after < len(view.tokens) else ()
    if len(days) > 1:  # "du 4 au 5 mai"
        return _night(at, days[-1])
    first = _a_day(view, after)
    if first is None:
        return None
    for end in (first.end, first.first + 1):
        join = language.night_join.starting_at(view.words, end)
        last = _a_day(view, join[1]) if join is not None else None
        if last is not None:
            return _night(at, last, first.value.weekday)
    return None


def _a_day(view: View, at: int) -> Read | None:
    if at >= len(view.tokens):
        return None
    if view.word(at) in ("den", "the", "on"):
        at += 1
    if at >= len(view.tokens):
        return None
    days = days_at(view, at)
    found = weekday_at(view, at) or (days[-1] if days else None)
    if found is None or (found.value.sort is Sort.DAY and found.value.day is None):
        # the first of two days of one month: "du 4 au 5 mai"
        day = view.figure(at)
        return Read(at, at + 1, DateValue(Sort.DAY, day=day)) if day is not None else None
    return found


def _night(at: int, last: Read, eve: int | None = None) -> Read:
    day = last.value
    if eve is None and day.weekday is not None:
        eve = (day.weekday - 1) % 7
    value = DateValue(Sort.NIGHT, weekday=day.weekday, eve=eve, month=day.month, day=day.day, part=Part.NIGHT)
    return Read(at, last.end, value)


def period_at(view: View, at: int, numbers: Mapping[int, Mention]) -> Read | None:
    """A decade or century: "1990er Jahre", "années 1990", "the nineties", "19. Jahrhundert", "XIXe siècle".

    `numbers` are the mentions of numbers by their start in the text.
    """
    token, language = view.tokens[at], view.language
    if view.words[at] in language.decade_before:
        return _decade_after(view, at, numbers)
    mention = numbers.get(token.start)
    if mention is None or mention.value.unit not in _PERIOD_UNITS:
        return None
    end = at + 1
    while end < len(view.tokens) and view.tokens[end].end <= mention.span.end:
        end += 1
    if mention.value.unit is NumberUnit.DECADE:
        end += view.word(end) in language.decade_after
        return Read(at, end, DateValue(Sort.PERIOD, year=int(mention.value.low), length=10))
    while view.word(end) in _BEFORE_CENTURY:
        end += 1
    if view.word(end) not in language.century_words or not 1 <= mention.value.low <= 30:
        return None
    if len(view.word(end)) == 1 and mention.value.unit is not NumberUnit.ORDINAL:
        return None  # "XIXe s." is a century, "12 s" are seconds
    return Read(at, end + 1, DateValue(Sort.PERIOD, year=(int(mention.value.low) - 1) * 100, length=100))


def _decade_after(view: View, at: int, numbers: Mapping[int, Mention]) -> Read | None:
    """As in "années 1990", "années quatre-vingt-dix"."""
    mention = numbers.get(view.tokens[at + 1].start) if at + 1 < len(view.tokens) else None
    if mention is None or mention.value.unit not in (NumberUnit.PLAIN, NumberUnit.YEAR):
        return None
    year = mention.value.low
    to = view.language.between.starting_at(view.words, at + 2)
    if to is not None and view.figure(to[1], (4,)) is not None and year > 100:
        return None  # "les années 2000 à 2006"
    if year % 10 or not (20 <= year < 100 or 1000 <= year <= 2100):
        return None
    end = at + 2
    while end < len(view.tokens) and view.tokens[end].end <= mention.span.end:
        end += 1
    return Read(at, end, DateValue(Sort.PERIOD, year=int(year), length=10))


_PERIOD_UNITS = frozenset({NumberUnit.DECADE, NumberUnit.ORDINAL, NumberUnit.PLAIN, NumberUnit.DAY})
_BEFORE_CENTURY = frozenset({".", *DASHES})


def year_at(view: View, at: int) -> Read | None:
    """A year in figures, firm where the words around it say so."""
    year = view.figure(at, (4,))
    if year is None or not 1100 <= year <= 2100:
        return _short_year(view, at)
    following, language = view.word(at + 1), view.language
    if following in language.never_year_before or following in _NEVER_AFTER or view.word(at - 1) in _NEVER_BEFORE:
        return None
    before = view.word(at - 2) if view.word(at - 1) in (",", "'", ".", "der") else view.word(at - 1)
    strong = before in language.year_strong or view.word(at - 1) == "(" or _after_month(view, at)
    span = view.word(at - 1) in {"/", *DASHES} and view.figure(at - 2, (4,)) is not None
    weak = before in language.year_weak and not (language.capitals and _noun(view, at + 1))
    weight = Weight.FIRM if strong or span or (weak and year >= 1500) else Weight.SUPPORT
    return Read(at, at + 1, DateValue(Sort.YEAR, weight, year=year))


def _after_month(view: View, at: int) -> bool:
    """Whether a month, or a day of a month, stands right before."""
    return any(
        view.word(before) in view.language.months
        and all(_may_be_day(view, between) for between in range(before + 1, at))
        for before in range(at - 1, max(-1, at - 5), -1)
    )


def _may_be_day(view: View, at: int) -> bool:
    return view.figure(at) is not None or view.word(at) in _BESIDE_DAY


_BESIDE_DAY = frozenset({",", ".", "st", "nd", "rd", "th", "of", "de"})
_NEVER_AFTER = frozenset("€$£%°")
_NEVER_BEFORE = frozenset("€$£#+")


def _noun(view: View, at: int) -> bool:
    return at < len(view.tokens) and view.capital(at)


def _short_year(view: View, at: int) -> Read | None:
    """The 20 of "2019/20", the 98 of "'98"."""
    short = view.figure(at, (2,))
    if short is None:
        return None
    first = view.figure(at - 2, (4,))
    if view.word(at - 1) in {"/", *DASHES} and first is not None and 1100 <= first <= 2100:
        return Read(at, at + 1, DateValue(Sort.YEAR, Weight.SUPPORT, year=first // 100 * 100 + short))
    if view.word(at - 1) in ("'", "’", "‘") and view.tokens[at - 1].end == view.tokens[at].start:
        return Read(at, at + 1, DateValue(Sort.YEAR, Weight.SUPPORT, year=short))
    return None
