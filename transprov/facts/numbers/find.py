"""Every number of one text, by value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from transprov.facts.numbers.around import approximator_before, percent_after, scale_after
from transprov.facts.numbers.figures import read_figure
from transprov.facts.numbers.language import NumberLanguage, number_language
from transprov.facts.numbers.special import written_numbers
from transprov.facts.numbers.tokens import Token, TokenKind, tokenize
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, Weight, read_out
from transprov.facts.numbers.words import (
    HYPHENS,
    cardinal,
    read_cardinal,
    read_ordinal,
    read_word,
    roman,
    vulgar_fraction,
)
from transprov.types import Mention, Span

KIND_NAME = "number"
_HALF = Decimal("0.5")
_ONE_DIGIT_UNITS = frozenset("DGKP")  # 3D, 5G, 4K, 1080P
_CURRENCY_CODES = frozenset({"eur", "usd", "chf", "gbp", "us", "rs", "rm", "hk"})


@lru_cache(maxsize=4096)
def find(text: str, language: str) -> tuple[Mention, ...]:
    """The numbers of `text` in order of appearance, without overlap; spans are relative to `text`.

    A span covers what the value was read from: "rund 2.000", "zwei Millionen", "30 Prozent". Without data for the
    language only figures are read.
    """
    return tuple(
        Mention(KIND_NAME, Span(start, end), text[start:end], value, read_out(value))
        for start, end, value in _Reader(text, number_language(language)).read()
    )


class _Reader:
    """One pass over the tokens of a text."""

    def __init__(self, text: str, language: NumberLanguage) -> None:
        self.text = text
        self.language = language
        self.tokens = tokenize(text)
        self.words = tuple(token.lower for token in self.tokens)
        self.written = written_numbers(text, language.code)

    def read(self) -> Iterator[tuple[int, int, NumberValue]]:
        """Start, end and value of each number."""
        at = 0
        written = iter(self.written)
        following = next(written, None)
        pending: list[tuple[int, int, NumberValue]] = []
        while at < len(self.tokens):
            token = self.tokens[at]
            if following is not None and token.end > following.start:
                yield from self._finish(pending)
                yield from following.values
                while at < len(self.tokens) and self.tokens[at].start < following.end:
                    at += 1
                following = next(written, None)
                continue
            silent = self.language.silent.starting_at(self.words, at)
            if silent is not None:
                at = silent[1]
                continue
            found = self._number_at(at)
            if found is None:
                at += 1
                continue
            value, end = found
            limit = following.start if following else len(self.text)
            if self.tokens[end - 1].end > limit:
                at += 1
                continue
            if value.unit is NumberUnit.PLAIN:
                unit, end = percent_after(self.tokens, self.words, end, self.language)
                value = replace(value, unit=unit)
            pending.append((at, end, value))
            at = end
            if not self._range_continues(at):
                yield from self._finish(pending)
        yield from self._finish(pending)
        if following is not None:
            yield from following.values

    def _range_continues(self, at: int) -> bool:
        """Whether a word such as "bis" or a dash follows, so that the scale may stand with the next number."""
        return at + 1 < len(self.tokens) and (
            self.words[at] in self.language.range_words
            or self.words[at] in self.language.and_words
            or self.tokens[at].text in HYPHENS
        )

    def _finish(self, pending: list[tuple[int, int, NumberValue]]) -> Iterator[tuple[int, int, NumberValue]]:
        """Give out what was held back, small bounds scaled like the bound after them ("2 bis 3 Millionen")."""
        for number, (first, end, value) in enumerate(pending):
            later = pending[number + 1] if number + 1 < len(pending) else None
            if later is not None and later[0] == end + 1:
                value = self._with_scale_of(value, later[2], self.words[end])
            yield self._with_surroundings(first, end, value)
        pending.clear()

    def _with_scale_of(self, value: NumberValue, later: NumberValue, connector: str) -> NumberValue:
        scale = _scale_of(later)
        if scale is None or value.low >= 1000 or value.unit is not NumberUnit.PLAIN:
            return value
        scaled = value.low * scale
        if connector in self.language.and_words:
            return replace(value, also=(*value.also, scaled))
        return replace(value, low=scaled, high=scaled, also=(*value.also, value.low), weight=later.weight)

    def _with_surroundings(self, first: int, end: int, value: NumberValue) -> tuple[int, int, NumberValue]:
        """Add the approximator that stands before the number (or the plus after it)."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        if value.unit in _APPROXIMABLE:
            approximator, before = approximator_before(self.tokens, self.words, first, self.language)
            if approximator is not Approximator.NONE:
                value = replace(value, approximator=approximator)
                start = self.tokens[before].start
            elif end < len(self.tokens) and self.tokens[end].text == "+" and self.tokens[end].start == stop:
                value = replace(value, approximator=Approximator.MORE_THAN)
        return start, stop, value

    def _number_at(self, at: int) -> tuple[NumberValue, int] | None:
        token = self.tokens[at]
        if token.kind is TokenKind.FIGURE:
            return self._figure_at(at)
        if token.kind is not TokenKind.WORD:
            return None
        label = self._label_at(at)
        if label is not None:
            return label
        return self._words_at(at)

    # figures

    def _figure_at(self, at: int) -> tuple[NumberValue, int] | None:
        token, language = self.tokens[at], self.language
        figure = read_figure(token.text, language.decimal, language.groups)
        value, misread = figure.value, figure.other
        end = at + 1
        suffix = self._attached_word(at)
        if suffix is not None:
            if suffix.text in _ONE_DIGIT_UNITS:
                return NumberValue(value, value, NumberUnit.LABEL, weight=Weight.SMALL, label=suffix.lower), at + 2
            if self._is_decade(value, suffix.lower):
                return NumberValue(value, value, NumberUnit.DECADE), at + 2
            if suffix.lower in language.ordinal_marks:
                unit = NumberUnit.DAY if self._month_near(at, at + 2) and value <= 31 else NumberUnit.ORDINAL
                return NumberValue(value, value, unit), at + 2
        half = vulgar_fraction(self.tokens[end].text) if end < len(self.tokens) else None
        if half is not None and self.tokens[end].start - token.end <= 1:
            value, end = value + half, end + 1
        slash = self._fraction_after(end) if value < 100 else None
        if slash is not None:
            value, end = value + slash[0], slash[1]
        scaled = scale_after(self.tokens, self.words, end, value, language, worded=False)
        if scaled is not None:
            return NumberValue(scaled.value, scaled.value, also=scaled.also, scale=scaled.scale), scaled.end
        if token.text.isdigit() and end == at + 1:
            unit = self._unit_of_integer(at, value)
            weight = Weight.SUPPORT if len(token.text) == 2 and token.text[0] == "0" else Weight.FIRM
            also = self._also_after_year(at, value)
            weight = Weight.SUPPORT if also else weight
            also += self._and_a_half_after(end, value)
            return NumberValue(value, value, unit, weight=weight, also=also), end
        also = self._and_a_half_after(end, value)
        return NumberValue(value, value, also=also, misread=misread), end

    def _attached_word(self, at: int) -> Token | None:
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or following.kind is not TokenKind.WORD:
            return None
        return following if following.start == self.tokens[at].end else None

    def _is_decade(self, value: Decimal, suffix: str) -> bool:
        if value % 10 or not (20 <= value < 100 or 1000 <= value <= 2100):
            return False
        return suffix == "s" if self.language.code == "en" else suffix in self.language.decade_suffixes

    def _unit_of_integer(self, at: int, value: Decimal) -> NumberUnit:
        if value <= 31 and self._month_near(at, at + 1):
            return NumberUnit.DAY
        if value % 10 == 0 and (value < 100 or 1000 <= value <= 2100) and self._apostrophe_s(at):
            return NumberUnit.DECADE
        if len(self.tokens[at].text) == 4 and 1000 <= value <= 2100:
            return NumberUnit.YEAR
        return NumberUnit.PLAIN

    def _apostrophe_s(self, at: int) -> bool:
        return self.language.code == "en" and self.words[at + 1 : at + 3] == ("'", "s")

    def _month_near(self, at: int, end: int) -> bool:
        """Whether a month follows ("19. Juli", "5th of August") or, in English, stands before ("July 19")."""
        after = end
        while after < len(self.tokens) and after < end + 2 and self.words[after] in (".", "of"):
            after += 1
        if after < len(self.tokens) and self.words[after] in self.language.months:
            return True
        before = at - 1
        if before > 0 and self.words[before] in (".", "the"):
            before -= 1
        return self.language.code == "en" and before >= 0 and self.words[before] in self.language.months

    def _also_after_year(self, at: int, value: Decimal) -> tuple[Decimal, ...]:
        """"2019/20": the 20 is 2020 as well."""
        if at < 2 or len(self.tokens[at].text) != 2 or self.tokens[at - 1].text not in "/-–":
            return ()
        first = self.tokens[at - 2].text
        if len(first) == 4 and first.isdigit() and self.tokens[at - 2].end + 1 == self.tokens[at].start:
            return (Decimal(first[:2] + self.tokens[at].text),)
        return ()

    def _fraction_after(self, at: int) -> tuple[Decimal, int] | None:
        """The 1/2 of "2 1/2"."""
        if at + 2 >= len(self.tokens) or self.words[at + 1] != "/" or self.tokens[at].kind is not TokenKind.FIGURE:
            return None
        upper, lower = self.words[at], self.words[at + 2]
        if upper.isdigit() and lower in ("2", "3", "4", "8") and int(upper) < int(lower):
            return Decimal(upper) / Decimal(lower), at + 3
        return None

    def _and_a_half_after(self, end: int, value: Decimal) -> tuple[Decimal, ...]:
        """"deux ans et demi": the half comes after the noun."""
        for at in (end, end + 1, end + 2):
            if at < len(self.tokens) and self.language.and_a_half.starting_at(self.words, at):
                return (value + _HALF,)
        return ()

    # names with figures

    def _label_at(self, at: int) -> tuple[NumberValue, int] | None:
        token, end = self.tokens[at], at + 1
        if token.lower in _CURRENCY_CODES or token.lower.endswith("'"):
            return None
        if end < len(self.tokens) and self.tokens[end].text in HYPHENS and self.tokens[end].start == token.end:
            end += 1
        if end >= len(self.tokens) or self.tokens[end].kind is not TokenKind.FIGURE:
            return None
        if self.tokens[end].start != self.tokens[end - 1].end or not self.tokens[end].text.isdigit():
            return None
        value = Decimal(self.tokens[end].text)
        return NumberValue(value, value, NumberUnit.LABEL, weight=Weight.SMALL, label=token.lower), end + 1

    # words

    def _words_at(self, at: int) -> tuple[NumberValue, int] | None:
        for reading in (self._idiom_at, self._fraction_at, self._ordinal_phrase_at, self._cardinal_at):
            found = reading(at)
            if found is not None:
                return found
        found = self._bare_scale_at(at)
        if found is not None:
            return found
        word = read_word(self.words[at], self.language.code)
        if word is not None:
            unit = word.unit
            weight = word.weight
            if unit is NumberUnit.ORDINAL and word.value <= 31 and self._month_near(at, at + 1):
                unit, weight = NumberUnit.DAY, Weight.FIRM
            return NumberValue(word.value, word.value, unit, weight=weight, also=word.also), at + 1
        return self._roman_at(at)

    def _idiom_at(self, at: int) -> tuple[NumberValue, int] | None:
        idiom = self.language.idioms.starting_at(self.words, at)
        first = cardinal(self.words[at], self.language.code) if idiom else None
        if idiom is None or first is None:
            return None
        return NumberValue(first, first, weight=Weight.SUPPORT, also=idiom[0]), idiom[1]

    def _cardinal_at(self, at: int) -> tuple[NumberValue, int] | None:
        language = self.language
        if at and self.words[at - 1] in language.half_before and self._is_half_hour(at):
            minutes = (cardinal(self.words[at], language.code) or Decimal(1)) * 60 - 30
            return NumberValue(minutes, minutes, NumberUnit.CLOCK, weight=Weight.SMALL), at + 1
        read = read_cardinal(self.tokens, at, language)
        if read is None:
            return None
        value, end = read
        if language.and_a_half.starting_at(self.words, end):
            value += _HALF
            end = language.and_a_half.starting_at(self.words, end)[1]  # type: ignore[index]
        denominator = self._denominator_at(end)
        if denominator is not None and value < denominator[0]:
            return _fraction(value, denominator[0]), denominator[1]
        collective = self._collective_of(at, end, value)
        if collective is not None:
            return collective, end
        scaled = scale_after(self.tokens, self.words, end, value, language, worded=True)
        if scaled is not None:
            return NumberValue(scaled.value, scaled.value, also=scaled.also, scale=scaled.scale), scaled.end
        if end < len(self.words) and self.words[end] in language.clock_words and value <= 24 and language.code == "de":
            return NumberValue(value * 60, value * 60, NumberUnit.CLOCK), end + 1
        also = self._and_a_half_after(end, value)
        unit = NumberUnit.YEAR if 1100 <= value <= 2100 and end == at + 1 else NumberUnit.PLAIN
        weight = Weight.FIRM if value > 12 else Weight.SMALL
        if value <= 1 or (end == at + 1 and self.words[at] in language.support):
            weight = Weight.SUPPORT
        return NumberValue(value, value, unit, weight=weight, also=also), end

    def _is_half_hour(self, at: int) -> bool:
        value = cardinal(self.words[at], self.language.code)
        return value is not None and 1 <= value <= 12

    def _collective_of(self, at: int, end: int, value: Decimal) -> NumberValue | None:
        """"mehrere hundert", "several thousand": a bare round number after a vague word."""
        if end != at + 1 or value not in (100, 1000) or not at or self.words[at - 1] not in self.language.vague:
            return None
        return _collective(value)

    def _bare_scale_at(self, at: int) -> tuple[NumberValue, int] | None:
        """A collective ("Dutzende", "des milliers"), or a scale word without a figure ("eine Million", "a million")."""
        word, language = self.words[at], self.language
        article = at > 0 and (self.words[at - 1] in language.articles or self.words[at - 1] == "one")
        vague = at > 0 and self.words[at - 1] in language.vague
        scale = language.scales.get(word, Decimal(0))
        if article and scale >= 1000 and not word.endswith("ers"):
            value = scale
            if language.and_a_half.starting_at(self.words, at + 1):
                value *= Decimal("1.5")
            return NumberValue(value, value, weight=Weight.FIRM), at + 1
        base = language.collectives.get(word) or (scale if vague and scale >= 100 else None)
        if not base:
            return None
        end = at + 1
        multiplied = self._collective_scale_after(end)
        if multiplied is not None:
            base, end = base * multiplied[0], multiplied[1]
        if article:
            return NumberValue(base, base, approximator=Approximator.ABOUT, weight=Weight.SMALL), end
        return _collective(base), end

    def _collective_scale_after(self, at: int) -> tuple[Decimal, int] | None:
        """The thousands of "tens of thousands", "dizaines de milliers"."""
        if at + 1 < len(self.words) and self.words[at] in self.language.vague:
            at += 1
        if at < len(self.words):
            scale = self.language.scales.get(self.words[at]) or self.language.collectives.get(self.words[at])
            if scale is not None and scale >= 1000:
                return scale, at + 1
        return None

    def _denominator_at(self, at: int) -> tuple[int, int] | None:
        if at < len(self.words) and self.words[at] in HYPHENS:
            at += 1
        if at < len(self.words):
            word = self.words[at]
            if word in self.language.fractions:
                return self.language.fractions[word], at + 1
        return None

    def _fraction_at(self, at: int) -> tuple[NumberValue, int] | None:
        vulgar = vulgar_fraction(self.tokens[at].text)
        if vulgar is not None:
            return NumberValue(vulgar, vulgar, NumberUnit.FRACTION, weight=Weight.SMALL), at + 1
        denominator = self.language.fractions.get(self.words[at])
        if denominator is None or (at and self.words[at - 1] in self.language.half_before and self._is_half_hour(at)):
            return None
        if self.words[at] in self.language.half_before and at + 1 < len(self.words) and self._is_half_hour(at + 1):
            return None
        part = Decimal(1) / denominator
        for skip in range(1, 4):  # half a million, eine halbe Million, un demi-million
            if at + skip < len(self.words):
                scale = self.language.scales.get(self.words[at + skip], Decimal(0))
                if scale >= 1000:
                    return NumberValue(part * scale, part * scale), at + skip + 1
                if self.words[at + skip] not in self.language.articles | {"-", "of"}:
                    break
        value = _fraction(Decimal(1), denominator)
        return replace(value, weight=Weight.SUPPORT), at + 1

    def _ordinal_phrase_at(self, at: int) -> tuple[NumberValue, int] | None:
        """"twenty-first", "vingt-et-unième": a round cardinal and an ordinal joined by hyphens."""
        if at + 2 >= len(self.tokens) or self.tokens[at + 1].text not in HYPHENS:
            return None
        total = cardinal(self.words[at], self.language.code)
        end = at + 1
        while total is not None and end + 1 < len(self.tokens) and self.tokens[end].text in HYPHENS:
            word = self.words[end + 1]
            ordinal = read_ordinal(word, self.language.code)
            if ordinal is not None and ordinal < 20 <= total:
                value = total + ordinal
                return NumberValue(value, value, NumberUnit.ORDINAL, weight=Weight.SMALL), end + 2
            more = cardinal(word, self.language.code)
            if more is None and word not in self.language.and_words:
                return None
            if more is not None:
                joined = cardinal("-".join(self.words[at : end + 2 : 2]), self.language.code)
                total = joined if joined is not None else total
            end += 2
        return None

    def _roman_at(self, at: int) -> tuple[NumberValue, int] | None:
        """"XVIe", "Elisabeth II", "XIV": never alarming by itself, since letters mean many things."""
        token = self.tokens[at]
        letters = token.text.rstrip("èreme")
        number = roman(letters)
        if number is None:
            return None
        suffix = token.text[len(letters) :]
        if suffix and suffix not in self.language.ordinal_marks:
            return None
        if not suffix and (len(letters) < 2 or not at or not self.tokens[at - 1].text[:1].isupper()):
            return None
        value = Decimal(number)
        return NumberValue(value, value, NumberUnit.ORDINAL, weight=Weight.SUPPORT), at + 1


_APPROXIMABLE = frozenset(
    {NumberUnit.PLAIN, NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT, NumberUnit.MULTIPLE, NumberUnit.FRACTION}
    # a sum of money may look like a year: "mehr als 1300 Euro"
    | {NumberUnit.YEAR}
)


def _collective(base: Decimal) -> NumberValue:
    return NumberValue(base, base * 10, collective=True, weight=Weight.SMALL)


def _fraction(numerator: Decimal, denominator: int) -> NumberValue:
    part = numerator / denominator
    weight = Weight.SUPPORT if numerator == 1 else Weight.SMALL
    also = (Decimal(denominator),) if numerator == 1 else ()
    return NumberValue(part, part, NumberUnit.FRACTION, weight=weight, also=also)


def _scale_of(value: NumberValue) -> Decimal | None:
    """The thousands, millions or billions a round value is counted in, or None."""
    return value.scale if value.unit is NumberUnit.PLAIN and not value.collective else None
