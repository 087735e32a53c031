"""The checkable details of one text that a comparison sets side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from transprov.comparing.naming import phrase_names
from transprov.facts import dates, numbers, quotations
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.languages.names import Word
from transprov.types import Document, Segment, SegmentKind, Span

TELLING = frozenset({SegmentKind.HEADLINE, SegmentKind.SENTENCE})
"""Where an article tells what happened; captions repeat it, credits speak of the page."""

_OF_DATES = frozenset({NumberUnit.DAY, NumberUnit.YEAR, NumberUnit.DECADE, NumberUnit.CLOCK, NumberUnit.LABEL})
"""Numbers that the dates and names have."""
_BORDER = re.compile(r"[,;:.!?–—()]\s|\s(?:and|und|et|but|aber|mais|while|which|that)\s")
_SHORTEST = 5
"""Words from which on a clause tells what a number in it is about."""
_BESIDE, _NEAR = 12, 60
"""Characters between a quotation and the naming of its speaker, or any name that may be one."""
_FEWEST = 2
"""Words from which on a quotation is more than a word in scare quotes."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation and whose words it is, as far as the text says."""

    words: str
    speaker: tuple[Word, ...]
    """The name of the speaker; empty where the text has an office or a pronoun, or nobody."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One mention with its place in the text and the words that tell what it is about."""

    document: int
    segment: int
    kind: str
    span: Span
    text: str
    value: Any
    """`NumberValue`, `DateValue`, `PhraseName`, `Said`, or an artifact."""
    reading: str
    about: str
    """The clause around it, without itself."""


def details(document: Document, number: int) -> tuple[Detail, ...]:
    """The numbers, dates, names and quotations of headline and sentences, in the order of the text."""
    found = [
        detail
        for segment in document.segments
        if segment.kind in TELLING
        for detail in _of_segment(segment, number, segment.language or document.language or "en")
    ]
    return tuple(sorted(found, key=lambda detail: (detail.span.start, detail.span.end)))


def _of_segment(segment: Segment, number: int, language: str) -> Iterator[Detail]:
    text = segment.text
    taken: list[Span] = []

    def detail(kind: str, span: Span, value: Any, reading: str) -> Detail:
        place = Span(segment.span.start + span.start, segment.span.start + span.end)
        about = window(text, span)
        return Detail(number, segment.index, kind, place, text[span.start : span.end], value, reading, about)

    for mention in dates.KIND.find(text, language):
        taken.append(mention.span)
        yield detail("date", mention.span, mention.value, mention.reading)
    for mention in numbers.KIND.find(text, language):
        if _counts(mention.value) and not any(mention.span.overlaps(span) for span in taken):
            taken.append(mention.span)
            yield detail("number", mention.span, mention.value, mention.reading)
    for name in phrase_names(text, language):
        if not any(name.span.overlaps(span) for span in taken):
            yield detail("name", name.span, name, name.text)
    yield from (detail("quotation", span, said, said.words) for span, said in _said(text, language))


def _counts(value: NumberValue) -> bool:
    return value.unit not in _OF_DATES and value.weight is not Weight.SUPPORT


def _said(text: str, language: str) -> Iterator[tuple[Span, Said]]:
    quotes = [mention for mention in quotations.KIND.find(text, language) if mention.value.words >= _FEWEST]
    if not quotes:
        return
    speakers = quotations.SPEAKERS.find(text, language)
    named = [name for name in phrase_names(text, language) if not any(name.span.overlaps(q.span) for q in quotes)]
    for quote in quotes:
        words = quote.text.strip("\"'“”„«»‹›‘’ ,.;:!?")
        speaker = _nearest(quote.span, [(one.span, one.value) for one in speakers], _BESIDE)
        if speaker is not None and (names := speaker[1].names or speaker[1].around):
            yield _cover(quote.span, speaker[0]), Said(words, tuple(word for name in names for word in name.words))
            continue
        # a verb that the tables of speech do not have still stands between the words and the name
        name = _nearest(quote.span, [(one.span, one.words) for one in named], _NEAR)
        if name is not None:
            yield _cover(quote.span, name[0]), Said(words, name[1])
        else:
            yield quote.span, Said(words, ())


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _nearest(quote: Span, beside: Sequence[tuple[Span, Any]], limit: int) -> tuple[Span, Any] | None:
    """What stands nearest to a quotation without touching it, if no more than `limit` characters away."""
    apart = [
        (max(span.start - quote.end, quote.start - span.end), at)
        for at, (span, _) in enumerate(beside)
        if not span.overlaps(quote)
    ]
    distance, at = min(apart, default=(limit + 1, 0))
    return beside[at] if distance <= limit else None


def window(text: str, span: Span) -> str:
    """The clause a mention stands in, without the mention; with its neighbours when it is short."""
    borders = [0, *(match.start() + 1 for match in _BORDER.finditer(text)), len(text)]
    first = max(i for i, at in enumerate(borders) if at <= span.start)
    last = min((i for i, at in enumerate(borders) if at >= span.end), default=len(borders) - 1)
    while True:
        start, end = borders[first], borders[last]
        about = f"{text[start : span.start]} … {text[span.end : end]}"
        if len(about.split()) > _SHORTEST or (first == 0 and last == len(borders) - 1):
            return about.strip()
        first, last = max(0, first - 1), min(len(borders) - 1, last + 1)
