"""Whether what a sentence without a counterpart says stands elsewhere on the other side all the same.

A lead repeats the headline, a caption the second paragraph: when one of two such sentences is left out, less is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transprov.checking.structure import Echo, usual_similarity
from transprov.types import Alignment, Document

if TYPE_CHECKING:
    from transprov.encoding.protocol import Encoder

_BELOW_USUAL = 0.15
"""How far under the usual similarity of a link an echo may lie; one dropped sentence in twenty comes as near."""
_AT_LEAST = 0.55
_ROWS = 1024
"""Sentences compared at a time, to bound the memory for whole books."""


def find_echoes(
    source: Document, copy: Document, alignment: Alignment, encoder: Encoder
) -> tuple[dict[int, Echo], dict[int, Echo]]:
    """For dropped source and for added copy segments: the linked segment of the other side that says nearly the same.

    Segments without such an echo are left out. Costs one vector per segment; those are cached from the alignment.
    """
    limit = max(_AT_LEAST, usual_similarity(alignment) - _BELOW_USUAL)
    linked_source = sorted({i for bead in alignment.links for i in bead.source})
    linked_copy = sorted({j for bead in alignment.links for j in bead.target})
    return (
        _nearest(source, alignment.dropped, copy, linked_copy, encoder, limit),
        _nearest(copy, alignment.added, source, linked_source, encoder, limit),
    )


def _nearest(
    document: Document, alone: Sequence[int], other: Document, linked: Sequence[int], encoder: Encoder, limit: float
) -> dict[int, Echo]:
    if not alone or not linked:
        return {}
    ours = encoder.encode([document.segments[i].text for i in alone])
    theirs = encoder.encode([other.segments[j].text for j in linked])
    found = {}
    for start in range(0, len(alone), _ROWS):
        cosines = ours[start : start + _ROWS] @ theirs.T
        for index, row in zip(alone[start : start + _ROWS], cosines, strict=True):
            column = int(row.argmax())
            if row[column] >= limit:
                found[index] = Echo(linked[column], round(float(row[column]), 4))
    return found
