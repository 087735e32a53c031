"""Which detail of one text is which of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.comparing.comparison import CONFLICTING, Relation
from transprov.comparing.details import Detail
from transprov.comparing.relating import Related, Sides, relate
from transprov.facts.dates.value import Sort

_BONUS = {
    Relation.AGREES: 0.5,
    Relation.NORMALISED: 0.45,
    Relation.COMPATIBLE: 0.3,
    Relation.TRANSLATION: 0.1,
    Relation.CONFLICTS: 0.0,
    Relation.ATTRIBUTION: 0.4,
}
"""What a relation adds to the likeness of two clauses: equal values are more likely of one thing."""
_SAME_FIGURE = 0.3
"""The same for values at odds that are told in the same figures."""
_SAME_THING = 0.3
"""Likeness of clauses from which on equal values speak of one thing."""
_BESIDE, _COUNTED = 0.5, 0.2
"""Weight of the likeness of two sentences, and of what is counted, beside that of the clauses."""
_AT_ODDS = 0.6
"""The same for values at odds, which is held to more: two numbers of one event are mostly numbers of two things."""


_HARDLY = 0.55
"""Likeness of what two numbers count below which values at odds are of two things."""
_SAME_COUNTED = 0.6
"""The same from which on they count one thing."""
_SAME_SENTENCE, _SAME_CLAUSE = 0.6, 0.4
"""Likeness of two sentences from which on, being each other's best, they say the same; and of their clauses, then."""
_FIRST_CLAUSE = 0.25
"""Likeness of clauses from which on equal numbers of one thing are one, wherever they stand."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How alike the surroundings of the details of two texts are; each array is (details of one, of the other)."""

    about: NDArray[np.float32]
    """Cosines of what the details are about."""
    sentences: NDArray[np.float32]
    """Cosines of their sentences, 0 where two say too different things."""
    best: NDArray[np.bool_]
    """Whether their sentences are each other's likest."""
    counted: NDArray[np.float32]
    """Cosines of what two numbers count; NaN where a text leaves it open."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two details, by index into the details of the two texts, and their relation."""

    mine: int
    theirs: int
    related: Related
    likeness: float
    """Cosine of what the two details are about."""
    strength: float
    """By which pairs that exclude each other are chosen from."""


def match(mine: Sequence[Detail], theirs: Sequence[Detail], near: Nearness, sides: Sides) -> list[Pair]:
    """Pairs of details of one thing, best first; a detail that agrees may stand in several (what is said twice)."""
    candidates = [
        pair
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
        if a.kind == b.kind and (pair := _candidate(i, j, a, b, near, sides)) is not None
    ]
    candidates.sort(key=lambda pair: -pair.strength)
    taken_mine: set[int] = set()
    taken_theirs: set[int] = set()
    found = []
    for pair in candidates:
        free = pair.mine not in taken_mine, pair.theirs not in taken_theirs
        # said twice in one text: the second time is no other fact, and no conflict either
        again = (
            any(free) and pair.related.relation not in CONFLICTING and pair.related.relation is not Relation.COMPATIBLE
        )
        if all(free) or again:
            found.append(pair)
            taken_mine.add(pair.mine)
            taken_theirs.add(pair.theirs)
    return found + _left_over(
        [(i, a) for i, a in enumerate(mine) if i not in taken_mine],
        [(j, b) for j, b in enumerate(theirs) if j not in taken_theirs],
        near,
        sides,
    )


def _left_over(
    mine: Sequence[tuple[int, Detail]], theirs: Sequence[tuple[int, Detail]], near: Nearness, sides: Sides
) -> list[Pair]:
    """Days and months at odds, each the only one left in sentences that say the same: in March, in May.

    Their clauses are short, and unlike by the very day or month that is at odds. Weekdays stay out: the day of an
    announcement differs from text to text.
    """
    ours, others = _only_days(mine), _only_days(theirs)
    found = []
    for i, a in ours:
        for j, b in others:
            sure = bool(near.best[i, j]) and float(near.sentences[i, j]) >= _SAME_SENTENCE
            about = float(near.about[i, j])
            related = relate(a, b, about, sides) if sure and about >= _SAME_THING else None
            if related is not None and related.relation in CONFLICTING:
                found.append(Pair(i, j, related, about, about))
    return found


def _only_days(details: Sequence[tuple[int, Detail]]) -> list[tuple[int, Detail]]:
    """Days of a month, and months, that no other date stands beside in their sentence."""
    dates = [(at, detail) for at, detail in details if detail.kind == "date"]
    beside = Counter(detail.segment for _, detail in dates)
    return [one for one in dates if beside[one[1].segment] == 1 and one[1].value.sort is Sort.DAY]


def _candidate(i: int, j: int, a: Detail, b: Detail, near: Nearness, sides: Sides) -> Pair | None:
    about = float(near.about[i, j])
    related = relate(a, b, about, sides)
    if related is None or not _may_be(related, i, j, near):
        return None
    counted = float(np.nan_to_num(near.counted[i, j]))
    strength = about + _BESIDE * float(near.sentences[i, j]) + _COUNTED * counted + _BONUS[related.relation]
    strength += _SAME_FIGURE if related.same_figure else 0.0
    return Pair(i, j, related, about, strength)


def _may_be(related: Related, i: int, j: int, near: Nearness) -> bool:
    """Whether two details may be of one thing, by what stands around them."""
    if related.distinctive:
        return True
    about, sentences, counted = (float(one[i, j]) for one in (near.about, near.sentences, near.counted))
    same = bool(near.best[i, j]) and sentences >= _SAME_SENTENCE
    if related.relation in CONFLICTING and related.rule is None:
        if related.same_figure and same and about >= _SAME_CLAUSE:
            return True
        if counted < _HARDLY or not sentences:
            return False
        return about >= _AT_ODDS or (same and about >= _SAME_CLAUSE and counted >= _SAME_COUNTED)
    if sentences and about >= _SAME_THING:
        return True
    if related.relation is Relation.COMPATIBLE:
        return same and not counted < _SAME_COUNTED
    return same or (about >= _FIRST_CLAUSE and counted >= _SAME_COUNTED)
