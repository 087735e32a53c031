"""What stands around a number: scale words, percent signs, approximators."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transprov.facts.numbers.language import NumberLanguage
from transprov.facts.numbers.tokens import Token, TokenKind
from transprov.facts.numbers.value import Approximator, NumberUnit
from transprov.facts.numbers.words import HYPHENS, cardinal, read_cardinal

CURRENCY_SIGNS = frozenset("$€£¥₽₹₺₩")


@dataclass(frozen=True, slots=True)
class Scaled:
    """A number times the scale words after it; `end` is the index after the last token used."""

    value: Decimal
    scale: Decimal
    end: int
    also: tuple[Decimal, ...] = ()


def scale_after(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    at: int,
    value: Decimal,
    language: NumberLanguage,
    *,
    worded: bool,
) -> Scaled | None:
    """Multiply by the scale word at token `at`, and add what follows below it ("un million deux cent mille").

    After number words only scales from a million count: text2num has read the others.
    """
    if at < len(tokens) and tokens[at].text in HYPHENS and tokens[at].start == tokens[at - 1].end:
        at += 1
    if at >= len(tokens):
        return None
    scale = language.scales.get(words[at], Decimal(0))
    if scale < (1_000_000 if worded else 100):
        return None if worded else _marked(tokens, words, at, value, language)
    total, end = value * scale, at + 1
    half = language.and_a_half.starting_at(words, end)
    if half is not None:
        return Scaled(total + scale / 2, scale, half[1])
    return _with_rest(tokens, words, end, total, scale, language)


def _with_rest(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    end: int,
    total: Decimal,
    scale: Decimal,
    language: NumberLanguage,
) -> Scaled:
    if end < len(tokens) and tokens[end].kind is TokenKind.WORD and cardinal(words[end], language.code) is not None:
        rest = read_cardinal(tokens, end, language)
        if rest is not None and 1 < rest[0] < scale:
            lower = scale_after(tokens, words, rest[1], rest[0], language, worded=True)
            if lower is not None and lower.scale < scale:
                return Scaled(total + lower.value, scale, lower.end)
            if lower is None and rest[0] >= 100:
                return Scaled(total + rest[0], scale, rest[1])
    return Scaled(total, scale, end)


def _marked(
    tokens: tuple[Token, ...], words: tuple[str, ...], at: int, value: Decimal, language: NumberLanguage
) -> Scaled | None:
    """As in "5k", "20M", "$5m": letters after a figure. A small m is metres unless money is meant."""
    scale = language.scale_marks.get(words[at])
    if scale is None or tokens[at].kind is not TokenKind.WORD:
        return None
    money = at >= 2 and tokens[at - 2].text in CURRENCY_SIGNS
    money = money or (at + 1 < len(tokens) and tokens[at + 1].text in CURRENCY_SIGNS)
    touches = tokens[at].start == tokens[at - 1].end
    if money:
        return Scaled(value * scale, scale, at + 1)
    if touches and words[at] == "k":
        return Scaled(value * scale, scale, at + 1, also=(value,))
    if touches and tokens[at].text == "M":
        return Scaled(value * scale, scale, at + 1, also=(value,))
    return None


def percent_after(
    tokens: tuple[Token, ...], words: tuple[str, ...], at: int, language: NumberLanguage
) -> tuple[NumberUnit, int]:
    """Whether percent or percentage points follow; and the index after them."""
    start = at
    if at < len(tokens) and tokens[at].text in HYPHENS:
        at += 1
    points = language.points.starting_at(words, at)
    if points is not None:
        return NumberUnit.PERCENTAGE_POINT, points[1]
    if at < len(tokens) and tokens[at].text == "%":
        return NumberUnit.PERCENT, at + 1
    percent = language.percent.starting_at(words, at)
    if percent is not None:
        return NumberUnit.PERCENT, percent[1]
    return NumberUnit.PLAIN, start


def approximator_before(
    tokens: tuple[Token, ...], words: tuple[str, ...], at: int, language: NumberLanguage
) -> tuple[Approximator, int]:
    """The approximator that ends right before token `at`, and the index of its first token.

    Currency signs and articles may stand between ("more than the $20").
    """
    end = at
    for _ in range(3):
        found = language.approximators.ending_at(words, end)
        if found is not None:
            none = _is_of_amount(words, found[1], end, language) or _is_particle(words, found[1], end, language)
            return (Approximator.NONE, at) if none else found
        if end and (tokens[end - 1].text in CURRENCY_SIGNS or words[end - 1] in language.transparent):
            end -= 1
        else:
            break
    return Approximator.NONE, at


def _is_of_amount(words: tuple[str, ...], start: int, end: int, language: NumberLanguage) -> bool:
    """Whether it says what a sum is for: "eine Bürgschaft (des Bundes) über 5 Millionen"."""
    if end != start + 1 or words[start] not in language.of_amount:
        return False
    return any(at >= 0 and words[at].endswith(language.of_amount_after) for at in (start - 1, start - 3))


def _is_particle(words: tuple[str, ...], start: int, end: int, language: NumberLanguage) -> bool:
    """Whether it belongs to the verb before it: "is taking over 80 percent"."""
    if end != start + 1 or words[start] not in language.throughout or not start or not language.particle_of:
        return False
    return words[start - 1].startswith(language.particle_of)


def says_when(words: tuple[str, ...], start: int, stop: int, language: NumberLanguage) -> bool:
    """Whether the word at `start`, before a time that ends at `stop`, says when rather than how long.

    As in "restored over three years", "über drei Jahre hinweg".
    """
    if words[start] not in language.throughout:
        return False
    if stop < len(words) and words[stop] in language.throughout_before:
        return True
    before = words[start - 1] if start else ""
    return bool(language.throughout_except_after) and before not in language.throughout_except_after
