"""Which detail of one text is which of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.comparing.comparison import CONFLICTING, Relation
from transprov.comparing.details import Detail
from transprov.comparing.relating import Related, Sides, relate

_BONUS = {
    Relation.AGREES: 0.5,
    Relation.NORMALISED: 0.45,
    Relation.COMPATIBLE: 0.3,
    Relation.TRANSLATION: 0.1,
    Relation.CONFLICTS: 0.0,
    Relation.ATTRIBUTION: 0.4,
}
"""What a relation adds to the likeness of two clauses: equal values are more likely of one thing."""
_SAME_THING = 0.3
"""Likeness of clauses from which on equal values speak of one thing."""
_BESIDE = 0.5
"""Weight of the likeness of two sentences beside that of the clauses."""
_AT_ODDS = 0.6
"""The same for values at odds, which is held to more: two numbers of one event are mostly numbers of two things."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two details, by index into the details of the two texts, and their relation."""

    mine: int
    theirs: int
    related: Related
    likeness: float
    """Cosine of what the two details are about."""
    beside: float
    """Cosine of their sentences, 0 where these say too different things."""


def match(
    mine: Sequence[Detail],
    theirs: Sequence[Detail],
    about: NDArray[np.float32],
    beside: NDArray[np.float32],
    sides: Sides,
) -> list[Pair]:
    """Pairs of details of one thing, best first; a detail that agrees may stand in several (what is said twice).

    `about` has the cosines of what the details are about, `beside` those of their sentences, 0 where two sentences
    say too different things.
    """
    candidates = [
        Pair(i, j, related, float(about[i, j]), float(beside[i, j]))
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
        if a.kind == b.kind
        and (related := relate(a, b, float(about[i, j]), sides)) is not None
        and _may_be(related, float(about[i, j]), float(beside[i, j]))
    ]
    candidates.sort(key=lambda pair: -(pair.likeness + _BESIDE * pair.beside + _BONUS[pair.related.relation]))
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
    return found


def _may_be(related: Related, likeness: float, beside: float) -> bool:
    if related.distinctive:
        return True
    unexplained = related.relation in CONFLICTING and related.rule is None
    return beside > 0 and likeness >= (_AT_ODDS if unexplained else _SAME_THING)
