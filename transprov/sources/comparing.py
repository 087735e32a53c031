"""A copy and one article, sentence by sentence, on vectors that are there already: a few milliseconds.

The aligner proper asks every run of sentences on both sides for its vector and scores it with two dozen features; to
tell a source from a stranger, pairs of sentences and of neighbours do, with closeness and length alone. The choice
among them is the aligner's own search, so that order, and blocks out of order, mean here what they mean there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from transprov.alignment.candidates import Candidates, in_order
from transprov.alignment.search import Costs, best_beads
from transprov.encoding.protocol import Floats
from transprov.sources.passages import Rows

Ints = NDArray[np.int64]

_NEAREST = 3
"""Links proposed for each sentence (or pair of neighbours) in each direction."""
_LEAST = 0.42
"""Cosine below which two sentences have nothing to do with each other: strangers hardly ever reach it."""
_EVEN = 0.55
"""Cosine at which a link speaks neither for nor against itself."""
_STEEP = 14.0
"""Log-odds per unit of cosine."""
_RATIO = 2.0
"""Log-odds lost for each factor e in length."""
_SLACK = 15
"""Characters added to both lengths: a few never matter."""
_JUMP = 2.0
_FLOOR = -1.5
_FURTHER = 0.35
"""Log-odds that a second sentence on one side must be worth: two sentences are closer than one by chance."""


@dataclass(frozen=True, slots=True)
class Links:
    """What was found of the one text in the other; one entry a link, in the order of the article."""

    source: Ints
    source_count: Ints
    copy: Ints
    copy_count: Ints
    cosine: Floats
    copy_closeness: Floats
    """(copy sentences,): cosine of the link that each stands in, 0 for none."""
    source_closeness: Floats
    """(article sentences,)."""

    def __len__(self) -> int:
        """Number of links."""
        return len(self.source)


class Side:
    """The sentences of one text, then its pairs of neighbours, as unit vectors."""

    def __init__(self, sentences: Floats, lengths: Ints, rows: Rows) -> None:
        """Of additive rows, and lengths in characters."""
        self.count = len(sentences)
        self.vectors = rows.vectors(np.concatenate([sentences, sentences[:-1] + sentences[1:]]))
        self.chars = np.concatenate([lengths, lengths[:-1] + lengths[1:]]).astype(np.float64)
        self.start = np.concatenate([np.arange(self.count), np.arange(self.count - 1)])
        self.size = 1 + (np.arange(len(self.start)) >= self.count)


def compare(source: Side, copy: Side) -> Links:
    """The links between the two; none between strangers."""
    cosine = source.vectors @ copy.vectors.T
    # a pair with a pair is two links
    cosine[source.count :, copy.count :] = -1.0
    rows, columns = _proposed(cosine)
    misfit = np.abs(np.log((copy.chars[columns] + _SLACK) / (source.chars[rows] + _SLACK)))
    c = Candidates(
        source.start[rows], source.size[rows], copy.start[columns], copy.size[columns], cosine[rows, columns]
    )
    odds = _STEEP * (c.cosine - _EVEN) - _RATIO * misfit - _FURTHER * (c.a + c.b - 2)
    order = in_order(c)
    c, odds = c.take(order), odds[order].astype(np.float32)
    chosen = c.take(best_beads(c, odds, copy.count, _JUMP, Costs(floor=_FLOOR)))
    return Links(
        chosen.i,
        chosen.a,
        chosen.j,
        chosen.b,
        chosen.cosine,
        _spread(chosen.j, chosen.b, chosen.cosine, copy.count),
        _spread(chosen.i, chosen.a, chosen.cosine, source.count),
    )


def _proposed(cosine: Floats) -> tuple[Ints, Ints]:
    """Rows and columns of the cells worth considering: the highest of each row and of each column."""
    keep = np.zeros(cosine.shape, dtype=bool)
    for axis in (0, 1):
        count = min(_NEAREST, cosine.shape[axis])
        top = np.argpartition(-cosine, count - 1, axis=axis).take(range(count), axis=axis)
        np.put_along_axis(keep, top, True, axis=axis)
    rows, columns = np.nonzero(keep & (cosine >= _LEAST))
    return rows.astype(np.int64), columns.astype(np.int64)


def _spread(start: Ints, count: Ints, cosine: Floats, size: int) -> Floats:
    """The cosine of each link, at each of the sentences in it."""
    out = np.zeros(size, dtype=np.float32)
    for offset in range(int(count.max(initial=0))):
        rows = np.flatnonzero(count > offset)
        out[start[rows] + offset] = cosine[rows]
    return out
