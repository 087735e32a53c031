"""What a number is a number of: the unit or currency that stands around it, and its sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from transprov.facts.lexicon import load_table
from transprov.facts.numbers.language import Phrases
from transprov.facts.numbers.tokens import TokenKind
from transprov.facts.numbers.units import Measure, Unit, unit_data, units
from transprov.facts.numbers.value import NumberUnit, NumberValue, Weight
from transprov.facts.numbers.view import View
from transprov.facts.numbers.words import HYPHENS, cardinal

_MEASURABLE = frozenset({NumberUnit.PLAIN, NumberUnit.YEAR, NumberUnit.FRACTION})
_MOST_BETWEEN = 3
_SECOND = "second"
_SIGNS = frozenset("-−–")


@dataclass(frozen=True, slots=True)
class MeasureLanguage:
    """Words of one language around measured numbers."""

    units: Phrases
    before: Phrases
    suffixes: Mapping[str, Unit]
    between: frozenset[str]
    per: Phrases
    minus: Phrases
    below_zero: Phrases


@cache
def measure_language(code: str) -> MeasureLanguage:
    """The data of one ISO 639-1 code; of a language without data, the international symbols."""
    table = load_table(code, "quantities") or {}
    data, known = unit_data(), units()
    around: dict[str, Any] = table.get("around", {})
    signs = dict(data["money"])
    signs |= {name: [name.lower()] for name in data["currencies"]["codes"]}
    return MeasureLanguage(
        units=_phrases(known, data["symbols"], signs, table.get("units", {})),
        before=_phrases(known, signs),
        suffixes={suffix: known[name] for suffix, name in table.get("suffixes", {}).items()},
        between=frozenset(around.get("between", ())),
        per=Phrases.of((phrase, True) for phrase in around.get("per", ("/",))),
        minus=Phrases.of((phrase, True) for phrase in around.get("minus", ())),
        below_zero=Phrases.of((phrase, True) for phrase in around.get("below_zero", ())),
    )


def _phrases(known: Mapping[str, Unit], *tables: Mapping[str, list[str]]) -> Phrases:
    candidates: dict[str, dict[str, Unit]] = {}
    for table in tables:
        for name, words in table.items():
            for word in words:
                candidates.setdefault(word, {})[name] = known[name]
    return Phrases.of((word, tuple(found.values())) for word, found in candidates.items())


def measure_of(view: View, first: int, end: int, value: NumberValue) -> tuple[Measure | None, int]:
    """The measure of the number in the tokens `first` up to `end`, and the index after the last token it takes."""
    if value.unit not in _MEASURABLE:
        return None, end
    language = measure_language(view.language.code)
    found = _inside(view, first, end, value, language)
    if found is None:
        found = _before(view, first, end, language) or _after(view, end, value, language)
    if found is None:
        return None, end
    candidates, begin, stop, word = found
    per, stop = _per_after(view, stop, language)
    start = min(view.tokens[begin].start, view.tokens[first].start)
    return Measure(candidates, start, view.tokens[stop - 1].end, per, word), stop


_Found = tuple[tuple[Unit, ...], int, int, str]
"""Candidates, the range of tokens they were read from, and the word for them."""


def _inside(view: View, first: int, end: int, value: NumberValue, language: MeasureLanguage) -> _Found | None:
    """The unit of what was read as one: "zweistündig", "vierzehn Tage", "24 hours"."""
    word = view.words[end - 1]
    for suffix, unit in language.suffixes.items():
        at = word.find(suffix)
        if at > 0 and cardinal(word[:at], view.language.code) == value.low:
            return (unit,), first, end, word
    if end - first < 2 or value.low != (_single(view, first) or -1):
        return None
    found = language.units.ending_at(view.words, end)
    if found is None or found[1] <= first:
        return None
    return found[0], first, end, _said(view, found[1], end)


def _single(view: View, at: int) -> Decimal | None:
    word = view.words[at]
    return Decimal(word) if word.isdecimal() else cardinal(word, view.language.code)


def _before(view: View, first: int, end: int, language: MeasureLanguage) -> _Found | None:
    """A currency sign or code before the number."""
    found = language.before.ending_at(view.words, first)
    if found is None or view.tokens[first].kind is not TokenKind.FIGURE:
        return None
    sign, at = found
    if view.tokens[at].kind is TokenKind.WORD and not view.tokens[at].text.isupper():
        return None
    touches = view.tokens[first - 1].end == view.tokens[first].start
    if not touches and at and view.tokens[at - 1].kind is TokenKind.FIGURE:
        return None  # "20 € 5 Monate": the sign of the number before
    return sign, at, end, _said(view, at, first)


def _said(view: View, start: int, stop: int) -> str:
    return view.text[view.tokens[start].start : view.tokens[stop - 1].end]


def _after(view: View, end: int, value: NumberValue, language: MeasureLanguage) -> _Found | None:
    skippable = language.between
    if value.unit is NumberUnit.FRACTION:
        skippable = skippable | view.language.articles | view.language.of_words
    at = end
    if value.scale is not None and at < len(view.words) and view.words[at] == ".":
        at += 1  # "2,7 Mrd. Dollar"
    for _ in range(_MOST_BETWEEN):
        for suffix, unit in language.suffixes.items():
            if at < len(view.words) and view.words[at].startswith(suffix):
                return (unit,), end, at + 1, view.words[at]
        found = language.units.starting_at(view.words, at)
        if found is not None and not _belongs_to_next(view, at, found[1]):
            return found[0], end, found[1], _said(view, at, found[1])
        if at >= len(view.words) or (view.words[at] not in skippable and view.words[at] not in HYPHENS):
            return None
        at += 1
    return None


def _belongs_to_next(view: View, at: int, stop: int) -> bool:
    """Whether this is the sign or code of the amount that follows: "2013 €5 million"."""
    token = view.tokens[at]
    if token.kind is TokenKind.WORD and len(token.text) == 3 and token.lower in _codes() and not token.text.isupper():
        return True
    if token.kind is TokenKind.WORD or stop >= len(view.tokens) or view.tokens[stop].kind is not TokenKind.FIGURE:
        return False
    return view.tokens[stop - 1].end == view.tokens[stop].start and view.tokens[at - 1].end < token.start


@cache
def _codes() -> frozenset[str]:
    data = unit_data()
    return frozenset(code.lower() for code in (*data["money"], *data["currencies"]["codes"]))


def _per_after(view: View, at: int, language: MeasureLanguage) -> tuple[tuple[Unit, ...], int]:
    word = language.per.starting_at(view.words, at)
    if word is None:
        return (), at
    unit = language.units.starting_at(view.words, word[1])
    if unit is None or any(candidate.is_money for candidate in unit[0]):
        return (), at
    return unit


def article_and_unit(view: View, at: int) -> tuple[NumberValue, int] | None:
    """As in "eine Woche", "a mile": one of that unit; and the index after the article, or None."""
    if view.words[at] not in view.language.articles or at + 1 >= len(view.words):
        return None
    found = measure_language(view.language.code).units.starting_at(view.words, at + 1)
    if found is None or found[0][0].is_money or found[0][0].name == _SECOND:
        return None
    if len(view.words[at + 1]) < 3:
        return None
    after = view.words[found[1]] if found[1] < len(view.words) else ""
    if view.words[at + 1] in view.language.fractions and after in view.language.of_words:
        return None  # "a quarter of voters" is no quarter of a year
    return NumberValue(Decimal(1), Decimal(1), weight=Weight.SUPPORT), at + 1


def negative_of(view: View, first: int, stop: int) -> tuple[int, int] | None:
    """The tokens of a number from `first` up to `stop` with what puts it below zero, before or after it; or None."""
    language = measure_language(view.language.code)
    word = language.minus.ending_at(view.words, first)
    if word is not None:
        return word[1], stop
    below = language.below_zero.starting_at(view.words, stop)
    if below is not None:
        return first, below[1]
    if not first or view.tokens[first - 1].text not in _SIGNS:
        return None
    sign = view.tokens[first - 1]
    before = view.text[sign.start - 1 : sign.start] if sign.start else ""
    touches = sign.end == view.tokens[first].start and (not before or before in " \u00a0\u202f(")
    return (first - 1, stop) if touches else None
