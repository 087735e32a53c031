"""Shares said with two numbers or an ordinal: "one in four", "jeder vierte", "deux Français sur trois"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from transprov.facts.numbers.language import NumberLanguage
from transprov.facts.numbers.value import NumberUnit, NumberValue, read_out
from transprov.types import Mention

_LARGEST_WHOLE = 100
_WORDS_BETWEEN = 4
_FIRST_LETTERS = 24
"""Characters that are looked at before and after a number."""
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*['’]?")


def with_shares(mentions: Sequence[Mention], text: str, language: NumberLanguage) -> tuple[Mention, ...]:
    """The mentions, those that end a share knowing which."""
    found = list(mentions)
    for at, mention in enumerate(found):
        value = mention.value
        if value.unit is NumberUnit.ORDINAL and 2 < value.low <= _LARGEST_WHOLE and _is_part(mention, text, language):
            value = replace(value, share=1 / value.low)
            found[at] = replace(mention, value=value, reading=read_out(value))
        elif at and _are_part_and_whole(found[at - 1], mention, text, language):
            share = found[at - 1].value.low / value.low
            found[at] = replace(mention, value=replace(value, share=share))
            found[at - 1] = replace(found[at - 1], value=replace(found[at - 1].value, counts_share=True))
    return tuple(found)


def _is_part(ordinal: Mention, text: str, language: NumberLanguage) -> bool:
    """As in "jeder vierte", "every fourth", "a fifth of"."""
    before = _WORD.findall(text[max(0, ordinal.span.start - _FIRST_LETTERS) : ordinal.span.start].lower())
    if not before:
        return False
    if before[-1] in language.every:
        return True
    after = _WORD.match(text, ordinal.span.end + 1)
    return before[-1] in language.articles and after is not None and after.group().lower() in language.of_words


def _are_part_and_whole(part: Mention, whole: Mention, text: str, language: NumberLanguage) -> bool:
    """As in "one in four", "un Français sur quatre", "zwei von drei", "three out of every ten"."""
    if not (_is_counted(part.value) and _is_counted(whole.value) and part.value.low < whole.value.low):
        return False
    between = text[part.span.end : whole.span.start].lower()
    words = _WORD.findall(between)
    if not 1 <= len(words) <= _WORDS_BETWEEN or any(not (sign.isalnum() or sign in " '’-\u00a0") for sign in between):
        return False
    while words and words[-1] in language.every:
        words.pop()
    return any(words[-len(phrase) :] == list(phrase) for phrase in language.out_of)


def _is_counted(value: NumberValue) -> bool:
    plain = value.unit is NumberUnit.PLAIN and value.measure is None and not value.collective
    return plain and 1 <= value.low <= _LARGEST_WHOLE and value.low == value.low.to_integral_value()


def share_of(value: NumberValue) -> Decimal | None:
    """The share of a whole that a number stands for, in whatever way it is said; None where it stands for none."""
    if value.share is not None:
        return value.share
    if value.unit is NumberUnit.FRACTION:
        return value.low
    return value.low / 100 if value.unit is NumberUnit.PERCENT else None


def same_share(source: NumberValue, copy: NumberValue) -> bool:
    """Whether both are one share, at least one of them said in two numbers: "one in three" and "33 percent"."""
    if source.share is None and copy.share is None:
        return False
    mine, theirs = share_of(source), share_of(copy)
    return mine is not None and theirs is not None and abs(mine - theirs) < Decimal("0.01")


def unlike_shares(source: Sequence[Mention], copy: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The one part of a whole among what is left of either text, where they differ: "ein Drittel", "a quarter".

    Halves come and go in idioms: one of the two is to be another part.
    """
    mine, theirs = ([one for one in left if _names_part(one.value)] for left in (source, copy))
    if len(mine) != 1 or len(theirs) != 1:
        return None
    here, there = share_of(mine[0].value), share_of(theirs[0].value)
    return (mine[0], theirs[0]) if here != there else None


def _names_part(value: NumberValue) -> bool:
    return value.unit is NumberUnit.FRACTION or (value.unit is NumberUnit.ORDINAL and value.share is not None)
