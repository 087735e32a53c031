"""Which negation of the copy stands for which of the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transprov.facts.negation.value import Level
from transprov.types import Mention

_ANYWHERE = 2.0
# in this order: like with like first; then what may stand for each other, if it stands about there
_ROUNDS = (
    (Level.EXPLICIT, Level.EXPLICIT, _ANYWHERE),
    (Level.LEXICAL, Level.LEXICAL, 0.35),
    (Level.WEAK, Level.WEAK, _ANYWHERE),
    (Level.EXPLICIT, Level.LEXICAL, 0.45),
    (Level.LEXICAL, Level.EXPLICIT, 0.45),
    (Level.EXPLICIT, Level.WEAK, 0.3),
    (Level.WEAK, Level.EXPLICIT, 0.3),
    (Level.LEXICAL, Level.WEAK, _ANYWHERE),
    (Level.WEAK, Level.LEXICAL, _ANYWHERE),
)
_SHORT = 60
"""Characters up to which a negation may stand anywhere: "Ganz und gar nicht." is "Far from it."."""
_OTHER_FAMILY = 0.3
"""What another family of negation weighs, as a share of the text's length."""


def _is_same_word(mine: Mention, theirs: Mention) -> bool:
    """Whether the two say the same, wherever they stand: nothing, never, nobody."""
    return mine.value.family == theirs.value.family and mine.value.family in ("nothing", "never", "nobody", "nowhere")


def _only_ends(mine: Mention, theirs: Mention) -> bool:
    """Whether one of the two negates by ending something, as "stop" does, and the other in another way."""
    return (mine.value.family == "end") is not (theirs.value.family == "end")


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of negations, and those without a partner."""

    pairs: tuple[tuple[Mention, Mention], ...]
    source_left: tuple[Mention, ...]
    copy_left: tuple[Mention, ...]


def match(source: Sequence[Mention], copy: Sequence[Mention], source_length: int, copy_length: int) -> Matching:
    """Pair like with like, the nearest in relative place first; lengths are those of the texts in characters."""
    pairs: list[tuple[Mention, Mention]] = []
    mine, theirs = list(source), list(copy)
    short = max(source_length, copy_length) <= _SHORT
    for level, other, reach in _ROUNDS:
        candidates = sorted(
            (place + (0.0 if a.value.family == b.value.family else _OTHER_FAMILY), i, j)
            for i, a in enumerate(mine)
            if a.value.level is level
            for j, b in enumerate(theirs)
            if b.value.level is other
            for place in (abs(a.span.start / max(1, source_length) - b.span.start / max(1, copy_length)),)
            if not _only_ends(a, b) or level is not other
            if place <= reach or _is_same_word(a, b) or (short and level is not Level.WEAK and other is not Level.WEAK)
        )
        taken_mine: set[int] = set()
        taken_theirs: set[int] = set()
        for _, i, j in candidates:
            if i not in taken_mine and j not in taken_theirs:
                taken_mine.add(i)
                taken_theirs.add(j)
                pairs.append((mine[i], theirs[j]))
        mine = [m for i, m in enumerate(mine) if i not in taken_mine]
        theirs = [m for j, m in enumerate(theirs) if j not in taken_theirs]
    return Matching(tuple(pairs), tuple(mine), tuple(theirs))
