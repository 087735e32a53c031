"""Every date and time of one text, by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from transprov.facts import numbers
from transprov.facts.dates.clock import clock_at
from transprov.facts.dates.days import days_at, weekday_at
from transprov.facts.dates.figures import figure_dates
from transprov.facts.dates.value import DateValue, Sort, read_out
from transprov.facts.dates.view import DASHES, Read, View
from transprov.facts.dates.words import (
    around_at,
    night_at,
    part_at,
    period_at,
    relative_at,
    season_at,
    with_part,
    year_at,
)
from transprov.facts.numbers.tokens import TokenKind
from transprov.types import Mention, Span

KIND_NAME = "date"


@lru_cache(maxsize=4096)
def find(text: str, language: str) -> tuple[Mention, ...]:
    """The dates and times of `text` in order of appearance, without overlap; spans are relative to `text`.

    Without data for the language only figures, and CLDR's names of weekdays and months, are read.
    """
    placed = sorted(_read(text, language), key=lambda item: item[0])
    return tuple(Mention(KIND_NAME, Span(a, b), text[a:b], value, read_out(value)) for a, b, value in placed)


def _read(text: str, language: str) -> Iterator[tuple[int, int, DateValue]]:
    view = View.of(text, language)
    by_start = {mention.span.start: mention for mention in numbers.KIND.find(text, language)}
    written = figure_dates(text, language)
    yield from written
    at = 0
    while at < len(view.tokens):
        token = view.tokens[at]
        if not _may_begin(view, at, by_start) or any(a < token.end and token.start < b for a, b, _ in written):
            at += 1
            continue
        reads = _at(view, at, by_start)
        end = at + 1
        for read in reads:
            start, last = view.tokens[read.first].start, view.tokens[read.end - 1]
            stop = last.end - 1 if last.text.endswith(("'", "’")) else last.end
            if any(a < stop and start < b for a, b, _ in written):
                continue
            yield start, stop, read.value
            end = max(end, read.end)
        at = end


def _may_begin(view: View, at: int, by_start: dict[int, Mention]) -> bool:
    """Whether any mention can begin at this token; most words are passed over here."""
    word, language = view.words[at], view.language
    if word in language.first_words or view.tokens[at].start in by_start:
        return True
    if view.tokens[at].kind is TokenKind.FIGURE or view.word(at + 1) in DASHES:
        return True
    return (language.compounds and word.startswith(language.beginnings)) or word.endswith(language.endings)


def _at(view: View, at: int, by_start: dict[int, Mention]) -> tuple[Read, ...]:
    """What begins at token `at`; nothing for most."""
    read = night_at(view, at) or weekday_at(view, at) or relative_at(view, at)
    if read is not None:
        return (_into_night(view, with_part(view, read)) if read.value.sort is not Sort.NIGHT else read,)
    read = clock_at(view, at, by_start) or period_at(view, at, by_start)
    if read is not None:
        return (read,)
    days = days_at(view, at)
    if days:
        return days
    read = around_at(view, at) or season_at(view, at) or year_at(view, at) or part_at(view, at)
    return (read,) if read is not None else ()


def _into_night(view: View, read: Read) -> Read:
    """As in "Wednesday night into Thursday": the night word has been taken for a part of the first day."""
    night = night_at(view, read.end - 1) if read.end - 1 > read.first else None
    if night is None:
        return read
    return Read(read.first, night.end, replace(night.value, eve=read.value.weekday))
