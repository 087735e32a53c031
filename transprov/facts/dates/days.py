"""Weekdays, days of a month and months, in words."""

from __future__ import annotations

from dataclasses import replace

from transprov.facts.dates.value import DateValue, Sort, Weight
from transprov.facts.dates.view import DASHES, Read, View
from transprov.facts.numbers.tokens import TokenKind
from transprov.facts.numbers.words import read_ordinal

_JOINS = frozenset({"and", "or", "to", "through", "until", *DASHES})
_ORDINAL_MARKS = frozenset({"st", "nd", "rd", "th", "er", "ère", "º"})


def weekday_at(view: View, at: int) -> Read | None:
    """The weekday that token `at` names; in German also within "Mittwochabend", "Freitagsgebet"."""
    token, word, language = view.tokens[at], view.words[at], view.language
    if token.kind is not TokenKind.WORD:
        return None
    weekday = language.weekdays.get(word)
    if weekday is not None and word in language.abbreviated:
        beside = view.word(at + 1) in {".", ",", "/", *DASHES} or view.word(at - 1) in {"/", *DASHES}
        if not (view.capital(at) and beside):
            return None
        return Read(at, at + 1, DateValue(Sort.WEEKDAY, Weight.SUPPORT, weekday=weekday))
    if weekday is None and view.word(at + 1) in DASHES:  # "Sonn- und Feiertage"
        weekday = language.weekdays.get(f"{word}tag")
        if weekday is not None:
            return Read(at, at + 1, DateValue(Sort.WEEKDAY, Weight.SUPPORT, weekday=weekday))
    if weekday is None:
        return _inflected(view, at)
    return Read(at, at + 1, DateValue(Sort.WEEKDAY, _name_weight(view, at), weekday=weekday))


def _name_weight(view: View, at: int) -> Weight:
    """A weekday after a first name or a title is somebody's name (Herr Freitag); a title of a paper has one too."""
    return Weight.SUPPORT if view.word(at - 1) in _TITLES else Weight.FIRM


_TITLES = frozenset({"herr", "herrn", "frau", "mr", "mrs", "ms", "monsieur", "madame", "mme"})


def _inflected(view: View, at: int) -> Read | None:
    word, language = view.words[at], view.language
    stem = word.removesuffix("s")
    if stem != word and stem in language.weekdays and stem not in language.abbreviated:
        return Read(at, at + 1, DateValue(Sort.WEEKDAY, Weight.FIRM, weekday=language.weekdays[stem]))
    if not language.compounds or len(word) < 8:
        return None
    flat = word.replace("ä", "a")  # sonntäglich
    for name, weekday in language.weekdays.items():
        if name in language.abbreviated or name not in flat:
            continue
        rest = flat.removeprefix(name)
        if rest != flat:
            part = language.parts.table.get((word[len(name) :].removesuffix("s"),))
            weight = Weight.FIRM if part else Weight.SOFT
            return Read(at, at + 1, DateValue(Sort.WEEKDAY, weight, weekday=weekday, part=part))
        if flat.endswith(name):  # Karfreitag, Ostermontag
            return Read(at, at + 1, DateValue(Sort.WEEKDAY, Weight.SOFT, weekday=weekday))
    return None


def days_at(view: View, at: int) -> tuple[Read, ...]:
    """The days of a month that begin at token `at` ("6. Januar", "3. bis 5. Mai", "May 3 and 4"), or a month."""
    holiday = view.language.holidays.starting_at(view.words, at)
    if holiday is not None:
        month, day = holiday[0]
        return (Read(at, holiday[1], DateValue(Sort.DAY, Weight.SUPPORT, month=month, day=day)),)
    first = _day_number(view, at)
    if first is not None:
        return _before_month(view, at, first)
    month = month_at(view, at)
    if month is None:
        return _compound_month(view, at)
    return _after_month(view, at, month)


def _day_number(view: View, at: int) -> tuple[int, int] | None:
    """A day of the month at token `at`, with its dot or ordinal mark, and the index after it."""
    day = view.figure(at)
    if day is None:
        day = read_ordinal(view.words[at], view.language.code) if view.tokens[at].kind is TokenKind.WORD else None
        return (day, at + 1) if day is not None and day <= 31 else None
    if not 1 <= day <= 31:
        return None
    end = at + 1
    if view.word(end) == "." or (view.word(end) in _ORDINAL_MARKS and view.tokens[end].start == view.tokens[at].end):
        end += 1
    return day, end


def _before_month(view: View, at: int, first: tuple[int, int]) -> tuple[Read, ...]:
    days = [(at, *first)]
    while len(days) < 6:
        end = days[-1][2]
        if view.word(end) in view.language.day_of:
            end += 1
        month = month_at(view, end) if end < len(view.tokens) else None
        if month is not None and view.figure(at) is None and view.figure(end + 1) is not None:
            break  # a "second September 11"
        if month is not None and (month < 13 or view.figure(at) is not None):
            end = _after_abbreviation(view, end)
            year = _year_after(view, end)
            value = DateValue(Sort.DAY, month=(month - 1) % 12 + 1, year=year)
            *others, last = days
            return (
                *(Read(start, stop, replace(value, day=day)) for start, day, stop in others),
                Read(last[0], end, replace(value, day=last[1])),
            )
        between = view.language.between.starting_at(view.words, end)
        if between is None or between[1] >= len(view.tokens):
            break
        following = _day_number(view, between[1])
        if following is None or view.figure(between[1]) is None:
            break
        days.append((between[1], *following))
    return _bare_day(view, at, first)


def _bare_day(view: View, at: int, first: tuple[int, int]) -> tuple[Read, ...]:
    """As in "am 19.", "on the 19th": may stand for a day whose month is named elsewhere."""
    day, end = first
    if view.figure(at) is None or view.word(at - 1) not in view.language.bare_after:
        return ()
    if view.language.code != "fr" and end == at + 1:
        return ()
    return (Read(at, end, DateValue(Sort.DAY, Weight.SUPPORT, day=day)),)


def month_at(view: View, at: int) -> int | None:
    """The month named by token `at`; 12 more where the word may well be another."""
    token, word, language = view.tokens[at], view.words[at], view.language
    month = language.months.get(word) if token.kind is TokenKind.WORD else None
    if month is None or (language.capitals and not view.capital(at)):
        return None
    if word in language.uncertain_months["capital"] and not view.capital(at):
        return None
    if word in language.abbreviated:
        if view.word(at + 1) != "." and view.figure(at - 1) is None and view.figure(at + 1, (1, 2, 4)) is None:
            return None  # "sept" is seven
        return month + 12
    if word in language.uncertain_months["name"] and view.capital(at):
        beside = view.figure(at - 1) is not None or view.figure(at + 1, (4,)) is not None
        return month if beside else month + 12
    if word in language.uncertain_months["context"]:
        return month if _is_settled(view, at) else month + 12
    return month


def _is_settled(view: View, at: int) -> bool:
    """Whether the words around "May" or "March" make it a month."""
    if view.word(at + 1) in _JOINS and view.word(at + 2) in view.language.months:
        return True
    if view.word(at - 1) in _JOINS:  # "April and May", "mid-March"
        return view.word(at - 2) in view.language.months or view.word(at - 2) in view.language.uncertain_months["after"]
    before = view.word(at - 1)
    owner = view.tokens[at].text.endswith(("'", "’"))  # "of May's cabinet"
    return before in view.language.uncertain_months["after"] and not owner


def _after_abbreviation(view: View, at: int) -> int:
    abbreviated = view.words[at] in view.language.abbreviated and view.word(at + 1) == "."
    return at + 2 if abbreviated else at + 1


def _after_month(view: View, at: int, month: int) -> tuple[Read, ...]:
    """A month by itself, or in English with the days after it."""
    end = _after_abbreviation(view, at)
    number = (month - 1) % 12 + 1
    year = _year_after(view, end)
    weight = Weight.FIRM if month <= 12 or year else _unsettled(view, at)
    whole = DateValue(Sort.DAY, weight, month=number, year=year)
    if view.language.code != "en":
        return (Read(at, end, whole),)
    start = end + 1 if view.word(end) == "the" else end
    days: list[tuple[int, int, int]] = []
    while start < len(view.tokens) and len(days) < 6:
        found = _day_number(view, start)
        if found is None or (view.figure(start) is None and not days and start == end):
            break
        days.append((start, *found))
        between = view.language.between.starting_at(view.words, found[1])
        if between is None or view.figure(between[1]) is None:
            break
        start = between[1]
    days = [(first, day, _without_stop(view, stop)) for first, day, stop in days]
    if not days:
        return (Read(at, end, whole),)
    year = _year_after(view, days[-1][2])
    value = replace(whole, weight=Weight.FIRM, year=year)
    return (
        Read(at, days[0][2], replace(value, day=days[0][1])),
        *(Read(first, stop, replace(value, day=day)) for first, day, stop in days[1:]),
    )


def _unsettled(view: View, at: int) -> Weight:
    """A capital within a sentence speaks for the month ("the March issue"), where no name is that word."""
    common = view.words[at] in view.language.uncertain_months["common"] and not view.begins_sentence(at)
    return Weight.SOFT if common and view.word(at + 1) not in _OF_A_MARCH else Weight.SUPPORT


_OF_A_MARCH = frozenset({"on", "for", "of", "against", "to", "by"})


def _without_stop(view: View, end: int) -> int:
    """A full stop after an English day ends the sentence."""
    return end - 1 if view.word(end - 1) == "." else end


def _year_after(view: View, at: int) -> int | None:
    while view.word(at) in (",", "de", "of", "."):
        at += 1
    year = view.figure(at, (4,))
    return year if year is not None and 1100 <= year <= 2100 else None


def _compound_month(view: View, at: int) -> tuple[Read, ...]:
    """As in "Oktoberrevolution", "Maifeiertag": may stand for the month."""
    word, language = view.words[at], view.language
    if not language.compounds or len(word) < 7 or not view.capital(at):
        return ()
    for name, month in language.months.items():
        if word.startswith(name) and name not in language.abbreviated:
            return (Read(at, at + 1, DateValue(Sort.DAY, Weight.SOFT, month=month)),)
    return ()
