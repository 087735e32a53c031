"""Which quotations of the copy render which of the source: by order and length, joined and split ones together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_MOST = 3
"""Quotations that one may be split into: "...", he said, "..."."""
_FREE = 1.8
"""Factor between two lengths up to which nothing speaks against their being one quotation."""
_SHORT = 2
"""Words that count for nothing in comparing lengths."""
_PRICE = 0.6
"""Of a word without counterpart, where a quotation has none or several are taken for one."""
_LIMIT = 24
"""Quotations in one text from which on only equal numbers are looked at: it is a list, not an article."""


@dataclass(frozen=True, slots=True)
class Group:
    """Quotations that say the same, as half-open ranges of their numbers; one side empty where there is none."""

    source: range
    copy: range


def match_lengths(source: Sequence[float], copy: Sequence[float]) -> tuple[Group, ...]:
    """The cheapest way, in words, to explain the quotations of two texts by each other; lengths in words of the copy.

    Order is kept: what stands between quotations moves about, they hardly do.
    """
    if max(len(source), len(copy), 0) > _LIMIT:
        return tuple(Group(range(i, i + 1), range(i, i + 1)) for i in range(min(len(source), len(copy))))

    @cache
    def best(i: int, j: int) -> tuple[float, tuple[Group, ...]]:
        if i == len(source) and j == len(copy):
            return 0.0, ()
        ways: list[tuple[float, tuple[Group, ...]]] = []
        for a, b in _STEPS:
            if i + a > len(source) or j + b > len(copy):
                continue
            rest, groups = best(i + a, j + b)
            ways.append(
                (_cost(source[i : i + a], copy[j : j + b]) + rest, (Group(range(i, i + a), range(j, j + b)), *groups))
            )
        return min(ways, key=lambda way: way[0])

    return best(0, 0)[1]


_STEPS = (
    (1, 1),
    *((1, many) for many in range(2, _MOST + 1)),
    *((many, 1) for many in range(2, _MOST + 1)),
    (1, 0),
    (0, 1),
)


def _cost(mine: Sequence[float], theirs: Sequence[float]) -> float:
    here, there = sum(mine), sum(theirs)
    if not mine or not theirs:
        return _PRICE * max(here, there, 1.0)
    parts = max(len(mine), len(theirs)) - 1
    if parts:
        return _PRICE * abs(here - there) + parts / 2
    shorter, longer = sorted((here, there))
    return max(0.0, longer - _FREE * shorter - _SHORT)
