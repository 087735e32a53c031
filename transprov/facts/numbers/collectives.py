"""Collectives and bare scale words: "Dutzende", "des milliers", "several hundred", "a million"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from transprov.facts.numbers.tokens import TokenKind
from transprov.facts.numbers.value import Approximator, NumberValue, Weight
from transprov.facts.numbers.view import View
from transprov.facts.numbers.words import HYPHENS


def bare_scale_at(view: View, at: int) -> tuple[NumberValue, int] | None:
    """A collective ("Dutzende", "des milliers"), or a scale word without a figure ("eine Million", "a million")."""
    word, language = view.words[at], view.language
    article = at > 0 and (view.words[at - 1] in language.articles or view.words[at - 1] == "one")
    vague = at > 0 and view.words[at - 1] in language.vague
    scale = language.scales.get(word, Decimal(0))
    if article and scale >= 1000 and not word.endswith("ers"):
        value = scale
        if language.and_a_half.starting_at(view.words, at + 1):
            value *= Decimal("1.5")
        return NumberValue(value, value, weight=Weight.FIRM, scale=scale), at + 1
    compound = _compound_scale(view, at)
    if compound is not None:
        return replace(_collective(compound), scale=compound), at + 1
    base = language.collectives.get(word) or (scale if vague and scale >= 100 else None)
    if not base:
        return None
    end = at + 1
    multiplied = _collective_scale_after(view, end)
    scale = base
    if multiplied is not None:
        scale, end = multiplied
        base *= scale
    if article:
        return NumberValue(base, base, approximator=Approximator.ABOUT, weight=Weight.SMALL), end
    return replace(_collective(base), scale=scale), end


def _compound_scale(view: View, at: int) -> Decimal | None:
    """The scale of "milliardenschwer", "multi-million", "million-dollar"."""
    word, language = view.words[at], view.language
    for beginning in language.scale_beginnings:
        if word.startswith(beginning) and len(word) > len(beginning) + 2:
            return language.scales[beginning]
    scale = language.scales.get(word.removeprefix("multi"), Decimal(0))
    if scale < 1_000_000:
        return None
    before = [other for other in view.words[max(0, at - 2) : at] if other not in HYPHENS]
    if word.startswith("multi") or (before and before[-1] == "multi"):
        return scale
    joined = at + 2 < len(view.words) and view.words[at + 1] in HYPHENS and view.tokens[at + 2].kind is TokenKind.WORD
    return scale if joined else None


def _collective_scale_after(view: View, at: int) -> tuple[Decimal, int] | None:
    """The thousands of "tens of thousands", "dizaines de milliers"."""
    if at + 1 < len(view.words) and view.words[at] in view.language.of_words:
        at += 1
    if at < len(view.words):
        scale = view.language.scales.get(view.words[at]) or view.language.collectives.get(view.words[at])
        if scale is not None and scale >= 1000:
            return scale, at + 1
    return None


def collective_of(view: View, at: int, end: int, value: Decimal) -> NumberValue | None:
    """As in "mehrere hundert", "several thousand": a bare round number after a vague word."""
    if end != at + 1 or value not in (100, 1000) or not at or view.words[at - 1] not in view.language.vague:
        return None
    return _collective(value)


def dozens_after(view: View, at: int) -> tuple[Decimal, int] | None:
    """The dozen of "two dozen"."""
    base = view.language.collectives.get(view.words[at]) if at < len(view.words) else None
    return (base, at + 1) if base is not None and base <= 20 else None


def _collective(base: Decimal) -> NumberValue:
    return NumberValue(base, base * 10, collective=True, weight=Weight.SMALL)
