"""From a copy's vectors to the few articles worth comparing with it sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.encoding.protocol import Floats
from transprov.sources.coarse import Coarse
from transprov.sources.passages import Query
from transprov.sources.vectors import Halves

Ints = NDArray[np.int64]

_BLOCK = 8192
"""Vectors turned to single precision at once."""
_BY_WHOLE = 10
"""Articles kept that are nearest to the copy as a whole ..."""
_BY_PASSAGE = 3
"""... and to each of its passages: the sources of a merged copy, or one whose excerpt is only a part of the copy."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which vectors belong to which text."""

    numbers: Ints
    """Of the texts, in the order of their vectors."""
    starts: Ints
    """First vector of each, the whole article's; ascending."""

    def owner(self, vectors: Ints) -> Ints:
        """Position in `numbers` of the text that each vector belongs to."""
        found: Ints = np.searchsorted(self.starts, vectors, side="right") - 1
        return found


@dataclass(frozen=True, slots=True)
class Near:
    """One article, and how near it is."""

    number: int
    score: float
    by_passage: Floats
    """(passages,): cosine of each passage of the copy with the nearest vector of the article."""


def nearest(query: Query, vectors: Halves, layout: Layout, coarse: Coarse | None) -> list[Near]:
    """The articles worth a closer look, nearest first."""
    if not len(layout.numbers):
        return []
    texts, best = _best_by_text(query.vectors, vectors, layout, coarse)
    wanted = {int(at) for at in np.argsort(-best[:, 0], kind="stable")[:_BY_WHOLE]}
    for column in best.T[1:]:
        wanted.update(np.argsort(-column, kind="stable")[:_BY_PASSAGE].tolist())
    ends = np.append(layout.starts[1:], len(vectors))
    found = []
    for at in texts[sorted(wanted)].tolist():
        # what was only looked at in part is now compared as a whole
        own = vectors[layout.starts[at] : ends[at]].astype(np.float32)
        closest = (query.vectors @ own.T).max(axis=1)
        passages = closest[1:] if len(closest) > 1 else closest
        score = float((closest[0] + passages.mean()) / 2)
        found.append(Near(int(layout.numbers[at]), score, passages))
    return sorted(found, key=lambda near: (-near.score, near.number))


def _best_by_text(query: Floats, vectors: Halves, layout: Layout, coarse: Coarse | None) -> tuple[Ints, Floats]:
    """Positions of texts, each once, and (texts, len(query)) the best cosine of any vector of theirs looked at."""
    texts, best = [], []
    for rows in _looked_at(query, len(vectors), coarse):
        alike = vectors[rows].astype(np.float32) @ query.T
        owner = layout.owner(np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows)
        first = np.flatnonzero(np.diff(owner, prepend=-1))
        texts.append(owner[first])
        best.append(np.maximum.reduceat(alike, first, axis=0))
    every, values = np.concatenate(texts), np.concatenate(best)
    # a text may stand across the border of two blocks
    order = np.argsort(every, kind="stable")
    first = np.flatnonzero(np.diff(every[order], prepend=-1))
    return every[order][first], np.maximum.reduceat(values[order], first, axis=0)


def _looked_at(query: Floats, count: int, coarse: Coarse | None) -> Iterator[slice | Ints]:
    """Vectors to compare, in blocks: near ones of what the neighbourhoods cover, and all the rest."""
    covered = 0
    if coarse is not None:
        covered = coarse.covered
        near = coarse.near(query)
        for at in range(0, len(near), _BLOCK):
            yield near[at : at + _BLOCK]
    for at in range(covered, count, _BLOCK):
        yield slice(at, min(at + _BLOCK, count))
