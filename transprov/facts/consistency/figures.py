"""Numbers of one thing that differ from place to place: the headline against the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transprov.facts.bead import BeadText
from transprov.facts.consistency.rules import NUMBER
from transprov.facts.consistency.value import Disagreement
from transprov.facts.dates.find import find as find_dates
from transprov.facts.lexicon import load_table
from transprov.facts.numbers.find import find as find_numbers
from transprov.facts.numbers.match import Agreement, agree, is_other_unit, match, pair_leftovers
from transprov.facts.numbers.value import Approximator, NumberUnit, NumberValue, Weight
from transprov.types import Mention

_BOTH_LINKED = 0.75
"""The source has one number at both places, the copy two."""
_ONE_LINKED = 0.55
"""Only one of the two places has a counterpart in the source."""
_COUNTED = frozenset({NumberUnit.PLAIN, NumberUnit.PERCENT, NumberUnit.PERCENTAGE_POINT})
_WORD = re.compile(r"[^\W\d_]+|[.,;:!?()\"“”]")
_AFTER, _BEFORE = 3, 3
"""Words of content beside a number that may say what it counts."""
_STEM = 6
_SHARED = 3
_LINKED_OVERLAP, _LONE_OVERLAP = 0.4, 0.6
"""Share of the shorter passage's words of content that both have."""
_CLOSE, _ROUNDED = 0.2, 0.05


@dataclass(frozen=True, slots=True)
class _Place:
    bead: int
    copy: Mention
    source: Mention | None
    heads: frozenset[str]
    deeds: frozenset[str]
    context: frozenset[str]


def unlike_numbers(beads: Sequence[BeadText], source_language: str, copy_language: str) -> Iterator[Disagreement]:
    """Numbers that the source does not bear out, beside another of the same thing that it does."""
    borne_out: list[_Place] = []
    open_: list[_Place] = []
    all_source = [mention for bead in beads for mention in find_numbers(bead.source, source_language)]
    for number, bead in enumerate(beads):
        theirs = _counted(bead.copy, copy_language)
        if not theirs:
            continue
        matching = match(
            find_numbers(bead.source, source_language), find_numbers(bead.copy, copy_language),
            len(bead.source), len(bead.copy),
        )  # fmt: skip
        agreeing = [(s, c) for s, c, how in matching.agreeing if how <= Agreement.SAME_VALUE]
        borne_out += (_place(number, c, s, bead, copy_language) for s, c in agreeing if c in theirs)
        left = [mention for mention in matching.copy_left if mention in theirs]
        if bead.source.strip():
            for s, c in pair_leftovers(matching.source_left, left, len(bead.source), len(bead.copy)):
                open_.append(_place(number, c, s, bead, copy_language))
        else:
            open_ += (
                _place(number, c, None, bead, copy_language)
                for c in left
                if all(agree(s.value, c.value) is None for s in all_source)
            )
    for wrong in open_:
        right = next((place for place in borne_out if _contradict(wrong, place)), None)
        if right is not None:
            yield Disagreement(
                NUMBER,
                wrong.bead,
                wrong.copy,
                right.bead,
                right.copy,
                wrong.source,
                f"the copy says {wrong.copy.reading} here and {right.copy.reading} of the same thing elsewhere; the "
                f"source says {right.copy.reading}",
                _BOTH_LINKED if wrong.source else _ONE_LINKED,
            )


def _counted(text: str, language: str) -> list[Mention]:
    """The numbers of a text that count something, dates and names apart."""
    if not text.strip():
        return []
    days = [mention.span for mention in find_dates(text, language)]
    return [
        mention
        for mention in find_numbers(text, language)
        if mention.value.unit in _COUNTED
        and mention.value.weight >= Weight.SMALL
        and not mention.value.collective
        and mention.value.low > 1
        and not any(mention.span.overlaps(day) for day in days)
    ]


def _contradict(wrong: _Place, right: _Place) -> bool:
    """Whether both are about the same thing, and cannot both be true of it."""
    if wrong.bead == right.bead or is_other_unit(wrong.copy.value, right.copy.value):
        return False
    if wrong.source is not None and agree(wrong.source.value, right.copy.value) is None:
        return False
    if wrong.copy.value.unit is not right.copy.value.unit or _may_both_be_true(wrong.copy.value, right.copy.value):
        return False
    if wrong.deeds and right.deeds and wrong.deeds.isdisjoint(right.deeds):
        return False
    if wrong.heads.isdisjoint(right.heads) and wrong.deeds.isdisjoint(right.deeds):
        return False
    shared = len(wrong.context & right.context)
    least = _LONE_OVERLAP if wrong.source is None else _LINKED_OVERLAP
    return shared >= _SHARED and shared >= least * min(len(wrong.context), len(right.context))


def _may_both_be_true(one: NumberValue, other: NumberValue) -> bool:
    """As in "more than 500" and 534, 2,000 and 1,983."""
    apart = abs(one.low - other.low) / max(one.low, other.low)
    exact = one.approximator is Approximator.NONE and other.approximator is Approximator.NONE
    if not exact and apart <= _CLOSE:
        return True
    return apart <= _ROUNDED and _zeros(one) != _zeros(other)


def _zeros(value: NumberValue) -> int:
    digits = format(value.low.normalize(), "f")
    return len(digits) - len(digits.rstrip("0"))


def _place(bead: int, copy: Mention, source: Mention | None, text: BeadText, language: str) -> _Place:
    deeds, function = _deeds(language), _function(language)
    measure = copy.value.measure
    end = max(copy.span.end, measure.end) if measure else copy.span.end
    after = [word for word in _clause(text.copy[end:]) if word not in function]
    before = [word for word in _clause(text.copy[: copy.span.start], backwards=True) if word not in function]
    near = (*after[:_AFTER], *before[:_BEFORE])
    return _Place(
        bead,
        copy,
        source,
        frozenset(stem(word) for word in after[:_AFTER] if word not in deeds),
        frozenset(deeds[word] for word in near if word in deeds),
        _content(text.copy, language),
    )


def _clause(text: str, *, backwards: bool = False) -> Iterator[str]:
    """The words from the number on, in small letters, up to the nearest punctuation."""
    words = _WORD.findall(text[-120:] if backwards else text[:120])
    for word in reversed(words) if backwards else words:
        if not word[0].isalpha():
            return
        yield word.lower()


@lru_cache(maxsize=512)
def _content(text: str, language: str) -> frozenset[str]:
    deeds, function = _deeds(language), _function(language)
    words = (word.lower() for word in _WORD.findall(text) if word[0].isalpha())
    return frozenset(deeds.get(word, stem(word)) for word in words if word not in function and len(word) > 2)


def stem(word: str) -> str:
    """A word without what inflects it in English, cut to its first letters: enough to know it again."""
    for ending in ("ing", "ies", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)[:_STEM]
    return word[:_STEM]


@cache
def _deeds(language: str) -> dict[str, str]:
    """Words for what befell those who are counted, with the first of their group: "killed" is "dead"."""
    table = load_table(language, "consistency") or {}
    groups = [group.split() for group in table.get("deeds", ())]
    return {word: group[0] for group in groups for word in group}


@cache
def _function(language: str) -> frozenset[str]:
    table = load_table(language, "content") or {}
    return frozenset(str(table.get("function", "")).split())
