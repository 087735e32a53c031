"""Numbers written in words: cardinals, ordinals, idioms, Roman numerals."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from transprov.facts.numbers.around import scale_after
from transprov.facts.numbers.collectives import bare_scale_at, collective_of, dozens_after
from transprov.facts.numbers.fractions import (
    denominator_at,
    fraction_at,
    fraction_of_scale,
    fraction_value,
    is_half_hour,
)
from transprov.facts.numbers.language import number_language
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.facts.numbers.view import View, and_a_half_after, month_near
from transprov.facts.numbers.words import (
    HYPHENS,
    cardinal,
    read_cardinal,
    read_ordinal,
    read_word,
    roman,
    vulgar_fraction,
)

_HALF = Decimal("0.5")
_ORDINAL_ENDING = "èrem"


def words_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """The number in words that begins at token `at`, and the index after its last token, or None."""
    if _is_ordinary(view.words[at], view.language.code):
        return _roman_at(view, at)
    for reading in (idiom_at, fraction_at, _ordinal_phrase_at, _cardinal_at):
        found = reading(view, at)
        if found is not None:
            return found
    found = bare_scale_at(view, at)
    if found is not None:
        return found
    word = read_word(view.words[at], view.language.code)
    if word is not None:
        unit = word.unit
        weight = word.weight
        if unit is NumberUnit.ORDINAL and word.value <= 31 and month_near(view, at, at + 1):
            unit, weight = NumberUnit.DAY, Weight.FIRM
        return NumberValue(word.value, word.value, unit, weight=weight, also=word.also), at + 1
    return _roman_at(view, at)


@lru_cache(maxsize=65536)
def _is_ordinary(word: str, code: str) -> bool:
    """Whether no number in words begins with this word; most words of a text are such, and need no closer look."""
    language = number_language(code)
    return (
        word not in language.idioms.first_words
        and word not in language.fractions
        and word not in language.scales
        and word not in language.collectives
        and not word.startswith(("multi", *language.scale_beginnings))
        and vulgar_fraction(word) is None
        and cardinal(word, code) is None
        and read_word(word, code) is None
    )


def idiom_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """Words that stand for several values ("quinze jours" are two weeks), and the index after them, or None."""
    idiom = view.language.idioms.starting_at(view.words, at)
    if idiom is None:
        return None
    literal, *others = idiom[0]
    return NumberValue(literal, literal, weight=Weight.SUPPORT, also=tuple(others)), idiom[1]


def _cardinal_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    language = view.language
    if _is_article_of_collective(view, at):
        return None
    if at and view.words[at - 1] in language.half_before and is_half_hour(view, at):
        minutes = (cardinal(view.words[at], language.code) or Decimal(1)) * 60 - 30
        return NumberValue(minutes, minutes, NumberUnit.CLOCK, weight=Weight.SMALL), at + 1
    read = read_cardinal(view.tokens, at, language)
    if read is None:
        return None
    value, end = read
    if language.and_a_half.starting_at(view.words, end):
        value += _HALF
        end = language.and_a_half.starting_at(view.words, end)[1]  # type: ignore[index]
    denominator = denominator_at(view, end)
    if denominator is not None and value < denominator[0]:
        return fraction_of_scale(view, fraction_value(value, denominator[0]), denominator[1])
    dozens = dozens_after(view, end)
    if dozens is not None:
        return NumberValue(value * dozens[0], value * dozens[0]), dozens[1]
    collective = collective_of(view, at, end, value)
    if collective is not None:
        return collective, end
    scaled = scale_after(view.tokens, view.words, end, value, language, worded=True)
    if scaled is not None:
        return NumberValue(scaled.value, scaled.value, also=scaled.also, scale=scaled.scale), scaled.end
    if end < len(view.words) and view.words[end] in language.clock_words and value <= 24 and language.code == "de":
        return NumberValue(value * 60, value * 60, NumberUnit.CLOCK), end + 1
    also = and_a_half_after(view, end, value) + _periods_after(view, end, value)
    if value <= 12 and end == at + 1 and _minutes_after(view, end):
        minutes = value * 60 + (cardinal(view.words[end], language.code) or 0)
        return NumberValue(minutes, minutes, NumberUnit.CLOCK, weight=Weight.SMALL), end + 1
    unit = NumberUnit.YEAR if 1100 <= value <= 2100 and end == at + 1 else NumberUnit.PLAIN
    weight = Weight.FIRM if value > 12 else Weight.SMALL
    if value <= 1 or (end == at + 1 and view.words[at] in language.support):
        weight = Weight.SUPPORT
    return NumberValue(value, value, unit, weight=weight, also=also), end


def _is_article_of_collective(view: View, at: int) -> bool:
    """Whether this is the "une" of "une centaine"."""
    if view.words[at] not in view.language.articles or at + 1 >= len(view.words):
        return False
    following = view.words[at + 1]
    return following in view.language.collectives and following not in view.language.scales


def _minutes_after(view: View, at: int) -> bool:
    """Whether the next word makes a clock time of the hour before it: "two thirty"."""
    return at < len(view.words) and cardinal(view.words[at], view.language.code) in (15, 30, 45)


def _periods_after(view: View, at: int, value: Decimal) -> tuple[Decimal, ...]:
    """As in "two decades" are twenty years."""
    period = view.language.periods.get(view.words[at]) if at < len(view.words) else None
    return (value * period,) if period is not None else ()


def _ordinal_phrase_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """As in "twenty-first", "vingt-et-unième": a round cardinal and an ordinal joined by hyphens."""
    if at + 2 >= len(view.tokens) or view.tokens[at + 1].text not in HYPHENS:
        return None
    total = cardinal(view.words[at], view.language.code)
    end = at + 1
    while total is not None and end + 1 < len(view.tokens) and view.tokens[end].text in HYPHENS:
        word = view.words[end + 1]
        ordinal = read_ordinal(word, view.language.code)
        if ordinal is not None and ordinal < total and total >= 10:
            value = total + ordinal
            return NumberValue(value, value, NumberUnit.ORDINAL, weight=Weight.SMALL), end + 2
        more = cardinal(word, view.language.code)
        if more is None and word not in view.language.and_words:
            return None
        if more is not None:
            joined = cardinal("-".join(view.words[at : end + 2 : 2]), view.language.code)
            total = joined if joined is not None else total
        end += 2
    return None


def _roman_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """As in "XVIe", "Elisabeth II", "XIV": never alarming by itself, since letters mean many things."""
    token = view.tokens[at]
    letters = token.text.rstrip(_ORDINAL_ENDING)
    number = roman(letters)
    if number is None:
        return None
    suffix = token.text[len(letters) :]
    if suffix and (suffix not in view.language.ordinal_marks or letters == "L"):  # "Le", "Les"
        return None
    after_name = at > 0 and view.tokens[at - 1].text[:1].isupper()
    if not suffix and (len(letters) < 2 or not (after_name or len(letters) > 2)):
        return None
    value = Decimal(number)
    return NumberValue(value, value, NumberUnit.ORDINAL, weight=Weight.SUPPORT), at + 1
