"""What the finder of dates knows of one language, read once from its data file and from CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transprov.facts.dates.value import SEASONS, Part
from transprov.facts.lexicon import load_table
from transprov.facts.numbers.language import Phrases
from transprov.facts.numbers.tokens import tokenize
from transprov.languages.calendar import month_names, weekday_names


def plain_word(lower: str) -> str:
    """A lower-case token as the tables hold it: without the apostrophe of an elision or a genitive."""
    return lower.rstrip("'")


def _phrases(items: Iterable[tuple[str, Any]]) -> Phrases:
    table = {tuple(plain_word(token.lower) for token in tokenize(phrase)): value for phrase, value in items}
    return Phrases(table, max(map(len, table), default=0))


@dataclass(frozen=True, slots=True)
class DateLanguage:
    """Words of one language; the keys of every table are lower case."""

    code: str
    has_data: bool
    capitals: bool
    """Whether months and weekdays are written with a capital, being nouns among others."""
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    abbreviated: frozenset[str]
    """Those names that are abbreviations."""
    compounds: bool
    uncertain_months: Mapping[str, frozenset[str]]
    """Which names of months are words with a small letter ("capital"), need a word of "after" before them ("context"),
    are never somebody's name ("common"), or may be a name where they have a capital ("name")."""
    parts: Phrases
    support_parts: frozenset[str]
    part_of: frozenset[str]
    relative: Phrases
    units: Mapping[str, str]
    around: Mapping[str, int]
    around_phrases: Phrases
    seasons: Phrases
    century_words: frozenset[str]
    decade_before: frozenset[str]
    decade_after: frozenset[str]
    year_strong: frozenset[str]
    year_weak: frozenset[str]
    never_year_before: frozenset[str]
    noon: Phrases
    hour_words: frozenset[str]
    from_hour: frozenset[str]
    not_a_point: frozenset[str]
    shown_24: bool
    before_hour: Phrases
    after_hour: Phrases
    night_words: frozenset[str]
    night_into: Phrases
    night_from: Phrases
    night_join: Phrases
    day_of: frozenset[str]
    between: Phrases
    bare_after: frozenset[str]
    holidays: Phrases
    first_words: frozenset[str]
    """Every word a mention can begin with, figures and compounds apart."""
    beginnings: tuple[str, ...]
    """What a compound begins with; empty where compounds are not read."""
    endings: tuple[str, ...]


@cache
def date_language(code: str) -> DateLanguage:
    """The data of one ISO 639-1 code; of a language without data, CLDR's names of weekdays and months only."""
    data = load_table(code, "dates")
    table: Mapping[str, Any] = data or {}
    weekdays = {**weekday_names(code), **table.get("weekdays", {})}
    months = {**month_names(code), **table.get("months", {})}
    parts, periods, seasons = table.get("parts", {}), table.get("periods", {}), table.get("seasons", {})
    clock, night, days = table.get("clock", {}), table.get("night", {}), table.get("days", {})
    year, uncertain = table.get("year", {}), table.get("months_uncertain", {})
    decade = table.get("decade", {})
    parts_of_day = _phrases((word, part) for part in Part for word in parts.get(part.value, ()))
    relative = _relative(table.get("relative", {}))
    around = _phrases((p, (unit, int(n))) for p, (unit, n) in periods.get("phrases", {}).items())
    season_words = _seasons(seasons)
    noon = _phrases((p, at) for name, at in (("noon", 720), ("midnight", 0)) for p in clock.get(name, ()))
    before_hour = _phrases(clock.get("before_hour", {}).items())
    holidays = _phrases((p, (int(day[:2]), int(day[3:]))) for p, day in table.get("holidays", {}).items())
    compounds = bool(table.get("compounds", {}).get("read", False))
    phrases = (parts_of_day, relative, around, season_words, noon, before_hour, holidays)
    counted = ("week", "month", "year", "weekend", "last", "this", "next")
    single = [word for name in counted for word in periods.get(name, ())]
    first_words = {phrase[0] for table_of in phrases for phrase in table_of.table}
    first_words.update(weekdays, (f"{name}s" for name in weekdays), months, single, night.get("words", ()))
    first_words.update(decade.get("before", ()), ("overnight",))
    whole_names = [name for name in (*weekdays, *months) if len(name) > 2]
    return DateLanguage(
        code=code,
        has_data=data is not None,
        capitals=bool(table.get("capitals", False)),
        weekdays=weekdays,
        months=months,
        abbreviated=_abbreviations(weekdays) | _abbreviations(months),
        compounds=compounds,
        uncertain_months={
            name: frozenset(uncertain.get(name, ())) for name in ("capital", "context", "common", "name", "after")
        },
        parts=parts_of_day,
        support_parts=frozenset(parts.get("support", ())),
        part_of=frozenset(parts.get("of", ())),
        relative=relative,
        units={word: unit for unit in ("week", "month", "year", "weekend") for word in periods.get(unit, ())},
        around={word: at for at, name in ((-1, "last"), (0, "this"), (1, "next")) for word in periods.get(name, ())},
        around_phrases=around,
        seasons=season_words,
        century_words=frozenset(table.get("century", {}).get("words", ())),
        decade_before=frozenset(decade.get("before", ())),
        decade_after=frozenset(decade.get("after", ())),
        year_strong=frozenset(year.get("strong", ())),
        year_weak=frozenset(year.get("weak", ())),
        never_year_before=frozenset(year.get("never_before", ())),
        noon=noon,
        hour_words=frozenset(clock.get("hour_words", ())),
        from_hour=frozenset(clock.get("from_hour", ())),
        not_a_point=frozenset(clock.get("not_a_point", ())),
        shown_24=bool(clock.get("shown_24", True)),
        before_hour=before_hour,
        after_hour=_phrases(clock.get("after_hour", {}).items()),
        night_words=frozenset(night.get("words", ())),
        night_into=_phrases((phrase, True) for phrase in night.get("into", ())),
        night_from=_phrases((phrase, True) for phrase in night.get("from", ())),
        night_join=_phrases((phrase, True) for phrase in night.get("join", ())),
        day_of=frozenset(map(plain_word, days.get("of", ()))),
        between=_phrases((phrase, True) for phrase in days.get("between", ())),
        bare_after=frozenset(days.get("bare_after", ())),
        holidays=holidays,
        first_words=frozenset(map(plain_word, first_words)),
        beginnings=(*whole_names, *(p[0] for w in (season_words, around) for p in w.table)) if compounds else (),
        endings=tuple(weekdays) if compounds else (),
    )


def _abbreviations(names: Mapping[str, int]) -> frozenset[str]:
    return frozenset(
        short for short, number in names.items()
        if any(long != short and long.startswith(short) and names[long] == number for long in names)
    )  # fmt: skip


def _relative(table: Mapping[str, Any]) -> Phrases:
    """Phrase to (offset in days, whether it is firm)."""
    support: Mapping[str, list[str]] = table.get("support", {})
    soft = ((phrase, (int(at), False)) for at, phrases in support.items() for phrase in phrases)
    firm = (
        (phrase, (int(at), True)) for at, phrases in table.items() if at != "support" for phrase in phrases
    )  # fmt: skip
    return _phrases([*soft, *firm])


def _seasons(table: Mapping[str, Any]) -> Phrases:
    """Phrase to (season, whether it is firm)."""
    support: Mapping[str, list[str]] = table.get("support", {})
    return _phrases(
        (phrase, (number, words is table))
        for words in (support, table)
        for number, name in enumerate(SEASONS)
        for phrase in words.get(name, ())
    )
