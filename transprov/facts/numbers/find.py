"""Every number of one text, by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from transprov.facts.numbers.around import approximator_before, percent_after, says_when
from transprov.facts.numbers.figure_numbers import figure_at, label_at
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.measures import article_and_unit, measure_of, negative_of
from transprov.facts.numbers.shares import with_shares
from transprov.facts.numbers.special import written_numbers
from transprov.facts.numbers.tokens import TokenKind
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, Weight, read_out
from transprov.facts.numbers.view import View
from transprov.facts.numbers.word_numbers import idiom_at, words_at
from transprov.facts.numbers.words import HYPHENS
from transprov.types import Mention, Span

KIND_NAME = "number"
_LARGEST = Decimal(10) ** 24
"""What is longer is no count but a code, and beyond exact decimal arithmetic."""


@lru_cache(maxsize=4096)
def find(text: str, language: str) -> tuple[Mention, ...]:
    """The numbers of `text` in order of appearance, without overlap; spans are relative to `text`.

    A span covers what the value was read from: "rund 2.000", "zwei Millionen", "30 Prozent". Without data for the
    language only figures, and the number words that text2num knows, are read.
    """
    mentions: list[Mention] = []
    for begin, end, value in _Reader(text, language).read():
        # an approximator may reach back over the article that was read as a "one" ("plus d'une centaine")
        start = max(begin, mentions[-1].span.end) if mentions else begin
        if value.high >= _LARGEST:
            continue
        mentions.append(Mention(KIND_NAME, Span(start, end), text[start:end], value, read_out(value)))
    return with_shares(mentions, text, number_language(language))


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, language: str) -> None:
        self.view = View.of(text, language)
        self.written = written_numbers(text, language)

    def read(self) -> Iterator[tuple[int, int, NumberValue]]:
        """Start, end and value of each number."""
        at = 0
        written = iter(self.written)
        following = next(written, None)
        pending: list[tuple[int, int, NumberValue]] = []
        while at < len(self.view.tokens):
            token = self.view.tokens[at]
            if following is not None and token.end > following.start:
                yield from self._finish(pending)
                yield from following.values
                while at < len(self.view.tokens) and self.view.tokens[at].start < following.end:
                    at += 1
                following = next(written, None)
                continue
            silent = self.view.language.silent.starting_at(self.view.words, at)
            if silent is not None:
                at = silent[1]
                continue
            found = _number_at(self.view, at)
            if found is None:
                at += 1
                continue
            value, end = found
            limit = following.start if following else len(self.view.text)
            if self.view.tokens[end - 1].end > limit:
                at += 1
                continue
            if value.unit is NumberUnit.PLAIN:
                unit, end = percent_after(self.view.tokens, self.view.words, end, self.view.language)
                value = replace(value, unit=unit)
            value, stop = self._with_measure(at, end, value)
            pending.append((at, end, value))
            at = max(end, stop)
            if not self._range_continues(end):
                yield from self._finish(pending)
        yield from self._finish(pending)
        if following is not None:
            yield from following.values

    def _with_measure(self, first: int, end: int, value: NumberValue) -> tuple[NumberValue, int]:
        """Add the unit and the sign that stand around the number; and the index after the last token of these."""
        measure, stop = measure_of(self.view, first, end, value)
        half = self.view.language.and_a_half.starting_at(self.view.words, stop) if measure is not None else None
        if measure is not None and half is not None:  # "deux heures et demie", "a year and a half"
            more = value.low + Decimal("0.5")
            value = replace(value, low=more, high=more, also=(), weight=max(value.weight, Weight.SMALL))
            stop = half[1]
            measure = replace(measure, end=self.view.tokens[stop - 1].end)
        negative = negative_of(self.view, first, stop)
        if measure is not None and negative is not None:
            start, stop = negative
            measure = replace(
                measure,
                start=min(measure.start, self.view.tokens[start].start),
                end=self.view.tokens[stop - 1].end,
            )
        if measure is None and negative is None:
            return value, end
        return replace(value, measure=measure, negative=negative is not None), stop

    def _range_continues(self, at: int) -> bool:
        """Whether a word such as "bis" or a dash follows, so that the scale may stand with the next number."""
        return at + 1 < len(self.view.tokens) and (
            self.view.words[at] in self.view.language.range_words
            or self.view.words[at] in self.view.language.and_words
            or self.view.tokens[at].text in HYPHENS
        )

    def _finish(self, pending: list[tuple[int, int, NumberValue]]) -> Iterator[tuple[int, int, NumberValue]]:
        """Give out what was held back, small bounds scaled like the bound after them ("2 bis 3 Millionen")."""
        for number, (first, end, value) in enumerate(pending):
            later = pending[number + 1] if number + 1 < len(pending) else None
            if later is not None and later[0] - end in (1, 2):
                value = self._with_scale_of(value, later[2], self.view.words[end])
                value = self._with_measure_of(value, later[2], end)
            yield self._with_surroundings(first, end, value)
        pending.clear()

    def _with_scale_of(self, value: NumberValue, later: NumberValue, connector: str) -> NumberValue:
        scale = _scale_of(later)
        if scale is None or value.low >= 1000 or value.unit not in (NumberUnit.PLAIN, NumberUnit.FRACTION):
            return value
        scaled = value.low * scale
        if connector in self.view.language.and_words:
            return replace(value, also=(*value.also, scaled))
        also = (*value.also, value.low)
        return replace(value, low=scaled, high=scaled, unit=NumberUnit.PLAIN, also=also, weight=later.weight)

    def _with_measure_of(self, value: NumberValue, later: NumberValue, end: int) -> NumberValue:
        """The first bound of "5 bis 10 Meter" is metres as well."""
        if value.measure is not None or later.measure is None or value.unit is not NumberUnit.PLAIN:
            return value
        return replace(value, measure=replace(later.measure, end=self.view.tokens[end - 1].end))

    def _with_surroundings(self, first: int, end: int, value: NumberValue) -> tuple[int, int, NumberValue]:
        """Add the approximator that stands before the number (or the plus after it)."""
        start, stop = self.view.tokens[first].start, self.view.tokens[end - 1].end
        if value.unit in _APPROXIMABLE:
            approximator, before = approximator_before(self.view.tokens, self.view.words, first, self.view.language)
            if approximator is not Approximator.NONE and not self._says_when(before, value, end):
                value = replace(value, approximator=approximator)
                start = self.view.tokens[before].start
            elif value.unit is NumberUnit.YEAR and self._is_about_year(first):
                value = replace(value, approximator=Approximator.ABOUT)
                start = self.view.tokens[first - 1].start
            elif self.view.text[stop : stop + 1] == "+" and not self.view.text[stop + 1 : stop + 2].isalnum():
                value = replace(value, approximator=Approximator.MORE_THAN)
        return start, stop, value

    def _says_when(self, before: int, value: NumberValue, end: int) -> bool:
        """Whether what looks like an approximator says during which time something was done."""
        if value.measure is None or not any(unit.dimension == "time" for unit in value.measure.units):
            return False
        while end < len(self.view.tokens) and self.view.tokens[end].start < value.measure.end:
            end += 1
        return says_when(self.view.words, before, end, self.view.language)

    def _is_about_year(self, first: int) -> bool:
        """As in "um 1900", which before other numbers means "by"."""
        return first > 0 and self.view.words[first - 1] in self.view.language.about_years


def _number_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    token = view.tokens[at]
    if token.kind is TokenKind.FIGURE:
        return idiom_at(view, at) or figure_at(view, at)
    if token.kind is TokenKind.WORD:
        return label_at(view, at) or words_at(view, at) or article_and_unit(view, at)
    return None


def _scale_of(value: NumberValue) -> Decimal | None:
    """The thousands, millions or billions a round value is counted in, or None."""
    return value.scale if value.unit is NumberUnit.PLAIN and not value.collective else None


_APPROXIMABLE = frozenset(
    {NumberUnit.PLAIN, NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT, NumberUnit.MULTIPLE, NumberUnit.FRACTION}
    # a sum of money may look like a year: "mehr als 1300 Euro"
    | {NumberUnit.YEAR}
)
