"""What users say is the same in both texts, found in one pair of them: "Küstenkurier" and "Coast Courier"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transprov.types import Equivalences, Finding, Mention, Span

NOTHING = Equivalences()


@dataclass(frozen=True, slots=True)
class Settled:
    """Stretches of the two texts of which a wording of one group stands in each."""

    source: tuple[Span, ...] = ()
    copy: tuple[Span, ...] = ()

    def without(self, mentions: tuple[Mention, ...], *, source: bool) -> tuple[Mention, ...]:
        """The mentions of one side that do not lie in a settled stretch."""
        spans = self.source if source else self.copy
        return tuple(mention for mention in mentions if not _within(mention.span, spans)) if spans else mentions

    def explains(self, finding: Finding) -> bool:
        """Whether everything the finding is about lies in settled stretches."""
        if not self.source or (finding.source_span is None and finding.copy_span is None):
            return False
        sides = (finding.source_span, self.source), (finding.copy_span, self.copy)
        return all(span is None or _within(span, spans) for span, spans in sides)


_NOWHERE = Settled()


def settled(equivalences: Equivalences, source: str, copy: str) -> Settled:
    """Where the names and acronyms of the two texts are the user's equivalents of each other."""
    if not equivalences.names and not equivalences.acronyms:
        return _NOWHERE
    return _settled(equivalences, source, copy)


@lru_cache(maxsize=512)
def _settled(equivalences: Equivalences, source: str, copy: str) -> Settled:
    ours: list[Span] = []
    theirs: list[Span] = []
    for group in _patterns(equivalences):
        here = [Span(*match.span()) for match in group.finditer(source)]
        there = [Span(*match.span()) for match in group.finditer(copy)]
        if here and there:
            ours += here
            theirs += there
    return Settled(tuple(ours), tuple(theirs))


@lru_cache(maxsize=32)
def _patterns(equivalences: Equivalences) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(_wordings(group))}){_ENDING}(?!\w)", flags)
        for groups, flags in ((equivalences.names, re.IGNORECASE), (equivalences.acronyms, 0))
        for group in groups
    )


_ENDING = "(?:['’]?s)?"
"""Of a genitive: "des Küstenkuriers", "the Coast Courier's"."""


def _wordings(group: tuple[str, ...]) -> Iterator[str]:
    """As patterns, the longest first, so that it wins where several begin alike."""
    for wording in sorted(group, key=len, reverse=True):
        yield r"\s+".join(map(re.escape, wording.split()))


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in spans)


def same_word(equivalences: Equivalences, mine: set[str], theirs: set[str]) -> bool:
    """Whether a word for a unit in the one text and one in the other are the user's equivalents of each other."""
    return any(not mine.isdisjoint(words) and not theirs.isdisjoint(words) for words in _unit_words(equivalences))


@lru_cache(maxsize=32)
def _unit_words(equivalences: Equivalences) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(word.casefold() for word in group) for group in equivalences.units)
