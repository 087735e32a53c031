"""Number words: cardinals by `text2num`, and what it leaves to us (halves, ordinals, ranks, compounds, decades)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from text_to_num import text2num

from transprov.facts.numbers.language import NumberLanguage, number_language
from transprov.facts.numbers.tokens import Token, TokenKind
from transprov.facts.numbers.value import NumberUnit, Weight

HYPHENS = frozenset("-‐‑–")
_LARGEST_WORD = Decimal(1_000_000)
_LONGEST_PHRASE = 11


@dataclass(frozen=True, slots=True)
class WordReading:
    """What a single word says about a number, where it is no cardinal."""

    value: Decimal
    unit: NumberUnit
    weight: Weight
    also: tuple[Decimal, ...] = ()


@lru_cache(maxsize=65536)
def cardinal(phrase: str, code: str) -> Decimal | None:
    """The value of a cardinal below a million in words, lower case ("twenty-one"), or None.

    Articles ("ein", "a") are no cardinals. Scale words from a million upwards are left to the caller: text2num knows
    neither the long and the short scale of every language nor "trillion".
    """
    language = number_language(code)
    if phrase in language.extra:
        return language.extra[phrase]
    half = language.half_suffix
    if half and phrase.endswith(half) and len(phrase) > len(half):
        whole = cardinal(phrase.removesuffix(half), code)
        return whole + Decimal("0.5") if whole is not None else None
    if phrase in language.articles and phrase not in language.support:
        return None
    if phrase in language.collectives or language.scales.get(phrase, Decimal(0)) >= _LARGEST_WORD:
        return None
    try:
        return Decimal(text2num(phrase, code))
    except (ValueError, TypeError, KeyError):
        # text2num refuses what is no number with a ValueError, and a language it lacks with one of the others
        return None


def read_cardinal(tokens: tuple[Token, ...], start: int, language: NumberLanguage) -> tuple[Decimal, int] | None:
    """The longest cardinal in words that begins at token `start`: its value and the index after its last token."""
    code = language.code
    if cardinal(tokens[start].lower, code) is None:
        return None
    ends = [start + 1]
    at = start + 1
    while at < len(tokens) and at - start < _LONGEST_PHRASE:
        if tokens[at].text in HYPHENS and tokens[at].start == tokens[at - 1].end:
            at += 1
            continue
        if tokens[at].kind is not TokenKind.WORD:
            break
        if cardinal(tokens[at].lower, code) is not None:
            ends.append(at + 1)
        elif tokens[at].lower not in language.and_words:
            break
        at += 1
    for end in reversed(ends[1:]):
        value = cardinal(_phrase(tokens[start:end]), code)
        if value is not None:
            return value, end
    value = cardinal(tokens[start].lower, code)
    return (value, start + 1) if value is not None else None


def _phrase(tokens: tuple[Token, ...]) -> str:
    """The tokens as text2num wants them: hyphens without spaces around."""
    return " ".join(token.lower for token in tokens).replace(" - ", "-")


@lru_cache(maxsize=65536)
def read_word(word: str, code: str) -> WordReading | None:
    """What a lower-case word that is no cardinal says about a number: ordinal, rank, multiple, decade, compound, pair.

    The parts of fractions are not read here.
    """
    language = number_language(code)
    if word in language.decades:
        return WordReading(language.decades[word], NumberUnit.DECADE, Weight.SMALL)
    if word in language.multiples:
        value = language.multiples[word]
        return WordReading(value, NumberUnit.MULTIPLE, Weight.SUPPORT if value == 2 else Weight.SMALL)
    if word in language.times:
        return WordReading(language.times[word], NumberUnit.PLAIN, Weight.SUPPORT)
    if word in language.both:
        return WordReading(language.both[word], NumberUnit.PLAIN, Weight.LOOSE)
    if word in language.pairs:
        return WordReading(language.pairs[word], NumberUnit.PLAIN, Weight.SUPPORT)
    ordinal = read_ordinal(word, code)
    if ordinal is not None:
        weight = Weight.SUPPORT if ordinal <= 3 or word in language.support else Weight.SMALL
        return WordReading(Decimal(ordinal), NumberUnit.ORDINAL, weight, (Decimal(1) / ordinal,))
    return _decade(word, language) or _compound(word, language)


@cache
def read_ordinal(word: str, code: str) -> int | None:
    """The number of an ordinal or of a rank in one word ("vierte", "viertgrößte", "cinquième", "fifth"), or None."""
    language = number_language(code)
    if word in language.ordinal_words:
        return language.ordinal_words[word]
    if word in language.not_ordinals or cardinal(word, code) is not None:
        return None
    for suffix in language.ordinal_suffixes:
        stem = word.removesuffix(suffix)
        if stem == word or not stem:
            continue
        if stem in language.ordinal_stems:
            return language.ordinal_stems[stem]
        # French drops the e of onze, douze, trente before the suffix
        value = cardinal(stem, code) or cardinal(stem + "e", code)
        if value is not None and value >= 2 and value == value.to_integral_value():
            return int(value)
    if word.endswith(language.rank_endings):
        for prefix, number in language.ranks.items():
            if word.startswith(prefix) and len(word) >= len(prefix) + 4:
                return number
    return None


def _decade(word: str, language: NumberLanguage) -> WordReading | None:
    for suffix in language.decade_suffixes:
        if word.endswith(suffix):
            value = cardinal(word.removesuffix(suffix), language.code)
            if value is not None and value >= 20 and value % 10 == 0 and value < 100:
                return WordReading(value, NumberUnit.DECADE, Weight.SMALL)
    return None


def _compound(word: str, language: NumberLanguage) -> WordReading | None:
    for suffix in language.compound_suffixes:
        at = word.find(suffix, 3)
        if at > 0:
            first = word[:at]
            value = Decimal(1) if first in language.articles else cardinal(first, language.code)
            if value is not None:
                weight = Weight.SUPPORT if value <= 2 else Weight.SMALL if value <= 12 else Weight.FIRM
                return WordReading(value, NumberUnit.PLAIN, weight)
    for prefix, value in language.prefixes.items():
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            return WordReading(value, NumberUnit.PLAIN, Weight.SUPPORT)
    return None


def vulgar_fraction(text: str) -> Decimal | None:
    """The value of a one-character fraction such as "½", or None."""
    if len(text) != 1 or text.isalpha() or text.isdecimal():
        return None
    value = unicodedata.numeric(text, None)
    return Decimal(str(value)) if value is not None and 0 < value < 1 else None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_STEPS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@cache
def roman(text: str) -> int | None:
    """The value, below 90, of a well-formed Roman numeral in capitals, or None. (C, D and M mean other things.)"""
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    total = 0
    for letter, following in zip(text, [*text[1:], ""], strict=True):
        step = _ROMAN[letter]
        total += -step if _ROMAN.get(following, 0) > step else step
    return total if 0 < total < 90 and _to_roman(total) == text else None


def _to_roman(number: int) -> str:
    letters = []
    for step, letter in _ROMAN_STEPS:
        count, number = divmod(number, step)
        letters.append(letter * count)
    return "".join(letters)
