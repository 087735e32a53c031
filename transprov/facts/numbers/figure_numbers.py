"""Numbers written in figures, with what is attached to them: "20 Mio.", "1990er", "19. Juli", "CO2"."""

from __future__ import annotations

from decimal import Decimal

from transprov.facts.numbers.around import scale_after
from transprov.facts.numbers.collectives import dozens_after
from transprov.facts.numbers.figures import read_figure
from transprov.facts.numbers.fractions import denominator_at, fraction_value, small_fraction_after
from transprov.facts.numbers.tokens import Token, TokenKind
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.facts.numbers.view import View, and_a_half_after, month_near
from transprov.facts.numbers.words import (
    HYPHENS,
    vulgar_fraction,
)

_ONE_DIGIT_UNITS = frozenset("DGKP")  # 3D, 5G, 4K, 1080P
_LONGEST_FIGURE = 26
_CURRENCY_CODES = frozenset({"eur", "usd", "chf", "gbp", "us", "rs", "rm", "hk"})


def figure_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """The number that the figure at token `at` begins, and the index after its last token."""
    token, language = view.tokens[at], view.language
    if len(token.text) > _LONGEST_FIGURE:
        return None
    figure = read_figure(token.text, language.decimal, language.groups)
    value, misread = figure.value, figure.other
    end = at + 1
    suffix = _attached_word(view, at)
    if suffix is not None:
        if suffix.text in _ONE_DIGIT_UNITS:
            return NumberValue(value, value, NumberUnit.LABEL, weight=Weight.SMALL, label=suffix.lower), at + 2
        if _is_decade(view, value, suffix.lower):
            return NumberValue(value, value, NumberUnit.DECADE), at + 2
        if suffix.lower in language.ordinal_marks:
            unit = NumberUnit.DAY if month_near(view, at, at + 2) and value <= 31 else NumberUnit.ORDINAL
            return NumberValue(value, value, unit), at + 2
    half = vulgar_fraction(view.tokens[end].text) if end < len(view.tokens) else None
    if half is not None and view.tokens[end].start - token.end <= 1:
        value, end = value + half, end + 1
    slash = small_fraction_after(view, end) if value < 100 else None
    if slash is not None:
        value, end = value + slash[0], slash[1]
    denominator = denominator_at(view, end)
    if denominator is not None and value < denominator[0] and value == value.to_integral_value():
        return fraction_value(value, denominator[0]), denominator[1]
    dozens = dozens_after(view, end)
    if dozens is not None:
        return NumberValue(value * dozens[0], value * dozens[0]), dozens[1]
    scaled = scale_after(view.tokens, view.words, end, value, language, worded=False)
    if scaled is not None:
        misread = misread * scaled.scale if misread is not None else None
        value = scaled.value
        return NumberValue(value, value, also=scaled.also, scale=scaled.scale, misread=misread), scaled.end
    if token.text.isdigit() and end == at + 1:
        unit = _unit_of_integer(view, at, value)
        weight = Weight.SMALL if len(token.text) == 2 and token.text[0] == "0" else Weight.FIRM
        also = _also_after_year(view, at, value)
        weight = Weight.SUPPORT if also else weight
        also += and_a_half_after(view, end, value)
        return NumberValue(value, value, unit, weight=weight, also=also), end
    also = and_a_half_after(view, end, value)
    return NumberValue(value, value, also=also, misread=misread), end


def _attached_word(view: View, at: int) -> Token | None:
    following = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    if following is None or following.kind is not TokenKind.WORD:
        return None
    return following if following.start == view.tokens[at].end else None


def _is_decade(view: View, value: Decimal, suffix: str) -> bool:
    if value % 10 or not (20 <= value < 100 or 1000 <= value <= 2100):
        return False
    return suffix == "s" if view.language.code == "en" else suffix in view.language.decade_suffixes


def _unit_of_integer(view: View, at: int, value: Decimal) -> NumberUnit:
    if value <= 31 and month_near(view, at, at + 1):
        return NumberUnit.DAY
    if value % 10 == 0 and (value < 100 or 1000 <= value <= 2100) and _apostrophe_s(view, at):
        return NumberUnit.DECADE
    if len(view.tokens[at].text) == 4 and 1000 <= value <= 2100:
        return NumberUnit.YEAR
    return NumberUnit.PLAIN


def _apostrophe_s(view: View, at: int) -> bool:
    return view.language.code == "en" and view.words[at + 1 : at + 3] == ("'", "s")


def _also_after_year(view: View, at: int, value: Decimal) -> tuple[Decimal, ...]:
    """As in "2019/20": the 20 is 2020 as well."""
    if at < 2 or len(view.tokens[at].text) != 2 or view.tokens[at - 1].text not in "/-–":
        return ()
    first = view.tokens[at - 2].text
    if len(first) == 4 and first.isdigit() and view.tokens[at - 2].end + 1 == view.tokens[at].start:
        return (Decimal(first[:2] + view.tokens[at].text),)
    return ()


def label_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """A word with a figure attached ("A8", "Covid-19"): its value, and the index after it; None for other words."""
    token, end = view.tokens[at], at + 1
    if token.lower in _CURRENCY_CODES or token.lower.endswith("'"):
        return None
    if token.lower == "x" and at and view.tokens[at - 1].kind is TokenKind.FIGURE:
        return None  # "12x4 metres" is twelve by four
    if end < len(view.tokens) and view.tokens[end].text in HYPHENS and view.tokens[end].start == token.end:
        end += 1
    if end >= len(view.tokens) or view.tokens[end].kind is not TokenKind.FIGURE:
        return None
    if view.tokens[end].start != view.tokens[end - 1].end or not view.tokens[end].text.isdigit():
        return None
    value = Decimal(view.tokens[end].text)
    return NumberValue(value, value, NumberUnit.LABEL, weight=Weight.SMALL, label=token.lower), end + 1
