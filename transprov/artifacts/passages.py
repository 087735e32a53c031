"""A document as the rules see it: its segments, what stands in quotation marks, who is being reported."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transprov.artifacts.pattern import compile_pattern
from transprov.types import Document, Segment, Span

_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_MARK = re.compile('["“”„«»]')
_REPORTING = compile_pattern(
    r"\b(?:{{said}}|says?|according to|reportedly|allegedly|quoted|in (?:his|her|their|its) words|"
    r"(?:statement|interview|report|letter|accus|alleg|announc|claim|spokes)\w{0,12})\b"
)
GRAM = 4
_FEW = 3
"""Passages up to which looking through each is quicker than looking through the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One segment, ready to be matched."""

    segment: Segment
    text: str
    """As given."""
    plain: str
    """The same, character by character, with straight apostrophes and ordinary spaces."""
    lowered: str
    quotes: tuple[Span, ...]
    """What stands in quotation marks, without the marks; places in `text`."""

    def quoted(self, start: int, end: int) -> bool:
        """Whether all of a range stands in quotation marks."""
        return any(quote.start <= start and end <= quote.end for quote in self.quotes)

    def placed(self, start: int, end: int) -> Span:
        """A range of this segment as a span of the document."""
        return Span(start, end).shifted(self.segment.span.start)


@dataclass(frozen=True, slots=True)
class Text:
    """A whole document as passages."""

    document: Document
    passages: tuple[Passage, ...]
    plain: str
    lowered: str
    """`plain` in small letters, character by character."""
    starts: tuple[int, ...]
    """Where each passage begins."""
    grams: frozenset[str]
    """All runs of four characters in `lowered`."""
    _places: dict[frozenset[str], frozenset[int]] = field(default_factory=dict, compare=False, repr=False)
    """What `having` has found: many rules ask for the same sets."""

    def having(self, sets: Sequence[frozenset[str]]) -> Sequence[int]:
        """Numbers of the passages that have a text of every set, in order; all passages where there are no sets."""
        if not sets:
            return range(len(self.passages))
        found = self._with(sets[0])
        for texts in sets[1:]:
            if not found:
                return ()
            if texts in self._places or len(found) > _FEW:
                found = found & self._with(texts)
            else:
                found = frozenset(n for n in found if any(each in self.passages[n].lowered for each in texts))
        return sorted(found)

    def may_have(self, text: str) -> bool:
        """Whether nothing speaks against a text of four characters or more: its first and last four are there."""
        return text[:GRAM] in self.grams and text[-GRAM:] in self.grams

    def _with(self, texts: frozenset[str]) -> frozenset[int]:
        known = self._places.get(texts)
        if known is None:
            known = self._places[texts] = frozenset(self._found(texts))
        return known

    def _found(self, texts: frozenset[str]) -> Iterator[int]:
        for each in texts:
            if len(each) >= GRAM and not self.may_have(each):
                continue
            at = self.lowered.find(each)
            while at >= 0:
                number = bisect_right(self.starts, at) - 1
                after = at + 1
                if number >= 0:
                    yield number
                    after = max(after, self.passages[number].segment.span.end)
                at = self.lowered.find(each, after)

    def reports(self, number: int) -> bool:
        """Whether this passage or a neighbour in its paragraph tells what somebody said."""
        block = self.passages[number].segment.block
        return any(
            self.passages[other].segment.block == block and _reports(self.passages[other].text)
            for other in (number - 1, number, number + 1)
            if 0 <= other < len(self.passages)
        )

    def body(self) -> Iterator[Passage]:
        """The passages of the article itself."""
        return (passage for passage in self.passages if passage.segment.is_content)


def text_of(document: Document) -> Text:
    """The passages of a document, in order."""
    plain = document.text.translate(_PLAIN)
    lowered = _lowered(plain)
    quotes = sorted(_quotes(document), key=lambda quote: quote.start)
    passages = tuple(_passage(segment, plain, lowered, quotes) for segment in document.segments)
    grams = frozenset(lowered[at : at + GRAM] for at in range(len(lowered) - GRAM + 1))
    return Text(document, passages, plain, lowered, tuple(each.segment.span.start for each in passages), grams)


def _lowered(text: str) -> str:
    """Small letters in the places of the capitals; the few that would take two places stay as they are."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _passage(segment: Segment, plain: str, lowered: str, quotes: Sequence[Span]) -> Passage:
    place = segment.span
    # quotations do not overlap, so those that touch a segment stand together
    first = bisect_right(quotes, place.start, key=lambda quote: quote.end)
    behind = bisect_left(quotes, place.end, key=lambda quote: quote.start)
    inside = tuple(
        Span(max(quote.start, place.start) - place.start, min(quote.end, place.end) - place.start)
        for quote in quotes[first:behind]
    )
    here = slice(place.start, place.end)
    return Passage(segment, segment.text, plain[here], lowered[here], inside)


@lru_cache(maxsize=4096)
def _reports(sentence: str) -> bool:
    return _REPORTING.search(sentence) is not None


def _quotes(document: Document) -> Iterator[Span]:
    """Quotations, each within its paragraph; one that is never closed goes on to the paragraph's end."""
    text = document.text
    blocks: dict[int, Span] = {}
    for segment in document.segments:
        known = blocks.get(segment.block, segment.span)
        blocks[segment.block] = Span(min(known.start, segment.span.start), max(known.end, segment.span.end))
    for block in blocks.values():
        opened: int | None = None
        for found in _MARK.finditer(text, block.start, block.end):
            mark = found.group()
            if opened is None and mark not in "”»":
                opened = found.end()
            elif opened is not None and mark not in "„«":
                yield Span(opened, found.start())
                # “ closes in German and opens in English: right before a word it opens anew
                opened = found.end() if mark == "“" and text[found.end() : found.end() + 1].isalnum() else None
        if opened is not None and opened < block.end:
            yield Span(opened, block.end)
