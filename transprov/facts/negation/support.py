"""What word alignment says about a negation that has no partner: for and against its being a fault."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from transprov.facts.frame import Context
from transprov.types import Mention, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORTH_ASKING = 0.3
"""Below this confidence nothing alignment says makes a finding of it."""
_GAIN, _NEAR, _LOST, _BIAS = 13.7, 2.0, -0.64, -1.25
"""Logistic regression on negations without partner: of planted ones, and of sound translations."""
_LEAST, _MOST = 0.05, 0.9
_WINDOW = 5
_CONTENT = 4
"""Letters from which a word is looked at as a neighbour."""


def weighed(confidence: float, mention: Mention, context: Context, *, lost: bool) -> float:
    """The confidence after a look at the words: `lost` says that the mention stands in the source.

    A negation is surely at fault where the words around it have counterparts and the two texts would be more alike
    without it; where the whole clause is said in other words, it may be contained in those.
    """
    if confidence < _WORTH_ASKING or context.links is None:
        return confidence
    evidence = context.links()
    if evidence is None:
        return confidence
    side, belief = (evidence.source, evidence.belief) if lost else (evidence.copy, evidence.belief.T)
    own = _overlapping(side.words, mention.span)
    if not own or not belief.size:
        return confidence
    gain = sum(float(side.gain[at]) for at in own) / len(own)
    near = _neighbours_linked(context.source if lost else context.copy, side.words, own, belief)
    odds = log(confidence / (1 - confidence)) + _GAIN * gain + _NEAR * near + _LOST * lost + _BIAS
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-odds))))


def linked_words(span: Span, context: Context, *, in_source: bool) -> list[Span]:
    """The words of the other text that may well be counterparts of the words at `span`."""
    evidence = context.links() if context.links is not None else None
    if evidence is None:
        return []
    mine, theirs = (evidence.source, evidence.copy) if in_source else (evidence.copy, evidence.source)
    belief = evidence.belief if in_source else evidence.belief.T
    own = _overlapping(mine.words, span)
    return [word for at, word in enumerate(theirs.words) if any(belief[i, at] >= _LINKED for i in own)]


_LINKED = 0.3


def _overlapping(words: tuple[Span, ...], span: Span) -> list[int]:
    return [at for at, word in enumerate(words) if word.overlaps(span)]


def _neighbours_linked(text: str, words: tuple[Span, ...], own: list[int], belief: NDArray[np.float64]) -> float:
    """How sure the content words around have counterparts, 0 to 1."""
    best = belief.max(axis=1)
    near = [
        float(best[at])
        for at in range(max(0, own[0] - _WINDOW), min(len(words), own[-1] + _WINDOW + 1))
        if at not in own and len(words[at]) >= _CONTENT and text[words[at].start].isalpha()
    ]
    return sum(near) / len(near) if near else 0.5
