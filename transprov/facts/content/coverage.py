"""Stretches of either text that nothing in the other corresponds to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transprov.facts.content.features import LINKED, View, views
from transprov.facts.content.network import load_networks
from transprov.facts.evidence import EvidenceSide, WordEvidence
from transprov.types import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Side = Literal["source", "copy"]

_DROPPED_AT, _ADDED_AT = 3.6, 4.2
"""Log-odds of a whole sentence at which a finding is worth reporting: about one sound pair in 300 lies above."""
_EACH, _COUNTED = 0.3, 4
"""What each further word that more likely than not lacks a counterpart adds, and how many count: clauses go as one."""
_SLOPE = 0.12
_MOST, _LEAST = 0.9, 0.2
_MEMBER = 0.0
"""Log-odds of a single word from which it belongs to a stretch, or `_BELOW_BEST` under the best one."""
_BELOW_BEST = 1.5
_APART = 3
"""Words, of any kind, that may stand between two members of one stretch."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one text without counterpart, its content words and how sure that is (0 to 1)."""

    span: Span
    words: int
    confidence: float


def uncovered(
    evidence: WordEvidence, source: str, copy: str, functions: tuple[Collection[str], Collection[str]]
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """What the copy drops (stretches of the source) and what it adds (stretches of the copy)."""
    seen = views(evidence, source, copy, functions)
    networks = load_networks()
    dropped, added = (
        _stretches(view, network.log_odds(view.rows), side, limit)
        for view, network, side, limit in zip(
            seen, networks, (evidence.source, evidence.copy), (_DROPPED_AT, _ADDED_AT), strict=True
        )
    )
    return dropped, added


def _stretches(view: View, odds: Floats, side: EvidenceSide, limit: float) -> tuple[Stretch, ...]:
    import numpy as np

    if not view.content.any():
        return ()
    odds = np.where(view.content, odds, -np.inf)
    best = float(odds.max())
    # several doubtful words together say more than the best of them
    together = float(np.logaddexp.reduce(odds)) + _EACH * min(max(int((odds > 0).sum()) - 1, 0), _COUNTED)
    confidence = min(_MOST, 0.5 + _SLOPE * (together - limit))
    if confidence < _LEAST:
        return ()
    members = np.flatnonzero(odds >= min(max(best - _BELOW_BEST, _MEMBER), best)).tolist()
    found: list[list[int]] = []
    for at in members:
        if found and at - found[-1][-1] <= _APART and not view.linked[found[-1][-1] + 1 : at].any():
            found[-1].append(at)
        else:
            found.append([at])
    return tuple(
        Stretch(Span(side.words[one[0]].start, side.words[one[-1]].end), len(one), round(confidence, 3))
        for one in found
    )


def said_nearby(stretch: Stretch, near: WordEvidence | None, side: Side) -> bool:
    """Whether half of the stretch's words have counterparts in the neighbouring beads: it moved, it is not missing.

    `near`: evidence about the text of the stretch and the other text's neighbourhood; `side`: that of the stretch.
    """
    if near is None:
        return False
    words = (near.source if side == "source" else near.copy).words
    best = near.belief.max(axis=1 if side == "source" else 0)
    inside = [float(best[at]) for at, word in enumerate(words) if word.overlaps(stretch.span)]
    return 2 * sum(belief > LINKED for belief in inside) >= len(inside) > 0
