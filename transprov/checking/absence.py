"""Whether what a dropped sentence reports is gone from the copy, and has not merely been put into a sentence nearby."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from transprov.checking.unread import is_read
from transprov.facts import find_mentions
from transprov.types import Alignment, Document

_SAID_ALIKE = frozenset({"number", "quantity"})
_AROUND = 1
"""Copy sentences looked at on either side of the counterparts of the neighbours."""


def is_gone(source: Document, copy: Document, alignment: Alignment, index: int) -> bool:
    """Whether the source segment denies something or gives numbers, and no copy sentence nearby does of its own accord.

    What a sentence nearby has from its own counterpart does not count. False where there is nothing to look for, or
    where a language cannot be read.
    """
    if not is_read(source.language) or not is_read(copy.language):
        return False
    lost = _details(source.segments[index].text, source.language)
    if not lost:
        return False
    nearby = frozenset(_nearby(copy, alignment, index))
    for bead in alignment.beads:
        if not nearby.isdisjoint(bead.target):
            own = _details(" ".join(source.segments[i].text for i in bead.source), source.language)
            said = _details(" ".join(copy.segments[j].text for j in bead.target), copy.language)
            if not lost.isdisjoint(said - own):
                return False
    return True


def _details(text: str, language: str | None) -> frozenset[tuple[str, str]]:
    """Negations, whatever their wording, and numbers by the value they are read as."""
    return frozenset(
        (mention.kind, mention.reading if mention.kind in _SAID_ALIKE else "")
        for mention in find_mentions(text, language or "und")
        if mention.kind in _SAID_ALIKE or mention.kind == "negation"
    )


def _nearby(copy: Document, alignment: Alignment, index: int) -> Sequence[int]:
    linked = sorted((i, j) for bead in alignment.links for i in bead.source for j in bead.target)
    at = bisect_left(linked, (index, -1))
    homes = [j for _, j in (*linked[max(0, at - 1) : at], *linked[at : at + 1])]
    last = len(copy.segments)
    return sorted({j for home in homes for j in range(max(0, home - _AROUND), min(last, home + _AROUND + 1))})
