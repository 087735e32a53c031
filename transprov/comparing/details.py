"""The checkable details of one text that a comparison sets side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from transprov.comparing.amounts import counted, is_age, is_share, shares
from transprov.comparing.moments import moments
from transprov.comparing.naming import phrase_names, titles_in
from transprov.comparing.speech import full_names, in_full, said
from transprov.facts import numbers
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.types import Document, Mention, Segment, SegmentKind, Span

TELLING = frozenset({SegmentKind.HEADLINE, SegmentKind.SENTENCE})
"""Where an article tells what happened; captions repeat it, credits speak of the page."""

_OF_DATES = frozenset({NumberUnit.DAY, NumberUnit.YEAR, NumberUnit.DECADE, NumberUnit.CLOCK, NumberUnit.LABEL})
"""Numbers that the dates and names have."""
_BORDER = re.compile(r"[,;:.!?–—()]\s|\s(?:and|und|et|but|aber|mais|while|which|that)\s")
_SHORTEST = 5
"""Words from which on a clause tells what a number in it is about."""


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
    counted: str = ""
    """Of a number, the words that say what there are so many of."""
    is_age: bool = False
    """Whether the number says how old somebody is."""


def details(
    document: Document, number: int, *, read_from: str | None = None, titles: frozenset[str] = frozenset()
) -> tuple[Detail, ...]:
    """The numbers, dates, names and quotations of headline and sentences, in the order of the text.

    `read_from` is the language a copy was translated from, whose names it may have kept; `titles` are names that one
    of the texts puts in quotation marks, of ships, parties and works.
    """
    found: list[Detail] = []
    before = ""
    for segment in document.segments:
        if segment.kind in TELLING:
            found += _Reader(segment, number, segment.language or document.language or "en", read_from).read(
                before, titles
            )
            before = segment.text
    full = full_names(
        (segment.text, segment.language or document.language or "en")
        for segment in (document.segments if any(detail.kind == "quotation" for detail in found) else ())
        if segment.kind in TELLING
    )
    named = (
        replace(detail, value=in_full(detail.value, full)) if detail.kind == "quotation" else detail for detail in found
    )
    return tuple(sorted(named, key=lambda detail: (detail.span.start, detail.span.end)))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one segment."""

    segment: Segment
    number: int
    language: str
    read_from: str | None

    def read(self, before: str, titles: frozenset[str]) -> Iterator[Detail]:
        """Its details, without overlap but for quotations, which have details of their own."""
        text = self.segment.text
        taken: list[Span] = []

        def free(span: Span) -> bool:
            return not any(span.overlaps(other) for other in taken)

        for mention in moments(text, self.language):
            taken.append(mention.span)
            yield self._detail("date", mention.span, mention.value, mention.reading)
        named = tuple(titles_in(text, titles))
        names = (*named, *phrase_names(text, self.language, self.read_from))
        taken += [name.span for name in named]
        found = shares(text, numbers.KIND.find(text, self.language))
        for mention in found:
            if _counts(mention.value) and free(mention.span):
                taken.append(mention.span)
                yield self._number(mention)
        taken = [span for span in taken if span not in [name.span for name in named]]
        for name in names:
            if free(name.span):
                taken.append(name.span)
                yield self._detail("name", name.span, name, name.text)
        for span, words in said(text, self.language, before):
            if not any(span == Span(name.span.start - 1, name.span.end + 1) for name in named):
                yield self._detail("quotation", span, words, words.words)

    def _number(self, mention: Mention) -> Detail:
        text, span = self.segment.text, mention.span
        return replace(
            self._detail("number", span, mention.value, mention.reading),
            counted="" if _is_money(mention.value) else counted(text, span),
            is_age=is_age(text, span),
        )

    def _detail(self, kind: str, span: Span, value: Any, reading: str) -> Detail:
        text, start = self.segment.text, self.segment.span.start
        place = Span(start + span.start, start + span.end)
        about = window(text, span)
        return Detail(self.number, self.segment.index, kind, place, text[span.start : span.end], value, reading, about)


def _is_money(value: NumberValue) -> bool:
    return value.measure is not None and value.measure.is_money


def _counts(value: NumberValue) -> bool:
    if value.unit in _OF_DATES:
        return False
    # "18 months" may be rephrased, but here it has a counterpart or stands alone, and neither is a finding
    return value.weight is not Weight.SUPPORT or (value.measure is not None and value.low > 1) or is_share(value)


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
